// Articles on their way from a store to those who count them.

import NewsModel
import Workers

/// Has articles taken on another thread while the next are read; with one worker on the same.
///
/// - Parameters:
///   - take: Gets the articles in the order in which `read` hands them on. All that it was given has
///     been taken when this returns.
///   - read: Must not touch what `take` touches.
/// - Throws: What either throws.
func handingOver(
  workers: Int, to take: (StoredArticle) throws -> Void,
  _ read: ((StoredArticle) throws -> Void) throws -> Void
) throws {
  try withoutActuallyEscaping(take) { take in
    guard workers > 1 else { return try read(take) }
    let conveyor = Conveyor<[StoredArticle]>(workers: workers, room: 4) { articles in
      for article in articles { try take(article) }
    }
    defer { conveyor.stop() }
    var articles: [StoredArticle] = []
    try read { article in
      articles.append(article)
      guard articles.count == 64 else { return }
      try conveyor.put(articles)
      articles.removeAll(keepingCapacity: true)
    }
    try conveyor.put(articles)
    try conveyor.finish()
  }
}

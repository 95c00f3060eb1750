// Stories in the store. Which articles are alike is settled once, when the later of two comes in;
// equal texts need no link, since their hashes are equal.

import Foundation
import GRDB
import NewsModel

/// An article as story linking sees it.
package struct StoredCandidate: Sendable {
  package var id: Int64
  package var storyHash: ContentHash
  package var signature: StorySignature
  package var day: CivilDay?
  package var words: Int
}

extension Store {
  // In both, the cross join keeps SQLite from going through all articles to have them in order: that
  // was nine tenths of a night when there were a million.

  /// The days of the articles that have not been compared yet.
  static let newDays = """
    SELECT DISTINCT day FROM unlinked CROSS JOIN articles ON articles.id = unlinked.article
    ORDER BY day
    """

  /// Those of them that are not, or were not, a story of their own, as most have always been.
  static let newArticlesOfStories = """
    SELECT x.id FROM unlinked CROSS JOIN articles x ON x.id = unlinked.article
    WHERE EXISTS (SELECT 1 FROM links WHERE a = x.id)
      OR EXISTS (SELECT 1 FROM links WHERE b = x.id)
      OR EXISTS (SELECT 1 FROM story_articles WHERE article = x.id)
      OR x.words > 0 AND EXISTS
        (SELECT 1 FROM articles y WHERE y.story_hash = x.story_hash AND y.id <> x.id)
    ORDER BY x.id
    """

  /// The days of the articles that have not been compared yet, ascending; `nil` first, where some have
  /// no day.
  package func daysToCompare() throws -> [CivilDay?] {
    try read { db in
      try Optional<Int64>.fetchAll(db, sql: Store.newDays).map { $0.map { CivilDay($0) } }
    }
  }

  /// The articles of some days.
  ///
  /// - Parameter days: `nil`: those without a day.
  /// - Returns: By id.
  package func candidates(of days: ClosedRange<CivilDay>?) throws -> [StoredCandidate] {
    try read { db in
      let columns = "SELECT id, story_hash, signature, day, words FROM articles WHERE "
      guard let days else { return try Store.candidates(db, columns + "day IS NULL", []) }
      return try Store.candidates(
        db, columns + "day BETWEEN ? AND ?",
        [Int64(days.lowerBound.number), Int64(days.upperBound.number)])
    }
  }

  private static func candidates(
    _ db: Database, _ sql: String, _ arguments: StatementArguments
  ) throws -> [StoredCandidate] {
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    var found: [StoredCandidate] = []
    while let row = try rows.next() {
      found.append(
        StoredCandidate(
          id: row[0], storyHash: ContentHash(stored: row[1]),
          signature: StorySignature(stored: row[2]),
          day: (row[3] as Int64?).map { CivilDay($0) }, words: row[4]))
    }
    return found.sorted { $0.id < $1.id }
  }

  /// Keeps links, puts the stories of all articles that have not been compared yet together anew,
  /// and notes that every article has been compared.
  package func add(links: [(a: Int64, b: Int64, resemblance: Double)]) throws {
    try write { db in
      for link in links {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO links VALUES (?, ?, ?)")
          .execute(arguments: [min(link.a, link.b), max(link.a, link.b), link.resemblance])
      }
      try StoryGraph(db).rebuild(around: Int64.fetchAll(db, sql: Store.newArticlesOfStories))
      try db.execute(sql: "DELETE FROM unlinked")
    }
  }

  /// The stories with more than one article.
  ///
  /// - Parameter days: Only stories with an article of these days, and of them only those articles;
  ///   `nil` = all, undated ones too. Sizes are those of whole stories.
  package func stories(of days: ClosedRange<CivilDay>? = nil) throws -> ArticleStories {
    try read { db in
      let (first, last) = (
        days.map { Int64($0.lowerBound.number) }, days.map { Int64($0.upperBound.number) }
      )
      let rows = try Row.fetchCursor(
        db,
        sql: days == nil
          ? "SELECT article, story FROM story_articles"
          : """
          SELECT s.article, s.story FROM articles a JOIN story_articles s ON s.article = a.id
          WHERE a.day BETWEEN ? AND ?
          """, arguments: days == nil ? [] : [first, last])
      var (storyOf, sizes, keys): ([Int64: Int64], [Int64: Int], [Int64: String]) = ([:], [:], [:])
      while let row = try rows.next() { storyOf[row[0]] = row[1] as Int64 }
      for story in Set(storyOf.values) {
        sizes[story] = try Int.fetchOne(
          db.cachedStatement(sql: "SELECT count(*) FROM story_articles WHERE story = ?"),
          arguments: [story])
        keys[story] = try String.fetchOne(
          db.cachedStatement(sql: "SELECT key FROM articles WHERE id = ?"), arguments: [story])
      }
      return ArticleStories(storyOf: storyOf, sizes: sizes, keys: keys)
    }
  }

  /// Articles beside the first of their story.
  package func repeats() throws -> Int {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) - count(DISTINCT story) FROM story_articles") ?? 0
    }
  }

  /// The links among some articles.
  package func resemblances(
    of ids: [Int64]
  ) throws -> [(a: Int64, b: Int64, resemblance: Double)] {
    let wanted = Set(ids)
    return try read { db in
      try Row.fetchAll(db, sql: "SELECT a, b, resemblance FROM links ORDER BY a, b").map {
        (a: $0[0] as Int64, b: $0[1] as Int64, resemblance: $0[2] as Double)
      }.filter { wanted.contains($0.a) && wanted.contains($0.b) }
    }
  }
}

/// Articles as nodes, near copies and equal texts as edges; stories are its connected parts.
private struct StoryGraph {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Puts the stories together that some articles belong to or have belonged to.
  ///
  /// - Complexity: O(n log m) for n articles of these stories, of m in the store.
  func rebuild(around articles: [Int64]) throws {
    var seen: Set<Int64> = []
    for start in articles where seen.insert(start).inserted {
      var region = Region(start)
      while let article = region.next() {
        for other in try near(article) { region.join(article, other) }
        let text = try text(of: article)
        if region.isNew(text: text.hash), text.words > 0 {
          for other in try copies(of: text.hash) { region.join(article, other) }
        }
        if let story = try story(of: article), region.isNew(story: story) {
          for other in try members(of: story) { region.add(other) }
        }
      }
      seen.formUnion(region.articles)
      try write(region)
    }
  }

  private func near(_ article: Int64) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(
        sql: "SELECT b FROM links WHERE a = ?1 UNION SELECT a FROM links WHERE b = ?1"),
      arguments: [article])
  }

  private func text(of article: Int64) throws -> (hash: Data, words: Int) {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT story_hash, words FROM articles WHERE id = ?"),
      arguments: [article])
    return (row?[0] ?? Data(), row?[1] ?? 0)
  }

  private func copies(of hash: Data) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM articles WHERE story_hash = ? AND words > 0"),
      arguments: [hash])
  }

  private func story(of article: Int64) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT story FROM story_articles WHERE article = ?"),
      arguments: [article])
  }

  private func members(of story: Int64) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT article FROM story_articles WHERE story = ?"),
      arguments: [story])
  }

  private func write(_ region: Region) throws {
    for article in region.articles {
      try db.cachedStatement(sql: "DELETE FROM story_articles WHERE article = ?")
        .execute(arguments: [article])
    }
    for members in region.parts where members.count > 1 {
      let keys = try members.map { article in
        try String.fetchOne(
          db.cachedStatement(sql: "SELECT key FROM articles WHERE id = ?"), arguments: [article])
          ?? ""
      }
      let first = keys.indices.min { bytesPrecede(keys[$0], keys[$1]) } ?? 0
      for article in members {
        try db.cachedStatement(sql: "INSERT INTO story_articles VALUES (?, ?)")
          .execute(arguments: [article, members[first]])
      }
    }
  }
}

/// Articles that are looked at together, and which of them belong together.
private struct Region {
  private(set) var articles: [Int64]
  private var places: [Int64: Int]
  /// By place, a place nearer to the root of its part.
  private var parents = [0]
  private var reached = 0
  private var texts: Set<Data> = []
  private var stories: Set<Int64> = []

  init(_ start: Int64) {
    articles = [start]
    places = [start: 0]
  }

  /// The next article that has not been looked at.
  mutating func next() -> Int64? {
    guard reached < articles.count else { return nil }
    defer { reached += 1 }
    return articles[reached]
  }

  mutating func isNew(text: Data) -> Bool { texts.insert(text).inserted }

  mutating func isNew(story: Int64) -> Bool { stories.insert(story).inserted }

  @discardableResult
  mutating func add(_ article: Int64) -> Int {
    if let place = places[article] { return place }
    places[article] = articles.count
    parents.append(articles.count)
    articles.append(article)
    return articles.count - 1
  }

  mutating func join(_ a: Int64, _ b: Int64) {
    let (a, b) = (root(add(a)), root(add(b)))
    parents[max(a, b)] = min(a, b)
  }

  private mutating func root(_ place: Int) -> Int {
    var place = place
    while parents[place] != place {
      parents[place] = parents[parents[place]]
      place = parents[place]
    }
    return place
  }

  /// The articles of each connected part.
  var parts: [[Int64]] {
    var region = self
    let roots = articles.indices.map { region.root($0) }
    return Dictionary(grouping: articles.indices, by: { roots[$0] }).values
      .map { $0.map { articles[$0] } }
  }
}

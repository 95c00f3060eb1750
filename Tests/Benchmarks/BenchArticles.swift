// The articles of a file, read as a job reads them.

import NewsModel
import NewsReaders

enum BenchArticles {
  /// - Parameters:
  ///   - path: JSON Lines with id, title, text, date.
  ///   - limit: The most articles.
  static func read(_ path: String, limit: Int = .max) -> [Article] {
    var source = SourceSettings(name: "", paths: [path], format: .jsonLines)
    source.fields = [.published: "date"]
    let files = InputFinder.files([path], locate: { $0 }, sidecar: nil).files
    let cutter = InputCutter([SourceFiles(source, files)])
    let reader = PieceReader([source])
    var found: [Article] = []
    while found.count < limit, let piece = cutter.next() { found += reader.read(piece).articles }
    return Array(found.prefix(limit))
  }
}

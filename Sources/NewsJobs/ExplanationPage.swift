// What `pressrun explain` prints of the articles behind a number.

import NewsModel
import NewsReports
import NewsTrends

/// An article of an explanation.
struct ExplainedArticle {
  var article: StoredArticle
  var note: String
  /// Numbers of the sentences to show.
  var sentences: [UInt32]
}

/// The articles of an explanation.
struct ExplanationPage {
  private let limit: Int
  private let title: String
  /// Of all articles.
  private(set) var count = 0
  /// Those that are shown.
  private(set) var entries: [ExplainedArticle] = []

  init(_ title: String, limit: Int) { (self.title, self.limit) = (title, limit) }

  mutating func add(_ article: StoredArticle, note: String, sentences: [UInt32] = []) {
    count += 1
    guard count <= limit else { return }
    entries.append(ExplainedArticle(article: article, note: note, sentences: sentences))
  }

  /// - Parameter lines: Out of the articles, by their ids.
  func text(_ names: FactNames, _ lines: [Int64: [String]] = [:]) -> String {
    var page = TextPage()
    page.heading("\(title): \(counted(count, "article"))")
    for entry in entries {
      let article = entry.article
      page.line("\(article.day?.description ?? "undated")  \(article.title)")
      page.paragraph(
        "\(names.sources[Int(article.source)]), \(article.place), \(article.key): \(entry.note)",
        lead: "  ")
      for line in lines[article.id] ?? [] { page.paragraph(line, lead: "  | ") }
    }
    let more = count > limit ? "\n… \(count - limit) more; `--limit` shows them\n" : ""
    return page.text + more
  }
}

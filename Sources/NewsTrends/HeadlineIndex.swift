// The bridge between what is read and what is published: the article of the corpus that a line of a
// list leads to, found by its headline.

import NewsModel

/// An article as a list needs it.
package struct LinkedArticle: Hashable, Sendable {
  package var key: String
  package var day: CivilDay?
  /// Indices into `FactNames.topics`, of the whole article.
  package var topics: [UInt32]
  /// Indices into `FactNames.entities`, of the whole article.
  package var entities: [UInt32]

  package init(key: String, day: CivilDay?, topics: [UInt32] = [], entities: [UInt32] = []) {
    self.key = key
    self.day = day
    self.topics = topics
    self.entities = entities
  }
}

/// Articles by the headlines that lists ask for.
///
/// Headlines match when their `TitleForm` is equal, or when the list cut the headline short and
/// what is left begins the article's. Of several articles the first stands: earliest day (undated
/// last), then smallest key, so that the order in which articles are added does not matter.
package struct HeadlineIndex: Sendable {
  private var wanted: Set<String> = []
  /// Cut forms by their first twelve bytes.
  private var cut: [String: [String]] = [:]
  private var found: [String: LinkedArticle] = [:]

  private static let shortestCut = 12

  /// - Parameter titles: All titles of lists that will be asked for; nothing else is kept.
  package init(wanting titles: some Sequence<String>) {
    for title in titles {
      let form = TitleForm(title)
      if !form.isTruncated {
        wanted.insert(form.text)
      } else if let head = HeadlineIndex.head(form.text), wanted.insert(form.text + "…").inserted {
        cut[head, default: []].append(form.text)
      }
    }
  }

  private static func head(_ text: String) -> String? {
    guard text.utf8.count >= shortestCut else { return nil }
    return String(decoding: text.utf8.prefix(shortestCut), as: UTF8.self)
  }

  /// Adds an article. O(length of the title), and an article that no list asks for costs no memory.
  package mutating func add(title: String, _ article: @autoclosure () -> LinkedArticle) {
    let text = TitleForm(title).text
    if wanted.contains(text) { keep(article(), text) }
    guard !cut.isEmpty, let head = HeadlineIndex.head(text) else { return }
    for start in cut[head] ?? [] where text.utf8.starts(with: start.utf8) {
      keep(article(), start + "…")
    }
  }

  private mutating func keep(_ article: LinkedArticle, _ form: String) {
    guard let other = found[form] else {
      found[form] = article
      return
    }
    let (x, y) = (article.day?.number ?? .max, other.day?.number ?? .max)
    if x < y || (x == y && bytesPrecede(article.key, other.key)) { found[form] = article }
  }

  /// The article of a line; `nil` where the corpus has none.
  package subscript(title: String) -> LinkedArticle? {
    let form = TitleForm(title)
    return found[form.isTruncated ? form.text + "…" : form.text]
  }
}

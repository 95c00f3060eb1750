// The facts of a run while it lasts: one article per key, whatever the order in which its versions
// come. What a store does on disk, this does in memory, for jobs that keep nothing.

import NewsModel
import NewsTrends

/// The standing facts of each article, and how they came together.
package struct FactCollection: Sendable {
  /// By the bytes of a key: to Swift two spellings of `é` are one string, to a store they are not.
  private var places: [[UInt8]: Int] = [:]
  /// In order of arrival; `sorted` puts them in the order of reports.
  package private(set) var articles: [ArticleFacts] = []
  /// Different texts of keys that have more than one, by place.
  private var versions: [Int: Set<ContentHash>] = [:]
  /// Readings of an article that was there already, text unchanged.
  package private(set) var repeated = 0

  package init() {}

  /// Readings of an article that was there already, with another text.
  package var revised: Int { versions.values.reduce(0) { $0 + $1.count - 1 } }

  /// Takes facts in; of the versions of one key that which `stands(before:)` all others stays.
  package mutating func add(_ facts: ArticleFacts) {
    let key = Array(facts.key.utf8)
    guard let place = places[key] else {
      places[key] = articles.count
      articles.append(facts)
      return
    }
    let standing = articles[place]
    let known =
      versions[place]?.contains(facts.contentHash) ?? (standing.contentHash == facts.contentHash)
    if known {
      repeated += 1
    } else {
      versions[place, default: [standing.contentHash]].insert(facts.contentHash)
    }
    if facts.stands(before: standing) { articles[place] = facts }
  }

  /// Leaves out articles whose day is outside; undated ones stay.
  ///
  /// - Returns: How many were left out.
  package mutating func keep(from first: CivilDay?, to last: CivilDay?) -> Int {
    guard first != nil || last != nil else { return 0 }
    let before = articles.count
    articles.removeAll { facts in
      guard let day = facts.day else { return false }
      return day < first ?? day || last ?? day < day
    }
    places = [:]
    return before - articles.count
  }

  /// By day (undated last), then by the bytes of the key.
  package mutating func sort() {
    // Facts are large: their places are sorted, and each is moved once.
    let order = articles.map { ($0.day?.number ?? .max, $0.key) }.enumerated().sorted { a, b in
      a.element.0 == b.element.0
        ? bytesPrecede(a.element.1, b.element.1) : a.element.0 < b.element.0
    }
    articles = order.map { articles[$0.offset] }
    places = [:]
  }
}

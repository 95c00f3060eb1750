// A "most read" block, a chart, a trending list: titles in an order, seen at one time.

/// How the time of a list is known.
package enum ObservationBasis: String, Sendable, Codable {
  /// A field, a column, a file name or a sidecar says so.
  case given
  /// The modification time of the file: the best guess, marked as such.
  case fileTime
  /// Nobody knows. Such a list is read and shown, and takes no part in changes over time.
  case unknown
}

/// One line of a list.
package struct RankedItem: Hashable, Sendable {
  /// 1 is the top.
  package var rank: Int
  package var title: String
  /// What else identifies the item: an artist for a song. `nil` for headlines.
  package var by: String?
  package var url: String?

  /// The rank that a text says, 1 to 1,000,000, also as `7.0`; `nil` for anything else.
  package static func rank(written text: String) -> Int? {
    (Int(text) ?? Double(text).flatMap { Int(exactly: $0) }).flatMap {
      (1...1_000_000).contains($0) ? $0 : nil
    }
  }

  package init(rank: Int, title: String, by: String? = nil, url: String? = nil) {
    self.rank = rank
    self.title = title
    self.by = by
    self.url = url
  }
}

/// One observed list. Its items never enter the counts of articles.
package struct RankingList: Sendable {
  /// The list's name; with a section `POPULAR ARTICLE / Politics`.
  package var name: String
  package var source: String
  /// `nil` only with basis `.unknown`.
  package var observedAt: Timestamp?
  package var basis: ObservationBasis
  /// In order of rank; ranks may tie or leave gaps as the source has them.
  package var items: [RankedItem]
  package var place: Place

  package init(
    name: String, source: String, observedAt: Timestamp?, basis: ObservationBasis,
    items: [RankedItem], place: Place
  ) {
    self.name = name
    self.source = source
    self.observedAt = observedAt
    self.basis = basis
    self.items = items
    self.place = place
  }
}

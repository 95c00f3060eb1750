// The pairs that lead a period: all that the charts of later periods ask of it.

/// Two entities and the articles that name both.
package struct PairCount: Hashable, Sendable {
  /// Indices into `FactNames.entities`; the name of `a` comes before that of `b`.
  package var a: UInt32
  package var b: UInt32
  package var articles: UInt32

  package init(a: UInt32, b: UInt32, articles: UInt32) {
    self.a = a
    self.b = b
    self.articles = articles
  }
}

/// The pairs with most articles in one period that is over.
package struct TopPairs: Hashable, Sendable {
  package var period: Period
  /// The most pairs that were asked for.
  package var size: Int
  /// By articles (descending), then the names of a and b.
  package var pairs: [PairCount]

  package init(period: Period, size: Int, pairs: [PairCount]) {
    self.period = period
    self.size = size
    self.pairs = pairs
  }
}

// The articles of one day in sums. Articles add up over days (stories do not: a story may last for
// several), so the counts of any week, month or year are made of these, without its articles.

/// How many articles have what a number stands for.
package struct NumberedCount: Hashable, Sendable {
  package var number: UInt32
  package var articles: UInt32

  package init(_ number: UInt32, articles: UInt32) {
    self.number = number
    self.articles = articles
  }
}

/// What the articles of one day name. Only what occurs is listed.
package struct DayCounts: Hashable, Sendable {
  package var day: CivilDay
  package var articles = 0
  package var words = 0
  /// Articles with at least one topic, with at least one entity.
  package var articlesWithTopics = 0
  package var articlesWithEntities = 0
  /// By index into `FactNames.sources`.
  package var sources: [NumberedCount] = []
  /// By index into `FactNames.topics`.
  package var topics: [NumberedCount] = []
  /// Indices into `FactNames.entities`, in the order of their names.
  package var entities: [NumberedCount] = []

  package init(day: CivilDay) { self.day = day }
}

// What readers have been told: the numbers that a later report can differ from.

/// The numbers of one period as a report first showed them.
package struct PublishedCounts: Hashable, Sendable {
  package var period: Period
  /// All articles of it; `nil` where they were not noted.
  package var articles: Int?
  /// By index into `FactNames.topics`, ascending, those above 0.
  package var topics: [NumberedCount]
  /// By index into `FactNames.entities`, ascending, those above 0.
  package var entities: [NumberedCount]

  package init(
    period: Period, articles: Int?, topics: [NumberedCount], entities: [NumberedCount]
  ) {
    self.period = period
    self.articles = articles
    self.topics = topics
    self.entities = entities
  }
}

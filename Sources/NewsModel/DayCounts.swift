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

/// As much of an article as the past of a period is searched for.
package struct ArticleTrace: Sendable {
  package var day: CivilDay
  /// Indices into `FactNames.entities`, distinct.
  package var entities: [UInt32]
  /// UTF-8 of `ArticleFacts.lead`.
  package var lead: [UInt8]

  package init(day: CivilDay, entities: [UInt32], lead: [UInt8]) {
    self.day = day
    self.entities = entities
    self.lead = lead
  }
}

/// The numbers of one period as a report first showed them.
package struct PublishedCounts: Hashable, Sendable {
  package var period: Period
  /// By index into `FactNames.topics`, ascending, those above 0.
  package var topics: [NumberedCount]
  /// By index into `FactNames.entities`, ascending, those above 0.
  package var entities: [NumberedCount]

  package init(period: Period, topics: [NumberedCount], entities: [NumberedCount]) {
    self.period = period
    self.topics = topics
    self.entities = entities
  }
}

// The counts of one period, with names as numbers: what all tables, rankings and trends are made
// of. A counter gives one such value per period as soon as the period is over, so that a run of ten
// years holds the counts of a day, a week, a month and of everything, and never those of all days.

import NewsModel

/// One topic in one period.
package struct TopicTally: Hashable, Sendable {
  package var articles: UInt32 = 0
  package var stories: UInt32 = 0
  package var matches: UInt32 = 0
  /// Articles with a match in the headline.
  package var titleArticles: UInt32 = 0

  package init() {}
}

/// One entity in one period.
package struct EntityTally: Hashable, Sendable {
  /// Index into `FactNames.entities`.
  package var entity: UInt32
  package var articles: UInt32 = 0
  package var stories: UInt32 = 0
  package var mentions: UInt32 = 0
  /// Articles that name it in the headline.
  package var titleArticles: UInt32 = 0
  /// Of dated articles; `nil` where all are undated.
  package var days: ClosedRange<CivilDay>?

  package init(entity: UInt32) { self.entity = entity }
}

/// Two entities in one period.
public struct PairTally: Hashable, Sendable {
  /// Indices into `FactNames.entities`; the name of `a` comes before that of `b`.
  public var a: UInt32
  public var b: UInt32
  public var articles: UInt32
  public var stories: UInt32
  /// `CivilDay.number` of the first and last dated article; `Int32.min` where all are undated.
  public var firstDayNumber: Int32
  public var lastDayNumber: Int32

  package init(
    a: UInt32, b: UInt32, articles: UInt32, stories: UInt32, firstDayNumber: Int32,
    lastDayNumber: Int32
  ) {
    self.a = a
    self.b = b
    self.articles = articles
    self.stories = stories
    self.firstDayNumber = firstDayNumber
    self.lastDayNumber = lastDayNumber
  }

  package var firstDay: CivilDay? {
    firstDayNumber == .min ? nil : CivilDay(number: firstDayNumber)
  }
  package var lastDay: CivilDay? {
    lastDayNumber == .min ? nil : CivilDay(number: lastDayNumber)
  }
}

/// The pairs of one level in one period.
package struct LevelPairs: Sendable {
  package var level: PairLevel
  /// By the names of `a`, then of `b`. In `.all` those with enough articles only.
  package var pairs: PairTallies

  package init(level: PairLevel, pairs: PairTallies) {
    self.level = level
    self.pairs = pairs
  }
}

/// All counts of one period.
package struct PeriodCounts: Sendable {
  /// `nil` for the undated articles (`CountSettings.countsUndated`).
  package var period: Period?
  /// For the undated articles `totals.period` is `.all`.
  package var totals: PeriodTotals
  /// For each topic of `FactNames.topics`, those without articles too.
  package var topics: [TopicTally]
  /// Those with articles, in the order of their names (`Entity.<`).
  package var entities: [EntityTally]
  /// One per level that was asked for; empty for a grain without pairs.
  package var pairs: [LevelPairs]

  package init(
    period: Period?, totals: PeriodTotals, topics: [TopicTally] = [],
    entities: [EntityTally] = [], pairs: [LevelPairs] = []
  ) {
    self.period = period
    self.totals = totals
    self.topics = topics
    self.entities = entities
    self.pairs = pairs
  }
}

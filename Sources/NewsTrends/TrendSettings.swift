// What is asked of trends, rankings and comparisons. Defaults are those of DESIGN §5.

import NewsModel

/// How periods are compared with their past, and lists with one another.
package struct TrendSettings: Hashable, Sendable {
  /// Periods that get trend rows. `.all` has no past and is ignored.
  package var grains: [Grain]
  /// Weeks (for days: the same weekday of as many weeks; for months: months) of the baseline.
  package var baselineWeeks: Int
  /// Fewer past periods than this give no expected level.
  package var minimumHistory: Int
  /// The fewest articles, counted or expected, of an entity or pair that gets a trend row.
  package var minimumArticles: Int
  /// Only the last so many periods of a grain get trend rows; `nil` = all of them.
  package var lastPeriods: Int?
  /// The longest computed list of a period.
  package var topSize: Int
  /// Periods that get computed rankings.
  package var rankingGrains: [Grain]
  /// s and γ of Kleinberg's automaton.
  package var burstScaling: Double
  package var burstGamma: Double
  /// The fewest articles over all days of an entity that is searched for bursts.
  package var minimumBurstArticles: Int
  /// Periods that get keywords.
  package var keywordGrains: [Grain]
  /// The fewest articles of a keyword in its period.
  package var minimumKeywordArticles: Int
  /// The most keywords of a period.
  package var keywordSize: Int
  /// Different phrases of one period that are kept; beyond it those seen once are let go.
  package var phrasesInMemory: Int
  /// The fewest articles that a source usually has on a weekday for an empty day to be a gap.
  package var minimumUsualArticles: Double

  package init(
    grains: [Grain] = [.week], baselineWeeks: Int = 8, minimumHistory: Int = 3,
    minimumArticles: Int = 3, lastPeriods: Int? = nil, topSize: Int = 20,
    rankingGrains: [Grain] = [.day, .week, .month], burstScaling: Double = 2,
    burstGamma: Double = 1, minimumBurstArticles: Int = 10, keywordGrains: [Grain] = [.week],
    minimumKeywordArticles: Int = 3, keywordSize: Int = 50, phrasesInMemory: Int = 2_000_000,
    minimumUsualArticles: Double = 1
  ) {
    self.grains = grains
    self.baselineWeeks = baselineWeeks
    self.minimumHistory = minimumHistory
    self.minimumArticles = minimumArticles
    self.lastPeriods = lastPeriods
    self.topSize = topSize
    self.rankingGrains = rankingGrains
    self.burstScaling = burstScaling
    self.burstGamma = burstGamma
    self.minimumBurstArticles = minimumBurstArticles
    self.keywordGrains = keywordGrains
    self.minimumKeywordArticles = minimumKeywordArticles
    self.keywordSize = keywordSize
    self.phrasesInMemory = phrasesInMemory
    self.minimumUsualArticles = minimumUsualArticles
  }
}

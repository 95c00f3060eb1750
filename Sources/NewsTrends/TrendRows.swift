// Rows of the trend tables: a period against what came before it.

import NewsModel

/// What a trend is about.
package enum TrendSubject: Hashable, Sendable {
  case topic(Topic)
  case entity(Entity)
  case pair(Entity, Entity)
}

/// Why a value must be read with care.
package enum TrendNote: String, Sendable, Codable {
  case none = ""
  /// No earlier period in the data.
  case firstPeriod = "first period"
  /// Too few earlier periods for an expected level.
  case shortHistory = "short history"
  /// The period is not over.
  case running
  /// Days of the period without any article.
  case gap
  /// The period has no article at all.
  case empty
}

/// One subject in one period against the level that its past lets one expect.
package struct TrendRow: Hashable, Sendable {
  package var subject: TrendSubject
  package var period: Period
  package var articles: Int
  package var periodArticles: Int
  package var share: Share?
  /// Articles to expect from the same weekday (for weeks and months: the same grain) of the past.
  package var expected: Double?
  /// (share − median of the past shares) / their robust spread.
  package var robustZ: Double?
  package var pValue: Double?
  /// After Benjamini and Hochberg over the topics, the entities, or the pairs of the period.
  package var qValue: Double?
  /// Over the periods up to this one; `nil` with fewer than four.
  package var mannKendallP: Double?
  /// Change of the share per period, by Sen.
  package var senSlope: Double?
  package var note: TrendNote

  package init(
    subject: TrendSubject, period: Period, articles: Int, periodArticles: Int, share: Share?,
    expected: Double?, robustZ: Double?, pValue: Double?, qValue: Double?, mannKendallP: Double?,
    senSlope: Double?, note: TrendNote
  ) {
    self.subject = subject
    self.period = period
    self.articles = articles
    self.periodArticles = periodArticles
    self.share = share
    self.expected = expected
    self.robustZ = robustZ
    self.pValue = pValue
    self.qValue = qValue
    self.mannKendallP = mannKendallP
    self.senSlope = senSlope
    self.note = note
  }
}

/// A run of days in which a subject was in a higher state of Kleinberg's automaton.
package struct BurstRow: Hashable, Sendable {
  package var subject: TrendSubject
  package var first: CivilDay
  package var last: CivilDay
  /// 1 is the lowest state above the base.
  package var level: Int
  /// Cost saved against staying in the state below; larger is stronger.
  package var weight: Double
  package var articles: Int

  package init(
    subject: TrendSubject, first: CivilDay, last: CivilDay, level: Int, weight: Double,
    articles: Int
  ) {
    self.subject = subject
    self.first = first
    self.last = last
    self.level = level
    self.weight = weight
    self.articles = articles
  }
}

/// A word or phrase of a period that its past does not have in this measure.
package struct KeywordRow: Hashable, Sendable {
  package var period: Period
  /// Folded words joined by a blank.
  package var phrase: String
  /// Number of words, 1…3.
  package var length: Int
  /// Articles of the period whose headline or lead has it.
  package var articles: Int
  package var periodArticles: Int
  package var pastArticles: Int
  package var pastTotal: Int
  /// Four-cell G², positive where the phrase is over-used in the period.
  package var logLikelihood: Double
  /// log2 of the ratio of the two shares (0.5 added to a zero).
  package var logRatio: Double
  package var qValue: Double

  package init(
    period: Period, phrase: String, length: Int, articles: Int, periodArticles: Int,
    pastArticles: Int, pastTotal: Int, logLikelihood: Double, logRatio: Double, qValue: Double
  ) {
    self.period = period
    self.phrase = phrase
    self.length = length
    self.articles = articles
    self.periodArticles = periodArticles
    self.pastArticles = pastArticles
    self.pastTotal = pastTotal
    self.logLikelihood = logLikelihood
    self.logRatio = logRatio
    self.qValue = qValue
  }
}

/// A day on which a source that usually publishes has no article.
package struct GapRow: Hashable, Sendable {
  package var source: String
  package var day: CivilDay
  /// Median articles of the same weekday of the weeks before (`baselineWeeks`).
  package var usual: Double

  package init(source: String, day: CivilDay, usual: Double) {
    self.source = source
    self.day = day
    self.usual = usual
  }
}

/// A published number that moved because an article was corrected or came late.
package struct RevisionRow: Hashable, Sendable {
  package var period: Period
  /// Name of the table: `articles`, `topics`, `entities`.
  package var table: String
  /// `nil`: all articles of the period.
  package var subject: TrendSubject?
  package var articlesBefore: Int
  package var articlesAfter: Int

  package init(
    period: Period, table: String, subject: TrendSubject?, articlesBefore: Int, articlesAfter: Int
  ) {
    self.period = period
    self.table = table
    self.subject = subject
    self.articlesBefore = articlesBefore
    self.articlesAfter = articlesAfter
  }
}

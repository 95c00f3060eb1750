// Rows of the ranking tables: an item on a list, a list beside the next, what is read beside what
// is published.

import NewsModel

/// How an item stands against the list before.
package enum RankingStatus: String, Sendable, Codable {
  /// Never seen on this list before.
  case new = "NEW"
  /// Seen before, but not on the list before.
  case reentry = "RE"
  /// On the list before and on this one.
  case stays = ""
  /// On the list before, not on this one; such a row has no rank.
  case out = "OUT"
}

/// Where a list comes from.
package enum RankingKind: String, Sendable, Codable {
  /// Read from the input.
  case observed
  /// Counted here: the top topics, entities or pairs of a period.
  case computed
}

/// One item of one list at one time, with its chart columns.
package struct RankingRow: Hashable, Sendable {
  package var kind: RankingKind
  package var list: String
  package var source: String
  /// Of an observed list; `nil` where nobody knows the time, and for computed lists.
  package var observedAt: Timestamp?
  package var basis: ObservationBasis?
  /// Of a computed list; for observed lists the day of observation.
  package var period: Period?
  /// `nil` for OUT.
  package var rank: Int?
  package var title: String
  package var by: String?
  package var status: RankingStatus
  /// Rank on the list before; `nil` where it was not there.
  package var previous: Int?
  /// previous − rank: positive is up.
  package var change: Int?
  /// Best rank so far, this list included.
  package var peak: Int
  /// Number of lists so far that hold it, this one included. Lists that repeat the one before
  /// unchanged on the same day count as one.
  package var timesOnList: Int
  /// Different days (for computed lists: periods) so far with a list that holds it.
  package var periodsOnList: Int
  /// The most lists in a row so far that hold it, counted as `timesOnList` is.
  package var longestRun: Int
  package var firstSeen: Timestamp?
  /// Hours on the list so far, from snapshot to snapshot; `nil` where times are not known.
  package var hoursOnList: Double?
  /// The value that a computed list is ordered by (articles); `nil` for observed lists.
  package var value: Int?
  /// Key of the article of the corpus with the same headline, where there is one.
  package var article: String?

  package init(
    kind: RankingKind, list: String, source: String, observedAt: Timestamp?,
    basis: ObservationBasis?, period: Period?, rank: Int?, title: String, by: String?,
    status: RankingStatus, previous: Int?, change: Int?, peak: Int, timesOnList: Int,
    periodsOnList: Int, longestRun: Int, firstSeen: Timestamp?, hoursOnList: Double?,
    value: Int? = nil, article: String? = nil
  ) {
    self.kind = kind
    self.list = list
    self.source = source
    self.observedAt = observedAt
    self.basis = basis
    self.period = period
    self.rank = rank
    self.title = title
    self.by = by
    self.status = status
    self.previous = previous
    self.change = change
    self.peak = peak
    self.timesOnList = timesOnList
    self.periodsOnList = periodsOnList
    self.longestRun = longestRun
    self.firstSeen = firstSeen
    self.hoursOnList = hoursOnList
    self.value = value
    self.article = article
  }
}

/// Two lists beside one another: neighbouring snapshots, or two that a reader chose.
package struct ComparisonRow: Hashable, Sendable {
  package var list: String
  /// Of the list; empty where files are compared.
  package var source = ""
  /// Of the later list in the reporting zone; `nil` where files are compared.
  package var day: CivilDay?
  package var from: String
  package var to: String
  package var fromLength: Int
  package var toLength: Int
  /// Weight of the top in RBO.
  package var p: Double
  package var rbo: Double
  package var rboMin: Double
  package var rboMax: Double
  /// `nil` where a list has fewer than two distinct ranks.
  package var tauB: Double?
  package var kendall: Double
  package var kendallNormalised: Double?
  package var footrule: Double
  package var jaccard: Double?
  package var overlapAtTop: Int
  package var rankTurbulence: Double?
  package var entries: Int
  package var exits: Int

  package init(
    list: String, from: String, to: String, fromLength: Int, toLength: Int, p: Double, rbo: Double,
    rboMin: Double, rboMax: Double, tauB: Double?, kendall: Double, kendallNormalised: Double?,
    footrule: Double, jaccard: Double?, overlapAtTop: Int, rankTurbulence: Double?, entries: Int,
    exits: Int
  ) {
    self.list = list
    self.from = from
    self.to = to
    self.fromLength = fromLength
    self.toLength = toLength
    self.p = p
    self.rbo = rbo
    self.rboMin = rboMin
    self.rboMax = rboMax
    self.tauB = tauB
    self.kendall = kendall
    self.kendallNormalised = kendallNormalised
    self.footrule = footrule
    self.jaccard = jaccard
    self.overlapAtTop = overlapAtTop
    self.rankTurbulence = rankTurbulence
    self.entries = entries
    self.exits = exits
  }
}

/// What is compared in an attention row, like with like.
package enum AttentionBasis: String, Sendable, Codable {
  /// Headlines of the list with headlines of the articles.
  case headline
  /// Whole articles: items that lead to an article of the corpus, with all articles.
  case article
}

/// The share of a topic or entity on a list of what is read, beside its share of what is published.
package struct AttentionRow: Hashable, Sendable {
  package var list: String
  package var source: String
  package var period: Period
  package var subject: TrendSubject
  package var basis: AttentionBasis
  /// Distinct items of the period (for basis `article` those with an article), and those of them
  /// with this subject.
  package var listItems: Int
  package var itemsWithSubject: Int
  package var periodArticles: Int
  /// For basis `headline` those that have the subject in the headline.
  package var articlesWithSubject: Int
  package var listShare: Double
  package var coverageShare: Double
  /// listShare / coverageShare with its interval at 95 %; `nil` where coverage is zero.
  package var ratio: Share?
  /// Of Fisher's exact test (twice the smaller tail), after Benjamini and Hochberg over the topics,
  /// or the entities, of the list and period.
  package var qValue: Double?

  package init(
    list: String, source: String, period: Period, subject: TrendSubject,
    basis: AttentionBasis = .headline,
    listItems: Int, itemsWithSubject: Int,
    periodArticles: Int, articlesWithSubject: Int, listShare: Double, coverageShare: Double,
    ratio: Share?, qValue: Double?
  ) {
    self.list = list
    self.source = source
    self.period = period
    self.subject = subject
    self.basis = basis
    self.listItems = listItems
    self.itemsWithSubject = itemsWithSubject
    self.periodArticles = periodArticles
    self.articlesWithSubject = articlesWithSubject
    self.listShare = listShare
    self.coverageShare = coverageShare
    self.ratio = ratio
    self.qValue = qValue
  }
}

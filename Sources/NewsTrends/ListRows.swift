// Rows about a whole series of lists: what each item did on it, how fast it turns over, which
// titles were taken for one item, and what each item adds to the divergence of two lists.

import NewsModel

/// One item of one list over all its snapshots.
package struct PresenceRow: Hashable, Sendable {
  package var list: String
  package var source: String
  package var title: String
  package var by: String?
  package var peak: Int
  /// Lists that hold it; unchanged repeats on one day count as one.
  package var timesOnList: Int
  package var periodsOnList: Int
  package var longestRun: Int
  /// How often it came onto the list, 1 or more: returns + 1.
  package var entries: Int
  package var firstSeen: Timestamp?
  package var lastSeen: Timestamp?
  /// From snapshot to snapshot; a snapshot holds until the next one, but no longer than twice the
  /// usual (median) distance of two. `nil` where times are not known.
  package var hoursOnList: Double?
  /// Hours at rank 1, 2, …, up to the worst rank that it had; empty where times are not known.
  package var hoursAtRank: [Double]
  /// Key of the article of the corpus with the same headline.
  package var article: String?

  package init(
    list: String, source: String, title: String, by: String?, peak: Int, timesOnList: Int,
    periodsOnList: Int, longestRun: Int, entries: Int, firstSeen: Timestamp?, lastSeen: Timestamp?,
    hoursOnList: Double?, hoursAtRank: [Double], article: String? = nil
  ) {
    self.list = list
    self.source = source
    self.title = title
    self.by = by
    self.peak = peak
    self.timesOnList = timesOnList
    self.periodsOnList = periodsOnList
    self.longestRun = longestRun
    self.entries = entries
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.hoursOnList = hoursOnList
    self.hoursAtRank = hoursAtRank
    self.article = article
  }
}

/// One list over all its snapshots.
package struct ListSummaryRow: Hashable, Sendable {
  package var list: String
  package var source: String
  /// Snapshots read, those of them without a known time, and lists that differ from the one before
  /// or begin a day.
  package var snapshots: Int
  package var untimed: Int
  package var lists: Int
  package var first: Timestamp?
  package var last: Timestamp?
  /// Different items ever seen.
  package var items: Int
  /// Items ever seen per item of the first list, 1 or more; `nil` where there is no timed list.
  package var turnover: Double?
  /// Mean share of items that enter or leave from one list to the next, 0…1.
  package var meanFlux: Double?
  /// Mean number of lists that hold an item.
  package var meanTimesOnList: Double?
  /// Mean hours of an item on the list.
  package var meanHoursOnList: Double?

  package init(
    list: String, source: String, snapshots: Int, untimed: Int, lists: Int, first: Timestamp?,
    last: Timestamp?, items: Int, turnover: Double?, meanFlux: Double?, meanTimesOnList: Double?,
    meanHoursOnList: Double?
  ) {
    self.list = list
    self.source = source
    self.snapshots = snapshots
    self.untimed = untimed
    self.lists = lists
    self.first = first
    self.last = last
    self.items = items
    self.turnover = turnover
    self.meanFlux = meanFlux
    self.meanTimesOnList = meanTimesOnList
    self.meanHoursOnList = meanHoursOnList
  }
}

/// Why two titles were taken for one item, or were not.
package enum IdentityRule: String, Sendable, Codable {
  /// Equal but for case, quotation marks, dashes and blanks.
  case spelling
  /// One is the beginning of the other, cut short by an ellipsis.
  case truncated
  /// At most two words differ.
  case edited
  /// Alike, but both stood on one list at the same time, or something else speaks against it.
  case refused
}

/// Two titles of one list that were taken for one item, or nearly.
package struct IdentityRow: Hashable, Sendable {
  package var list: String
  package var source: String
  /// The item's title: that on most lists which was not cut short, the first seen among equals.
  package var title: String
  package var other: String
  package var by: String?
  package var rule: IdentityRule
  /// In a few words, for instance `1 word differs`, `on one list at the same time`.
  package var evidence: String

  package init(
    list: String, source: String, title: String, other: String, by: String?, rule: IdentityRule,
    evidence: String
  ) {
    self.list = list
    self.source = source
    self.title = title
    self.other = other
    self.by = by
    self.rule = rule
    self.evidence = evidence
  }
}

/// What one item adds to the rank-turbulence divergence of two lists.
package struct ContributionRow: Hashable, Sendable {
  package var list: String
  package var from: String
  package var to: String
  package var title: String
  package var by: String?
  /// `nil` where the list does not hold it.
  package var fromRank: Int?
  package var toRank: Int?
  /// Part of the divergence, 0…1; all of two lists add up to it.
  package var contribution: Double

  package init(
    list: String, from: String, to: String, title: String, by: String?, fromRank: Int?,
    toRank: Int?, contribution: Double
  ) {
    self.list = list
    self.from = from
    self.to = to
    self.title = title
    self.by = by
    self.fromRank = fromRank
    self.toRank = toRank
    self.contribution = contribution
  }
}

/// One item that was read far more than its topic's coverage lets one expect.
package struct ReadMoreRow: Hashable, Sendable {
  package var list: String
  package var source: String
  package var period: Period
  package var title: String
  package var article: String?
  package var peak: Int
  /// The item's share of the list's hours in the period (of its lists, where it has no hours), 0…1.
  package var listShare: Double
  /// The topic of the item that is covered least, and its share of the period's articles.
  package var topic: Topic
  package var coverageShare: Double
  /// listShare / coverageShare; `AttentionSettings.minimumRatio` at least.
  package var ratio: Double

  package init(
    list: String, source: String, period: Period, title: String, article: String?, peak: Int,
    listShare: Double,
    topic: Topic, coverageShare: Double, ratio: Double
  ) {
    self.list = list
    self.source = source
    self.period = period
    self.title = title
    self.article = article
    self.peak = peak
    self.listShare = listShare
    self.topic = topic
    self.coverageShare = coverageShare
    self.ratio = ratio
  }
}

/// An entity that no earlier period has named.
package struct NewNameRow: Hashable, Sendable {
  package var period: Period
  package var entity: Entity
  package var articles: Int
  package var stories: Int
  package var firstDay: CivilDay?

  package init(
    period: Period, entity: Entity, articles: Int, stories: Int, firstDay: CivilDay?
  ) {
    self.period = period
    self.entity = entity
    self.articles = articles
    self.stories = stories
    self.firstDay = firstDay
  }
}

/// The overlap of one list of a series with a later one.
package struct OverlapRow: Hashable, Sendable {
  package var list: String
  package var source: String
  package var from: Timestamp
  package var to: Timestamp
  /// Extrapolated rank-biased overlap, 0…1; ties in the order of the list.
  package var rbo: Double

  package init(list: String, source: String, from: Timestamp, to: Timestamp, rbo: Double) {
    (self.list, self.source, self.from, self.to, self.rbo) = (list, source, from, to, rbo)
  }
}

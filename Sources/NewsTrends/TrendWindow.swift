// The past that a period is compared with: the counts of the periods before it, as far back as the
// baseline asks, in the compact form of sorted numbers.

import NewsModel

/// Articles per subject of one period.
struct SubjectCounts: Sendable {
  /// Ascending.
  var keys: [UInt64] = []
  var articles: [UInt32] = []

  /// 0 for a subject that the period does not have. O(log n).
  subscript(key: UInt64) -> Int {
    let place = keys.partitioningIndex { $0 >= key }
    return place < keys.count && keys[place] == key ? Int(articles[place]) : 0
  }
}

/// One period as trends see it.
struct TrendPeriod: Sendable {
  var period: Period
  var totals: PeriodTotals
  var topics: [UInt32]
  /// By place in the order of names.
  var entities: SubjectCounts
  /// By place of a << 32 | place of b, at article level.
  var pairs: SubjectCounts

  init(_ counts: PeriodCounts, period: Period, order: EntityOrder) {
    self.period = period
    totals = counts.totals
    topics = counts.topics.map(\.articles)
    // Tallies come in the order of names, and so do their places.
    entities = SubjectCounts(
      keys: counts.entities.map { UInt64(order.places[Int($0.entity)]) },
      articles: counts.entities.map(\.articles))
    let tallies = counts.pairs.first { $0.level == .article }?.pairs ?? []
    pairs = SubjectCounts(
      keys: tallies.map {
        UInt64(order.places[Int($0.a)]) << 32 | UInt64(order.places[Int($0.b)])
      },
      articles: tallies.map(\.articles))
  }
}

/// The last periods of one grain without a hole.
struct TrendWindow: Sendable {
  private let baseline: Int
  private(set) var periods: [TrendPeriod] = []

  init(baseline: Int) { self.baseline = max(1, baseline) }

  /// What a new period is compared with, the oldest first: the same weekday of past weeks for a
  /// day, else the periods before it.
  func comparable(to period: Period) -> [TrendPeriod] {
    let step = period.grain == .day ? 7 : 1
    var found: [TrendPeriod] = []
    var index = periods.count - step
    while index >= 0, found.count < baseline {
      found.append(periods[index])
      index -= step
    }
    return found.reversed()
  }

  mutating func add(_ period: TrendPeriod) {
    if let last = periods.last, last.period.next != period.period { periods = [] }
    periods.append(period)
    let longest = period.period.grain == .day ? 7 * baseline : baseline
    if periods.count > longest { periods.removeFirst(periods.count - longest) }
  }

  /// Whether nothing lies before `period`.
  func isFirst(_ period: Period) -> Bool { periods.last?.period.next != period }
}

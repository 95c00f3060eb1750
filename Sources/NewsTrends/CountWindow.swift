// A report of one period needs the articles of that period, and of the few that it is compared with
// their leads and pairs. Of all others it needs sums, which are kept by day: whether a name is new,
// how long it has been on a computed list, where a burst began.

import NewsModel

/// The articles that a report of one period has to look at, and sums of the others.
package struct CountWindow: Sendable {
  /// What the report is about; its articles are counted.
  package let span: Period
  /// The last day of `span`.
  package let end: CivilDay
  /// The days before `span` whose leads and pairs are compared with it; may be empty.
  package let past: Range<CivilDay>
  /// All days with articles, ascending.
  let sums: [DayCounts]
  /// Of the periods with articles before `span`, of the grains whose pairs are ranked.
  let topPairs: [Period: TopPairs]
  let pairGrains: [Grain]
  /// See `CountSettings`.
  let longestFill: Int

  /// - Parameters:
  ///   - sums: Of all days with articles, ascending.
  ///   - topPairs: Of periods that are over.
  ///   - settings, trends: Of the report.
  /// - Returns: `nil` where sums do not suffice and all articles must be looked at.
  package init?(
    of span: Period, sums: [DayCounts], topPairs: [TopPairs], settings: CountSettings,
    trends: TrendSettings
  ) {
    guard let first = sums.first?.day, let last = sums.last?.day, let end = span.end,
      settings.firstDay == nil, settings.lastDay == nil, first <= end, span.start <= last
    else { return nil }
    self.span = span
    self.end = end
    past = min(max(first, CountWindow.firstDay(for: span, trends)), span.start)..<span.start
    self.sums = sums
    longestFill = settings.longestFill
    pairGrains = trends.rankingGrains.filter {
      settings.pairLevels.contains(.article) && settings.pairGrains.contains($0)
        && $0.isWithin(span.grain)
    }
    let all = Dictionary(topPairs.map { ($0.period, $0) }) { a, _ in a }
    var needed: [Period: TopPairs] = [:]
    for grain in pairGrains {
      for day in sums where day.day < span.start {
        let period = Period(grain, containing: day.day)
        if needed[period] != nil { continue }
        guard let top = all[period], top.size >= trends.topSize else { return nil }
        needed[period] = top
      }
    }
    self.topPairs = needed
  }

  /// The first day that anything in a report of `span` is compared with.
  private static func firstDay(for span: Period, _ trends: TrendSettings) -> CivilDay {
    var first = span
    let periods = max(1, trends.baselineWeeks) * (span.grain == .day ? 7 : 1)
    for _ in 0..<periods { first = first.previous ?? first }
    return first.start
  }

  /// Count settings for the articles of `span`.
  func settings(_ all: CountSettings) -> CountSettings {
    var settings = all
    settings.grains = all.grains.filter { $0.isWithin(span.grain) }
    settings.lastDay = sums.last?.day
    return settings
  }

  /// The periods of a grain in `span` that have no article, but lie near to some before and behind.
  ///
  /// - Returns: Those before the first period with articles in `span`, and those behind the last; where
  ///   `span` has no article all of them are before.
  func emptyEdges(_ grain: Grain) -> (before: [Period], behind: [Period]) {
    let inside = sums.filter { span.start <= $0.day && $0.day <= end }.map(\.day)
    let before = sums.last { $0.day < span.start }?.day
    let behind = sums.first { $0.day > end }?.day
    func edge(_ start: CivilDay?, _ end: CivilDay?) -> [Period] {
      guard let start, let end else { return [] }
      let (from, to) = (Period(grain, containing: start), Period(grain, containing: end))
      guard from.isNear(to, within: longestFill) else { return [] }
      var periods: [Period] = []
      var next = from.next
      while let period = next, period < to {
        if covers(period) { periods.append(period) }
        next = period.next
      }
      return periods
    }
    guard let first = inside.first, let last = inside.last else {
      return (edge(before, behind), [])
    }
    return (edge(before, first), edge(last, behind))
  }

  /// Whether all articles of a period are among those of `span`.
  func covers(_ period: Period) -> Bool {
    span.start <= period.start && period.end ?? CivilDay(number: .max) <= end
  }
}

extension Grain {
  /// Whether periods of this grain can lie in one of `other`.
  fileprivate func isWithin(_ other: Grain) -> Bool {
    self != .all && Grain.allCases.firstIndex(of: self)! <= Grain.allCases.firstIndex(of: other)!
  }
}

// Keeping the sums of a store true: after each reading the days whose articles have changed are
// counted anew, and with them the strongest pairs of the weeks and months around them.

import NewsModel
import NewsStore
import NewsTrends

/// Counts what a store has no true sums of.
struct CountKeeping {
  private let store: Store
  private let top: Int
  private let workers: Int

  /// - Parameter top: The most pairs of a computed list.
  init(_ store: Store, top: Int, workers: Int) {
    self.store = store
    self.top = top
    self.workers = workers
  }

  /// - Throws: `StoreError`; `CountError` where pairs do not fit into memory, nor on disk.
  /// - Complexity: That of counting the articles of all periods that hold a changed day.
  func refresh() throws {
    let stale = try store.staleDays()
    let days = try store.days()
    guard let last = days.last else {
      if !stale.isEmpty { try store.keep([], of: stale, []) }
      return
    }
    let changed = Set(stale)
    var wanted = Set(stale.map { Period(.day, containing: $0) })
    wanted.formUnion(try periodsWithoutPairs(days, changed: stale, last))
    guard !wanted.isEmpty else { return }
    let counter = DayCounter(names: try store.names(), size: top, isWanted: wanted.contains)
    for range in ranges(of: wanted) {
      func count(_ article: StoredArticle) throws {
        try counter.add(article.counted(story: article.id))
      }
      try handingOver(workers: workers, to: count) { take in
        try store.articles(
          from: range.lowerBound, to: range.upperBound, undated: false, parts: [], take)
      }
    }
    try counter.finish()
    try store.keep(
      counter.days.filter { changed.contains($0.day) }, of: stale,
      counter.topPairs.filter { isOver($0.period, last) })
  }

  /// The periods that are over and whose strongest pairs are not known, or not any more.
  private func periodsWithoutPairs(
    _ days: [CivilDay], changed: [CivilDay], _ last: CivilDay
  ) throws -> Set<Period> {
    var known = Set(try store.topPairs().filter { $0.size >= top }.map(\.period))
    for day in changed {
      for grain in Grain.allCases { known.remove(Period(grain, containing: day)) }
    }
    var missing: Set<Period> = []
    for grain in [Grain.day, .week, .month] {
      for day in days {
        let period = Period(grain, containing: day)
        if isOver(period, last), !known.contains(period) { missing.insert(period) }
      }
    }
    return missing
  }

  private func isOver(_ period: Period, _ last: CivilDay) -> Bool { period.end ?? last <= last }

  /// The days of some periods, ascending and apart.
  private func ranges(of periods: Set<Period>) -> [ClosedRange<CivilDay>] {
    let ordered = periods.compactMap { period in period.end.map { period.start...$0 } }
      .sorted { $0.lowerBound < $1.lowerBound }
    var ranges: [ClosedRange<CivilDay>] = []
    for range in ordered {
      if let open = ranges.last, range.lowerBound <= open.upperBound.advanced(by: 1) {
        ranges[ranges.count - 1] = open.lowerBound...max(open.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }
}

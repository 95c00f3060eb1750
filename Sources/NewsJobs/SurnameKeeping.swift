// Keeping the meanings of surnames true: where articles of a day have changed, those of the day and
// of the six days behind it are decided anew.

import NewsModel
import NewsStore
import NewsTrends

/// Decides what bare surnames of a store mean.
struct SurnameKeeping {
  private let store: Store

  init(_ store: Store) { self.store = store }

  /// - Throws: `StoreError`.
  /// - Complexity: O(e) for the entities of the articles of all days within a week of a changed one.
  func refresh() throws {
    let stale = try store.staleDays()
    guard !stale.isEmpty else { return }
    let reach = Int(SurnameJoiner.days) - 1
    let joiner = SurnameJoiner(try store.names())
    let numbers = try store.entityNumbers()
    for days in ranges(stale, reach: reach) {
      try store.entitiesAsWritten(
        from: days.lowerBound.advanced(by: -reach), to: days.upperBound, numbers
      ) { joiner.add($1, day: $0) }
      let found = joiner.finish()
      let known = try store.surnameJoins(from: days.lowerBound, to: days.upperBound, numbers)
      var changed: [CivilDay: [UInt32: UInt32]] = [:]
      for day in Set(found.keys).union(known.keys) where days.contains(day) {
        if found[day] != known[day] { changed[day] = found[day] ?? [:] }
      }
      try store.keep(surnameJoins: changed, numbers)
    }
  }

  /// The days whose surnames may mean something else, ascending and apart.
  private func ranges(_ stale: [CivilDay], reach: Int) -> [ClosedRange<CivilDay>] {
    var ranges: [ClosedRange<CivilDay>] = []
    for day in stale {
      let end = day.advanced(by: reach)
      // Ranges that are near are read once.
      if let open = ranges.last, day <= open.upperBound.advanced(by: reach + 1) {
        ranges[ranges.count - 1] = open.lowerBound...end
      } else {
        ranges.append(day...end)
      }
    }
    return ranges
  }
}

// One list over time. Snapshots that repeat the one before unchanged on the same day are one list:
// a page that is read every five minutes is not evidence twelve times an hour. A list that is read
// again on another day is a new list even where nothing changed, so that a weekly chart counts its
// weeks. Hours, on the other hand, are counted from every snapshot.

import NewsModel
import NewsStatistics

/// How lists are read as a series.
package struct HistorySettings: Sendable {
  package var identity: IdentitySettings
  /// The day of an observation in the reporting zone.
  package var day: @Sendable (Timestamp) -> CivilDay

  package init(
    identity: IdentitySettings = IdentitySettings(),
    day: @escaping @Sendable (Timestamp) -> CivilDay = { $0.localDay }
  ) {
    self.identity = identity
    self.day = day
  }
}

/// An item on a list.
package struct RankedNumber: Hashable, Sendable {
  /// Index into `ItemIdentity.items`.
  package var item: UInt32
  /// As the source gives it.
  package var rank: Int
  /// Index of the line in the list that was read.
  var line: Int

  package init(item: UInt32, rank: Int, line: Int) {
    self.item = item
    self.rank = rank
    self.line = line
  }

  /// Equal where item and rank are; the line only finds the title again.
  package static func == (a: RankedNumber, b: RankedNumber) -> Bool {
    a.item == b.item && a.rank == b.rank
  }
  package func hash(into hasher: inout Hasher) {
    hasher.combine(item)
    hasher.combine(rank)
  }
}

/// A list with the snapshots that repeat it.
package struct Listing: Sendable {
  /// Index of the first snapshot in `RankingHistory.snapshots`.
  package var snapshot: Int
  package var observedAt: Timestamp
  /// Of the last snapshot that repeats it.
  package var lastObservedAt: Timestamp
  package var day: CivilDay
  /// By rank, then line; each item once, at its best rank.
  package var entries: [RankedNumber]
  /// How long it is known to have stood.
  package var hours: Double

  /// The item numbers, best first.
  package var order: [UInt32] { entries.map(\.item) }
}

/// All snapshots of one list, joined.
package struct RankingHistory: Sendable {
  package let name: String
  package let source: String
  package let identity: ItemIdentity
  /// In order of time, repeated readings of one time left out; those without a time are in
  /// `untimed`.
  package let snapshots: [RankingList]
  package let untimed: [RankingList]
  package let listings: [Listing]
  /// What was read, repeated readings included.
  package let snapshotCount: Int

  /// - Parameter lists: Of one name and source, in any order.
  /// - Complexity: O(n log n) for n lines of all lists.
  package init(_ lists: [RankingList], settings: HistorySettings = HistorySettings()) {
    name = lists.first?.name ?? ""
    source = lists.first?.source ?? ""
    snapshotCount = lists.count
    var timed: [RankingList] = []
    for list in lists.filter({ $0.observedAt != nil }).sorted(by: earlier) {
      if let last = timed.last, last.observedAt == list.observedAt, last.items == list.items {
        continue
      }
      timed.append(list)
    }
    snapshots = timed
    untimed = lists.filter { $0.observedAt == nil }.sorted { $0.place < $1.place }
    identity = ItemIdentity(timed + untimed, settings: settings.identity)
    listings = RankingHistory.listings(timed, identity, settings)
  }

  /// Lists of any names, each name and source a history; by name, then source.
  package static func all(
    _ lists: [RankingList], settings: HistorySettings = HistorySettings()
  ) -> [RankingHistory] {
    struct Key: Hashable {
      var name: String
      var source: String
    }
    let groups = Dictionary(grouping: lists) { Key(name: $0.name, source: $0.source) }
    return groups.keys.sorted {
      $0.name == $1.name ? bytesPrecede($0.source, $1.source) : bytesPrecede($0.name, $1.name)
    }.map { RankingHistory(groups[$0] ?? [], settings: settings) }
  }

  private static func listings(
    _ timed: [RankingList], _ identity: ItemIdentity, _ settings: HistorySettings
  ) -> [Listing] {
    let hours = hoursOfSnapshots(timed)
    var listings: [Listing] = []
    for (index, list) in timed.enumerated() {
      guard let time = list.observedAt else { continue }
      let entries = RankingHistory.entries(list, identity.numbers[index])
      let day = settings.day(time)
      if let last = listings.last, last.day == day, last.entries == entries {
        listings[listings.count - 1].hours += hours[index]
        listings[listings.count - 1].lastObservedAt = time
      } else {
        listings.append(
          Listing(
            snapshot: index, observedAt: time, lastObservedAt: time, day: day, entries: entries,
            hours: hours[index]))
      }
    }
    return listings
  }

  /// The lines by rank; of an item that stands twice the better place.
  static func entries(_ list: RankingList, _ numbers: [UInt32]) -> [RankedNumber] {
    var entries = list.items.indices.map {
      RankedNumber(item: numbers[$0], rank: list.items[$0].rank, line: $0)
    }
    entries.sort { ($0.rank, $0.line) < ($1.rank, $1.line) }
    var seen: Set<UInt32> = []
    entries.removeAll { !seen.insert($0.item).inserted }
    return entries
  }

  /// A snapshot stands until the next, but no longer than twice the usual distance of two; how long
  /// the last one stands is not known and counts as nothing.
  private static func hoursOfSnapshots(_ timed: [RankingList]) -> [Double] {
    let seconds = timed.compactMap { $0.observedAt?.secondsSinceEpoch }
    let gaps = zip(seconds, seconds.dropFirst()).map { Double($1 - $0) / 3600 }
    let sorted = gaps.filter { $0 > 0 }.sorted()
    let longest = sorted.isEmpty ? 0 : 2 * sorted[sorted.count / 2]
    return gaps.map { min($0, longest) } + (timed.isEmpty ? [] : [0])
  }
}

/// By time, then place, so that the order is total for lists of one name.
private func earlier(_ a: RankingList, _ b: RankingList) -> Bool {
  guard let x = a.observedAt, let y = b.observedAt, x != y else { return a.place < b.place }
  return x < y
}

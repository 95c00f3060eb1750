// Chart columns, presence and the summary of one list.

import NewsModel
import NewsStatistics

/// What is known of an item while its lists pass.
private struct ItemTrack {
  var firstSeen: Timestamp
  var lastSeen: Timestamp
  var lastListing: Int
  var lastDay: CivilDay
  var lastRank: Int
  var peak: Int
  var times = 0
  var periods = 0
  var entries = 0
  var run = 0
  var longestRun = 0
  var hours = 0.0
  var hoursAtRank: [Double] = []

  init(_ listing: Listing, rank: Int) {
    firstSeen = listing.observedAt
    lastSeen = listing.lastObservedAt
    lastListing = -1
    lastDay = listing.day
    lastRank = rank
    peak = rank
  }

  mutating func see(_ listing: Listing, _ index: Int, rank: Int) {
    if times == 0 || lastDay != listing.day { periods += 1 }
    if times == 0 || lastListing != index - 1 {
      entries += 1
      run = 0
    }
    times += 1
    run += 1
    longestRun = max(longestRun, run)
    peak = min(peak, rank)
    (lastListing, lastDay, lastRank) = (index, listing.day, rank)
    lastSeen = listing.lastObservedAt
    hours += listing.hours
    if rank > 0, rank <= 10_000 {
      while hoursAtRank.count < rank { hoursAtRank.append(0) }
      hoursAtRank[rank - 1] += listing.hours
    }
  }
}

extension RankingHistory {
  /// One row per item of each list, and one per item that left; then the lists without a time,
  /// without chart columns. By time, then rank, then OUT by the rank before.
  ///
  /// On the first list every item is new. `period` is the day of the list.
  ///
  /// - Parameter article: The key of the article with this headline, where there is one.
  /// - Complexity: O(n) for n lines of all lists.
  package func rows(article: (String) -> String? = { _ in nil }) -> [RankingRow] {
    var tracks = [ItemTrack?](repeating: nil, count: identity.items.count)
    var rows: [RankingRow] = []
    let keys = identity.items.map { article($0.title) }
    for (index, listing) in listings.enumerated() {
      let list = snapshots[listing.snapshot]
      for entry in listing.entries {
        let number = Int(entry.item)
        let before = tracks[number]
        var track = before ?? ItemTrack(listing, rank: entry.rank)
        let stayed = before != nil && track.lastListing == index - 1
        let previous = stayed ? track.lastRank : nil
        track.see(listing, index, rank: entry.rank)
        tracks[number] = track
        var row = row(track, listing, list.items[entry.line], basis: list.basis)
        row.status = before == nil ? .new : stayed ? .stays : .reentry
        row.rank = entry.rank
        row.previous = previous
        row.change = previous.map { $0 - entry.rank }
        row.article = keys[number]
        rows.append(row)
      }
      guard index > 0 else { continue }
      let last = listings[index - 1]
      for entry in last.entries {
        guard let track = tracks[Int(entry.item)], track.lastListing == index - 1 else { continue }
        let line = snapshots[last.snapshot].items[entry.line]
        var row = row(track, listing, line, basis: list.basis)
        row.previous = entry.rank
        row.article = keys[Int(entry.item)]
        rows.append(row)
      }
    }
    return rows + untimedRows(keys)
  }

  /// A row of an item that is out, to be filled in.
  private func row(
    _ track: ItemTrack, _ listing: Listing, _ item: RankedItem, basis: ObservationBasis
  ) -> RankingRow {
    RankingRow(
      kind: .observed, list: name, source: source, observedAt: listing.observedAt, basis: basis,
      period: Period(.day, containing: listing.day), rank: nil, title: item.title, by: item.by,
      status: .out, previous: nil, change: nil, peak: track.peak, timesOnList: track.times,
      periodsOnList: track.periods, longestRun: track.longestRun, firstSeen: track.firstSeen,
      hoursOnList: track.hours)
  }

  private func untimedRows(_ keys: [String?]) -> [RankingRow] {
    var rows: [RankingRow] = []
    for (index, list) in untimed.enumerated() {
      let numbers = identity.numbers[snapshots.count + index]
      for entry in RankingHistory.entries(list, numbers) {
        let item = list.items[entry.line]
        rows.append(
          RankingRow(
            kind: .observed, list: name, source: source, observedAt: nil, basis: list.basis,
            period: nil, rank: entry.rank, title: item.title, by: item.by, status: .stays,
            previous: nil, change: nil, peak: entry.rank, timesOnList: 1, periodsOnList: 0,
            longestRun: 1, firstSeen: nil, hoursOnList: nil, article: keys[Int(entry.item)]))
      }
    }
    return rows
  }

  /// One row per item that was on a timed list: by hours (descending), times, peak, then title.
  ///
  /// - Complexity: O(n + i log i) for n lines and i items.
  package func presence(article: (String) -> String? = { _ in nil }) -> [PresenceRow] {
    var tracks = [ItemTrack?](repeating: nil, count: identity.items.count)
    for (index, listing) in listings.enumerated() {
      for entry in listing.entries {
        var track = tracks[Int(entry.item)] ?? ItemTrack(listing, rank: entry.rank)
        track.see(listing, index, rank: entry.rank)
        tracks[Int(entry.item)] = track
      }
    }
    var rows: [PresenceRow] = []
    for (item, track) in zip(identity.items, tracks) {
      guard let track else { continue }
      rows.append(
        PresenceRow(
          list: name, source: source, title: item.title, by: item.by, peak: track.peak,
          timesOnList: track.times, periodsOnList: track.periods, longestRun: track.longestRun,
          entries: track.entries, firstSeen: track.firstSeen, lastSeen: track.lastSeen,
          hoursOnList: track.hours, hoursAtRank: track.hoursAtRank, article: article(item.title)))
    }
    return rows.sorted(by: presencePrecedes)
  }

  /// The list in one row.
  package func summary() -> ListSummaryRow {
    let presence = presence()
    let dynamics = RankDynamics(lists: listings.map(\.order))
    let count = Double(presence.count)
    return ListSummaryRow(
      list: name, source: source, snapshots: snapshotCount, untimed: untimed.count,
      lists: listings.count, first: snapshots.first?.observedAt, last: snapshots.last?.observedAt,
      items: presence.count, turnover: dynamics.turnover.last, meanFlux: dynamics.meanFlux,
      meanTimesOnList: presence.isEmpty
        ? nil : Double(presence.reduce(0) { $0 + $1.timesOnList }) / count,
      meanHoursOnList: presence.isEmpty
        ? nil : presence.reduce(0) { $0 + ($1.hoursOnList ?? 0) } / count)
  }
}

private func presencePrecedes(_ a: PresenceRow, _ b: PresenceRow) -> Bool {
  let (x, y) = (a.hoursOnList ?? 0, b.hoursOnList ?? 0)
  if x != y { return x > y }
  if a.timesOnList != b.timesOnList { return a.timesOnList > b.timesOnList }
  if a.peak != b.peak { return a.peak < b.peak }
  if !a.title.utf8.elementsEqual(b.title.utf8) { return bytesPrecede(a.title, b.title) }
  return bytesPrecede(a.by ?? "", b.by ?? "")
}

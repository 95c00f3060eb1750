/// How open a series of lists is: how many items it has used up, and how fast they come and go.
///
/// - Source: Iñiguez, Pineda, Gershenson, Barabási (2022), "Dynamics of Ranking", Nature
///   Communications 13, 1646.
package struct RankDynamics: Sendable {
  /// N_t: different items seen up to and with list t.
  package let everSeen: [Int]
  /// o_t = N_t / N_0, the items seen so far per item of the first list: 1 at the start, never
  /// falling. Empty where the first list is empty.
  package let turnover: [Double]
  /// F_t for t = 1, 2, …: the share of items that enter or leave, (entries + exits) / (n_{t−1} +
  /// n_t), 0…1; for lists of equal length the entries per item. `nil` between two empty lists.
  package let flux: [Double?]

  /// - Parameter lists: In order of time; item numbers, best first.
  /// - Precondition: No item occurs twice in a list.
  /// - Complexity: O(n) for n items over all lists.
  package init(lists: [[UInt32]]) {
    var seen: Set<UInt32> = []
    var everSeen: [Int] = []
    for list in lists {
      seen.formUnion(list)
      everSeen.append(seen.count)
    }
    self.everSeen = everSeen
    let start = everSeen.first ?? 0
    turnover = start > 0 ? everSeen.map { Double($0) / Double(start) } : []
    flux = zip(lists, lists.dropFirst()).map { before, after in
      let change = SetOverlap(from: before, to: after)
      let places = before.count + after.count
      return places > 0 ? Double(change.entries + change.exits) / Double(places) : nil
    }
  }

  /// (o_{T−1} − o_0) / (T − 1): new items per list and item of the first list.
  ///
  /// - Returns: `nil` for fewer than two lists or an empty first list.
  package var meanTurnoverRate: Double? {
    guard turnover.count >= 2 else { return nil }
    return (turnover[turnover.count - 1] - turnover[0]) / Double(turnover.count - 1)
  }

  /// The mean of the values of `flux`; `nil` where there is none.
  package var meanFlux: Double? {
    let values = flux.compactMap { $0 }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

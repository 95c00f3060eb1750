// The measures of many neighbouring lists at once, for long series: one rank table for all items is
// filled and emptied per list instead of dictionaries per pair.

import NewsModel
import NewsStatistics

/// From one list to the next.
package struct RankStep: Hashable, Sendable {
  /// Extrapolated rank-biased overlap; ties in the order of the list.
  package var rbo: Double
  /// Kendall's tau-b over the union; an absent item has the rank length + 1. `nil` where all ranks
  /// of a list tie.
  package var tauB: Double?
  /// Σ |difference| of the same ranks.
  package var footrule: Int
  /// `nil` for two empty lists.
  package var jaccard: Double?
  package var entries: Int
  package var exits: Int
}

/// The steps of a series of lists.
///
/// - Parameters:
///   - lists: Item numbers, best first, in order of time; each item once in a list.
///   - persistence: Between 0 and 1, both excluded.
/// - Returns: One value fewer than lists.
/// - Complexity: O(n log n) per step for n items of both lists.
package func rankSteps(_ lists: [[UInt32]], persistence: Double) -> [RankStep] {
  let count = Int(lists.joined().max() ?? 0) + 1
  var ranks = [Int](repeating: 0, count: count)
  let overlap = RankBiasedOverlap(persistence: persistence)
  return zip(lists, lists.dropFirst()).map { a, b in
    for (index, item) in a.enumerated() { ranks[Int(item)] = index + 1 }
    defer { for item in a { ranks[Int(item)] = 0 } }
    var (first, second): ([Int], [Int]) = ([], [])
    first.reserveCapacity(a.count + b.count)
    second.reserveCapacity(a.count + b.count)
    var (shared, footrule) = (0, 0)
    for (index, item) in b.enumerated() {
      let rank = ranks[Int(item)]
      if rank > 0 { shared += 1 }
      first.append(rank > 0 ? rank : a.count + 1)
      second.append(index + 1)
      ranks[Int(item)] = -abs(rank)
    }
    for (index, item) in a.enumerated() where ranks[Int(item)] > 0 {
      first.append(index + 1)
      second.append(b.count + 1)
    }
    for item in b { ranks[Int(item)] = 0 }
    for index in first.indices { footrule += abs(first[index] - second[index]) }
    let union = first.count
    return RankStep(
      rbo: overlap.extrapolated(a, b), tauB: kendallTauB(first, second), footrule: footrule,
      jaccard: union > 0 ? Double(shared) / Double(union) : nil, entries: b.count - shared,
      exits: a.count - shared)
  }
}

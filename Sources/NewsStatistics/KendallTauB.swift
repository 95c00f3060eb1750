/// Kendall's rank correlation with correction for ties.
///
/// τ_b = (P − Q) / √((n₀ − n₁)(n₀ − n₂)): P pairs in the same order, Q in opposite order, n₀ =
/// n (n−1) / 2 pairs, n₁ of them tied in `x`, n₂ tied in `y`. −1 (reversed) … 1 (same order).
///
/// - Parameters:
///   - x: Ranks or scores; only their order counts.
///   - y: As many, in the same order of items.
/// - Returns: `nil` for fewer than two items, or where one side is all one tie: no order, no value.
/// - Complexity: O(n log n).
/// - Source: Kendall (1945), "The Treatment of Ties in Ranking Problems", Biometrika 33(3); the
///   counting by merge sort after Knight (1966), JASA 61(314).
package func kendallTauB(_ x: [Int], _ y: [Int]) -> Double? {
  precondition(x.count == y.count, "\(x.count) values against \(y.count)")
  let order = x.indices.sorted { (x[$0], y[$0], $0) < (x[$1], y[$1], $1) }
  let all = pairs(x.count)
  let tiedX = tiedPairs(order.count) { x[order[$0]] == x[order[$1]] }
  let tiedBoth = tiedPairs(order.count) {
    x[order[$0]] == x[order[$1]] && y[order[$0]] == y[order[$1]]
  }
  var ordered = order.map { y[$0] }
  let opposite = inversions(&ordered)
  let tiedY = tiedPairs(ordered.count) { ordered[$0] == ordered[$1] }
  guard all > tiedX, all > tiedY else { return nil }
  let same = all - tiedX - tiedY + tiedBoth - opposite
  return Double(same - opposite)
    / (Double(all - tiedX).squareRoot() * Double(all - tiedY).squareRoot())
}

/// τ_b between two lists over the union of their items.
///
/// An absent item has rank length + 1 of the list that lacks it, so absent items tie.
///
/// - Parameters:
///   - a: Item numbers, best first.
///   - b: The same for the other list; lengths may differ.
/// - Returns: `nil` where the union has fewer than two items or a list is empty.
/// - Precondition: No item occurs twice in a list.
/// - Complexity: O(n log n).
package func kendallTauB(acrossUnionOf a: [UInt32], _ b: [UInt32]) -> Double? {
  let ranks = UnionRanks(a, b)
  return kendallTauB(ranks.first, ranks.second)
}

/// Pairs within runs of equal neighbours.
private func tiedPairs(_ count: Int, _ areEqual: (Int, Int) -> Bool) -> Int {
  var (sum, run) = (0, 0)
  for position in stride(from: 1, to: count, by: 1) {
    run = areEqual(position - 1, position) ? run + 1 : 0
    sum += run
  }
  return sum
}

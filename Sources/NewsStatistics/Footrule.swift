/// The footrule distance F between two top-k lists: how many places the items moved in all.
///
/// Σ over the union of |rank in `a` − rank in `b`|, an absent item having rank length + 1 of the
/// list that lacks it (F^(ℓ) with ℓ = k + 1). Symmetric. 0 for equal lists, also for two empty
/// ones; at most `largestFootrule(_:_:)`.
///
/// - Parameters:
///   - a: Item numbers, best first.
///   - b: The same for the other list; lengths may differ.
/// - Returns: A number of places.
/// - Precondition: No item occurs twice in a list.
/// - Complexity: O(n).
/// - Source: Fagin, Kumar, Sivakumar (2003), "Comparing Top k Lists", SIAM Journal on Discrete
///   Mathematics 17(1), 134–160.
package func footrule(_ a: [UInt32], _ b: [UInt32]) -> Int {
  let ranks = UnionRanks(a, b)
  var sum = 0
  for index in ranks.first.indices { sum += abs(ranks.first[index] - ranks.second[index]) }
  return sum
}

/// `footrule` as a share of the largest value for these lengths: 0 equal … 1 disjoint.
///
/// - Returns: `nil` where no distance is possible: two empty lists, or one item against none.
package func normalizedFootrule(_ a: [UInt32], _ b: [UInt32]) -> Double? {
  let largest = largestFootrule(a.count, b.count)
  return largest > 0 ? Double(footrule(a, b)) / Double(largest) : nil
}

/// The footrule of disjoint lists of m and n items; k (k + 1) for m = n = k.
///
/// No pair of lists is further apart: an item that both show, at ranks i < j, adds j − i, while two
/// items in its place would add at least (n + 1 − i) ≥ j − i for the first of them alone.
///
/// - Complexity: O(m + n).
package func largestFootrule(_ m: Int, _ n: Int) -> Int {
  var sum = 0
  for rank in stride(from: 1, through: m, by: 1) { sum += abs(rank - n - 1) }
  for rank in stride(from: 1, through: n, by: 1) { sum += abs(rank - m - 1) }
  return sum
}

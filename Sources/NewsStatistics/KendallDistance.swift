// How many pairs of items two top-k lists put in different order.
//
// A top-k list says nothing about the order below k, so a pair that only one list shows leaves the
// other list's order open. The penalty p says what such a pair costs: 0 is the optimist's choice,
// 1/2 the neutral one, which equals the mean distance over all ways to complete both lists.

/// The Kendall distance K^(p) between two top-k lists.
///
/// For each pair i, j of the union of both lists it adds
/// - both in both lists: 1 if the order differs;
/// - both in one list, exactly one of them in the other: 1 if the one missing there stands ahead
///   here;
/// - i only in one list, j only in the other: 1;
/// - both in one list and neither in the other: p.
///
/// Symmetric. 0 for equal lists, also for two empty ones; at most
/// `largestKendallDistance(_:_:penalty:)`.
///
/// - Parameters:
///   - a: Item numbers, best first.
///   - b: The same for the other list; lengths may differ.
///   - penalty: p, 0…1; 1/2 unless told.
/// - Returns: A number of pairs.
/// - Precondition: No item occurs twice in a list.
/// - Complexity: O(n log n) for n items in both lists.
/// - Source: Fagin, Kumar, Sivakumar (2003), "Comparing Top k Lists", SIAM Journal on Discrete
///   Mathematics 17(1), 134–160.
package func kendallDistance(_ a: [UInt32], _ b: [UInt32], penalty: Double = 0.5) -> Double {
  precondition(penalty >= 0 && penalty <= 1, "penalty \(penalty) is not between 0 and 1")
  let (inA, inB) = (RankLookup(a), RankLookup(b))
  var sharedRanks = a.compactMap { inB[$0] }
  let shared = sharedRanks.count
  let (onlyA, onlyB) = (a.count - shared, b.count - shared)
  let sure =
    inversions(&sharedRanks) + missingAhead(a, in: inB) + missingAhead(b, in: inA) + onlyA * onlyB
  return Double(sure) + penalty * Double(pairs(onlyA) + pairs(onlyB))
}

/// `kendallDistance` as a share of the largest value for these lengths: 0 equal … 1 disjoint.
///
/// - Returns: `nil` where no distance is possible: both lists empty, or a list of at most one item
///   and an empty one; also for penalty 0 when one list is empty.
package func normalizedKendallDistance(
  _ a: [UInt32], _ b: [UInt32], penalty: Double = 0.5
) -> Double? {
  let largest = largestKendallDistance(a.count, b.count, penalty: penalty)
  return largest > 0 ? kendallDistance(a, b, penalty: penalty) / largest : nil
}

/// The distance of disjoint lists: m n + p (m (m−1) + n (n−1)) / 2; for m = n = k it is
/// k² + p k (k−1).
package func largestKendallDistance(_ m: Int, _ n: Int, penalty: Double = 0.5) -> Double {
  Double(m * n) + penalty * Double(pairs(m) + pairs(n))
}

/// n (n − 1) / 2.
func pairs(_ n: Int) -> Int { n * (n - 1) / 2 }

/// Pairs of which `list` shows both and `other` one, where the missing one stands ahead.
private func missingAhead(_ list: [UInt32], in other: RankLookup) -> Int {
  var (missing, count) = (0, 0)
  for item in list {
    if other[item] == nil { missing += 1 } else { count += missing }
  }
  return count
}

/// Pairs that stand in falling order; sorts the values. Equal values are no inversion.
///
/// - Complexity: O(n log n), a merge sort that counts what it moves.
func inversions(_ values: inout [Int]) -> Int {
  var (count, width) = (0, 1)
  var merged = values
  while width < values.count {
    var start = 0
    while start < values.count {
      let middle = min(start + width, values.count)
      let end = min(start + 2 * width, values.count)
      var (left, right) = (start, middle)
      for target in start..<end {
        if right == end || (left < middle && values[left] <= values[right]) {
          merged[target] = values[left]
          left += 1
        } else {
          merged[target] = values[right]
          right += 1
          count += middle - left
        }
      }
      start = end
    }
    swap(&values, &merged)
    width *= 2
  }
  return count
}

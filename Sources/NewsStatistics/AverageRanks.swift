/// Ranks from 1, the largest value first; equal values share the mean of the ranks they cover.
///
/// `[5, 3, 3, 1]` gives `[1, 2.5, 2.5, 4]`. The sum of the ranks is always n (n + 1) / 2.
///
/// - Parameter values: Finite numbers.
/// - Returns: One rank per value, in the order of the values; empty for no values.
/// - Complexity: O(n log n).
/// - Source: Kendall (1945), "The Treatment of Ties in Ranking Problems", Biometrika 33(3).
package func averageRanks(largestFirst values: [Double]) -> [Double] {
  let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    for position in start..<end { ranks[order[position]] = Double(start + 1 + end) / 2 }
    start = end
  }
  return ranks
}

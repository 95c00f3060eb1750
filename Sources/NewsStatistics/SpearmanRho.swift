/// Spearman's rank correlation: the product-moment correlation of the average ranks.
///
/// −1 (reversed) … 1 (same order); ties share the mean of the ranks they cover.
///
/// - Parameters:
///   - x: Finite values; only their order counts.
///   - y: As many, in the same order of items.
/// - Returns: `nil` for fewer than two items, or where all values of one side are equal.
/// - Complexity: O(n log n).
/// - Source: Spearman (1904), "The Proof and Measurement of Association between Two Things",
///   American Journal of Psychology 15(1).
package func spearmanRho(_ x: [Double], _ y: [Double]) -> Double? {
  precondition(x.count == y.count, "\(x.count) values against \(y.count)")
  let (a, b) = (averageRanks(largestFirst: x), averageRanks(largestFirst: y))
  let mean = Double(x.count + 1) / 2
  var (product, squareA, squareB) = (0.0, 0.0, 0.0)
  for index in a.indices {
    product += (a[index] - mean) * (b[index] - mean)
    squareA += (a[index] - mean) * (a[index] - mean)
    squareB += (b[index] - mean) * (b[index] - mean)
  }
  guard squareA > 0, squareB > 0 else { return nil }
  return product / (squareA * squareB).squareRoot()
}

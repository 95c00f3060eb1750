/// The interval that holds a share with a given confidence, from counts.
///
/// The ends are the shares q at which the observed share is just z standard errors away:
/// (k − n q)² = z² n q (1 − q), so
/// (k + z²/2 ± z √(k (n−k) / n + z²/4)) / (n + z²). It stays within 0…1, and is not empty for
/// 0 of n or n of n. The observed share lies inside, but not in the middle.
///
/// - Source: Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference",
///   JASA 22(158); recommended by Brown, Cai, DasGupta (2001), Statistical Science 16(2).
package struct WilsonInterval: Hashable, Sendable {
  /// Both ends, as shares: 0 ≤ lower ≤ k / n ≤ upper ≤ 1.
  package let lower: Double
  package let upper: Double

  /// - Parameters:
  ///   - count: k, 0…total.
  ///   - total: n.
  ///   - confidence: Between 0 and 1, both excluded; 0.95 unless told.
  /// - Returns: `nil` for a total of 0: no share, no interval.
  /// - Complexity: O(1).
  package init?(_ count: Int, of total: Int, confidence: Double = 0.95) {
    precondition(
      confidence > 0 && confidence < 1, "confidence \(confidence) is not between 0 and 1")
    self.init(count, of: total, z: -StandardNormal.quantile((1 - confidence) / 2))
  }

  /// The same with the standard errors given: 1.959964 for 95 %.
  package init?(_ count: Int, of total: Int, z: Double) {
    precondition(count >= 0 && count <= total, "\(count) of \(total)")
    precondition(z >= 0 && z.isFinite, "z \(z) is negative or not finite")
    guard total > 0 else { return nil }
    let (k, n) = (Double(count), Double(total))
    let middle = k + z * z / 2
    let reach = z * (k * (n - k) / n + z * z / 4).squareRoot()
    // Rounding may leave 1e-17 where the ends are exactly 0 and 1, or push an end past k / n.
    lower = count == 0 ? 0 : min(k / n, max(0, (middle - reach) / (n + z * z)))
    upper = count == total ? 1 : max(k / n, min(1, (middle + reach) / (n + z * z)))
  }
}

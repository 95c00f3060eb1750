// Does a series rise or fall, and how fast? Both answers use order and medians only, so one odd
// week does not decide them, and no shape is assumed. Neighbouring values are taken as independent:
// a series that drifts slowly has smaller p-values here than it deserves.

/// The Mann-Kendall test for a monotonic trend, with Sen's slope.
///
/// - Source: Mann (1945), Econometrica 13(3); Kendall (1975), "Rank Correlation Methods"; Sen
///   (1968), "Estimates of the Regression Coefficient Based on Kendall's Tau", JASA 63(324).
package struct MannKendall: Hashable, Sendable {
  /// S = Σ_{i<j} sign(x_j − x_i): later values above minus below earlier ones, ±n (n−1) / 2.
  package let s: Int
  /// [n (n−1)(2n+5) − Σ t (t−1)(2t+5)] / 18 over the groups of t equal values; 0 where all are
  /// equal.
  package let variance: Double
  /// (S ∓ 1) / √variance, moved towards 0 by one; 0 where S or the variance is 0.
  package let z: Double
  /// Two-sided p-value of `z`, 0…1; 1 where there is no trend at all.
  package let pValue: Double
  /// The median of (x_j − x_i) / (j − i), in units per step; `nil` for fewer than two values.
  package let slope: Double?
  /// The value of the line at the first step: median(x) − slope · (n − 1) / 2; `nil` like `slope`.
  package let intercept: Double?

  /// - Parameter values: One per step, in order of time, none missing.
  /// - Complexity: O(n² log n) time, O(n²) space for the slopes.
  package init(_ values: [Double]) {
    var (s, slopes): (Int, [Double]) = (0, [])
    slopes.reserveCapacity(pairs(values.count))
    for later in values.indices {
      for earlier in 0..<later {
        let rise = values[later] - values[earlier]
        s += rise > 0 ? 1 : rise < 0 ? -1 : 0
        slopes.append(rise / Double(later - earlier))
      }
    }
    self.s = s
    variance = Double(spread(values.count) - tieSpread(values)) / 18
    let moved = Double(s - s.signum())
    z = variance > 0 ? moved / variance.squareRoot() : 0
    pValue = StandardNormal.twoSided(z)
    slope = median(slopes)
    if let slope, let middle = median(values) {
      intercept = middle - slope * Double(values.count - 1) / 2
    } else {
      intercept = nil
    }
  }
}

/// n (n − 1) (2 n + 5).
private func spread(_ n: Int) -> Int { n * (n - 1) * (2 * n + 5) }

/// The sum of `spread` over the groups of equal values.
private func tieSpread(_ values: [Double]) -> Int {
  var (sum, run) = (0, 1)
  let sorted = values.sorted()
  for index in stride(from: 1, through: sorted.count, by: 1) {
    if index < sorted.count, sorted[index] == sorted[index - 1] {
      run += 1
    } else {
      sum += spread(run)
      run = 1
    }
  }
  return sum
}

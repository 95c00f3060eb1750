// Is this value out of the ordinary, given the ones before it?
//
// Each function says one thing about one series; the caller decides what the series is (the same
// weekday, the last four weeks). None of them invents a value where the past has no spread.

/// What the squared deviations are divided by: n for a whole population, n − 1 for a sample.
package enum DeviationRule: String, CaseIterable, Sendable { case population, sample }

/// (value − mean) / standard deviation of the past: 0 = as usual, negative = less.
///
/// - Parameters:
///   - value: The value to judge.
///   - past: The values that it is judged by, without itself.
///   - rule: How the standard deviation is taken.
/// - Returns: `nil` where the past has no spread or too few values (one, for `.sample`).
/// - Complexity: O(n).
package func zScore(
  _ value: Double, against past: [Double], rule: DeviationRule = .sample
) -> Double? {
  let divisor = Double(rule == .sample ? past.count - 1 : past.count)
  guard divisor > 0 else { return nil }
  let mean = past.reduce(0, +) / Double(past.count)
  let squares = past.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return squares > 0 ? (value - mean) / (squares / divisor).squareRoot() : nil
}

/// (value − median) / (1.4826 · MAD), MAD the median distance from the median.
///
/// Old outliers hide no new one. 1.4826 makes it a z-score for normally distributed values.
///
/// - Returns: `nil` for no past, or where more than half of it is one value (MAD = 0).
/// - Complexity: O(n log n).
/// - Source: Iglewicz, Hoaglin (1993), "How to Detect and Handle Outliers", ASQC.
package func robustZScore(_ value: Double, against past: [Double]) -> Double? {
  guard let center = median(past), let spread = median(past.map { abs($0 - center) }), spread > 0
  else { return nil }
  return (value - center) / (1.4826 * spread)
}

/// 2 (√(count + 3/8) − √(expected + 3/8)): about normal for counts of rare events.
///
/// 0 = as expected, negative = less. Has a value where nothing was expected.
///
/// - Parameters:
///   - count: At least 0.
///   - expected: At least 0.
/// - Complexity: O(1).
/// - Source: Anscombe (1948), "The Transformation of Poisson, Binomial and Negative-Binomial Data",
///   Biometrika 35(3/4).
package func anscombeScore(_ count: Int, expected: Double) -> Double {
  precondition(count >= 0 && expected >= 0, "count \(count), expected \(expected)")
  return 2 * ((Double(count) + 0.375).squareRoot() - (expected + 0.375).squareRoot())
}

/// A running mean that forgets: m₀ = x₀, m_t = α x_t + (1 − α) m_{t−1}.
///
/// - Parameters:
///   - values: In order of time.
///   - alpha: Greater than 0, at most 1; 1 forgets all but the last value.
/// - Returns: One mean per value.
/// - Complexity: O(n).
/// - Source: Roberts (1959), "Control Chart Tests Based on Geometric Moving Averages",
///   Technometrics 1(3).
package func exponentialMovingAverage(_ values: [Double], alpha: Double) -> [Double] {
  precondition(alpha > 0 && alpha <= 1, "alpha \(alpha) is not in 0 < alpha ≤ 1")
  var means: [Double] = []
  means.reserveCapacity(values.count)
  for value in values { means.append(means.last.map { alpha * value + (1 - alpha) * $0 } ?? value) }
  return means
}

/// The upper cumulative sum S_t = max(0, S_{t−1} + (x_t − μ) / σ − k), S = 0 before the start.
///
/// In standard deviations. Grows while values stay above μ + k σ, so it finds small rises that
/// last.
///
/// - Parameters:
///   - values: In order of time.
///   - mean: μ, the level expected.
///   - deviation: σ, greater than 0.
///   - slack: k, at least 0: half of the rise to be found.
/// - Returns: One sum per value, 0 or more.
/// - Complexity: O(n).
/// - Source: Page (1954), "Continuous Inspection Schemes", Biometrika 41(1/2).
package func upperCumulativeSum(
  _ values: [Double], mean: Double, deviation: Double, slack: Double = 0.5
) -> [Double] {
  precondition(deviation > 0, "deviation \(deviation) is not greater than 0")
  precondition(slack >= 0, "slack \(slack) is negative")
  var sum = 0.0
  return values.map { value in
    sum = max(0, sum + (value - mean) / deviation - slack)
    return sum
  }
}

/// Two rates side by side: is the first one higher?
///
/// - Source: Przyborowski, Wileński (1940), "Homogeneity of Results in Testing Samples from Poisson
///   Series", Biometrika 31(3/4).
package struct RateComparison: Hashable, Sendable {
  /// P(X ≥ k₁) for X binomial with k₁ + k₂ trials and share n₁ / (n₁ + n₂): the one-sided p-value
  /// for "the first rate is higher", given the sum of both counts. 1 where nothing was counted.
  package let pValue: Double
  /// (k₁ / n₁) / (k₂ / n₂), 0 upwards; +∞ where only k₂ is 0, `nil` where both are.
  package let rateRatio: Double?

  /// - Parameters:
  ///   - count: k₁, at least 0.
  ///   - exposure: n₁: articles, days, …; greater than 0.
  ///   - baseCount: k₂, at least 0.
  ///   - baseExposure: n₂ in the same unit, greater than 0.
  /// - Complexity: O(√(k₁ + k₂)) on average.
  package init(_ count: Int, in exposure: Int, against baseCount: Int, in baseExposure: Int) {
    precondition(
      count >= 0 && baseCount >= 0 && exposure > 0 && baseExposure > 0,
      "\(count) in \(exposure) against \(baseCount) in \(baseExposure)")
    let (n1, n2) = (Double(exposure), Double(baseExposure))
    pValue = Binomial.upperTail(count, of: count + baseCount, share: n1 / (n1 + n2))
    rateRatio =
      count + baseCount > 0 ? (Double(count) / n1) / (Double(baseCount) / n2) : nil
  }
}

import NewsStatistics

/// A count against the counts of past periods.
struct ExpectedLevel {
  /// Median of the past shares times the articles of the period; `nil` without a past.
  let expected: Double?
  /// (share − median) / (1.4826 · MAD) of the past shares; `nil` where most of them are equal.
  let robustZ: Double?
  /// The larger of the two-sided p-values of `robustZ` (where it has a value) and of the test of
  /// two rates; `nil` without a past.
  let pValue: Double?
  /// Over the past shares and the present one; `nil` for fewer than four.
  let trend: MannKendall?

  /// - Parameters:
  ///   - count: Articles of the subject, at most `total`; `total` is greater than 0.
  ///   - past: The same of past periods with articles, the oldest first.
  /// - Complexity: O(n² log n) for n past periods.
  init(_ count: Int, of total: Int, past: [(count: Int, total: Int)]) {
    let shares = past.map { Double($0.count) / Double($0.total) }
    let now = Double(count) / Double(total)
    trend = shares.count >= 3 ? MannKendall(shares + [now]) : nil
    guard !past.isEmpty else {
      (expected, robustZ, pValue) = (nil, nil, nil)
      return
    }
    let sorted = shares.sorted()
    let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    expected = middle * Double(total)
    robustZ = robustZScore(now, against: shares)
    let (found, all) = past.reduce((0, 0)) { ($0.0 + $1.count, $0.1 + $1.total) }
    let rates = twoSidedRateTest(count, in: total, against: found, in: all)
    pValue = max(rates, robustZ.map(StandardNormal.twoSided) ?? 0)
  }
}

/// Twice the smaller one-sided p-value of the conditional binomial test, at most 1.
func twoSidedRateTest(_ count: Int, in total: Int, against base: Int, in baseTotal: Int) -> Double {
  let more = RateComparison(count, in: total, against: base, in: baseTotal).pValue
  let less = RateComparison(base, in: baseTotal, against: count, in: total).pValue
  return min(1, 2 * min(more, less))
}

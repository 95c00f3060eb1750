// Of a thousand pairs, fifty are significant at 5 % by chance alone. A q-value answers for the
// table: taking all rows with q ≤ 0.05 as findings, at most 5 % of these are expected to be false.

/// How p-values are corrected for their number.
package enum FalseDiscoveryRule: String, CaseIterable, Sendable {
  /// For tests that are independent or positively dependent; the default.
  ///
  /// - Source: Benjamini, Hochberg (1995), "Controlling the False Discovery Rate", Journal of the
  ///   Royal Statistical Society B 57(1).
  case benjaminiHochberg
  /// For any dependence; dearer by the factor Σ_{i=1…m} 1/i.
  ///
  /// - Source: Benjamini, Yekutieli (2001), "The Control of the False Discovery Rate in Multiple
  ///   Testing under Dependency", Annals of Statistics 29(4).
  case benjaminiYekutieli
}

/// The smallest false discovery rate at which each test counts as a finding.
///
/// With p₍ᵢ₎ the i-th smallest of m: q₍ᵢ₎ = min over j ≥ i of p₍ⱼ₎ · m / j, at most 1.
///
/// - Parameters:
///   - pValues: All tests that were made, not only the promising ones; each 0…1.
///   - rule: See `FalseDiscoveryRule`.
/// - Returns: One q-value per p-value in the same order, each at least p and at most 1; empty for
///   none.
/// - Complexity: O(m log m).
package func qValues(
  _ pValues: [Double], rule: FalseDiscoveryRule = .benjaminiHochberg
) -> [Double] {
  var values = pValues
  replaceByQValues(&values, rule: rule)
  return values
}

/// Puts q-values in the place of p-values, as `qValues` gives them; for millions of tests, since it
/// takes six bytes for each and not sixteen.
package func replaceByQValues(
  _ values: inout [Double], rule: FalseDiscoveryRule = .benjaminiHochberg
) {
  for p in values { precondition(p >= 0 && p <= 1, "p-value \(p) is not between 0 and 1") }
  let count = Double(values.count)
  var factor = count
  if rule == .benjaminiYekutieli {
    factor *= stride(from: 1, through: count, by: 1).reduce(0) { $0 + 1 / $1 }
  }
  var order = [UInt32](0..<UInt32(values.count))
  // Equal p-values get the same q-value, whatever their order.
  values.withUnsafeBufferPointer { p in order.sort { p[Int($0)] < p[Int($1)] } }
  var smallest = 1.0
  for (position, index) in order.enumerated().reversed() {
    // m / m is 1: the largest p-value stays as it is, without a rounding error that puts q below p.
    smallest = min(smallest, values[Int(index)] * (factor / Double(position + 1)))
    values[Int(index)] = smallest
  }
}

// The functions of the C library that the formulas need, imported in this one file.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Natural logarithm; −∞ at 0.
func ln(_ x: Double) -> Double { log(x) }

/// Natural logarithm of 1 + x, exact for small x.
func ln1p(_ x: Double) -> Double { log1p(x) }

/// Logarithm to base 2; −∞ at 0.
package func logBase2(_ x: Double) -> Double { log2(x) }

/// e to the power of x.
package func exponential(_ x: Double) -> Double { exp(x) }

/// `base` to the power of `exponent`.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// ln Γ(x) for x > 0. The overlay calls `lgamma_r`, so no global sign is written.
func logGamma(_ x: Double) -> Double { lgamma(x).0 }

/// 1 − erf(x), with full relative accuracy far out in the tail.
func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }

/// ln C(n, k), the logarithm of the binomial coefficient; 0 ≤ k ≤ n.
func logChoose(_ n: Int, _ k: Int) -> Double {
  if k == 0 || k == n { return 0 }
  return logGamma(Double(n) + 1) - logGamma(Double(k) + 1) - logGamma(Double(n - k) + 1)
}

/// x · ln y with the limit 0 · ln 0 = 0.
func xlny(_ x: Double, _ y: Double) -> Double { x == 0 ? 0 : x * ln(y) }

/// The middle value, or the mean of the two middle values.
///
/// - Returns: `nil` for no values.
/// - Complexity: O(n log n).
func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

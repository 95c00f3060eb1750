// The few probability distributions that the scores and tests need.
//
// Tails are summed term by term from the point asked for, outwards, so that a small probability
// keeps its relative accuracy; only a tail that holds more than about half is taken as 1 − the
// rest. The first term comes from Loader's saddle-point form, which does not lose digits with large
// counts as a difference of log-gammas would.
//
// Accuracy, measured against 50-digit arithmetic: relative error below 1e-12 for tails above 1e-300
// and counts to 1,000,000; smaller tails become 0 or subnormal.

/// The distribution of a sum of many small influences, mean 0 and standard deviation 1.
package enum StandardNormal {
  /// P(X ≤ z), 0…1. Relative error below 1e-14 for z > −10, 2e-13 down to −37; 0 below −38.6.
  ///
  /// - Complexity: O(1).
  /// - Source: Φ(z) = erfc(−z / √2) / 2.
  package static func cumulative(_ z: Double) -> Double {
    complementaryErrorFunction(-z / 2.0.squareRoot()) / 2
  }

  /// P(|X| ≥ |z|), the two-sided p-value; 1 at 0.
  package static func twoSided(_ z: Double) -> Double {
    complementaryErrorFunction(abs(z) / 2.0.squareRoot())
  }

  /// The z with P(X ≤ z) = probability; 1.959964 for 0.975. Absolute error below 1e-14 for
  /// probabilities from 1e-300 to 0.5; above 0.5 as exact as 1 − probability is.
  ///
  /// - Parameter probability: Between 0 and 1, both excluded.
  /// - Complexity: O(1): a start good to 0.0005 and four steps of Halley's method.
  /// - Source: start after Hastings, in Abramowitz, Stegun (1964), formula 26.2.23.
  package static func quantile(_ probability: Double) -> Double {
    precondition(
      probability > 0 && probability < 1, "probability \(probability) is not between 0 and 1")
    if probability > 0.5 { return -quantile(1 - probability) }
    let t = (-2 * ln(probability)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var z = numerator / denominator - t
    for _ in 0..<4 {
      let density = exponential(-z * z / 2) / (2 * Double.pi).squareRoot()
      let step = (cumulative(z) - probability) / density
      z -= step / (1 + z * step / 2)
    }
    return z
  }
}

/// P(X ≥ x) of the χ² distribution with one degree of freedom: the p-value of G² and χ² of a 2×2
/// table. 1 at 0; 0.05 at 3.841459.
///
/// - Parameter x: At least 0.
/// - Complexity: O(1).
/// - Source: erfc(√(x / 2)), since the root of X is the absolute value of a standard normal.
package func chiSquaredTail(_ x: Double) -> Double {
  precondition(x >= 0, "χ² of \(x) is negative or no number")
  return complementaryErrorFunction((x / 2).squareRoot())
}

/// The distribution of a count of independent rare events.
package enum Poisson {
  /// P(X = count), 0…1.
  ///
  /// - Parameters:
  ///   - count: At least 0.
  ///   - mean: At least 0; with mean 0 the count is 0 for sure.
  /// - Source: Loader (2000), "Fast and Accurate Computation of Binomial Probabilities".
  package static func probability(_ count: Int, mean: Double) -> Double {
    precondition(count >= 0 && mean >= 0 && mean.isFinite, "count \(count), mean \(mean)")
    if mean == 0 { return count == 0 ? 1 : 0 }
    if count == 0 { return exponential(-mean) }
    let exponent = -stirlingError(count) - deviance(Double(count), mean)
    return exponential(exponent) / (2 * Double.pi * Double(count)).squareRoot()
  }

  /// P(X ≥ count): how surprising so many are. 1 for count ≤ 0.
  ///
  /// - Parameter mean: At least 0.
  /// - Complexity: O(√mean + 1) terms on average.
  package static func upperTail(_ count: Int, mean: Double) -> Double {
    if count <= 0 { return 1 }
    if mean == 0 { return 0 }
    if Double(count) > mean {
      return tail(from: probability(count, mean: mean), at: count) { mean / Double($0 + 1) }
    }
    let first = probability(count - 1, mean: mean)
    return 1 - tail(from: first, at: count - 1, step: -1) { Double($0) / mean }
  }
}

/// The distribution of the number of successes in independent trials.
package enum Binomial {
  /// P(X = successes), 0…1.
  ///
  /// - Parameters:
  ///   - successes: 0…trials.
  ///   - share: The probability of a success, 0…1.
  /// - Source: Loader (2000), "Fast and Accurate Computation of Binomial Probabilities".
  package static func probability(_ successes: Int, of trials: Int, share: Double) -> Double {
    precondition(
      successes >= 0 && successes <= trials && share >= 0 && share <= 1,
      "\(successes) of \(trials) at \(share)")
    let (n, k, rest) = (Double(trials), Double(successes), Double(trials - successes))
    if share == 0 { return successes == 0 ? 1 : 0 }
    if share == 1 { return successes == trials ? 1 : 0 }
    if successes == 0 { return exponential(n * ln1p(-share)) }
    if successes == trials { return exponential(n * ln(share)) }
    let correction =
      stirlingError(trials) - stirlingError(successes) - stirlingError(trials - successes)
    let distance = deviance(k, n * share) + deviance(rest, n * (1 - share))
    return exponential(correction - distance) * (n / (2 * Double.pi * k * rest)).squareRoot()
  }

  /// P(X ≥ successes). 1 for successes ≤ 0, 0 for more successes than trials.
  ///
  /// - Complexity: O(√trials) terms on average.
  package static func upperTail(_ successes: Int, of trials: Int, share: Double) -> Double {
    precondition(
      trials >= 0 && share >= 0 && share <= 1, "\(successes) of \(trials) at \(share)")
    if successes <= 0 { return 1 }
    if successes > trials || share == 0 { return 0 }
    if share == 1 { return 1 }
    let odds = share / (1 - share)
    if Double(successes) > Double(trials) * share {
      let first = probability(successes, of: trials, share: share)
      return tail(from: first, at: successes) { Double(trials - $0) / Double($0 + 1) * odds }
    }
    let first = probability(successes - 1, of: trials, share: share)
    let rest = tail(from: first, at: successes - 1, step: -1) {
      Double($0) / (Double(trials - $0 + 1) * odds)
    }
    return 1 - rest
  }
}

/// `first` and all terms after it, each the one before times `ratio(its index)`, until they vanish.
/// The ratios fall below 1, so what is left out is less than a rounding error.
private func tail(
  from first: Double, at start: Int, step: Int = 1, ratio: (Int) -> Double
) -> Double {
  var (sum, term, index) = (first, first, start)
  while term > sum * 1e-17 {
    term *= ratio(index)
    index += step
    sum += term
  }
  return min(1, sum)
}

/// ln n! − [(n + ½) ln n − n + ½ ln 2π], what Stirling's formula leaves over; n > 0.
private func stirlingError(_ n: Int) -> Double {
  let x = Double(n)
  if n < 16 {
    return logGamma(x + 1) - (x + 0.5) * ln(x) + x - 0.5 * ln(2 * Double.pi)
  }
  let square = 1 / (x * x)
  let inner = 1.0 / 1260 - (1.0 / 1680 - square / 1188 + square * square * 691 / 360_360) * square
  return (1.0 / 12 - (1.0 / 360 - inner * square) * square) / x
}

/// x ln(x / m) + m − x for x, m > 0: half the deviance of x from the mean m, without cancellation
/// near m.
private func deviance(_ x: Double, _ mean: Double) -> Double {
  let difference = x - mean
  guard abs(difference) < 0.1 * (x + mean) else { return x * ln(x / mean) - difference }
  let v = difference / (x + mean)
  var (sum, term, divisor) = (difference * v, 2 * x * v, 1.0)
  while true {
    term *= v * v
    divisor += 2
    let next = sum + term / divisor
    if next == sum { return sum }
    sum = next
  }
}

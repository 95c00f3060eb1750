// When was there much more of a topic than usual, and from when to when?
//
// Kleinberg's model: the source of the articles is either calm or in a burst, changing costs
// something, and the cheapest history is the answer. Exact dynamic programming finds it; rules that
// compare neighbouring periods only miss slow starts and short bursts.
//
// Here periods have a number of articles each (batches). For single events with their times see
// `Bursts+Continuous.swift`.

/// The bursts of a topic in a series of periods.
///
/// State 0 has share p₀ = Σr / Σd, state 1 p₁ = s p₀. A period costs
/// −ln[C(d, r) pʳ (1 − p)^(d − r)], entering state 1 costs γ ln n for n periods, leaving it
/// nothing. The source is in state 0 before the first period. Equal costs go to the calmer history.
///
/// - Source: Kleinberg (2003), "Bursty and Hierarchical Structure in Streams", Data Mining and
///   Knowledge Discovery 7(4), section 4 (first at KDD 2002).
package struct Bursts: Sendable {
  /// Periods in a row in state 1.
  package struct Burst: Hashable, Sendable {
    /// Indices of the periods.
    package let periods: Range<Int>
    /// Σ (cost in state 0 − cost in state 1) over the burst, in nats; greater than the cost of
    /// entering it, or equal to it. Large = strong or long.
    package let weight: Double
  }

  /// p₀, the share over all periods, 0…1; 0 where there are no articles.
  package let calmShare: Double
  /// p₁ = min(1, s p₀).
  package let burstShare: Double
  /// 0 or 1 for each period.
  package let states: [UInt8]
  /// The cost of this history, in nats.
  package let cost: Double
  /// In order of time.
  package let bursts: [Burst]

  /// - Parameters:
  ///   - matching: r, the articles of the topic in each period.
  ///   - all: d, all articles in each period. A period without articles costs nothing in any state.
  ///   - scaling: s > 1: how many times the calm share a burst has. Where s p₀ exceeds 1 it is 1,
  ///     and only periods in which all articles match can be in a burst.
  ///   - gamma: At least 0: how dear it is to enter a burst.
  /// - Complexity: O(n).
  package init(matching: [Int], of all: [Int], scaling: Double = 2, gamma: Double = 1) {
    precondition(matching.count == all.count, "\(matching.count) counts of \(all.count) totals")
    precondition(scaling > 1 && scaling.isFinite, "scaling \(scaling) is not greater than 1")
    precondition(gamma >= 0 && gamma.isFinite, "gamma \(gamma) is negative or not finite")
    for (r, d) in zip(matching, all) { precondition(r >= 0 && r <= d, "\(r) of \(d) articles") }
    let (found, total) = (matching.reduce(0, +), all.reduce(0, +))
    calmShare = total > 0 ? Double(found) / Double(total) : 0
    burstShare = min(1, scaling * calmShare)
    let (inCalm, inBurst) = (BinomialCost(share: calmShare), BinomialCost(share: burstShare))
    var calm: [Double] = []
    var burst: [Double] = []
    calm.reserveCapacity(all.count)
    burst.reserveCapacity(all.count)
    for (r, d) in zip(matching, all) {
      let ways = logChoose(d, r)
      calm.append(inCalm.cost(r, of: d, ways: ways))
      burst.append(inBurst.cost(r, of: d, ways: ways))
    }
    let entry = all.isEmpty ? 0 : gamma * ln(Double(all.count))
    (states, cost) = cheapestHistory(calm: calm, burst: burst, entry: entry)

    var bursts: [Burst] = []
    var start = 0
    while let first = states[start...].firstIndex(of: 1) {
      start = states[first...].firstIndex(of: 0) ?? states.count
      let weight = (first..<start).reduce(0.0) { $0 + calm[$1] - burst[$1] }
      bursts.append(Burst(periods: first..<start, weight: weight))
    }
    self.bursts = bursts
  }
}

/// −ln[C(d, r) pʳ (1 − p)^(d − r)] for one p; +∞ where that is impossible.
private struct BinomialCost {
  private let logShare: Double
  private let logRest: Double

  init(share: Double) { (logShare, logRest) = (ln(share), ln(1 - share)) }

  /// - Parameter ways: ln C(d, r).
  func cost(_ r: Int, of d: Int, ways: Double) -> Double {
    -(ways + (r == 0 ? 0 : Double(r) * logShare) + (r == d ? 0 : Double(d - r) * logRest))
  }
}

/// Viterbi over two states; calm is finite everywhere.
private func cheapestHistory(
  calm: [Double], burst: [Double], entry: Double
) -> (states: [UInt8], cost: Double) {
  var (inCalm, inBurst) = (0.0, Double.infinity)
  // Where the cheapest way into each state came from.
  var calmFrom: [UInt8] = []
  var burstFrom: [UInt8] = []
  calmFrom.reserveCapacity(calm.count)
  burstFrom.reserveCapacity(calm.count)
  for index in calm.indices {
    calmFrom.append(inBurst < inCalm ? 1 : 0)
    burstFrom.append(inBurst < inCalm + entry ? 1 : 0)
    let enteredCalm = min(inCalm, inBurst) + calm[index]
    inBurst = min(inCalm + entry, inBurst) + burst[index]
    inCalm = enteredCalm
  }
  var states = [UInt8](repeating: 0, count: calm.count)
  var state: UInt8 = inBurst < inCalm ? 1 : 0
  for index in calm.indices.reversed() {
    states[index] = state
    state = state == 1 ? burstFrom[index] : calmFrom[index]
  }
  return (states, min(inCalm, inBurst))
}

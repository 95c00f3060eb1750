/// Nested bursts of single events, from their times.
///
/// In state i the gaps between events are exponential with rate sⁱ / g, g = T / n for n gaps over
/// the span T. There are k = ⌈1 + log_s T + log_s (1 / shortest gap)⌉ states; the source starts in
/// state 0. Rising from i to j costs (j − i) γ ln n, falling nothing. Equal costs go to the lower
/// state.
///
/// - Source: Kleinberg (2003), "Bursty and Hierarchical Structure in Streams", Data Mining and
///   Knowledge Discovery 7(4), sections 2 and 3 (first at KDD 2002).
package struct ContinuousBursts: Sendable {
  /// A stretch of time in which the state was `level` or higher.
  package struct Burst: Hashable, Sendable {
    /// 0 is the whole series.
    package let level: Int
    /// The times of the first and the last event, in the unit of the times given.
    package let start: Double
    package let end: Double
  }

  /// The state of each gap.
  package let states: [Int]
  /// By level, then by time. Empty for fewer than two events.
  package let bursts: [Burst]

  /// - Parameters:
  ///   - times: Strictly rising, in any unit.
  ///   - scaling: s > 1.
  ///   - gamma: At least 0.
  /// - Complexity: O(n k).
  package init(times: [Double], scaling: Double = 2, gamma: Double = 1) {
    precondition(scaling > 1 && scaling.isFinite, "scaling \(scaling) is not greater than 1")
    precondition(gamma >= 0 && gamma.isFinite, "gamma \(gamma) is negative or not finite")
    let gaps = zip(times, times.dropFirst()).map { before, after in
      precondition(after > before, "time \(after) does not follow \(before)")
      return after - before
    }
    states = gapStates(gaps, scaling: scaling, gamma: gamma)
    bursts = nestedBursts(states, times)
  }
}

private func gapStates(_ gaps: [Double], scaling: Double, gamma: Double) -> [Int] {
  guard let shortest = gaps.min() else { return [] }
  let (n, span) = (Double(gaps.count), gaps.reduce(0, +))
  // T / shortest is often an exact power of s, whose logarithm may come out a hair too large.
  let steps = ln(span / shortest) / ln(scaling)
  let levels = Int((1 + steps - 1e-9).rounded(.up))
  let rise = gamma * ln(n)

  var costs = [Double](repeating: .infinity, count: levels)
  costs[0] = 0
  var from: [[Int]] = []
  for gap in gaps {
    let (entered, sources) = cheapestEntries(costs, rise: rise)
    from.append(sources)
    var rate = n / span
    for level in 0..<levels {
      costs[level] = entered[level] + rate * gap - ln(rate)
      rate *= scaling
    }
  }
  var states = [Int](repeating: 0, count: gaps.count)
  var state = costs.indices.min { costs[$0] < costs[$1] } ?? 0
  for index in gaps.indices.reversed() {
    states[index] = state
    state = from[index][state]
  }
  return states
}

/// The cheapest way into each state: from below for `rise` per step, from above for nothing.
private func cheapestEntries(_ costs: [Double], rise: Double) -> ([Double], [Int]) {
  var (entered, sources) = (costs, Array(costs.indices))
  for level in stride(from: costs.count - 2, through: 0, by: -1)
  where entered[level + 1] < entered[level] {
    (entered[level], sources[level]) = (entered[level + 1], sources[level + 1])
  }
  var (below, source) = (Double.infinity, 0)
  for level in costs.indices {
    below += rise
    if below <= entered[level] { (entered[level], sources[level]) = (below, source) }
    if costs[level] < below { (below, source) = (costs[level], level) }
  }
  return (entered, sources)
}

private func nestedBursts(_ states: [Int], _ times: [Double]) -> [ContinuousBursts.Burst] {
  guard let top = states.max() else { return [] }
  var bursts: [ContinuousBursts.Burst] = []
  for level in 0...top {
    var start: Int?
    for (index, state) in states.enumerated() {
      if state >= level, start == nil { start = index }
      if state < level, let first = start {
        bursts.append(.init(level: level, start: times[first], end: times[index]))
        start = nil
      }
    }
    if let first = start {
      bursts.append(.init(level: level, start: times[first], end: times[states.count]))
    }
  }
  return bursts
}

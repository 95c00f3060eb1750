// Bursts of subjects that most periods lack. Between two periods with the subject nothing can be won
// by being in a burst, so only those periods are looked at. `Bursts` looks at all of them, and tests
// hold this to it.

/// Finds bursts as `Bursts` does, for many subjects over the same periods.
package struct SparseBursts: Sendable {
  private let all: [Int]
  /// Articles of all periods before each, and of all.
  private let before: [Int]
  private let scaling: Double
  private let gamma: Double

  /// - Parameters:
  ///   - all: d, all articles in each period.
  ///   - scaling, gamma: See `Bursts`.
  package init(of all: [Int], scaling: Double = 2, gamma: Double = 1) {
    precondition(scaling > 1 && scaling.isFinite, "scaling \(scaling) is not greater than 1")
    precondition(gamma >= 0 && gamma.isFinite, "gamma \(gamma) is negative or not finite")
    self.all = all
    self.scaling = scaling
    self.gamma = gamma
    before = all.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
  }

  /// The bursts of one subject, in order of time.
  ///
  /// - Parameter matching: The periods with the subject, ascending, with r, its articles: 1…d.
  /// - Complexity: O(n) for n periods with the subject.
  package func bursts(_ matching: [(period: Int, articles: Int)]) -> [Bursts.Burst] {
    let found = matching.reduce(0) { $0 + $1.articles }
    guard found > 0, let total = before.last else { return [] }
    let calmShare = Double(found) / Double(total)
    let burstShare = min(1, scaling * calmShare)
    // What a burst wins for an article with the subject, and loses for one without.
    let won = ln(burstShare) - ln(calmShare)
    let lost = calmShare < 1 ? ln(1 - calmShare) - ln(1 - burstShare) : 0
    func gain(_ period: Int, _ articles: Int) -> Double {
      let others = all[period] - articles
      return Double(articles) * won - (others == 0 ? 0 : Double(others) * lost)
    }
    let entry = gamma * ln(Double(all.count))
    var (calm, burst) = (0.0, -Double.infinity)
    var last = -1
    // Where the best way into each state came from, by index of `matching`.
    var (stays, leaves): ([Bool], [Bool]) = ([], [])
    for (period, articles) in matching {
      let between = before[period] - before[last + 1]
      let kept = burst - (between == 0 ? 0 : Double(between) * lost)
      leaves.append(burst > calm)
      calm = max(calm, burst)
      stays.append(kept > calm - entry)
      burst = max(kept, calm - entry) + gain(period, articles)
      last = period
    }
    return ranges(stays, leaves, endsInBurst: burst > calm).map { first, last in
      // From the first period to the last, those without the subject too.
      let periods = matching[first].period..<(matching[last].period + 1)
      var (weight, next) = (0.0, first)
      for period in periods {
        let isThere = matching[next].period == period
        weight += gain(period, isThere ? matching[next].articles : 0)
        if isThere { next = min(next + 1, matching.count - 1) }
      }
      return Bursts.Burst(periods: periods, weight: weight)
    }
  }

  /// First and last index of each burst.
  private func ranges(
    _ stays: [Bool], _ leaves: [Bool], endsInBurst: Bool
  ) -> [(first: Int, last: Int)] {
    var found: [(first: Int, last: Int)] = []
    var end = endsInBurst ? stays.count - 1 : nil
    for index in stays.indices.reversed() {
      if let last = end {
        guard !stays[index] else { continue }
        found.append((index, last))
        end = nil
      }
      // Calm from here on: was the period before in a burst?
      if end == nil, index > 0, leaves[index] { end = index - 1 }
    }
    return found.reversed()
  }
}

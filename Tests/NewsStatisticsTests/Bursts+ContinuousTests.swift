import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct ContinuousBurstsTests {
  static let offsets: [Double] = [4, 17, 23, 27, 33, 35, 37, 76, 77, 82, 84, 88, 90, 92]

  @Test func givesTheWorkedValues() {
    let found = ContinuousBursts(times: Self.offsets, scaling: 2, gamma: 0.1)
    #expect(
      text(found) == ["0: 4 to 92", "1: 33 to 37", "1: 76 to 92", "2: 76 to 77"])
    let dear = ContinuousBursts(times: Self.offsets, scaling: 2, gamma: 1)
    #expect(text(dear) == ["0: 4 to 92"])
  }

  private func text(_ found: ContinuousBursts) -> [String] {
    found.bursts.map { "\($0.level): \(Int($0.start)) to \(Int($0.end))" }
  }

  @Test func hasNoBurstsWithoutGaps() {
    #expect(text(ContinuousBursts(times: [])) == [])
    #expect(text(ContinuousBursts(times: [3])) == [])
    #expect(text(ContinuousBursts(times: [3, 5])) == ["0: 3 to 5"])
    #expect(ContinuousBursts(times: [0, 2, 4, 6, 8]).states == [0, 0, 0, 0])
  }

  @Test(arguments: seeds) func findsTheCheapestOfAllHistories(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 2...5, using: &random)
    let gaps = (0..<count).map { _ in
      Double.random(in: Bool.random(using: &random) ? 1...1.3 : 6...12, using: &random)
    }
    let times = gaps.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
    let gamma = Double.random(in: 0...0.5, using: &random)
    let found = ContinuousBursts(times: times, scaling: 2, gamma: gamma)

    let span = times[count]
    let exact = zip(times, times.dropFirst()).map { $1 - $0 }
    let levels = Int((1 + logBase2(span) + logBase2(1 / (exact.min() ?? 1))).rounded(.up))
    func cost(_ states: [Int]) -> Double {
      var (sum, before) = (0.0, 0)
      for (gap, state) in zip(exact, states) {
        sum += Double(max(0, state - before)) * gamma * ln(Double(count))
        before = state
        let rate = power(2, Double(state)) * Double(count) / span
        sum += rate * gap - ln(rate)
      }
      return sum
    }
    var (cheapest, path) = (Double.infinity, [Int](repeating: 0, count: count))
    while true {
      cheapest = min(cheapest, cost(path))
      guard let place = path.firstIndex(where: { $0 < levels - 1 }) else { break }
      path[place] += 1
      for lower in 0..<place { path[lower] = 0 }
    }
    #expect(isClose(cost(found.states), cheapest, 1e-9))
  }
}

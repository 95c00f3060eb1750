import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct BurstsTests {
  struct Case {
    let matching: [Int]
    let all: [Int]
    let scaling: Double
    let share: Double
    let states: String
    let cost: Double
    let weight: Double
  }

  static let hundreds = [Int](repeating: 100, count: 10)
  static let worked = [
    Case(
      matching: [2, 3, 2, 10, 12, 11, 3, 2, 1, 2], all: hundreds, scaling: 2, share: 0.048,
      states: "0001110000", cost: 25.550604, weight: 9.060432),
    Case(
      matching: [2, 3, 2, 10, 12, 11, 3, 2, 1, 2], all: hundreds, scaling: 3, share: 0.048,
      states: "0001110000", cost: 26.737504, weight: 7.873532),
    Case(
      matching: [1, 1, 6, 6, 6, 1, 1, 1, 1, 1], all: [50, 60, 55, 50, 52, 58, 60, 50, 49, 51],
      scaling: 2, share: 0.046729, states: "0011100000", cost: 19.314146, weight: 5.490254),
    Case(
      matching: [4, 3, 7, 7, 7, 3, 2, 2, 2, 3], all: hundreds, scaling: 2, share: 0.04,
      states: "0011100000", cost: 20.391956, weight: 2.681958),
    Case(
      matching: [2, 3, 2, 5, 6, 5, 3, 2, 1, 2], all: hundreds, scaling: 2, share: 0.031,
      states: "0000000000", cost: 18.407937, weight: 0),
  ]

  @Test(arguments: worked) func givesTheWorkedValues(_ example: Case) {
    let found = Bursts(matching: example.matching, of: example.all, scaling: example.scaling)
    #expect(isClose(found.calmShare, example.share))
    #expect(found.states.map(String.init).joined() == example.states)
    #expect(isClose(found.cost, example.cost))
    #expect(isClose(found.bursts.map(\.weight).reduce(0, +), example.weight))
    #expect(found.bursts.count == (example.weight > 0 ? 1 : 0))
    if let burst = found.bursts.first { #expect(burst.periods.count == 3) }
  }

  @Test(arguments: seeds) func areTheSameWhereOnlyPeriodsWithTheSubjectAreLookedAt(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 2...60, using: &random)
    let all = (0..<count).map { _ in Int.random(in: 0...40, using: &random) }
    let matching = all.map { total in
      Int.random(in: 0...3, using: &random) == 0 ? Int.random(in: 0...total, using: &random) : 0
    }
    let scaling = Double.random(in: 1.2...4, using: &random)
    let gamma = Double.random(in: 0.1...1.5, using: &random)
    let expected = Bursts(matching: matching, of: all, scaling: scaling, gamma: gamma).bursts
    let found = SparseBursts(of: all, scaling: scaling, gamma: gamma).bursts(
      matching.enumerated().filter { $0.element > 0 }.map { ($0.offset, $0.element) })
    #expect(found.map(\.periods) == expected.map(\.periods))
    for (a, b) in zip(found, expected) { #expect(isClose(a.weight, b.weight)) }
  }

  @Test(arguments: seeds) func findsTheCheapestOfAllHistories(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 1...10, using: &random)
    let all = (0..<count).map { _ in Int.random(in: 0...30, using: &random) }
    let matching = all.map { Int.random(in: 0...max(0, $0 / 2), using: &random) }
    let scaling = Double.random(in: 1.2...4, using: &random)
    let gamma = Double.random(in: 0...1.5, using: &random)
    let found = Bursts(matching: matching, of: all, scaling: scaling, gamma: gamma)

    func cost(_ states: [UInt8]) -> Double {
      var (sum, before) = (0.0, UInt8(0))
      for (index, state) in states.enumerated() {
        if state > before { sum += gamma * ln(Double(count)) }
        before = state
        let share = state == 0 ? found.calmShare : found.burstShare
        sum -= ln(Binomial.probability(matching[index], of: all[index], share: share))
      }
      return sum
    }
    var cheapest = Double.infinity
    for path in 0..<(1 << count) {
      cheapest = min(cheapest, cost((0..<count).map { UInt8(path >> $0 & 1) }))
    }
    #expect(isClose(found.cost, cheapest, 1e-9))
    #expect(isClose(cost(found.states), cheapest, 1e-9))
    let entries = gamma * ln(Double(count))
    for burst in found.bursts { #expect(burst.weight >= entries - 1e-9) }
  }

  @Test func staysCalmWhereNothingHappens() {
    #expect(Bursts(matching: [], of: []).bursts.isEmpty)
    #expect(Bursts(matching: [], of: []).cost == 0)
    #expect(Bursts(matching: [0, 0, 0], of: [5, 0, 5]).states == [0, 0, 0])
    #expect(Bursts(matching: [5, 5], of: [5, 5]).states == [0, 0])
  }

  @Test func allowsFullPeriodsOnlyWhereTheBurstShareWouldExceedOne() {
    let found = Bursts(matching: [9, 10, 10, 5], of: [10, 10, 10, 10], scaling: 3, gamma: 0.1)
    #expect(found.burstShare == 1)
    #expect(found.states == [0, 1, 1, 0])
  }
}

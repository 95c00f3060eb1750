import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct FalseDiscoveryTests {
  static let p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216]

  @Test func givesTheWorkedValues() {
    let hochberg = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714, 0.216, 0.216, 0.216]
    for (q, wanted) in zip(qValues(Self.p), hochberg) { #expect(isClose(q, wanted)) }
    let yekutieli = [
      0.02929, 0.117159, 0.246033, 0.246033, 0.246033, 0.292897, 0.309634, 0.632657, 0.632657,
      0.632657,
    ]
    for (q, wanted) in zip(qValues(Self.p, rule: .benjaminiYekutieli), yekutieli) {
      #expect(isClose(q, wanted))
    }
    #expect(qValues([]) == [])
    #expect(qValues([0.3]) == [0.3])
  }

  @Test(arguments: seeds) func acceptsWhatTheStepUpRuleAccepts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let p = (0..<30).map { _ in
      let x = Double.random(in: 0...1, using: &random)
      return x * x * x
    }
    let q = qValues(p)
    for rate in [0.01, 0.05, 0.2] {
      // The step-up rule: the largest i with p₍ᵢ₎ ≤ i · rate / m, and all smaller ones.
      let sorted = p.sorted()
      let last = sorted.indices.last { sorted[$0] <= Double($0 + 1) * rate / 30 }
      #expect(q.filter { $0 <= rate }.count == last.map { $0 + 1 } ?? 0)
    }
    for (x, y) in zip(p, q) { #expect(y >= x && y <= 1) }
    let order = p.indices.shuffled(using: &random)
    #expect(qValues(order.map { p[$0] }) == order.map { q[$0] }, "order")
    for (x, y) in zip(q, qValues(p, rule: .benjaminiYekutieli)) { #expect(y >= x) }
  }
}

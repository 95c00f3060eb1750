import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct KendallTauBTests {
  @Test func givesTheWorkedValues() {
    #expect(isClose(kendallTauB([1, 2, 3, 4, 5], [2, 1, 3, 5, 4]), 0.6, 1e-10))
    #expect(isClose(kendallTauB([1, 2, 2, 4, 5], [1, 3, 2, 4, 4]), 0.8888888889, 1e-10))
    #expect(isClose(kendallTauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]), -0.4714045208, 1e-10))
  }

  @Test func hasNoValueWithoutAnOrder() {
    #expect(kendallTauB([], []) == nil)
    #expect(kendallTauB([1], [1]) == nil)
    #expect(kendallTauB([1, 1, 1], [1, 2, 3]) == nil)
    #expect(kendallTauB(acrossUnionOf: [], [4, 5]) == nil)
  }

  @Test func ranksAbsentItemsBehindTheEnd() {
    // Union a b c d e f g; ranks 1 2 3 4 5 6 6 against 2 1 4 6 6 3 5.
    let expected = kendallTauB([1, 2, 3, 4, 5, 6, 6], [2, 1, 4, 6, 6, 3, 5])
    #expect(kendallTauB(acrossUnionOf: items("abcde"), items("bafcg")) == expected)
  }

  @Test(arguments: seeds) func equalsTheCountOverAllPairs(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 2...40, using: &random)
    let x = (0..<count).map { _ in Int.random(in: 0...12, using: &random) }
    let y = (0..<count).map { _ in Int.random(in: 0...12, using: &random) }
    var (difference, untiedX, untiedY) = (0, 0, 0)
    for i in 0..<count {
      for j in 0..<i {
        let (dx, dy) = ((x[i] - x[j]).signum(), (y[i] - y[j]).signum())
        difference += dx * dy
        untiedX += abs(dx)
        untiedY += abs(dy)
      }
    }
    let tau = kendallTauB(x, y)
    if untiedX > 0, untiedY > 0 {
      let expected = Double(difference) / Double(untiedX * untiedY).squareRoot()
      #expect(isClose(tau, expected, 1e-12))
      #expect(abs(expected) <= 1 + 1e-12)
      #expect(tau == kendallTauB(y, x), "symmetry")
    } else {
      #expect(tau == nil)
    }
  }
}

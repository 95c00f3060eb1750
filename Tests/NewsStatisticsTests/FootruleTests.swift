import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct FootruleTests {
  @Test(arguments: [
    ("abcde", "abcde", 0, 0.0), ("abcde", "edcba", 12, 0.4), ("abcde", "bafcg", 10, 0.333333),
    ("abcde", "bcdef", 10, 0.333333), ("abcde", "fghij", 30, 1), ("abc", "bad", 4, 0.333333),
  ])
  func givesTheWorkedValues(a: String, b: String, distance: Int, share: Double) {
    #expect(footrule(items(a), items(b)) == distance)
    #expect(isClose(normalizedFootrule(items(a), items(b)), share))
  }

  @Test func hasNoShareWhereNoDistanceIsPossible() {
    #expect(footrule([], []) == 0)
    #expect(normalizedFootrule([], []) == nil)
    #expect(largestFootrule(5, 5) == 30)
  }

  @Test(arguments: seeds) func isLargestForDisjointLists(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let a = random.list(length: Int.random(in: 0...9, using: &random), universe: 12)
    let b = random.list(length: Int.random(in: 0...9, using: &random), universe: 12)
    #expect(footrule(a, b) == footrule(b, a), "symmetry")
    #expect(footrule(a, a) == 0, "identity")
    #expect(footrule(a, b) <= largestFootrule(a.count, b.count))
    #expect(footrule(a, b.map { $0 + 50 }) == largestFootrule(a.count, b.count))
    // With k the same, the Kendall distance and the footrule are within a factor of two.
    if a.count == b.count {
      let kendall = kendallDistance(a, b)
      #expect(kendall <= Double(footrule(a, b)) + Double(a.count * a.count))
    }
  }
}

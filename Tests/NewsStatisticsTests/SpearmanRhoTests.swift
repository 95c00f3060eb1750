import NewsStatistics
import Testing

@Suite struct SpearmanRhoTests {
  @Test func givesTheWorkedValues() {
    #expect(isClose(spearmanRho([1, 2, 3, 4, 5], [2, 1, 3, 5, 4]), 0.8, 1e-10))
    #expect(isClose(spearmanRho([1, 2, 2, 4, 5], [1, 3, 2, 4, 4]), 0.9473684211, 1e-10))
    #expect(isClose(spearmanRho([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]), -0.5407380704, 1e-10))
  }

  @Test func hasNoValueWithoutAnOrder() {
    #expect(spearmanRho([], []) == nil)
    #expect(spearmanRho([3, 3], [1, 2]) == nil)
  }

  @Test func sharesTheMeanOfTiedRanks() {
    #expect(averageRanks(largestFirst: [5, 3, 3, 1]) == [1, 2.5, 2.5, 4])
    #expect(averageRanks(largestFirst: [0, 0, 7]) == [2.5, 2.5, 1])
    #expect(averageRanks(largestFirst: []) == [])
  }
}

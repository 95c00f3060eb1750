import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct RankDynamicsTests {
  @Test func givesTheWorkedValues() {
    let weeks = RankDynamics(lists: ["abcde", "bafcg", "bfhag"].map(items))
    #expect(weeks.everSeen == [5, 7, 8])
    #expect(weeks.turnover == [1, 1.4, 1.6])
    #expect(isClose(weeks.meanTurnoverRate, 0.3, 1e-12))
    #expect(weeks.flux == [0.4, 0.2])
    #expect(isClose(weeks.meanFlux, 0.3, 1e-12))
    #expect(isClose(SetOverlap(from: items("bafcg"), to: items("bfhag")).jaccard, 0.666667))
  }

  @Test func hasNoRatesWithoutTwoLists() {
    #expect(RankDynamics(lists: []).meanFlux == nil)
    #expect(RankDynamics(lists: [[1]]).meanTurnoverRate == nil)
    let empty = RankDynamics(lists: [[], [], [1, 2]])
    #expect(empty.turnover == [])
    #expect(empty.flux == [nil, 1])
    #expect(empty.meanTurnoverRate == nil)
  }

  @Test(arguments: seeds) func countsEntriesPerItemForEqualLengths(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let lists = (0..<6).map { _ in random.list(length: 8, universe: 16) }
    let dynamics = RankDynamics(lists: lists)
    for (index, flux) in dynamics.flux.enumerated() {
      let entries = Set(lists[index + 1]).subtracting(lists[index]).count
      #expect(flux == Double(entries) / 8)
    }
    #expect(dynamics.everSeen.last == Set(lists.joined()).count)
  }
}

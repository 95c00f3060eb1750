import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct RankBiasedOverlapMatrixTests {
  @Test(arguments: seeds) func equalsTheSinglePairsToTheLastBit(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let lists = (0..<12).map { _ in
      random.list(length: Int.random(in: 0...20, using: &random), universe: 40)
    }
    let matrix = RankBiasedOverlapMatrix(lists: lists, persistence: 0.9)
    let overlap = RankBiasedOverlap(persistence: 0.9)
    #expect(matrix.count == lists.count)
    for i in lists.indices {
      let expected = lists[(i + 1)...].map { overlap.extrapolated($0, lists[i]) }
      #expect(matrix.row(i) == expected, "row \(i)")
    }
  }

  @Test func isEmptyWithoutLists() {
    #expect(RankBiasedOverlapMatrix(lists: [], persistence: 0.9).count == 0)
    #expect(RankBiasedOverlapMatrix(lists: [[1, 2]], persistence: 0.9).row(0) == [])
  }
}

import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct SetOverlapTests {
  @Test func countsEntriesAndExits() {
    let change = SetOverlap(from: items("abcde"), to: items("bafcg"))
    #expect(change.shared == 3)
    #expect(change.entries == 2)
    #expect(change.exits == 2)
    #expect(isClose(change.jaccard, 0.428571))
    let uneven = SetOverlap(from: items("abc"), to: items("a"))
    #expect((uneven.shared, uneven.entries, uneven.exits) == (1, 0, 2))
    #expect(SetOverlap(from: [], to: []).jaccard == nil)
    #expect(SetOverlap(from: [], to: [1]).jaccard == 0)
  }

  @Test func givesTheWorkedAverageOverlap() {
    #expect(isClose(averageOverlap(items("abcdefg"), items("zcavwxy"), to: 7), 0.3122448980, 1e-10))
  }

  @Test func looksAtTheTopOnly() {
    #expect(overlap(items("abc"), items("bad"), at: 1) == 0)
    #expect(overlap(items("abc"), items("bad"), at: 2) == 1)
    #expect(overlap(items("abc"), items("bad"), at: 4) == 0.5)
  }

  @Test(arguments: seeds) func averagesTheOverlaps(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let a = random.list(length: Int.random(in: 0...9, using: &random), universe: 12)
    let b = random.list(length: Int.random(in: 0...9, using: &random), universe: 12)
    let single = (1...11).map { overlap(a, b, at: $0) }
    #expect(isClose(averageOverlap(a, b, to: 11), mean(single), 1e-12))
  }
}

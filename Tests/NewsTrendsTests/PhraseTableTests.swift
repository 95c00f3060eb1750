import NewsTestSupport
import Testing

@testable import NewsTrends

@Suite struct PhraseTableTests {
  @Test(
    "phrases come by hash, each with the articles that have it, however hashes are spread",
    arguments: [0, 1, 64, 65, 3000, 40_000], [UInt64.max, 0xFFF, 0xFFFF_0000_0000_0000])
  func givesPhrasesByHash(count: Int, mask: UInt64) {
    var random = SplitMix64(seed: UInt64(count) ^ mask)
    var table = PhraseTable(limit: 1 << 20)
    var expected: [UInt64: Set<UInt32>] = [:]
    for number in 0..<count {
      // A hash of 0 is kept as 1.
      let hash = max(1, random.next() & mask)
      let article = UInt32(number / 8 + 1)
      table.add(hash, start: UInt32(number), length: 3, article: article)
      expected[hash, default: []].insert(article)
    }
    let all = table.sorted()
    #expect(all.map(\.hash) == expected.keys.sorted())
    #expect(all.allSatisfy { Int($0.articles) == expected[$0.hash]?.count })
    let common = table.sorted(minimum: 2)
    #expect(common.map(\.hash) == expected.filter { $0.value.count >= 2 }.keys.sorted())
  }
}

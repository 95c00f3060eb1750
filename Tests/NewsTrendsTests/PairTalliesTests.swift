import NewsTrends
import Testing

@Suite("Pairs in blocks")
struct PairTalliesTests {
  private func pair(_ number: Int) -> PairTally {
    PairTally(
      a: UInt32(number), b: UInt32(number + 1), articles: 1, stories: 1, firstDayNumber: 0,
      lastDayNumber: 0)
  }

  @Test(
    "what is appended stands where it was put, over the ends of blocks",
    arguments: [
      0, 1, 32_767, 32_768, 32_769, 70_000,
    ])
  func keepsOrder(count: Int) {
    let tallies = PairTallies((0..<count).map(pair))
    #expect(tallies.count == count)
    #expect(tallies.isEmpty == (count == 0))
    #expect(tallies.indices.allSatisfy { tallies[$0].a == UInt32($0) })
    #expect(Array(tallies) == (0..<count).map(pair))
  }

  @Test("a literal is what it says")
  func isLiteral() {
    let tallies: PairTallies = [pair(3), pair(4)]
    #expect(tallies == PairTallies([pair(3), pair(4)]))
    #expect(tallies != [])
  }
}

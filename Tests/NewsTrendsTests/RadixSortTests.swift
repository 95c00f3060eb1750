import NewsTestSupport
import Testing

@testable import NewsTrends

@Suite("Sorting by a few bits at a time")
struct RadixSortTests {
  private struct Item: RadixSortable, Equatable {
    var key: UInt64
    var place: Int
  }

  private func sorted(_ keys: [UInt64]) -> [Item] {
    var items = keys.enumerated().map { Item(key: $1, place: $0) }
    var scratch: [Item] = []
    radixSort(&items, &scratch)
    return items
  }

  @Test("random keys come as a stable sort brings them", arguments: [1, 12, 13, 24, 40, 64])
  func equalsStableSort(bits: UInt64) {
    var random = SplitMix64(seed: bits)
    let keys = (0..<3000).map { _ in random.next() >> (64 - bits) }
    let items = keys.enumerated().map { Item(key: $1, place: $0) }
    let expected = items.sorted { a, b in a.key == b.key ? a.place < b.place : a.key < b.key }
    #expect(sorted(keys) == expected)
  }

  @Test("two short stretches of bits that differ, as pairs of names have them, are enough")
  func sortsPairsOfNames() {
    var random = SplitMix64(seed: 7)
    let keys = (0..<5000).map { _ -> UInt64 in
      let (a, b) = (random.next() % 1500, random.next() % 1500)
      return a << 32 | 1 << 20 | b
    }
    #expect(sorted(keys).map(\.key) == keys.sorted())
  }

  @Test("nothing, one key and equal keys stay as they are")
  func keepsWhatIsInOrder() {
    #expect(sorted([]).isEmpty)
    #expect(sorted([9]).map(\.key) == [9])
    #expect(sorted([5, 5, 5]).map(\.place) == [0, 1, 2])
  }

  @Test("what a scratch of another size holds does not matter")
  func usesAnyScratch() {
    for count in [0, 2, 9] {
      var keys: [UInt64] = [3, 1, 2]
      var scratch = [UInt64](repeating: 77, count: count)
      radixSort(&keys, &scratch)
      #expect(keys == [1, 2, 3])
    }
  }
}

import NewsTestSupport
import Testing

@testable import NewsStore

@Suite("Whole numbers as JSON arrays")
struct IntegerListsTests {
  @Test("they are written as JSON, without blanks")
  func writesJSON() {
    #expect(IntegerLists.list([]) == "[]")
    #expect(IntegerLists.list([0]) == "[0]")
    #expect(IntegerLists.list([10, 0, .max]) == "[10,0,9223372036854775807]")
    #expect(IntegerLists.pairs([(1, 20), (300, 4)]) == "[[1,20],[300,4]]")
    #expect(IntegerLists.triples([]) == "[]")
    #expect(IntegerLists.triples([(1, 2, 3), (0, 0, 70)]) == "[[1,2,3],[0,0,70]]")
  }

  @Test("what was written is read again", arguments: [UInt64(1), 2, 3])
  func readsWhatItWrote(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let values = (0..<300).map { _ in Int64(random.next() >> (1 + random.next() % 63)) }
    let triples = stride(from: 0, to: values.count, by: 3).map {
      (values[$0], values[$0 + 1], values[$0 + 2])
    }
    for text in [IntegerLists.list(values), IntegerLists.triples(triples)] {
      #expect(Array(text.utf8).withUnsafeBytes(IntegerLists.numbers) == values)
    }
  }
}

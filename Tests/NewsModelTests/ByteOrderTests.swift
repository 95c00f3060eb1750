import NewsTestSupport
import Testing

@testable import NewsModel

@Suite struct ByteOrderTests {
  @Test func isTheOrderOfUTF8Bytes() {
    var random = SplitMix64(seed: 3)
    let letters: [Character] = ["a", "b", "ä", "a\u{308}", "日", "𝔸", "\0", "z"]
    let texts = (0..<300).map { _ in
      // Short and long ones: strings keep up to fifteen bytes in themselves.
      String((0..<Int(random.next() % 9)).map { _ in letters[Int(random.next() % 8)] })
    }
    for a in texts {
      for b in texts.prefix(40) {
        let (x, y) = (Array(a.utf8), Array(b.utf8))
        #expect(bytesPrecede(a, b) == x.lexicographicallyPrecedes(y))
        #expect((byteOrder(a, b) == 0) == (x == y))
      }
    }
  }
}

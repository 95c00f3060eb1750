import NewsTestSupport
import NewsText
import Testing

@Suite("Tables of byte strings")
struct ByteTableTests {
  @Test func knowsWhatItWasGivenAndNothingElse() {
    var random = SplitMix64(seed: 3)
    // Short texts of few letters, so that many are equal and many begin alike.
    func text() -> [UInt8] {
      (0..<Int.random(in: 0...20, using: &random)).map { _ in
        [0x61, 0x62, 0x00, 0xFF].randomElement(using: &random) ?? 0
      }
    }
    let texts = (0..<2_000).map { (text(), UInt32($0)) }
    let table = ByteTable(texts)
    let known = Dictionary(texts, uniquingKeysWith: { $1 })
    for (text, number) in known { #expect(table[text] == number) }
    for _ in 0..<2_000 {
      let asked = text()
      #expect(table[asked] == known[asked])
    }
  }

  @Test func isEmptyWithoutTexts() {
    #expect(ByteTable([])[[]] == nil && ByteTable([])[[1]] == nil)
    #expect(ByteTable([([], 7)])[[]] == 7)
  }
}

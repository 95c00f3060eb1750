import NewsModel
import Testing

@testable import NewsReaders

@Suite("Text encodings")
struct TextEncodingTests {
  private func decode(
    _ bytes: [UInt8], _ declared: TextEncoding? = nil
  ) -> (text: String, findings: [String]) {
    let (text, findings) = TextEncoding.decode(bytes, declared: declared, path: "p")
    return (text, findings.map { "\($0.place.line) \($0.rule)" })
  }

  @Test(arguments: TextEncoding.allCases)
  func readsASCIIInEveryEncoding(encoding: TextEncoding) {
    let bytes: [UInt8] =
      switch encoding {
      case .utf16, .utf16LittleEndian: [0x41, 0, 0x0D, 0, 0x0A, 0, 0x42, 0]
      case .utf16BigEndian: [0, 0x41, 0, 0x0D, 0, 0x0A, 0, 0x42]
      default: [0x41, 0x0D, 0x0A, 0x42]
      }
    #expect(decode(bytes, encoding) == ("A\nB", []))
  }

  @Test(
    arguments: [
      ("shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0x87, 0x40], "日本①"),
      ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42, 0x41], "日A"),
      ("gbk", [0xD6, 0xD0, 0xB9, 0xFA], "中国"),
      ("big5", [0xA4, 0xA4], "中"), ("euc-kr", [0xC7, 0xD1], "한"),
      ("Windows-1251", [0xCC, 0xE8, 0xF0], "Мир"), ("KOI8-R", [0xED, 0xC9, 0xD2], "Мир"),
      ("ISO-8859-1", [0x93, 0xE9, 0x94], "“é”"), ("latin1", [0x80], "€"),
      ("iso-8859-15", [0xA4], "€"), (" UTF8 ", [0xC3, 0xA9], "é"),
      ("utf-16be", [0xD8, 0x3D, 0xDE, 0x00], "😀"),
    ] as [(String, [UInt8], String)])
  func readsDeclaredEncodings(name: String, bytes: [UInt8], text: String) throws {
    #expect(decode(bytes, try TextEncoding(named: name)) == (text, []))
  }

  @Test func refusesAnUnknownNameAndSuggestsAKnownOne() {
    let error = #expect(throws: UnknownTextEncoding.self) { try TextEncoding(named: "shift_jsi") }
    #expect(error?.suggestion == "shift_jis")
    #expect(error?.description == "unknown text encoding `shift_jsi`; did you mean `shift_jis`?")
    #expect(throws: UnknownTextEncoding(name: "klingon", suggestion: nil)) {
      try TextEncoding(named: "klingon")
    }
  }

  @Test func knowsEveryEncodingByItsName() throws {
    for encoding in TextEncoding.allCases {
      #expect(try TextEncoding(named: encoding.rawValue.uppercased()) == encoding)
    }
  }

  @Test func readsUndeclaredBytesAsWindows1252AndNamesTheFirst() {
    let bytes = Array("ab\r\nc".utf8) + [0x93, 0x48, 0x69, 0x94, 0x0A, 0xE9]
    #expect(decode(bytes) == ("ab\nc“Hi”\né", ["2 encoding-windows-1252"]))
    let message = TextEncoding.decode(bytes, declared: nil, path: "p").findings[0].message
    #expect(message.hasPrefix("byte 2 of this line is not UTF-8"))
  }

  @Test func marksBytesThatEvenWindows1252Lacks() {
    #expect(
      decode([0x61, 0x0A, 0x81]) == (
        "a\n\u{FFFD}", ["2 encoding-windows-1252", "2 encoding-invalid"]
      ))
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x0A, 0xC3], "a\u{FFFD}\n\u{FFFD}", 1),
      ([0x0D, 0x0A, 0xE2, 0x82, 0x41], "\n\u{FFFD}A", 2),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 1),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", 1),
      ([0xF0, 0x9F, 0x98], "\u{FFFD}", 1),
    ] as [([UInt8], String, Int)])
  func marksWhatDeclaredUTF8Lacks(bytes: [UInt8], text: String, line: Int) {
    #expect(decode(bytes, .utf8) == (text, ["\(line) encoding-invalid"]))
  }

  @Test func countsWhatIsInvalid() {
    let found = TextEncoding.decode([0xFF, 0x61, 0xFE], declared: .utf8, path: "p").findings
    #expect(found.first?.message.hasPrefix("2 places are not valid utf-8") ?? false)
    #expect(decode([0x93, 0xFA, 0x0A, 0x93], .shiftJIS) == ("日\n\u{FFFD}", ["2 encoding-invalid"]))
    #expect(
      decode([0x41, 0, 0x00, 0xDC, 0x42, 0, 0x43], .utf16LittleEndian)
        == ("A\u{FFFD}B\u{FFFD}", ["1 encoding-invalid"]))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func replacesAsTheStandardLibraryDoes(seed: UInt64) {
    var random = PageRandom(state: seed)
    let some: [UInt8] = [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xA0, 0xED, 0xF0, 0x90, 0xF4, 0x8F, 0xFF]
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...9, using: &random))
        .map { _ in some.randomElement(using: &random)! }
      #expect(decode(bytes, .utf8).text == String(decoding: bytes, as: UTF8.self), "\(bytes)")
    }
  }

  @Test func stripsTheByteOrderMarkAndLetsItDecide() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(decode(mark) == ("", []))
    #expect(decode(mark + [0x61]) == ("a", []))
    #expect(decode(mark + [0xC3, 0xA9], .utf8) == ("é", []))
    #expect(decode(mark + [0xC3, 0xA9], .windows1252) == ("é", ["1 encoding-mark-differs"]))
    #expect(decode(mark + [0xFF]) == ("\u{FFFD}", ["1 encoding-invalid"]))
    #expect(decode([0xFE, 0xFF, 0, 0x61], .utf16) == ("a", []))
    #expect(decode([0xFF, 0xFE, 0x61, 0]) == ("a", []))
  }

  @Test func unifiesLineEnds() {
    #expect(decode(Array("a\r\nb\rc\n\rd\r".utf8)) == ("a\nb\nc\n\nd\n", []))
    #expect(decode([]) == ("", []))
  }

  @Test func keepsNULAndCountsIt() {
    #expect(decode([0x61, 0x0A, 0, 0]) == ("a\n\0\0", ["2 nul-characters"]))
  }
}

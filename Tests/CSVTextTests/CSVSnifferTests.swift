import Testing

@testable import CSVText

@Suite struct CSVSnifferTests {
  static let cases: [(head: String, delimiter: Character, columns: Int)] = [
    ("a,b,c\n1,2,3\n", ",", 3),
    ("a;b;c\n1;2;3\n", ";", 3),
    ("a\tb\n1\t2\n", "\t", 2),
    ("a|b|c|d\n1|2|3|4\n", "|", 4),
    ("title\tdate\nLima, Peru, and more\t1\nOne, two\t2\n", "\t", 2),
    ("1,5;2,5;3,5\n4,5;5,5;6,5\n", ";", 3),
    ("name;text\n\"a;b\";\"c,d,e\"\n\"x\ny\";\"z\"\n", ";", 2),
    ("\"a;b\",\"c;d\"\n\"e;f\",g\n", ",", 2),
    ("headline\nOne thing\nAnother, thing\n", ",", 1),
    ("", ",", 0),
    ("one line without end", ",", 1),
    ("a;b;c;d", ";", 4),
    ("\u{FEFF}a;b\n1;2\n", ";", 2),
    ("id,tags\n1,x;y\n2,z\n3,p;q;r\n", ",", 2),
  ]

  @Test(arguments: cases.indices)
  func guessesTheDelimiterByEqualCellCounts(_ index: Int) {
    let (head, delimiter, columns) = Self.cases[index]
    let guess = CSVSniffer(Array(head.utf8)[...], isWholeFile: true)
    #expect(guess.delimiter == delimiter.asciiValue)
    #expect(guess.columns == columns)
  }

  @Test func reportsByteOrderMarks() {
    #expect(CSVSniffer([0xEF, 0xBB, 0xBF, 0x61]).mark == .utf8)
    #expect(CSVSniffer([0xFF, 0xFE, 0x61, 0]).mark == .utf16LittleEndian)
    #expect(CSVSniffer([0xFE, 0xFF, 0, 0x61]).mark == .utf16BigEndian)
    #expect(CSVSniffer([0x61, 0x62]).mark == .none)
    #expect(CSVSniffer([]).mark == .none)
  }

  @Test func ignoresALastRowThatMayBeCut() {
    let head = Array("a;b;c\n1;2;3\n4;".utf8)[...]
    #expect(CSVSniffer(head).agreementShare == 1)
    #expect(CSVSniffer(head, isWholeFile: true).agreementShare < 1)
  }

  @Test func looksAtTheFirst64KiBOnly() {
    let head = Array("a;b\n1;2\n".utf8) + [UInt8](repeating: 0x2C, count: 1 << 20)
    #expect(CSVSniffer(head[...]).delimiter == Byte.semicolon)
  }
}

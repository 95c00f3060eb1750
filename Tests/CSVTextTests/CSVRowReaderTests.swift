import Testing

@testable import CSVText

@Suite struct CSVRowReaderTests {
  /// RFC 4180 section 2 and what readers meet beside it.
  static let cases: [(input: String, rows: [[String]])] = [
    ("", []),
    ("\n", []),
    ("a", [["a"]]),
    ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
    ("aaa,bbb,ccc\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
    ("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
    ("\"aaa\",\"b\r\nbb\",\"ccc\"\r\n", [["aaa", "b\r\nbb", "ccc"]]),
    ("\"aaa\",\"b\"\"bb\",\"ccc\"", [["aaa", "b\"bb", "ccc"]]),
    (",,", [["", "", ""]]),
    (",\n", [["", ""]]),
    ("\"\"\n", [[""]]),
    ("\"\"\"\"", [["\""]]),
    ("\",\"", [[","]]),
    ("  a ,\tb\t, \" c\n", [["  a ", "\tb\t", " \" c"]]),
    ("\" a \",b", [[" a ", "b"]]),
    ("a\rb\rc", [["a"], ["b"], ["c"]]),
    ("a\r\r\nb\n\rc", [["a"], ["b"], ["c"]]),
    ("a\n\n\r\n\nb\n", [["a"], ["b"]]),
    (" \nb\n", [[" "], ["b"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]),
    ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
    ("\u{FEFF}", []),
    ("\u{FEFF}\u{FEFF}a\n\u{FEFF}b", [["\u{FEFF}a"], ["\u{FEFF}b"]]),
    ("a\u{0},\"\u{0}\"\n\u{0}", [["a\u{0}", "\u{0}"], ["\u{0}"]]),
    ("東京,\"É\"\n", [["東京", "É"]]),
  ]

  @Test(arguments: cases.indices)
  func readsTheCellsOfRFC4180AndKeepsBlanksMarksAndNULs(_ index: Int) {
    let (input, rows) = Self.cases[index]
    let result = read(input)
    #expect(result.texts == rows)
    #expect(result.faults.allSatisfy { $0.kind == .bareQuote })
  }

  @Test func readsOtherDelimitersAndKeepsBlanksAroundTabs() {
    #expect(read("a\t b \t\t\"c\td\"", delimiter: 9).texts == [["a", " b ", "", "c\td"]])
    #expect(read("a;b,c|d;\"e;,\"", delimiter: 0x3B).texts == [["a", "b,c|d", "e;,"]])
  }

  @Test func countsPhysicalLinesAndByteOffsets() {
    let result = read("\u{FEFF}h\r\n\r\n\"a\r\nb\nc\rd\",1\r\rx\n\ny")
    #expect(result.texts == [["h"], ["a\r\nb\nc\rd", "1"], ["x"], ["y"]])
    #expect(result.lines == [1, 3, 8, 10])
    #expect(result.offsets == [3, 8, 22, 25])
  }

  @Test func givesNoCellBeyondTheEndOfAShortRow() {
    var reader = CSVRowReader()
    reader.read(Array("a,b\nc\n".utf8) + [0xFF, 0x0A])
    let rows = reader.takeRows()
    #expect(rows.count == 3)
    #expect(rows.cellCount(1) == 1)
    #expect(rows.cell(1, 1) == nil)
    #expect(rows.text(1, 1) == nil)
    #expect(rows.text(0, 1) == "b")
    #expect(rows.text(2, 0) == nil)
    #expect(rows.repairedText(2, 0) == "\u{FFFD}")
    #expect(rows.repairedText(1, 1) == "")
    #expect(reader.takeRows().isEmpty)
  }

  @Test func keepsARowInProgressWhileRowsAreTaken() {
    var reader = CSVRowReader()
    reader.read(Array("a,b\nc,\"d\n".utf8))
    #expect(reader.waitingRows == 1)
    #expect(reader.takeRows().text(0, 1) == "b")
    reader.read(Array("e\",f\n".utf8))
    let rows = reader.takeRows()
    #expect(rows.text(0, 0) == "c")
    #expect(rows.text(0, 1) == "d\ne")
    #expect(rows.text(0, 2) == "f")
    #expect(rows.line(0) == 2)
    #expect(rows.offset(0) == 4)
  }

  @Test func readsACellOfTenMegabytesInChunksOfAnySize() {
    let body = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000)
    let plain = body + Array(",1\n2,3\n".utf8)
    let quoted = Array("\"".utf8) + body + Array("\n\"\"\",1\n2,3\n".utf8)
    for size in [4096, .max] {
      let result = read(plain, chunk: { size })
      #expect(result.rows.map(\.count) == [2, 2])
      #expect(result.rows[0][0] == body)
      let other = read(quoted, chunk: { size })
      #expect(other.rows[0][0] == body + Array("\n\"".utf8))
      #expect(other.lines == [1, 3])
    }
  }

  @Test func finishesTwiceLikeOnce() {
    var reader = CSVRowReader()
    reader.read(Array("a".utf8))
    reader.finish()
    reader.finish()
    #expect(reader.takeRows().count == 1)
    #expect(reader.takeRows().isEmpty)
  }
}

@Suite struct CSVFaultTests {
  @Test func keepsAndNotesAQuoteInTheMiddleOfAnUnquotedCell() {
    let result = read("a,b\n1,5\" pipe \"x\"\n2,c\n")
    #expect(result.texts == [["a", "b"], ["1", "5\" pipe \"x\""], ["2", "c"]])
    #expect(summary(result.faults) == ["csv-bare-quote 2:4 row 2"])
    #expect(result.faults[0].severity == .noted)
    #expect(
      result.faults[0].description
        == "2:4: noted: quote inside an unquoted cell; did you mean to double it? [csv-bare-quote]")
  }

  @Test func rejectsTextAfterAClosingQuoteAndGoesOn() {
    let result = read("a\n1,\"x\" y,3\n2\n\"p\nq\"r\n3\n")
    #expect(result.texts == [["a"], ["2"], ["q\"r"], ["3"]])
    #expect(
      summary(result.faults) == [
        "csv-text-after-quote 2:6 row 2", "csv-text-after-quote 5:3 row 4",
        "csv-bare-quote 5:2 row 5",
      ])
    #expect(result.faults[0].severity == .rejected)
    #expect(result.faults[1].rowOffset == 14)
  }

  @Test func keepsAndNotesAQuoteInAQuotedCellWhereOneReadingMakesSense() {
    let result = read("1,\"Missy \"Misdemeanor\" Elliott\",2\n2,\"a \" b\"")
    #expect(result.texts == [["1", "Missy \"Misdemeanor\" Elliott", "2"], ["2", "a \" b"]])
    #expect(summary(result.faults) == ["csv-inner-quote 1:10 row 1", "csv-inner-quote 2:6 row 2"])
    #expect(result.faults[0].severity == .noted)
  }

  @Test(arguments: [
    ("\"a\" b,\"c\"\n", "1:8"), ("\"a\" b,c\n\"", "1:4"), ("\"a\"b,c", "1:4"),
    ("\"a\" b\",c\"d\n", "1:4"), ("c\"d,\"a\" b\"\n", "1:8"), ("\"x\ny \"a\" b\"\n", "2:4"),
  ])
  func rejectsAQuoteInAQuotedCellThatCouldMeanOtherThings(_ input: String, _ place: String) {
    let rejected = read(input).faults.filter { $0.severity == .rejected }
    #expect(summary(rejected).first == "csv-text-after-quote \(place) row 1")
  }

  @Test func rejectsBlanksBetweenClosingQuoteAndDelimiter() {
    #expect(summary(read("\"a\" ,b\n").faults) == ["csv-text-after-quote 1:4 row 1"])
  }

  @Test func losesOneLineToAQuoteThatIsNeverClosed() {
    let result = read("a,b\n1,\"x\n2,y\r\n3,z")
    #expect(result.texts == [["a", "b"], ["2", "y"], ["3", "z"]])
    #expect(result.lines == [1, 3, 4])
    #expect(result.offsets == [0, 9, 14])
    #expect(summary(result.faults) == ["csv-open-quote 2:3 row 2"])
  }

  @Test func namesTheLineWhereTheOpenCellBegan() {
    let result = read("\"a\nb\",\"c\n")
    #expect(result.texts.isEmpty)
    #expect(summary(result.faults) == ["csv-open-quote 2:4 row 1", "csv-open-quote 2:4 row 2"])
  }

  @Test func rejectsEachOfManyRowsThatAreNeverClosedInLinearTime() {
    // Each row opens a cell that the next line closes and opens again.
    let result = read([UInt8](Array(repeating: Array("a\",\"\n".utf8), count: 100_000).joined()))
    #expect(result.rows.isEmpty)
    #expect(result.faults.count == 100_000)
    #expect(result.faults.allSatisfy { $0.kind == .openQuote && $0.line == 100_000 })
  }

  @Test func readsManyFaultyLinesInLinearTimeWithoutAnyCR() {
    let result = read([UInt8](Array(repeating: Array("\"a\"b\nc\n".utf8), count: 100_000).joined()))
    #expect(result.rows.count == 100_000)
    #expect(result.faults.count == 100_000)
  }

  @Test func rejectsRowsBeyondTheLimitAndNothingElse() {
    let text = "a,b\n12345678901,1\nc\n\"x\ny\nz\nu\nv\n\"w\n1234567890"
    let result = read(text, limit: 11)
    #expect(
      summary(result.faults) == [
        "csv-long-row 2:1 row 2", "csv-long-row 9:1 row 4", "csv-long-row 10:1 row 9",
      ])
    #expect(
      result.texts == [["a", "b"], ["c"], ["y"], ["z"], ["u"], ["v"], ["1234567890"]])
  }

  @Test func keepsMemoryBoundedWhileALineBeyondTheLimitGoesOn() {
    var reader = CSVRowReader(maximumRowBytes: 1000)
    let chunk = [UInt8](repeating: 0x61, count: 100_000)
    for _ in 0..<100 { reader.read(chunk) }
    reader.read(Array("\r\nb,c\n".utf8))
    let rows = reader.takeRows()
    #expect(rows.count == 1)
    #expect(rows.line(0) == 2)
    #expect(rows.offset(0) == 10_000_002)
    #expect(summary(rows.faults) == ["csv-long-row 1:1 row 1"])
  }
}

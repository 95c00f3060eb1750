import Foundation
import NewsTestSupport
import Testing

@testable import CSVText

@Suite struct CSVRowWriterTests {
  private func write(
    _ dialect: CSVDialect, _ body: (inout CSVRowWriter) -> Void
  ) -> String {
    var writer = CSVRowWriter(dialect: dialect)
    body(&writer)
    return String(decoding: writer.takeBytes(), as: UTF8.self)
  }

  @Test func writesDataWithLFAndQuotesOnlyWhereNeeded() {
    let text = write(.data) {
      for cell in ["a", " b ", "c,d", "e\"f", "g\nh", "i\rj", "=1", "'", ";", "\t"] {
        $0.text(cell)
      }
      $0.empty()
      $0.endRow()
      $0.integer(-5)
      $0.text("")
      $0.endRow()
    }
    #expect(
      text == "a, b ,\"c,d\",\"e\"\"f\",\"g\nh\",\"i\rj\",=1,',;,\t,\n-5,\n")
  }

  @Test func writesSheetWithMarkCRLFAndGuards() {
    let text = write(.sheet) {
      for cell in ["=1+1", "+a", "-a", "@a", "\ta", "\ra", "\u{0}a", "a=", "=a,b"] { $0.text(cell) }
      $0.endRow()
      $0.integer(-5)
      $0.decimal(-1.5, digits: 1)
      $0.text(Array("-".utf8)[...])
      $0.text(prepared: PreparedCell("@x", dialect: .sheet))
      $0.endRow()
    }
    #expect(
      text == "\u{FEFF}'=1+1,'+a,'-a,'@a,'\ta,\"'\ra\",'\u{0}a,a=,\"'=a,b\"\r\n-5,-1.5,'-,'@x\r\n")
  }

  @Test func writesTheMarkOnlyAtTheStartOfAFile() {
    var writer = CSVRowWriter(dialect: .sheet, startsFile: false)
    writer.text("a")
    writer.endRow()
    #expect(writer.takeBytes() == Array("a\r\n".utf8))
  }

  @Test func keepsTheDigitsOfIdentifiersInSheets() {
    let cells = ["007", "7", "0", "1234567890123456", "123456789012345", "00a", "=1"]
    let sheet = write(.sheet) { for cell in cells { $0.identifier(cell) } }
    #expect(sheet == "\u{FEFF}'007,7,0,'1234567890123456,123456789012345,00a,'=1")
    let data = write(.data) { for cell in cells { $0.identifier(cell) } }
    #expect(data == cells.joined(separator: ","))
  }

  @Test func writesARowOfOneEmptyCellSoThatItIsNotAnEmptyLine() {
    let text = write(.data) {
      $0.empty()
      $0.endRow()
      $0.text("")
      $0.endRow()
      $0.decimal(.nan, digits: 2)
      $0.endRow()
      $0.endRow()
      $0.empty()
      $0.empty()
      $0.endRow()
    }
    #expect(text == "\"\"\n\"\"\n\"\"\n,\n")
  }

  @Test func quotesATextThatBeginsLikeAByteOrderMark() {
    let text = write(.data) {
      $0.text("\u{FEFF}a")
      $0.endRow()
    }
    #expect(text.utf8.elementsEqual("\"\u{FEFF}a\"\n".utf8))
    #expect(read(text).texts[0][0].utf8.elementsEqual("\u{FEFF}a".utf8))
  }

  @Test func writesIntegersOfEveryLength() {
    var values = [0, .max, .min, .max - 1]
    var power = 1
    for _ in 0..<18 {
      power *= 10
      values += [power - 1, power, -power, 1 - power]
    }
    let text = write(.data) { for value in values { $0.integer(value) } }
    #expect(text == values.map(String.init).joined(separator: ","))
  }

  @Test func flushesToAFileInTheMiddleOfARow() throws {
    let path = NSTemporaryDirectory() + "csvtext-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try #require(fopen(path, "w"))
    var writer = CSVRowWriter(dialect: .data)
    writer.empty()
    try writer.flush(to: fileno(file))
    #expect(writer.bufferedBytes == 0)
    writer.endRow()
    writer.text("a")
    try writer.flush(to: fileno(file))
    writer.text("b")
    writer.endRow()
    try writer.flush(to: fileno(file))
    fclose(file)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "\"\"\na,b\n")
  }

  @Test func throwsTheSystemsNumberAndKeepsTheBytes() {
    var writer = CSVRowWriter(dialect: .data)
    writer.text("a")
    var caught: CSVWriteError?
    do { try writer.flush(to: -1) } catch { caught = error }
    #expect(caught == CSVWriteError(code: EBADF))
    #expect(writer.takeBytes() == [0x61])
  }

  @Test func isFullAfterOneMebibyte() {
    var writer = CSVRowWriter(dialect: .data)
    let line = String(repeating: "x", count: 1023)
    for _ in 0..<1023 {
      writer.text(line)
      writer.endRow()
    }
    let wasFull = writer.isFull
    writer.text(line)
    writer.endRow()
    let isFull = writer.isFull
    #expect(!wasFull)
    #expect(isFull)
    #expect(writer.takeBytes().count == 1 << 20)
  }
}

@Suite struct CSVRoundTripTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func whatIsWrittenIsReadAgainInBothDialects(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for dialect in CSVDialect.allCases {
      var writer = CSVRowWriter(dialect: dialect)
      var expected: [[[UInt8]]] = []
      for _ in 0..<100 {
        let row = (0..<Int.random(in: 1...5, using: &random)).map { _ in randomCell(&random) }
        for cell in row {
          if Bool.random(using: &random) {
            writer.text(prepared: PreparedCell(bytes: cell, dialect: dialect))
          } else {
            writer.text(cell[...])
          }
        }
        writer.endRow()
        expected.append(row.map { guarded($0, dialect) })
      }
      let result = read(writer.takeBytes(), chunk: { Int.random(in: 1...100, using: &random) })
      #expect(result.rows == expected, "seed \(seed), dialect \(dialect)")
      #expect(result.faults.isEmpty, "seed \(seed), dialect \(dialect)")
    }
  }

  @Test(arguments: 50..<60 as Range<UInt64>)
  func stringsAreReadAgainAsTheSameBytes(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let scalars = Array("aZ09 ,\"\n\r\u{0}\u{FEFF}é日\u{1F4F0}'".unicodeScalars)
    var writer = CSVRowWriter(dialect: .data)
    var expected: [[UInt8]] = []
    for _ in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        text.append(scalars.randomElement(using: &random)!)
      }
      writer.text(String(text))
      writer.endRow()
      expected.append(Array(String(text).utf8))
    }
    let result = read(writer.takeBytes())
    #expect(result.rows.map { $0[0] } == expected, "seed \(seed)")
  }

  private func randomCell(_ random: inout SplitMix64) -> [UInt8] {
    let marked = Array("=+-@\t\r\n\u{0},\"' \u{FEFF}".utf8)
    return (0..<Int.random(in: 0...20, using: &random)).map { _ in
      Bool.random(using: &random)
        ? marked.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
    }
  }

  private func guarded(_ cell: [UInt8], _ dialect: CSVDialect) -> [UInt8] {
    guard dialect == .sheet, let first = cell.first,
      Array("=+-@\t\r\n\u{0}".utf8).contains(first)
    else { return cell }
    return [UInt8(ascii: "'")] + cell
  }
}

@Suite struct PreparedCellsTests {
  @Test func writeTheSameAsTextsOneByOne() {
    let texts = [
      "", "a", "1234567890123456", "12345678901234567", "x,y", "say \"it\"", "Één", "=1",
    ]
    for dialect in CSVDialect.allCases {
      let cells = PreparedCells(texts, dialect: dialect)
      var one = CSVRowWriter(dialect: dialect)
      var other = CSVRowWriter(dialect: dialect)
      for index in texts.indices.reversed() {
        one.text(prepared: cells, index)
        other.text(texts[index])
      }
      one.endRow()
      other.endRow()
      #expect(one.takeBytes() == other.takeBytes())
    }
  }
}

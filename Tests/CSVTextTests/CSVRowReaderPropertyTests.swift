// The reader against a slow, obvious one, on damaged input of every kind.

import NewsTestSupport
import Testing

@testable import CSVText

@Suite struct CSVRowReaderPropertyTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func rowsAreEqualForChunksOfAnySize(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let bytes = randomCSV(&random)
      let limit = [64 << 20, 7, 20].randomElement(using: &random)!
      let whole = read(bytes, limit: limit)
      let single = read(bytes, limit: limit, chunk: { 1 })
      let mixed = read(bytes, limit: limit, chunk: { Int.random(in: 1...9, using: &random) })
      #expect(single == whole, "seed \(seed), bytes \(bytes)")
      #expect(mixed == whole, "seed \(seed), bytes \(bytes)")
    }
  }

  @Test(arguments: 100..<160 as Range<UInt64>)
  func readsLikeTheObviousReader(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let bytes = randomCSV(&random)
      var oracle = ObviousReader(bytes)
      let expected = oracle.read()
      #expect(read(bytes) == expected, "seed \(seed), bytes \(bytes)")
    }
  }

  @Test(arguments: 200..<220 as Range<UInt64>)
  func everyLineIsInARowOrAFault(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<100 {
      // Without quotes nothing may be lost: joining cells and line ends gives the lines back.
      let bytes = randomCSV(&random).filter { $0 != Byte.quote && $0 != Byte.cr }
      let result = read(bytes)
      let joined = result.rows.map { Array($0.joined(separator: [Byte.comma])) }
      let lines = bytes.split(separator: Byte.lf).map(Array.init)
      #expect(joined == lines, "seed \(seed), bytes \(bytes)")
      #expect(result.faults.isEmpty, "seed \(seed)")
    }
  }

  /// Up to 60 bytes, mostly those that have a meaning.
  private func randomCSV(_ random: inout SplitMix64) -> [UInt8] {
    let alphabet = Array("aab \"\"\",,\n\n\n\r\u{0}é".utf8)
    let count = Int.random(in: 0...60, using: &random)
    return (0..<count).map { _ in alphabet.randomElement(using: &random)! }
  }
}

/// The reading rules written down plainly; reads a rejected row's lines again and again.
private struct ObviousReader {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (place, lineStart) = (3, 3) }
  }

  mutating func read() -> ReadResult {
    var result = ReadResult()
    while place < bytes.count {
      if skipLineEnd() { continue }
      let start = self
      switch readRow() {
      case .success(let row):
        result.rows.append(row.cells)
        result.lines.append(start.line)
        result.offsets.append(start.place)
        if let place = row.bareQuote { result.faults.append(start.fault(.bareQuote, place)) }
        if let place = row.innerQuote { result.faults.append(start.fault(.innerQuote, place)) }
      case .failure(let fault):
        result.faults.append(start.fault(fault.kind, fault.place))
        self = start
        while place < bytes.count, !skipLineEnd() { place += 1 }
      }
    }
    return result
  }

  private struct RowFault: Error {
    var kind: CSVFault.Kind
    var place: TextPlace
  }

  private struct Row {
    var cells: [[UInt8]] = []
    var bareQuote: TextPlace?
    var innerQuote: TextPlace?

    /// Why the row cannot be kept once its inner quote has more than one reading.
    var ambiguity: RowFault? {
      innerQuote.map { RowFault(kind: .textAfterQuote, place: $0.next) }
    }
  }

  private mutating func readRow() -> Result<Row, RowFault> {
    var row = Row()
    let firstLine = line
    while true {
      var cell: [UInt8] = []
      if place < bytes.count, bytes[place] == Byte.quote {
        if let fault = readQuoted(&cell, &row, firstLine) { return .failure(fault) }
      } else {
        while place < bytes.count, bytes[place] != Byte.comma, !Byte.isLineEnd(bytes[place]) {
          if bytes[place] == Byte.quote {
            if let ambiguity = row.ambiguity { return .failure(ambiguity) }
            row.bareQuote = row.bareQuote ?? here
          }
          cell.append(bytes[place])
          place += 1
        }
      }
      row.cells.append(cell)
      if place == bytes.count || skipLineEnd() { return .success(row) }
      place += 1
    }
  }

  private mutating func readQuoted(
    _ cell: inout [UInt8], _ row: inout Row, _ firstLine: Int
  ) -> RowFault? {
    let opened = here
    place += 1
    while place < bytes.count {
      let from = place
      if bytes[place] == Byte.quote {
        let quote = here
        place += 1
        guard place < bytes.count, bytes[place] != Byte.comma, !Byte.isLineEnd(bytes[place]) else {
          return nil
        }
        cell.append(Byte.quote)
        if bytes[place] == Byte.quote {
          place += 1
        } else if line != firstLine || row.bareQuote != nil || bytes[from - 1] == Byte.comma {
          return RowFault(kind: .textAfterQuote, place: here)
        } else {
          row.innerQuote = row.innerQuote ?? quote
        }
      } else {
        if !skipLineEnd() {
          place += 1
        } else if let ambiguity = row.ambiguity {
          return ambiguity
        }
        cell += bytes[from..<place]
      }
    }
    return row.ambiguity ?? RowFault(kind: .openQuote, place: opened)
  }

  private var here: TextPlace { TextPlace(line: line, column: place - lineStart + 1) }

  private func fault(_ kind: CSVFault.Kind, _ at: TextPlace) -> CSVFault {
    CSVFault(kind, row: CSVRowStart(line: line, offset: place), at: at)
  }

  private mutating func skipLineEnd() -> Bool {
    guard place < bytes.count, Byte.isLineEnd(bytes[place]) else { return false }
    let isPair = bytes[place] == Byte.cr && bytes.dropFirst(place + 1).first == Byte.lf
    place += isPair ? 2 : 1
    (line, lineStart) = (line + 1, place)
    return true
  }
}

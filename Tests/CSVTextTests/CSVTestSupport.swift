// What the suites of this target share: a seeded generator, short ways to read, and the folder of
// published test files.

import Foundation
import NewsTestSupport

@testable import CSVText

/// Rows as plain arrays, for comparison.
struct ReadResult: Equatable {
  var rows: [[[UInt8]]] = []
  var lines: [Int] = []
  var offsets: [Int] = []
  var faults: [CSVFault] = []

  mutating func append(_ batch: CSVRows) {
    for row in 0..<batch.count {
      rows.append((0..<batch.cellCount(row)).map { Array(batch.cell(row, $0) ?? []) })
      lines.append(batch.line(row))
      offsets.append(batch.offset(row))
    }
    faults += batch.faults
  }

  var texts: [[String]] { rows.map { $0.map { String(decoding: $0, as: UTF8.self) } } }
}

/// Reads `bytes` in chunks whose sizes `chunk` gives.
func read(
  _ bytes: [UInt8], delimiter: UInt8 = 0x2C, limit: Int = 64 << 20,
  chunk: () -> Int = { .max }
) -> ReadResult {
  var reader = CSVRowReader(delimiter: delimiter, maximumRowBytes: limit)
  var result = ReadResult()
  var rest = bytes[...]
  while !rest.isEmpty {
    let size = max(1, chunk())
    reader.read(rest.prefix(size))
    rest = rest.dropFirst(size)
    result.append(reader.takeRows())
  }
  reader.finish()
  result.append(reader.takeRows())
  return result
}

func read(_ text: String, delimiter: UInt8 = 0x2C, limit: Int = 64 << 20) -> ReadResult {
  read(Array(text.utf8), delimiter: delimiter, limit: limit)
}

/// Faults in short: `csv-bare-quote 3:5 row 3`.
func summary(_ faults: [CSVFault]) -> [String] {
  faults.map { "\($0.kind.rawValue) \($0.line):\($0.column) row \($0.rowLine)" }
}

// A batch of rows as four flat arrays. A news corpus has millions of cells; a `String` for each
// would cost more than reading them, and most cells are only compared or copied.

/// Complete rows of a CSV file with the places where they start.
///
/// Rows may differ in length: what a short row means is the caller's decision.
package struct CSVRows: Sendable {
  private let bytes: [UInt8]
  private let cellEnds: [Int]
  /// For each row the number of cells up to its end.
  private let rowEnds: [Int]
  private let starts: [CSVRowStart]
  /// What was wrong with rows of this stretch of input, by the row's line. Rejected rows are only
  /// here.
  package let faults: [CSVFault]

  init(
    bytes: [UInt8] = [], cellEnds: [Int] = [], rowEnds: [Int] = [], starts: [CSVRowStart] = [],
    faults: [CSVFault] = []
  ) {
    self.bytes = bytes
    self.cellEnds = cellEnds
    self.rowEnds = rowEnds
    self.starts = starts
    self.faults = faults
  }

  package var count: Int { rowEnds.count }
  package var isEmpty: Bool { rowEnds.isEmpty }

  /// Cells of a row, 1 at least. Traps for a row that does not exist.
  package func cellCount(_ row: Int) -> Int { rowEnds[row] - firstCell(row) }

  /// The bytes of a cell without its quotes; `nil` when the row is too short.
  ///
  /// - Complexity: O(1); the slice shares the batch's memory.
  package func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8>? {
    guard column >= 0, column < cellCount(row) else { return nil }
    let index = firstCell(row) + column
    return bytes[(index == 0 ? 0 : cellEnds[index - 1])..<cellEnds[index]]
  }

  /// A cell as text; `nil` when the row is too short or the bytes are not UTF-8 (`cell` tells
  /// which).
  package func text(_ row: Int, _ column: Int) -> String? {
    cell(row, column).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// A cell as text, each bad byte sequence replaced by U+FFFD; empty when the row is too short.
  package func repairedText(_ row: Int, _ column: Int) -> String {
    String(decoding: cell(row, column) ?? [], as: UTF8.self)
  }

  /// The physical line on which the row starts, from 1. CR, LF and CRLF each end a line.
  package func line(_ row: Int) -> Int { starts[row].line }

  /// Bytes of the input before the row, a byte-order mark included.
  package func offset(_ row: Int) -> Int { starts[row].offset }

  private func firstCell(_ row: Int) -> Int { row == 0 ? 0 : rowEnds[row - 1] }
}

/// Where a row starts: physical line (from 1) and bytes of input before it.
struct CSVRowStart: Hashable, Sendable {
  var line: Int
  var offset: Int
}

// Rows into bytes. The writer owns a buffer and nothing else: where the bytes go is the caller's
// affair, so the same code fills files, standard output and the parts that workers prepare.
//
// It allocates nothing per cell. A cell that needs quotes goes through libcsv, the others are
// copied. A row of one empty cell is written as `""`: an empty line would not be a row to readers.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Writes CSV rows into a buffer.
///
/// ```swift
/// var writer = CSVRowWriter(dialect: .data)
/// for pair in pairs {
///   writer.text(prepared: names[pair.left])
///   writer.integer(pair.articles)
///   writer.endRow()
///   if writer.isFull { try writer.flush(to: descriptor) }
/// }
/// try writer.flush(to: descriptor)
/// ```
package struct CSVRowWriter: ~Copyable {
  package let dialect: CSVDialect
  /// The buffered bytes from which on `isFull` holds: 1 MiB.
  package static let fullBytes = 1 << 20

  var buffer = ByteBuffer(capacity: CSVRowWriter.fullBytes + (1 << 16))
  /// Cells in the row so far.
  private var cells = 0
  /// Where the row begins in the buffer.
  private var rowStart = 0

  /// - Parameter startsFile: Whether the first bytes written are the first of a file; the `sheet`
  ///   dialect then writes its byte-order mark.
  package init(dialect: CSVDialect, startsFile: Bool = true) {
    self.dialect = dialect
    if startsFile { dialect.mark.withUnsafeBytes { buffer.append($0) } }
    rowStart = buffer.count
  }

  /// Bytes that wait to be flushed.
  package var bufferedBytes: Int { buffer.count }

  package var isFull: Bool { buffer.count >= CSVRowWriter.fullBytes }

  /// Ends the row. Without any cell since the last row it does nothing.
  @inline(__always)
  package mutating func endRow() {
    guard cells > 0 else { return }
    if cells == 1, buffer.count == rowStart {
      buffer.append(Byte.quote)
      buffer.append(Byte.quote)
    }
    if dialect == .sheet { buffer.append(Byte.cr) }
    buffer.append(Byte.lf)
    cells = 0
    rowStart = buffer.count
  }

  /// A cell without a value.
  package mutating func empty() { startCell() }

  /// A text cell. In the `sheet` dialect guarded when it would run as a formula.
  package mutating func text(_ text: String) {
    startCell()
    var text = text
    text.withUTF8 { buffer.appendCell(UnsafeRawBufferPointer($0), dialect: dialect) }
  }

  /// A text cell of bytes, which are not checked to be UTF-8.
  package mutating func text(_ bytes: ArraySlice<UInt8>) {
    startCell()
    bytes.withUnsafeBytes { buffer.appendCell($0, dialect: dialect) }
  }

  /// A text cell that was escaped before, for this dialect.
  package mutating func text(prepared cell: borrowing PreparedCell) {
    precondition(cell.dialect == dialect, "cell for \(cell.dialect), writer for \(dialect)")
    startCell()
    cell.bytes.withUnsafeBytes { buffer.append($0) }
  }

  /// One of many text cells that were escaped before, for this dialect.
  package mutating func text(prepared cells: borrowing PreparedCells, _ index: Int) {
    precondition(cells.dialect == dialect, "cells for \(cells.dialect), writer for \(dialect)")
    let start = Int(cells.offsets[index])
    let length = Int(cells.offsets[index + 1]) &- start
    let isFirst = self.cells == 0
    self.cells &+= 1
    cells.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      buffer.append(Byte.comma, if: !isFirst, thenPadded: base + start, length)
    }
  }

  /// A text cell whose digits matter, such as an article's id. In the `sheet` dialect `007` and
  /// numbers of more than 15 digits get a single quote in front: a spreadsheet would drop digits.
  package mutating func identifier(_ text: String) {
    var text = text
    let isGuarded = text.withUTF8 { dialect.losesDigits(UnsafeRawBufferPointer($0)) }
    guard isGuarded else { return self.text(text) }
    startCell()
    text.withUTF8 { buffer.appendGuardedCell(UnsafeRawBufferPointer($0)) }
  }

  /// The comma in front of every cell but the first.
  @inline(__always)
  mutating func startCell() {
    if cells > 0 { buffer.append(Byte.comma) }
    cells += 1
  }
}

/// The system refused to take bytes.
package struct CSVWriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system's error number (`ENOSPC`, `EPIPE`, …).
  package let code: Int32

  package var description: String { "cannot write CSV: \(String(cString: strerror(code)))" }
}

extension CSVRowWriter {
  /// Gives the buffered bytes to `body` and empties the buffer, also in the middle of a row.
  ///
  /// When `body` throws, the bytes stay.
  package mutating func flush<E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> Void
  ) throws(E) {
    try buffer.withBytes(0..<buffer.count, body)
    // A row of one empty cell must still be recognised after its start was flushed.
    rowStart -= buffer.count
    buffer.truncate(to: 0)
  }

  /// Writes the buffered bytes to an open file and empties the buffer.
  ///
  /// - Throws: `CSVWriteError` when the system takes no more; some bytes may have been written.
  package mutating func flush(to descriptor: Int32) throws(CSVWriteError) {
    try flush { (bytes: UnsafeRawBufferPointer) throws(CSVWriteError) in
      var rest = bytes[...]
      while !rest.isEmpty {
        let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress
        let written = write(descriptor, start, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          throw CSVWriteError(code: errno)
        }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// The buffered bytes as an array; empties the buffer.
  package mutating func takeBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    flush { bytes = [UInt8]($0) }
    return bytes
  }
}

// Rows out of chunks of bytes. libcsv cuts the cells (`CellSplitter`); this file cuts the physical
// lines, gives them to libcsv one at a time and therefore always knows where it is.
//
// Contested: what a quote in the middle of an unquoted cell means. RFC 4180 forbids it; headlines
// and product names hold it (`5" pipe`, `The "Today" show`), because many feeds are written with a
// plain join. Rejecting the row loses a record whose reading is clear: the cell did not begin with
// a quote, so no quoted cell can be open. It is kept as a character and noted.
//
// The same in a quoted cell (`"Missy "Misdemeanor" Elliott",2`) is text after a closing quote to the
// RFC. 242 of 112,387 rows in a collection of charts and most-read lists have it, again and again
// for the same few titles, so that rejecting them would bend the rankings. Such a quote is kept and
// noted where only one reading makes sense, which is so for 232 of them: the row ends on the line
// where it began, no such quote stands directly behind a delimiter, and no unquoted cell of the row
// holds a quote. All other text after a closing quote, and a cell that is never closed, reject the
// row.
//
// After a rejected row reading goes on with the physical line behind the row's *first* line, so that
// a forgotten quote costs one line and not the file. That alone could take quadratic time. It does
// not, because at a line break a row has one bit of state: open, or not. When a re-read row is open
// at a break at which an earlier row was open too, both meet the same end; it is rejected at once.
// No line is read more than twice.

/// A push parser: feed bytes in chunks of any size, take complete rows out.
///
/// The rows do not depend on how the input was cut. Empty lines are skipped, a byte-order mark at
/// the start is dropped, a NUL is a byte like any other, blanks around a cell belong to it.
///
/// ```swift
/// var reader = CSVRowReader()
/// while let chunk = try source.next() {
///   reader.read(chunk)
///   handle(reader.takeRows())
/// }
/// reader.finish()
/// handle(reader.takeRows())
/// ```
package struct CSVRowReader: ~Copyable {
  /// Rows longer than this are rejected, in bytes. Bounds the memory that an open quote can take.
  private let maximumRowBytes: Int
  private let delimiter: UInt8
  private var splitter: CellSplitter

  /// Input from the start of the row in progress on, and the input before it in bytes.
  private var buffer = ByteBuffer(capacity: 1 << 18)
  private var bufferOffset = 0
  private var lineEnds = LineEndFinder()
  /// The next line to read: its place in `buffer` and its number.
  private var line = (start: 0, number: 1)
  private var row: RowInProgress?
  private var fate: Fate?
  /// Set while the rest of a line beyond the limit is thrown away.
  private var isDiscardingLine = false
  private var isFinished = false

  private var rowEnds: [Int] = []
  private var starts: [CSVRowStart] = []
  private var faults: [CSVFault] = []

  /// - Parameters:
  ///   - delimiter: The byte between cells. Not a quote, CR or LF.
  ///   - maximumRowBytes: A longer row is rejected as `csv-long-row`.
  package init(delimiter: UInt8 = 0x2C, maximumRowBytes: Int = 64 << 20) {
    precondition(
      delimiter != Byte.quote && delimiter != Byte.cr && delimiter != Byte.lf,
      "byte \(delimiter) cannot be a delimiter")
    precondition(maximumRowBytes > 0, "row limit \(maximumRowBytes)")
    self.maximumRowBytes = maximumRowBytes
    self.delimiter = delimiter
    splitter = CellSplitter(delimiter: delimiter)
  }

  /// Complete rows that wait to be taken.
  package var waitingRows: Int { rowEnds.count }

  /// Reads a chunk; nothing of it is kept by reference.
  ///
  /// - Complexity: O(bytes), also for damaged input.
  package mutating func read(_ chunk: UnsafeRawBufferPointer) {
    precondition(!isFinished, "read after finish")
    var rest = chunk[...]
    while !rest.isEmpty {
      buffer.append(UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 18)))
      rest = rest.dropFirst(1 << 18)
      readLines(isLast: false)
    }
  }

  /// Reads a chunk.
  package mutating func read(_ chunk: ArraySlice<UInt8>) {
    chunk.withUnsafeBytes { read($0) }
  }

  /// Reads a chunk.
  package mutating func read(_ chunk: [UInt8]) {
    chunk.withUnsafeBytes { read($0) }
  }

  /// Ends the input: the last row needs no line end. A second call does nothing.
  package mutating func finish() {
    guard !isFinished else { return }
    readLines(isLast: true)
    isFinished = true
  }

  /// Hands out all complete rows and all faults since the last call; empty when there are none.
  ///
  /// - Complexity: O(bytes handed out).
  package mutating func takeRows() -> CSVRows {
    guard !rowEnds.isEmpty || !faults.isEmpty else { return CSVRows() }
    let (bytes, cellEnds) = splitter.take(cells: rowEnds.last ?? 0)
    let rows = CSVRows(
      bytes: bytes, cellEnds: cellEnds, rowEnds: rowEnds, starts: starts, faults: faults)
    rowEnds = []
    starts = []
    faults = []
    rowEnds.reserveCapacity(rows.count)
    starts.reserveCapacity(rows.count)
    return rows
  }
}

/// A row whose first line has been found; places are in the buffer.
private struct RowInProgress {
  var start: Int
  var secondLine: Int
  var lineNumber: Int
  var bareQuote: TextPlace?
  /// Only in a row that has not left its first line.
  var innerQuote: TextPlace?
}

/// What became of a row that ran over several lines and was rejected.
private struct Fate {
  var kind: CSVFault.Kind
  var place: TextPlace
  /// The row was open at every line break up to this one, in bytes of input.
  var openUntil: Int
}

// Lines.
extension CSVRowReader {
  /// Reads all lines that are complete; with `isLast` also what follows the last line end.
  private mutating func readLines(isLast: Bool) {
    skipByteOrderMark()
    repeat {
      while let end = lineEnds.next(after: line.start, in: buffer, isLast: isLast) {
        readLine(end)
      }
    } while isLast ? endRow() : rejectEndlessLine()
    dropReadBytes()
  }

  private mutating func skipByteOrderMark() {
    if bufferOffset == 0, line.start == 0, buffer.count >= 3,
      buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF
    {
      line.start = 3
    }
  }

  /// Reads the physical line that ends before `end`.
  private mutating func readLine(_ end: Int) {
    if isDiscardingLine {
      isDiscardingLine = false
      return startLine(at: end)
    }
    if row == nil {
      if Byte.isLineEnd(buffer[line.start]) { return startLine(at: end) }
      row = RowInProgress(start: line.start, secondLine: end, lineNumber: line.number)
    }
    guard end - row!.start <= maximumRowBytes else { return reject(.longRow, at: lineStart) }
    var stray = CellSplitter.StrayQuotes()
    let step = splitter.feed(
      buffer, line.start..<end, keepsInnerQuotes: row!.start == line.start, stray: &stray)
    note(stray)
    switch step {
    case .rowEnded:
      acceptRow()
      startLine(at: end)
    case .open:
      if Byte.isLineEnd(buffer[end - 1]) {
        if let inner = row!.innerQuote { return reject(.textAfterQuote, at: inner.next) }
        if let fate, bufferOffset + end <= fate.openUntil {
          return reject(sharing: fate, end: end)
        }
      }
      startLine(at: end)
    case .fault(let kind, let place):
      reject(kind, at: TextPlace(line: line.number, column: place + 1))
    }
  }

  private mutating func note(_ stray: CellSplitter.StrayQuotes) {
    if let bare = stray.bare, row?.bareQuote == nil {
      row?.bareQuote = TextPlace(line: line.number, column: bare + 1)
    }
    if let inner = stray.inner {
      row?.innerQuote = TextPlace(line: line.number, column: inner + 1)
    }
  }

  private var lineStart: TextPlace { TextPlace(line: line.number, column: 1) }

  private mutating func startLine(at start: Int) {
    line = (start, line.number + 1)
  }

  /// At the end of the input. Returns whether lines have to be read again.
  private mutating func endRow() -> Bool {
    guard let row else { return false }
    if case .rowEnded = splitter.finish() {
      acceptRow()
    } else if let inner = row.innerQuote {
      reject(.textAfterQuote, at: inner.next)
    } else {
      reject(.openQuote, at: placeOfOpenQuote(before: buffer.count))
    }
    return line.start < buffer.count
  }

  /// Rejects a row over the limit before its line has ended: the end may never come.
  /// Returns whether lines have to be read again.
  private mutating func rejectEndlessLine() -> Bool {
    if !isDiscardingLine {
      guard buffer.count - (row?.start ?? line.start) > maximumRowBytes else { return false }
      if row != nil {
        reject(.longRow, at: lineStart)
        return true
      }
      let start = CSVRowStart(line: line.number, offset: bufferOffset + line.start)
      faults.append(CSVFault(.longRow, row: start, at: lineStart))
      isDiscardingLine = true
    }
    let endsWithCR = buffer.count > line.start && buffer[buffer.count - 1] == Byte.cr
    line.start = buffer.count - (endsWithCR ? 1 : 0)
    return false
  }

  private mutating func dropReadBytes() {
    let keep = row?.start ?? line.start
    buffer.removePrefix(keep)
    bufferOffset += keep
    line.start -= keep
    row?.start -= keep
    row?.secondLine -= keep
    lineEnds.shift(by: keep)
  }
}

// Rows.
extension CSVRowReader {
  private mutating func acceptRow() {
    guard let row else { return }
    let start = CSVRowStart(line: row.lineNumber, offset: bufferOffset + row.start)
    rowEnds.append(splitter.cellCount)
    starts.append(start)
    if let place = row.bareQuote { faults.append(CSVFault(.bareQuote, row: start, at: place)) }
    if let place = row.innerQuote { faults.append(CSVFault(.innerQuote, row: start, at: place)) }
    self.row = nil
  }

  /// Gives the row up and goes back to its second line.
  private mutating func reject(_ kind: CSVFault.Kind, at place: TextPlace) {
    guard let row else { return }
    if row.start != line.start {
      fate = Fate(kind: kind, place: place, openUntil: bufferOffset + line.start)
    }
    let start = CSVRowStart(line: row.lineNumber, offset: bufferOffset + row.start)
    faults.append(CSVFault(kind, row: start, at: place))
    splitter.abandonRow(keeping: rowEnds.last ?? 0)
    line = (row.secondLine, row.lineNumber + 1)
    self.row = nil
  }

  /// Gives a row up that is open at a line break, `end`, at which an earlier one was open too.
  private mutating func reject(sharing fate: Fate, end: Int) {
    // The same cell was never closed, unless it is the one that was opened before the break.
    let isOwnCell = fate.kind == .openQuote && fate.place.line <= line.number
    reject(fate.kind, at: isOwnCell ? placeOfOpenQuote(before: end) : fate.place)
  }

  /// Where the cell that is open at `end` was opened. libcsv does not tell, so the row is walked
  /// once more. O(row).
  private func placeOfOpenQuote(before end: Int) -> TextPlace {
    guard let row else { return lineStart }
    var walk = QuoteWalk(delimiter: delimiter, line: row.lineNumber)
    for index in row.start..<end {
      let next = index + 1 < end ? buffer[index + 1] : nil
      walk.step(buffer[index], next: next)
    }
    return walk.opened
  }
}

// The C edge: the only file that knows libcsv. Pointers stay inside of it.
//
// libcsv splits cells; physical lines, byte offsets and the byte-order mark are the reader's
// business, because libcsv counts nothing. It is set up against its defaults: strict mode, so that
// damage is reported and not repaired in silence, and a space function that knows no space, so that
// blanks around a cell belong to the cell. The callbacks copy bytes into one `RowSink`. It is
// passed as a plain pointer and not as an `Unmanaged` object: retaining and releasing an object for
// each cell would cost more than copying the cell.

internal import CLibCSV

/// Where the callbacks put what they get: finished rows, then the cells of the row in progress.
struct RowSink: ~Copyable {
  var bytes = ByteBuffer(capacity: 1 << 16)
  /// For each cell the end of its bytes in `bytes`.
  var cellEnds: [Int] = []
  /// Set by libcsv at the end of a row.
  var rowEnded = false
}

/// Cuts physical lines into cells.
struct CellSplitter: ~Copyable {
  /// What a line did to the row.
  enum Step {
    case rowEnded
    /// The line ends inside of a quoted cell.
    case open
    /// The row cannot be read; `at` counts bytes from the start of the line.
    case fault(CSVFault.Kind, at: Int)
  }

  private let parser: UnsafeMutablePointer<csv_parser>
  private let sink: UnsafeMutablePointer<RowSink>
  private static let strict = UInt8(CSV_STRICT | CSV_STRICT_FINI)

  init(delimiter: UInt8) {
    parser = .allocate(capacity: 1)
    let status = csv_init(parser, Self.strict)
    precondition(status == 0, "csv_init failed with \(status)")
    csv_set_delim(parser, delimiter)
    csv_set_space_func(parser) { _ in 0 }
    // The default of 128 would reallocate 80,000 times for a cell of 10 MB.
    csv_set_blk_size(parser, 1 << 16)
    sink = .allocate(capacity: 1)
    sink.initialize(to: RowSink())
  }

  deinit {
    csv_free(parser)
    parser.deallocate()
    sink.deinitialize(count: 1)
    sink.deallocate()
  }

  /// Cells so far, those of the row in progress included.
  var cellCount: Int { sink.pointee.cellEnds.count }

  /// Quotes of a line that were kept as characters, in bytes from its start.
  struct StrayQuotes {
    /// The first one in an unquoted cell, and the first one in a quoted cell.
    var bare: Int?
    var inner: Int?
  }

  /// Reads one physical line with its line end.
  ///
  /// - Parameters:
  ///   - keepsInnerQuotes: Whether quotes in a quoted cell may be kept when their meaning is clear.
  ///   - stray: Gets the quotes that were kept.
  mutating func feed(
    _ buffer: borrowing ByteBuffer, _ line: Range<Int>, keepsInnerQuotes: Bool,
    stray: inout StrayQuotes
  ) -> Step {
    sink.pointee.rowEnded = false
    var from = line.lowerBound
    while true {
      from += parse(buffer, from..<line.upperBound)
      if from == line.upperBound { return sink.pointee.rowEnded ? .rowEnded : .open }
      let place = from - line.lowerBound
      guard csv_error(parser) == CSV_EPARSE else { return .fault(.longRow, at: place) }
      if parser.pointee.quoted != 0 {
        // The stray quote is the byte before `from`; the opening quote or a later byte precedes it.
        let looksLikeOpening = buffer[from - 2] == csv_get_delim(parser)
        guard keepsInnerQuotes, stray.bare == nil, !looksLikeOpening else {
          return .fault(.textAfterQuote, at: place)
        }
        if stray.inner == nil { stray.inner = place - 1 }
      } else {
        if let inner = stray.inner { return .fault(.textAfterQuote, at: inner + 1) }
        if stray.bare == nil { stray.bare = place }
      }
      csv_set_opts(parser, 0)
      from += parse(buffer, from..<(from + 1))
      csv_set_opts(parser, Self.strict)
    }
  }

  /// Ends the row at the end of the input.
  mutating func finish() -> Step {
    sink.pointee.rowEnded = false
    let status = csv_fini(parser, Self.onCell, Self.onRow, sink)
    return status == 0 ? .rowEnded : .open
  }

  /// Forgets the row in progress: everything behind the first `cells` cells.
  mutating func abandonRow(keeping cells: Int) {
    csv_set_opts(parser, 0)
    csv_fini(parser, nil, nil, nil)
    csv_set_opts(parser, Self.strict)
    sink.pointee.cellEnds.removeSubrange(cells...)
    sink.pointee.bytes.truncate(to: sink.pointee.cellEnds.last ?? 0)
  }

  /// Hands out the first `cells` cells; those of the row in progress stay.
  mutating func take(cells: Int) -> (bytes: [UInt8], cellEnds: [Int]) {
    let length = cells == 0 ? 0 : sink.pointee.cellEnds[cells - 1]
    let bytes = sink.pointee.bytes.prefix(length)
    sink.pointee.bytes.removePrefix(length)
    var ends: [Int] = []
    ends.reserveCapacity(cells)
    for end in sink.pointee.cellEnds[cells...] { ends.append(end - length) }
    swap(&ends, &sink.pointee.cellEnds)
    ends.removeSubrange(cells...)
    return (bytes, ends)
  }

  private func parse(_ buffer: borrowing ByteBuffer, _ range: Range<Int>) -> Int {
    buffer.withBytes(range) {
      csv_parse(parser, $0.baseAddress, $0.count, Self.onCell, Self.onRow, sink)
    }
  }

  private static let onCell:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      // Safe: `sink` outlives the parser, and nobody else touches it during csv_parse.
      let sink = context.unsafelyUnwrapped.assumingMemoryBound(to: RowSink.self)
      sink.pointee.bytes.append(UnsafeRawBufferPointer(start: bytes, count: count))
      sink.pointee.cellEnds.append(sink.pointee.bytes.count)
    }

  private static let onRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _, context in
    context.unsafelyUnwrapped.assumingMemoryBound(to: RowSink.self).pointee.rowEnded = true
  }
}

extension ByteBuffer {
  /// Appends a cell in quotes, its own quotes doubled. O(n).
  mutating func appendQuoted(_ cell: UnsafeRawBufferPointer) {
    append(upTo: 2 * cell.count + 2) {
      csv_write2($0.baseAddress, $0.count, cell.baseAddress, cell.count, UInt8(CSV_QUOTE))
    }
  }
}

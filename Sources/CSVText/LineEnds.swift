// Physical lines: CR, LF and CRLF each end one. A CR at the end of a chunk has to wait for the next
// byte.

enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let bar = UInt8(ascii: "|")
  static let tab = UInt8(ascii: "\t")
  static let lf = UInt8(ascii: "\n")
  static let cr = UInt8(ascii: "\r")

  @inline(__always)
  static func isLineEnd(_ byte: UInt8) -> Bool { byte == lf || byte == cr }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

/// Finds line ends in a growing buffer and looks at no byte twice.
struct LineEndFinder {
  private var lf = ByteGap(byte: Byte.lf)
  private var cr = ByteGap(byte: Byte.cr)

  /// The place behind the line that starts at `start`; `nil` while its end has not been seen.
  ///
  /// - Parameter isLast: No bytes will follow: the end of the buffer ends a line that is not empty.
  @inline(__always)
  mutating func next(after start: Int, in buffer: borrowing ByteBuffer, isLast: Bool) -> Int? {
    let firstLF = lf.next(from: start, in: buffer)
    let firstCR = cr.next(from: start, in: buffer)
    if firstLF < firstCR { return firstLF + 1 }
    if firstCR < buffer.count {
      let after = firstCR + 1
      if after < buffer.count { return buffer[after] == Byte.lf ? after + 1 : after }
      return isLast ? after : nil
    }
    return isLast && start < buffer.count ? buffer.count : nil
  }

  /// Follows the buffer after it dropped `count` bytes from its front.
  mutating func shift(by count: Int) {
    lf.shift(by: count)
    cr.shift(by: count)
  }
}

/// A stretch of a buffer without a certain byte.
private struct ByteGap {
  let byte: UInt8
  private var from = 0
  private var until = 0
  private var isHit = false

  init(byte: UInt8) { self.byte = byte }

  /// The first place of the byte at or behind `start`, or the buffer's count.
  @inline(__always)
  mutating func next(from start: Int, in buffer: borrowing ByteBuffer) -> Int {
    if isHit, start >= from, start <= until { return until }
    return search(from: start, in: buffer)
  }

  private mutating func search(from start: Int, in buffer: borrowing ByteBuffer) -> Int {
    if start < from {
      // A rejected row is read again: look only at what lies before the known gap.
      let hit = buffer.firstIndex(of: byte, in: start..<from)
      if hit < from { (until, isHit) = (hit, true) }
      from = start
    } else if start > until {
      (from, until, isHit) = (start, start, false)
    }
    if !isHit {
      until = buffer.firstIndex(of: byte, in: until..<buffer.count)
      isHit = until < buffer.count
    }
    return until
  }

  mutating func shift(by count: Int) {
    from -= count
    until -= count
  }
}

/// Follows quotes through a row to find out where its open cell was opened.
struct QuoteWalk {
  private enum State { case cellStart, unquoted, quoted, closed }
  private let delimiter: UInt8
  private var state = State.cellStart
  private var place: TextPlace
  /// Where the last quoted cell began.
  private(set) var opened: TextPlace

  init(delimiter: UInt8, line: Int) {
    self.delimiter = delimiter
    place = TextPlace(line: line, column: 1)
    opened = place
  }

  /// One byte and the one behind it.
  mutating func step(_ byte: UInt8, next: UInt8?) {
    switch (state, byte) {
    case (.cellStart, Byte.quote): (state, opened) = (.quoted, place)
    case (.quoted, Byte.quote): state = .closed
    case (.closed, Byte.quote): state = .quoted
    case (.quoted, _): break
    case (_, delimiter): state = .cellStart
    default: state = .unquoted
    }
    let endsLine = byte == Byte.lf || (byte == Byte.cr && next != Byte.lf)
    place =
      endsLine
      ? TextPlace(line: place.line + 1, column: 1)
      : TextPlace(line: place.line, column: place.column + 1)
  }
}

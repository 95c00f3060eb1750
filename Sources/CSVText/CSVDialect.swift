// One writer, two readers in mind: programs, and people with a spreadsheet.

/// The form of a CSV file that is written.
package enum CSVDialect: String, CaseIterable, Sendable {
  /// For programs: UTF-8 without byte-order mark, LF, RFC 4180 quotes where needed, text unchanged.
  case data
  /// For spreadsheets: byte-order mark, CRLF, text that would run as a formula is guarded.
  case sheet

  /// Bytes at the start of a file.
  var mark: [UInt8] { self == .sheet ? [0xEF, 0xBB, 0xBF] : [] }

  /// Whether a text cell with this first byte would run as a formula, or hide one, in a
  /// spreadsheet. It then gets a single quote in front, inside of the cell's quotes.
  ///
  /// - Source: OWASP ASVS 4.0, 1.2.10 (`= + - @` TAB NUL); CR and LF from the OWASP page on CSV
  ///   injection.
  @inline(__always)
  func guards(_ first: UInt8) -> Bool {
    guard self == .sheet else { return false }
    return switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      Byte.tab, Byte.cr, Byte.lf, 0:
      true
    default: false
    }
  }

  /// Whether a spreadsheet would take the text for a number and lose digits of it: only digits,
  /// and a zero in front of others or more than 15 of them.
  func losesDigits(_ text: UnsafeRawBufferPointer) -> Bool {
    guard self == .sheet, let first = text.first, text.count > 1 else { return false }
    return (first == 0x30 || text.count > 15) && text.allSatisfy(Byte.isDigit)
  }
}

/// A text cell escaped once for a dialect and written many times, for instance a name.
package struct PreparedCell: Hashable, Sendable {
  package let dialect: CSVDialect
  /// What is written, quotes included.
  let bytes: [UInt8]

  /// - Complexity: O(n).
  package init(_ text: some StringProtocol, dialect: CSVDialect) {
    self.init(bytes: Array(text.utf8), dialect: dialect)
  }

  package init(bytes text: [UInt8], dialect: CSVDialect) {
    var buffer = ByteBuffer(capacity: text.count + 2)
    text.withUnsafeBytes { buffer.appendCell($0, dialect: dialect) }
    self.dialect = dialect
    bytes = buffer.prefix(buffer.count)
  }
}

/// Many text cells escaped once, behind one another: names that a table repeats in each row.
package struct PreparedCells: Sendable {
  package let dialect: CSVDialect
  /// All cells, and `padding` zeros.
  let bytes: [UInt8]
  /// Where each cell starts, and behind them where the last one ends.
  let offsets: [UInt32]
  static let padding = 16

  /// - Complexity: O(bytes).
  package init(_ texts: some Sequence<String>, dialect: CSVDialect) {
    var (bytes, offsets): ([UInt8], [UInt32]) = ([], [0])
    for text in texts {
      bytes += PreparedCell(text, dialect: dialect).bytes
      offsets.append(UInt32(bytes.count))
    }
    self.dialect = dialect
    self.bytes = bytes + [UInt8](repeating: 0, count: Self.padding)
    self.offsets = offsets
  }
}

extension ByteBuffer {
  /// Appends a text cell: guarded if the dialect asks for it, in quotes if RFC 4180 asks for them.
  mutating func appendCell(_ text: UnsafeRawBufferPointer, dialect: CSVDialect) {
    if let first = text.first, dialect.guards(first) {
      return appendGuardedCell(text)
    }
    if text.needsQuotes { appendQuoted(text) } else { append(text) }
  }

  /// Appends a text cell with a single quote in front of the text.
  mutating func appendGuardedCell(_ text: UnsafeRawBufferPointer) {
    var guarded = ByteBuffer(capacity: text.count + 1)
    guarded.append(UInt8(ascii: "'"))
    guarded.append(text)
    guarded.withBytes(0..<guarded.count) {
      if $0.needsQuotes { appendQuoted($0) } else { append($0) }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a cell must stand in quotes: it holds a comma, a quote, CR or LF, or begins like a
  /// byte-order mark, which a reader would drop from the first cell of a file.
  ///
  /// O(n), eight bytes at a time.
  @inline(__always)
  var needsQuotes: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var found: UInt64 = 0
    var place = 0
    while place + 8 <= count {
      let word = loadUnaligned(fromByteOffset: place, as: UInt64.self)
      found |= zeroBytes(word ^ (ones &* UInt64(Byte.comma)))
      found |= zeroBytes(word ^ (ones &* UInt64(Byte.quote)))
      found |= zeroBytes(word ^ (ones &* UInt64(Byte.cr)))
      found |= zeroBytes(word ^ (ones &* UInt64(Byte.lf)))
      place += 8
    }
    if found != 0 { return true }
    while place < count {
      switch self[place] {
      case Byte.comma, Byte.quote, Byte.cr, Byte.lf: return true
      default: place += 1
      }
    }
    return count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
  }
}

/// Not zero exactly when a byte of `x` is zero.
///
/// - Source: Alan Mycroft (1987), in "Bit Twiddling Hacks", Stanford: determine if a word has a
///   zero byte.
@inline(__always)
private func zeroBytes(_ x: UInt64) -> UInt64 {
  (x &- 0x0101_0101_0101_0101) & ~x & 0x8080_8080_8080_8080
}

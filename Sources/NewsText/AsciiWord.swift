// The fast path of the word rules: a word of ASCII letters and digits, eight bytes at a time.
//
// Unsafe code lives here because each word of a corpus is found by it, and a load of eight bytes is
// also what the vocabulary compares. Safety rests on `TokenizedText.padding`: every buffer that
// comes here has zeros behind it, and a zero ends every word. What the rules would need more than
// this word and the two bytes behind it for is left to `WordBreaker`; a test compares the two.

/// Finds the end of words of ASCII letters and digits.
enum AsciiWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// 0x80 in each byte of eight that is an ASCII letter or digit.
  @inline(__always)
  static func alphanumeric(_ bytes: UInt64) -> UInt64 {
    let low = bytes & ~high
    let small = low | (0x20 &* ones)
    // Adding to seven bits never carries into the next byte; bit 7 says "at least".
    let letters = (small &+ (0x1F &* ones)) & ~(small &+ (0x05 &* ones))
    let digits = (low &+ (0x50 &* ones)) & ~(low &+ (0x46 &* ones))
    return (letters | digits) & ~bytes & high
  }

  /// Whether a byte is an ASCII letter or digit.
  @inline(__always)
  static func starts(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// Where the word that starts with an ASCII letter or digit ends; 0 where more than ASCII rules
  /// are needed.
  ///
  /// - Parameters:
  ///   - bytes: With zeros behind the text, eight at least.
  ///   - start: Of an ASCII letter or digit at a boundary.
  ///   - kinds: `AsciiWord.kinds`, fetched once per text.
  @inline(__always)
  static func end(_ bytes: UnsafePointer<UInt8>, from start: Int, _ kinds: KindTable) -> Int {
    var index = start
    while true {
      let block = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
      let others = ~alphanumeric(block) & high
      if others == 0 {
        index += 8
        continue
      }
      index += others.trailingZeroBitCount >> 3
      let next = bytes[index]
      if next == 0x20 { return index }
      let kind = kinds[Int(next)]
      if kind == plain { return index }
      if kind == joiner {
        // `U.S`, `can't`, `3.14`: the mark joins letters, or digits, on both sides.
        let behind = bytes[index + 1]
        if behind >= 0x80 { return 0 }
        if !joins(bytes[index - 1], next, behind) { return index }
        index += 1
        continue
      }
      if next == 0xE2, bytes[index + 1] == 0x80 {
        let last = bytes[index + 2]
        // Dashes, double quotation marks and the ellipsis end a word.
        if last == 0x93 || last == 0x94 || last == 0x9C || last == 0x9D || last == 0xA6 {
          return index
        }
        if last == 0x98 || last == 0x99 {
          let behind = bytes[index + 3]
          if behind >= 0x80 { return 0 }
          if !joins(bytes[index - 1], 0x27, behind) { return index }
          index += 3
          continue
        }
      }
      return 0
    }
  }

  /// The dash, quotation mark or ellipsis of three bytes at a place where no word is; `nil` for
  /// anything else, and where what follows it may belong to it.
  ///
  /// - Parameter bytes: With zeros behind the text, three at least.
  @inline(__always)
  static func wideMark(_ bytes: UnsafePointer<UInt8>, _ index: Int) -> UInt32? {
    guard bytes[index] == 0xE2, bytes[index + 1] == 0x80 else { return nil }
    let last = bytes[index + 2]
    guard last >= 0x90, last <= 0x9F || last == 0xA6, bytes[index + 3] < 0x80 else { return nil }
    return 0x2000 | UInt32(last & 0x3F)
  }

  @inline(__always)
  private static func joins(_ before: UInt8, _ mark: UInt8, _ behind: UInt8) -> Bool {
    if isDigit(before) { return isDigit(behind) && mark != 0x3A }
    return isLetter(behind) && mark != 0x2C && mark != 0x3B
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static let plain: UInt8 = 0
  private static let joiner: UInt8 = 1
  private static let full: UInt8 = 2

  /// By byte: ends a word, may join, or needs the full rules (`_`, all beyond ASCII).
  static let kinds: KindTable = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in 0..<256 { table[byte] = byte >= 0x80 || byte == 0x5F ? full : plain }
    for byte in [0x27, 0x2C, 0x2E, 0x3A, 0x3B] { table[byte] = joiner }
    return KindTable(table: table)
  }()

  /// A constant table; written once before anyone can read it, never freed.
  struct KindTable: @unchecked Sendable {
    fileprivate let table: UnsafeMutablePointer<UInt8>
    @inline(__always) fileprivate subscript(byte: Int) -> UInt8 { table[byte] }
  }
}

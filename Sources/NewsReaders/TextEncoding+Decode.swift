// From the bytes of a file to text, never repairing anything in silence.
//
// What a file is, in this order: its byte-order mark; the declared encoding; UTF-8 where it is
// valid UTF-8; else Windows-1252, with a finding that names the first byte that is not UTF-8.
// Contested: guessing more (code pages by letter statistics) would be right more often and wrong
// without a trace, so a corpus in another encoding must be declared.

import NewsModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TextEncoding {
  /// The text of a file: without byte-order mark, with U+000A as the only line end.
  ///
  /// - Parameters:
  ///   - declared: What the job or the record says; `nil` where nothing does.
  ///   - path: Goes into the findings.
  /// - Returns: The text, always whole, and what had to be decided to get it:
  ///   `encoding-windows-1252` (not declared, not UTF-8), `encoding-invalid` (bytes that the
  ///   declared encoding does not have, now U+FFFD), `encoding-mark-differs` (the mark says
  ///   something else than the declaration), `nul-characters` (kept).
  /// - Complexity: O(n). Valid UTF-8 without a carriage return is copied once.
  package static func decode(
    _ bytes: [UInt8], declared: TextEncoding?, path: String
  ) -> (text: String, findings: [Finding]) {
    var findings: [Finding] = []
    let mark = ByteOrderMark(of: bytes)
    if let mark, let declared, !mark.agrees(with: declared) {
      findings.append(
        Finding(
          .noted, Place(path: path, line: 1), rule: "encoding-mark-differs",
          "the file begins with the mark of \(mark.encoding.rawValue) and was read so, "
            + "although \(declared.rawValue) is declared"))
    }
    let content = bytes[(mark?.length ?? 0)...]
    let encoding = mark?.encoding ?? declared
    let text: String
    if encoding == nil || encoding == .utf8 {
      text = utf8Text(content, declared: encoding != nil, path: path, &findings)
    } else {
      text = foreignText(content, encoding!, path: path, &findings)  // nil went the other way
    }
    noteNULs(in: text, path: path, &findings)
    return (text, findings)
  }

  /// The bytes of a table in UTF-8.
  ///
  /// A file that is not UTF-8, and not declared, is taken for Windows-1252 unless more of its
  /// characters beyond ASCII are right in UTF-8 than wrong; else single rows are damaged, and they
  /// alone are rejected by who reads them.
  ///
  /// - Parameters:
  ///   - declared: What the job says; `nil` where it says nothing.
  ///   - path: Goes into the findings, see `decode`.
  /// - Complexity: O(n); UTF-8 is not copied.
  static func utf8Table(
    _ bytes: ArraySlice<UInt8>, declared: TextEncoding?, path: String
  ) -> (bytes: ArraySlice<UInt8>, findings: [Finding]) {
    let mark = ByteOrderMark(of: bytes)?.encoding
    if declared == .utf8, mark == nil || mark == .utf8 { return (bytes, []) }
    if declared == nil, mark == nil || mark == .utf8 {
      let isUTF8 = (try? UTF8Span(validating: bytes.span)) != nil
      if isUTF8 || UTF8Repair.isMostlyUTF8(bytes) { return (bytes, []) }
    }
    let (text, findings) = decode(Array(bytes), declared: declared, path: path)
    return (Array(text.utf8)[...], findings)
  }

  /// JSON as it must be read: UTF-8 without a mark.
  ///
  /// - Parameters: As of `utf8Table`; bytes that are not UTF-8 though nothing else is declared stay
  ///   for the parser to refuse.
  static func utf8JSON(
    _ bytes: ArraySlice<UInt8>, declared: TextEncoding?, path: String
  ) -> (bytes: ArraySlice<UInt8>, findings: [Finding]) {
    let mark = ByteOrderMark(of: bytes)
    if (mark?.encoding ?? declared ?? .utf8) == .utf8 {
      return (bytes.dropFirst(mark?.length ?? 0), [])
    }
    let (text, findings) = decode(Array(bytes), declared: declared, path: path)
    return (Array(text.utf8)[...], findings)
  }

  /// Bytes that should be UTF-8, and must be where that was declared.
  private static func utf8Text(
    _ content: ArraySlice<UInt8>, declared: Bool, path: String, _ findings: inout [Finding]
  ) -> String {
    let unified = holds(0x0D, content) ? withUnifiedLineEnds(content) : nil
    if let text = unified.map({ String(validating: $0, as: UTF8.self) })
      ?? String(validating: content, as: UTF8.self)
    {
      return text
    }
    let bytes = unified ?? Array(content)
    let repaired = UTF8Repair(of: bytes)
    let line = 1 + count(0x0A, bytes[..<repaired.firstBadByte])
    if declared {
      findings.append(invalid(.utf8, repaired.replacements, Place(path: path, line: line)))
      return String(decoding: repaired.bytes, as: UTF8.self)
    }
    let lineStart = bytes[..<repaired.firstBadByte].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    findings.append(
      Finding(
        .noted, Place(path: path, line: line), rule: "encoding-windows-1252",
        "byte \(repaired.firstBadByte - lineStart + 1) of this line is not UTF-8, so the file was "
          + "read as windows-1252; declare the encoding of the source if that is wrong"))
    return foreignText(bytes[...], .windows1252, path: path, &findings)
  }

  /// Bytes of any other encoding, by iconv.
  private static func foreignText(
    _ content: ArraySlice<UInt8>, _ encoding: TextEncoding, path: String,
    _ findings: inout [Finding]
  ) -> String {
    let decoded = IconvDecoder.decode(Array(content), from: encoding)
    var bytes = decoded.bytes
    if let first = decoded.firstReplacement {
      let before = withUnifiedLineEnds(bytes[..<first])
      let line = 1 + count(0x0A, before[...])
      findings.append(invalid(encoding, decoded.replacements, Place(path: path, line: line)))
    }
    if holds(0x0D, bytes[...]) { bytes = withUnifiedLineEnds(bytes[...]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func invalid(_ encoding: TextEncoding, _ count: Int, _ place: Place) -> Finding {
    Finding(
      .noted, place, rule: "encoding-invalid",
      "\(count) \(count == 1 ? "place is" : "places are") not valid \(encoding.rawValue), the "
        + "first in this line; U+FFFD stands there now")
  }

  private static func noteNULs(in text: String, path: String, _ findings: inout [Finding]) {
    var text = text
    let found: (count: Int, line: Int)? = text.withUTF8 { bytes in
      guard let base = bytes.baseAddress, memchr(base, 0, bytes.count) != nil,
        let first = bytes.firstIndex(of: 0)
      else { return nil }
      return (
        bytes.reduce(0) { $0 + ($1 == 0 ? 1 : 0) },
        1 + bytes[..<first].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
      )
    }
    guard let found else { return }
    findings.append(
      Finding(
        .noted, Place(path: path, line: found.line), rule: "nul-characters",
        "\(found.count) NUL \(found.count == 1 ? "character" : "characters"), the first in this "
          + "line, kept as they are; the file may be damaged or of another encoding"))
  }
}

// MARK: - Bytes

private func holds(_ byte: Int32, _ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.withUnsafeBytes { raw in
    raw.baseAddress.map { memchr($0, byte, raw.count) != nil } ?? false
  }
}

private func count(_ byte: UInt8, _ bytes: ArraySlice<UInt8>) -> Int {
  bytes.withUnsafeBufferPointer { $0.reduce(0) { $0 + ($1 == byte ? 1 : 0) } }
}

/// CR LF and lone CR become LF.
private func withUnifiedLineEnds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  bytes.withUnsafeBufferPointer { source in
    [UInt8](unsafeUninitializedCapacity: source.count) { target, written in
      var at = 0
      while at < source.count {
        let byte = source[at]
        if byte == 0x0D {
          target[written] = 0x0A
          if at + 1 < source.count, source[at + 1] == 0x0A { at += 1 }
        } else {
          target[written] = byte
        }
        written += 1
        at += 1
      }
    }
  }
}

/// The first bytes of a file that name its encoding.
struct ByteOrderMark {
  let encoding: TextEncoding
  let length: Int

  init?(of bytes: some Sequence<UInt8>) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (encoding, length) = (.utf8, 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (encoding, length) = (.utf16LittleEndian, 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (encoding, length) = (.utf16BigEndian, 2)
    } else {
      return nil
    }
  }

  func agrees(with declared: TextEncoding) -> Bool {
    declared == encoding || (declared == .utf16 && encoding != .utf8)
  }
}

/// UTF-8 with U+FFFD for every maximal part that is not (Unicode 15, section 3.9, table 3-8).
private struct UTF8Repair {
  private(set) var bytes: [UInt8] = []
  private(set) var replacements = 0
  /// Where the first replaced part begins; the length where nothing was replaced.
  private(set) var firstBadByte: Int

  init(of source: [UInt8]) {
    firstBadByte = source.count
    bytes.reserveCapacity(source.count + source.count / 8)
    var at = 0
    while at < source.count {
      let (length, valid) = UTF8Repair.sequence(source, at)
      if valid {
        bytes.append(contentsOf: source[at..<(at + length)])
      } else {
        if replacements == 0 { firstBadByte = at }
        replacements += 1
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      }
      at += length
    }
  }

  /// Whether more characters beyond ASCII are right than wrong.
  static func isMostlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(bytes)
    var (right, wrong, at) = (0, 0, 0)
    while at < bytes.count {
      let (length, valid) = sequence(bytes, at)
      if !valid { wrong += 1 } else if length > 1 { right += 1 }
      at += length
    }
    return right > wrong
  }

  /// The length of the sequence at `at`, or of the part of one that is to be replaced.
  private static func sequence(_ bytes: [UInt8], _ at: Int) -> (length: Int, valid: Bool) {
    let lead = bytes[at]
    if lead < 0x80 { return (1, true) }
    let wanted: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: wanted = 2
    case 0xE0: (wanted, second) = (3, 0xA0...0xBF)
    case 0xED: (wanted, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: wanted = 3
    case 0xF0: (wanted, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: wanted = 4
    case 0xF4: (wanted, second) = (4, 0x80...0x8F)
    default: return (1, false)
    }
    for offset in 1..<wanted {
      let allowed = offset == 1 ? second : 0x80...0xBF
      guard at + offset < bytes.count, allowed.contains(bytes[at + offset]) else {
        return (offset, false)
      }
    }
    return (wanted, true)
  }
}

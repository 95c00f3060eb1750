// The C edge to iconv: bytes of a named encoding to UTF-8. No pointer leaves this file.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// UTF-8 made by iconv, with U+FFFD for what it could not read.
struct IconvDecoder {
  private(set) var bytes: [UInt8] = []
  private(set) var replacements = 0
  /// Where in `bytes` the first U+FFFD stands.
  private(set) var firstReplacement: Int?

  private mutating func replace() {
    if replacements == 0 { firstReplacement = bytes.count }
    replacements += 1
    bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }

  /// Whether the machine's iconv has an encoding: some systems package the rarer ones apart.
  static func knows(_ encoding: TextEncoding) -> Bool {
    let converter = iconv_open("UTF-8", encoding.iconvName)
    guard converter != iconv_t(bitPattern: -1) else { return false }
    iconv_close(converter)
    return true
  }

  /// A unit that cannot be read is replaced and skipped; so is a character cut off at the end.
  ///
  /// - Precondition: iconv knows the encoding, which a job is asked for before any work.
  static func decode(_ source: [UInt8], from encoding: TextEncoding) -> IconvDecoder {
    let converter = iconv_open("UTF-8", encoding.iconvName)
    precondition(
      converter != iconv_t(bitPattern: -1), "iconv does not know \(encoding.iconvName)")
    defer { iconv_close(converter) }
    var result = IconvDecoder()
    result.bytes.reserveCapacity(source.count + source.count / 2)
    var input = source  // iconv takes a mutable pointer and does not write through it
    var buffer = [CChar](repeating: 0, count: 64 * 1024)
    input.withUnsafeMutableBytes { inputBytes in
      buffer.withUnsafeMutableBufferPointer { output in
        var next = inputBytes.bindMemory(to: CChar.self).baseAddress
        var left = inputBytes.count
        var isFlushed = false
        while !isFlushed {
          var target = output.baseAddress
          var room = output.count
          // Some encodings hold a character back, in case an accent follows; the call without
          // input at the end brings it out.
          isFlushed = left == 0
          let status =
            isFlushed
            ? iconv(converter, nil, nil, &target, &room)
            : iconv(converter, &next, &left, &target, &room)
          let reason = errno
          let written = UnsafeRawBufferPointer(
            start: output.baseAddress, count: output.count - room)
          result.bytes.append(contentsOf: written)
          guard status == -1, reason != E2BIG, !isFlushed else { continue }
          let skipped = min(reason == EINVAL ? left : encoding.unitLength, left)
          result.replace()
          next = next.map { $0 + skipped }
          left -= skipped
        }
      }
    }
    return result
  }
}

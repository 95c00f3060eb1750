// JSON arrays of whole numbers, written and read by hand: an article has three of them, and a
// general parser would take longer than everything else together.

import GRDB

/// Arrays of numbers as JSON text.
enum IntegerLists {
  /// `[1,2,3]`
  static func list(_ values: some Collection<Int64>) -> String {
    var text = JSONArray(room: 8 * values.count)
    for value in values { text.append(value) }
    return text.finished
  }

  /// `[[1,2],[3,4]]`
  static func pairs(_ values: some Collection<(Int64, Int64)>) -> String {
    var text = JSONArray(room: 16 * values.count)
    for (a, b) in values {
      text.open()
      text.append(a)
      text.append(b)
      text.close()
    }
    return text.finished
  }

  /// `[[1,2,3],[4,5,6]]`
  static func triples(_ values: some Collection<(Int64, Int64, Int64)>) -> String {
    var text = JSONArray(room: 16 * values.count)
    for (a, b, c) in values {
      text.open()
      text.append(a)
      text.append(b)
      text.append(c)
      text.close()
    }
    return text.finished
  }

  /// All numbers of a text that `list`, `pairs` or `triples` wrote, in order. O(bytes).
  static func numbers(_ text: UnsafeRawBufferPointer) -> [Int64] {
    var numbers: [Int64] = []
    numbers.reserveCapacity(text.count / 4)
    var (value, isOpen): (Int64, Bool) = (0, false)
    for byte in text {
      if byte &- 0x30 < 10 {
        value = value &* 10 &+ Int64(byte &- 0x30)
        isOpen = true
      } else if isOpen {
        numbers.append(value)
        (value, isOpen) = (0, false)
      }
    }
    return numbers
  }
}

/// An array of numbers, or of arrays of numbers, as it is written. In bytes: strings that grow by a
/// number at a time took a thirtieth of all that a run does.
private struct JSONArray {
  private var bytes: [UInt8] = []
  private var isFirst = true

  /// - Parameter room: Bytes that it is likely to need.
  init(room: Int) {
    bytes.reserveCapacity(room + 2)
    bytes.append(UInt8(ascii: "["))
  }

  mutating func open() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "["))
    isFirst = true
  }

  mutating func close() {
    bytes.append(UInt8(ascii: "]"))
    isFirst = false
  }

  /// - Parameter value: Not negative.
  mutating func append(_ value: Int64) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    // The first digit comes to stand in the lowest byte.
    var (rest, digits, count) = (UInt64(value), UInt64(0), 0)
    repeat {
      if count == 8 { return appendLong(value) }
      digits = digits << 8 | UInt64(UInt8(ascii: "0")) + rest % 10
      rest /= 10
      count += 1
    } while rest > 0
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }

  private mutating func appendLong(_ value: Int64) { bytes += Array(String(value).utf8) }

  var finished: String {
    String(unsafeUninitializedCapacity: bytes.count + 1) { buffer in
      let end = buffer.update(fromContentsOf: bytes)
      buffer[end] = UInt8(ascii: "]")
      return end + 1
    }
  }
}

extension Row {
  /// The numbers of a column that an `IntegerLists` text stands in, without making a string of it.
  func numbers(_ column: Int) throws -> [Int64] {
    try withUnsafeData(atIndex: column) { data in
      data?.withUnsafeBytes(IntegerLists.numbers) ?? []
    }
  }

  /// The bytes of a text.
  func bytes(_ column: Int) throws -> [UInt8] {
    try withUnsafeData(atIndex: column) { $0.map { [UInt8]($0) } ?? [] }
  }
}

// JSON arrays of whole numbers, written and read by hand: an article has three of them, and a
// general parser would take longer than everything else together.

import GRDB

/// Arrays of numbers as JSON text.
enum IntegerLists {
  /// `[1,2,3]`
  static func list(_ values: some Sequence<Int64>) -> String {
    var text = "["
    for value in values {
      if text.utf8.count > 1 { text += "," }
      text += String(value)
    }
    return text + "]"
  }

  /// `[[1,2],[3,4]]`
  static func pairs(_ values: some Sequence<(Int64, Int64)>) -> String {
    var text = "["
    for (a, b) in values {
      text += text.utf8.count > 1 ? ",[" : "["
      text += "\(a),\(b)]"
    }
    return text + "]"
  }

  /// `[[1,2,3],[4,5,6]]`
  static func triples(_ values: some Sequence<(Int64, Int64, Int64)>) -> String {
    var text = "["
    for (a, b, c) in values {
      text += text.utf8.count > 1 ? ",[" : "["
      text += "\(a),\(b),\(c)]"
    }
    return text + "]"
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

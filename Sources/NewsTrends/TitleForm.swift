// A title without the differences that do not make it another title. Sites write the same headline
// with curly and straight quotation marks, in capitals, with an en dash, and cut it short where a
// column is narrow.

/// What is compared of a title.
package struct TitleForm: Hashable, Sendable {
  /// In small letters, with straight quotation marks, `-` for all dashes and one blank between
  /// words; without a final ellipsis.
  package let text: String
  /// Whether the title ended in `...` or `…`.
  package let isTruncated: Bool

  /// - Complexity: O(n).
  package init(_ title: String) {
    var bytes = TitleForm.plain(title)
    var isTruncated = false
    while let last = bytes.last, last == UInt8(ascii: " ") { bytes.removeLast() }
    if bytes.count >= 3, bytes.suffix(3).allSatisfy({ $0 == UInt8(ascii: ".") }) {
      isTruncated = true
      while let last = bytes.last, last == UInt8(ascii: ".") || last == UInt8(ascii: " ") {
        bytes.removeLast()
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.isTruncated = isTruncated
  }

  /// The words of the form, by blanks; punctuation at their ends is left out.
  var words: [Substring.UTF8View] {
    text.utf8.split(separator: UInt8(ascii: " ")).compactMap { part in
      guard let first = part.firstIndex(where: isWordByte),
        let last = part.lastIndex(where: isWordByte)
      else { return nil }
      return part[first...last]
    }
  }

  private static func plain(_ title: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(title.utf8.count)
    let isASCII = title.utf8.allSatisfy { $0 < 0x80 }
    for scalar in isASCII ? title.unicodeScalars : title.lowercased().unicodeScalars {
      switch scalar {
      case "A"..."Z": bytes.append(UInt8(scalar.value) | 0x20)
      case "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "`", "\u{B4}":
        bytes.append(UInt8(ascii: "'"))
      case "\u{201C}", "\u{201D}", "\u{201F}", "\u{2033}": bytes.append(UInt8(ascii: "\""))
      case "\u{2010}"..."\u{2015}", "\u{2212}": bytes.append(UInt8(ascii: "-"))
      case "\u{2026}": bytes += "...".utf8
      case "\u{200B}", "\u{FEFF}", "\u{AD}": break
      case _ where scalar.properties.isWhitespace:
        if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      default: bytes += UTF8.encode(scalar)!  // every scalar has a UTF-8 form
      }
    }
    return bytes
  }
}

/// Letters, digits and everything beyond ASCII.
private func isWordByte(_ byte: UInt8) -> Bool {
  byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
}

// Text whose letters are put together in one way. Macs and PDF files write `é` as `e` and an accent,
// and editing systems leave soft hyphens in words: a list of names has neither.

import Foundation

extension String {
  /// The text in Unicode's composed form (NFC) and without soft hyphens; itself, in O(bytes) and
  /// without an allocation, where it has neither accents of their own nor soft hyphens.
  package var composedText: String {
    var text = self
    let (hasMarks, hasHyphens) = text.withUTF8 { bytes in
      // U+0300…U+037F; the accents are among them.
      (bytes.has(0xCC) || bytes.has(0xCD), bytes.has(0xC2, before: 0xAD))
    }
    if hasHyphens {
      text = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{AD}" }))
    }
    return hasMarks ? text.precomposedStringWithCanonicalMapping : text
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func has(_ byte: UInt8) -> Bool {
    baseAddress.map { memchr($0, Int32(byte), count) != nil } ?? false
  }

  fileprivate func has(_ first: UInt8, before second: UInt8) -> Bool {
    var rest = self[...]
    while let start = rest.base.baseAddress,
      let found = memchr(start + rest.startIndex, Int32(first), rest.count)
    {
      let place = UnsafeRawPointer(found) - UnsafeRawPointer(start)
      if place + 1 < count, self[place + 1] == second { return true }
      rest = self[(place + 1)...]
    }
    return false
  }
}

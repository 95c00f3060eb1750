// HTML that came along with the text. It is counted as it stands, since nobody here knows what its
// source meant; but whoever reads the counts is told.

import Foundation
import NewsModel

extension Article {
  /// Whether headline or text hold a tag such as `<p>` or a reference such as `&amp;`.
  ///
  /// - Complexity: O(n), fast where neither `<` nor `&` stands.
  var holdsMarkup: Bool { NewsReaders.holdsMarkup(title) || NewsReaders.holdsMarkup(body) }
}

private func holdsMarkup(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    holds("<", bytes, isTag) || holds("&", bytes, CharacterReferences.isReference)
  }
}

/// Whether one of the places with a character is what is looked for.
private func holds(
  _ character: Unicode.Scalar, _ bytes: UnsafeBufferPointer<UInt8>,
  _ isWanted: (UnsafeBufferPointer<UInt8>) -> Bool
) -> Bool {
  var rest = bytes
  while let base = rest.baseAddress,
    let found = memchr(base, Int32(character.value), rest.count)
  {
    let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    rest = UnsafeBufferPointer(rebasing: rest[(place + 1)...])
    if isWanted(rest) { return true }
  }
  return false
}

/// What stands behind a `<`: a name in ASCII letters, and a `>` before the next `<`.
private func isTag(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let name = bytes.first == UInt8(ascii: "/") ? bytes.dropFirst() : bytes[...]
  guard let first = name.first, isLetter(first) else { return false }
  let end = name.prefix(1_000).first { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
  return end == UInt8(ascii: ">")
}

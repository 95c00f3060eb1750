// Default word boundaries of UAX #29 on UTF-8 bytes.
//
// The rules are a small machine over the classes of code points. Nearly all text is runs of ASCII
// letters between spaces, so a segment of these is cut by a table of 256 bytes; anything else that
// touches a segment (an apostrophe, a letter with an accent, an emoji) is cut by the full rules,
// from the segment's start.

private typealias Break = ScalarTraits.WordBreak

/// Cuts text into the segments of UAX #29.
struct WordBreaker: Sendable {
  private let table = ScalarTable.shared
  /// Of ASCII bytes: 1 letter, 2 digit, 0 other; 255 for all that may join with what is beside it,
  /// and for all bytes beyond ASCII.
  private let asciiKind: [UInt8]

  init() {
    var kind = [UInt8](repeating: 255, count: 256)
    for byte in 0..<128 {
      switch ScalarTable.shared.traits(UInt32(byte)).wordBreak {
      case Break.aLetter: kind[byte] = 1
      case Break.numeric: kind[byte] = 2
      case Break.other, Break.lf, Break.newline: kind[byte] = 0
      case Break.wSegSpace, Break.cr, Break.midLetter, Break.midNum, Break.midNumLet,
        Break.singleQuote, Break.doubleQuote:
        kind[byte] = 3
      default: break
      }
    }
    asciiKind = kind
  }

  /// A segment: where it ends, and whether it has a letter or number.
  struct Segment {
    var end: Int
    var isWord: Bool
    /// It holds a code point of a script without spaces.
    var hasDictionaryScript = false
  }

  /// The segment that starts at an offset.
  ///
  /// - Parameters:
  ///   - start: A boundary, less than `bytes.count`.
  /// - Complexity: O(length of the segment and the code point behind it).
  func segment(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Segment {
    let first = asciiKind[Int(bytes[start])]
    if first == 1 || first == 2 {
      var index = start + 1
      while index < bytes.count {
        let kind = asciiKind[Int(bytes[index])]
        if kind == 1 || kind == 2 {
          index += 1
        } else if kind == 0 || (kind == 3 && !joins(bytes, index)) {
          return Segment(end: index, isWord: true)
        } else {
          return fullSegment(bytes, from: start)
        }
      }
      return Segment(end: index, isWord: true)
    }
    return fullSegment(bytes, from: start)
  }

  /// Whether a mark between letters or digits may belong to the word: a letter or digit, or
  /// something beyond ASCII, follows it.
  private func joins(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte == 0x20 || byte == 0x0D { return false }
    guard index + 1 < bytes.count else { return false }
    let next = asciiKind[Int(bytes[index + 1])]
    return next != 0 && next != 3
  }

  /// The rules WB3 to WB999 one by one.
  private func fullSegment(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Segment {
    var (scalar, length) = decodeScalar(bytes, start)
    var traits = table.traits(scalar)
    var result = Segment(
      end: start + length, isWord: traits.isWordScalar,
      hasDictionaryScript: traits.isDictionaryScript)
    var left = traits.wordBreak
    /// The class before `left`, marks skipped.
    var beforeLeft = Break.other
    /// The code point directly before the boundary, marks not skipped.
    var direct = left
    var indicators = left == Break.regionalIndicator ? 1 : 0
    while result.end < bytes.count {
      (scalar, length) = decodeScalar(bytes, result.end)
      traits = table.traits(scalar)
      let right = traits.wordBreak
      let isMark = right == Break.extend || right == Break.format || right == Break.zwj
      let joined: Bool
      if direct == Break.cr && right == Break.lf {
        joined = true  // WB3
      } else if isHard(direct) || isHard(right) {
        joined = false  // WB3a, WB3b
      } else if direct == Break.zwj && traits.isPictographic {
        joined = true  // WB3c
      } else if direct == Break.wSegSpace && right == Break.wSegSpace {
        joined = true  // WB3d
      } else if isMark {
        joined = true  // WB4
      } else {
        joined = joinsLetters(
          bytes, beforeLeft, left, right, after: result.end + length, indicators: indicators)
      }
      if !joined { return result }
      result.end += length
      result.isWord = result.isWord || traits.isWordScalar
      result.hasDictionaryScript = result.hasDictionaryScript || traits.isDictionaryScript
      direct = right
      if !isMark {
        (beforeLeft, left) = (left, right)
        indicators = right == Break.regionalIndicator ? indicators + 1 : 0
      }
    }
    return result
  }

  private func isHard(_ value: UInt8) -> Bool {
    value == Break.cr || value == Break.lf || value == Break.newline
  }

  private func isLetter(_ value: UInt8) -> Bool {
    value == Break.aLetter || value == Break.hebrewLetter
  }

  /// WB5 to WB16, with marks skipped on both sides.
  private func joinsLetters(
    _ bytes: UnsafeBufferPointer<UInt8>, _ beforeLeft: UInt8, _ left: UInt8, _ right: UInt8,
    after: Int, indicators: Int
  ) -> Bool {
    let midLetter = { (value: UInt8) in
      value == Break.midLetter || value == Break.midNumLet || value == Break.singleQuote
    }
    let midNumber = { (value: UInt8) in
      value == Break.midNum || value == Break.midNumLet || value == Break.singleQuote
    }
    if isLetter(left) {
      if isLetter(right) { return true }  // WB5
      if midLetter(right), isLetter(classAfterMarks(bytes, after)) { return true }  // WB6
      if left == Break.hebrewLetter {
        if right == Break.singleQuote { return true }  // WB7a
        if right == Break.doubleQuote, classAfterMarks(bytes, after) == Break.hebrewLetter {
          return true  // WB7b
        }
      }
      if right == Break.numeric { return true }  // WB9
    }
    if isLetter(right) {
      if midLetter(left), isLetter(beforeLeft) { return true }  // WB7
      if left == Break.doubleQuote, beforeLeft == Break.hebrewLetter,
        right == Break.hebrewLetter
      {
        return true  // WB7c
      }
      if left == Break.numeric { return true }  // WB10
    }
    if right == Break.numeric {
      if left == Break.numeric { return true }  // WB8
      if midNumber(left), beforeLeft == Break.numeric { return true }  // WB11
    }
    if left == Break.numeric, midNumber(right),
      classAfterMarks(bytes, after) == Break.numeric
    {
      return true  // WB12
    }
    if left == Break.katakana, right == Break.katakana { return true }  // WB13
    let wordLike = { (value: UInt8) in
      self.isLetter(value) || value == Break.numeric || value == Break.katakana
        || value == Break.extendNumLet
    }
    if right == Break.extendNumLet, wordLike(left) { return true }  // WB13a
    if left == Break.extendNumLet, wordLike(right) { return true }  // WB13b
    return left == Break.regionalIndicator && right == Break.regionalIndicator
      && indicators % 2 == 1  // WB15, WB16
  }

  /// The class of the first code point from an offset that is no mark; `other` at the end.
  private func classAfterMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt8 {
    var index = start
    while index < bytes.count {
      let (scalar, length) = decodeScalar(bytes, index)
      let value = table.traits(scalar).wordBreak
      if value != Break.extend && value != Break.format && value != Break.zwj { return value }
      index += length
    }
    return Break.other
  }
}

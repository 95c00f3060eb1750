import Foundation
import NewsTestSupport
import Testing

@testable import NewsText

@Suite struct WordBreakerTests {
  private func segments(_ text: [UInt8]) -> [Int] {
    let breaker = WordBreaker()
    var ends: [Int] = []
    (text + [UInt8](repeating: 0, count: 16)).withUnsafeBufferPointer { padded in
      let bytes = UnsafeBufferPointer(rebasing: padded[..<text.count])
      var index = 0
      while index < bytes.count {
        index = breaker.segment(bytes, from: index).end
        ends.append(index)
      }
    }
    return ends
  }

  /// One line of the Unicode test file: `÷ 0061 × 0027 ÷ # comment`.
  private func parse(_ line: Substring) -> (text: [UInt8], ends: [Int])? {
    var (bytes, ends): ([UInt8], [Int]) = ([], [])
    for part in line.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace) {
      if part == "÷" {
        if !bytes.isEmpty { ends.append(bytes.count) }
      } else if part != "×" {
        guard let value = UInt32(part, radix: 16), let scalar = Unicode.Scalar(value) else {
          return nil
        }
        bytes += Array(String(Character(scalar)).utf8)
      }
    }
    return bytes.isEmpty ? nil : (bytes, ends)
  }

  @Test(.enabled(if: sharedFile("data/unicode/WordBreakTest.txt") != nil, "test file absent"))
  func breaksWordsAsTheUnicodeTestFileSays() throws {
    let file = try #require(sharedFile("data/unicode/WordBreakTest.txt"))
    var cases = 0
    for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline) {
      guard let (text, ends) = parse(line) else { continue }
      #expect(segments(text) == ends, "\(line)")
      cases += 1
    }
    #expect(cases > 1_500)
  }

  @Test(arguments: [
    ("U.S. can't", ["U.S", ".", " ", "can't"]),
    ("3.14 foo_bar", ["3.14", " ", "foo_bar"]),
    ("covid-19", ["covid", "-", "19"]),
    ("1990's", ["1990", "'", "s"]),
    ("Chris:hello", ["Chris:hello"]),
    ("Trump’s.", ["Trump’s", "."]),
    ("a,b 1,000,", ["a", ",", "b", " ", "1,000", ","]),
    ("nin\u{303}o é", ["nin\u{303}o", " ", "é"]),
  ])
  func breaksEverydayTextAsTheCountingRulesSay(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    var start = 0
    let found = segments(bytes).map { end -> String in
      defer { start = end }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    #expect(found == expected)
  }

  @Test func findsTheSameBoundariesFromEveryBoundaryOn() {
    // The quick path looks only forward, so starting later must change nothing.
    var random = SplitMix64(seed: 7)
    let pieces = [
      "a", "Z", "1", ".", ",", "'", "’", ":", "_", " ", "\n", "é", "\u{301}", "א", "\"",
    ]
    for _ in 0..<2_000 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &random)! }.joined()
      let bytes = Array(text.utf8)
      #expect(segments(bytes) == SlowWordBreaks.ends(text), "\(text.debugDescription)")
    }
  }
}

/// The rules of UAX #29 over an array of code points, one boundary at a time, no shortcut.
enum SlowWordBreaks {
  static func ends(_ text: String) -> [Int] {
    let scalars = Array(text.unicodeScalars)
    let classes = scalars.map { ScalarTable.shared.traits($0.value).wordBreak }
    var (offset, ends): (Int, [Int]) = (0, [])
    for index in scalars.indices {
      offset += UTF8.width(scalars[index])
      if index + 1 == scalars.count || isBoundary(classes, index + 1) { ends.append(offset) }
    }
    return ends
  }

  private static func isMark(_ value: UInt8) -> Bool { (4...6).contains(value) }
  private static func isLetter(_ value: UInt8) -> Bool { value == 9 || value == 10 }

  /// Whether there is a boundary before the code point `right`. Classes as in `ScalarTraits`.
  private static func isBoundary(_ c: [UInt8], _ right: Int) -> Bool {
    let (l, r) = (c[right - 1], c[right])
    if l == 1 && r == 2 { return false }
    if (1...3).contains(l) || (1...3).contains(r) { return true }
    if l == 18 && r == 18 { return false }
    if isMark(r) { return false }
    func skip(from start: Int, by step: Int) -> (UInt8, Int) {
      var index = start
      while c.indices.contains(index) {
        // A mark directly behind a line end or a blank stands for itself.
        if !isMark(c[index]) { return (c[index], index) }
        index += step
      }
      return (0, index)
    }
    var (left, leftIndex) = skip(from: right - 1, by: -1)
    if leftIndex < 0 || (leftIndex < right - 1 && (1...3).contains(left)) { left = 0 }
    let (before, _) = leftIndex > 0 ? skip(from: leftIndex - 1, by: -1) : (0, 0)
    let (after, _) = skip(from: right + 1, by: 1)
    if isLetter(left) && isLetter(r) { return false }
    if isLetter(left) && [11, 13, 14].contains(r) && isLetter(after) { return false }
    if isLetter(before) && [11, 13, 14].contains(left) && isLetter(r) { return false }
    if left == 9 && r == 11 { return false }
    if left == 9 && r == 12 && after == 9 { return false }
    if before == 9 && left == 12 && r == 9 { return false }
    if left == 16 && r == 16 { return false }
    if isLetter(left) && r == 16 { return false }
    if left == 16 && isLetter(r) { return false }
    if before == 16 && [11, 13, 15].contains(left) && r == 16 { return false }
    if left == 16 && [11, 13, 15].contains(r) && after == 16 { return false }
    if (isLetter(left) || left == 16 || left == 17) && r == 17 { return false }
    if left == 17 && (isLetter(r) || r == 16) { return false }
    return true
  }
}

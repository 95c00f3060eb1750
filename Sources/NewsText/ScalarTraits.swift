// What the word rules need to know of a code point, from the generated tables, as one byte.

import NewsModel

/// Word-break class and kind of a code point.
struct ScalarTraits: Sendable {
  var bits: UInt8

  /// Classes of UAX #29, table 3, in the order of the generator.
  enum WordBreak {
    static let other: UInt8 = 0
    static let cr: UInt8 = 1
    static let lf: UInt8 = 2
    static let newline: UInt8 = 3
    static let extend: UInt8 = 4
    static let zwj: UInt8 = 5
    static let format: UInt8 = 6
    static let regionalIndicator: UInt8 = 7
    static let katakana: UInt8 = 8
    static let hebrewLetter: UInt8 = 9
    static let aLetter: UInt8 = 10
    static let singleQuote: UInt8 = 11
    static let doubleQuote: UInt8 = 12
    static let midNumLet: UInt8 = 13
    static let midLetter: UInt8 = 14
    static let midNum: UInt8 = 15
    static let numeric: UInt8 = 16
    static let extendNumLet: UInt8 = 17
    static let wSegSpace: UInt8 = 18
  }

  var wordBreak: UInt8 { bits & 0x1F }
  /// General category L* or N*: a word must have one.
  var isWordScalar: Bool { bits & 0x20 != 0 }
  var isPictographic: Bool { bits & 0x40 != 0 }
  /// Of a script that is written without spaces.
  var isDictionaryScript: Bool { bits & 0x80 != 0 }
}

/// The traits and simple case foldings of all code points.
///
/// A flat table of 1.1 MB would be quickest to ask and slow to fill at start, so code points stand in
/// pages of 256, and pages whose code points are all alike are shared: most are.
struct ScalarTable: Sendable {
  static let shared = ScalarTable()

  private var pageOf: [UInt16] = []
  private var pages: [UInt8] = []
  /// Below U+0250 by index, so that Latin text needs no search.
  private let latinFolds: [UInt32]

  private init() {
    latinFolds = (0..<0x250).map { ScalarTable.search($0) }
    pageOf.reserveCapacity(0x1100)
    pages.reserveCapacity(1 << 17)
    let runs = UnicodeTables.traitRuns
    var run = 0
    /// By traits: the page of nothing else.
    var plainPages = [UInt16?](repeating: nil, count: 256)
    for start in stride(from: 0, to: 0x110000, by: 256) {
      while run + 1 < runs.count, Int(runs[run + 1] >> 8) <= start { run += 1 }
      let bits = UInt8(truncatingIfNeeded: runs[run])
      if run + 1 == runs.count || Int(runs[run + 1] >> 8) >= start + 256 {
        let page = plainPages[Int(bits)] ?? addPage(bits)
        plainPages[Int(bits)] = page
        pageOf.append(page)
        continue
      }
      pageOf.append(addPage(bits))
      while run + 1 < runs.count, Int(runs[run + 1] >> 8) < start + 256 {
        run += 1
        let rest = Int(runs[run] >> 8) - start
        let bits = UInt8(truncatingIfNeeded: runs[run])
        for place in (pages.count - 256 + rest)..<pages.count { pages[place] = bits }
      }
    }
    for (range, value) in Self.laterClasses {
      for scalar in range { change(scalar) { $0 & 0xE0 | value } }
    }
    change(0x2701) { $0 & 0xBF }  // no longer pictographic
  }

  private mutating func addPage(_ bits: UInt8) -> UInt16 {
    pages.append(contentsOf: repeatElement(bits, count: 256))
    return UInt16(pages.count / 256 - 1)
  }

  /// Gives one code point other traits. Its page gets a copy of its own, for it may be shared.
  private mutating func change(_ scalar: Int, _ traits: (UInt8) -> UInt8) {
    let old = Int(pageOf[scalar >> 8]) << 8
    let page = addPage(0)
    for offset in 0..<256 { pages[Int(page) << 8 | offset] = pages[old | offset] }
    pages[Int(page) << 8 | scalar & 0xFF] = traits(pages[old | scalar & 0xFF])
    pageOf[scalar >> 8] = page
  }

  /// What versions 15.1 to 17 of the Unicode data changed for the word rules: marks that stand before
  /// digits or letters (Prepended_Concatenation_Mark) are of the class of what follows them.
  private static let laterClasses: [(ClosedRange<Int>, UInt8)] = [
    (0x600...0x605, ScalarTraits.WordBreak.numeric),
    (0x6DD...0x6DD, ScalarTraits.WordBreak.numeric),
    (0x70F...0x70F, ScalarTraits.WordBreak.aLetter),
    (0x890...0x891, ScalarTraits.WordBreak.numeric),
    (0x8E2...0x8E2, ScalarTraits.WordBreak.numeric),
    (0x110BD...0x110BD, ScalarTraits.WordBreak.numeric),
    (0x110CD...0x110CD, ScalarTraits.WordBreak.numeric),
  ]

  func traits(_ scalar: UInt32) -> ScalarTraits {
    guard scalar < 0x110000 else { return ScalarTraits(bits: 0) }
    let page = Int(pageOf[Int(scalar >> 8)])
    return ScalarTraits(bits: pages[page << 8 | Int(scalar & 0xFF)])
  }

  /// Simple default case folding (CaseFolding.txt, C and S): code point to code point.
  func folded(_ scalar: UInt32) -> UInt32 {
    scalar < 0x250 ? latinFolds[Int(scalar)] : ScalarTable.search(scalar)
  }

  private static func search(_ scalar: UInt32) -> UInt32 {
    let from = UnicodeTables.foldedFrom
    let place = from.partitioningIndex { $0 >= scalar }
    return place < from.count && from[place] == scalar ? UnicodeTables.foldedTo[place] : scalar
  }
}

/// The code point at an offset of UTF-8 text and the bytes that it takes. Bytes that are no UTF-8
/// count as U+FFFD, one byte each. O(1).
func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
  let first = UInt32(bytes[index])
  if first < 0x80 { return (first, 1) }
  let left = bytes.count - index
  func next(_ offset: Int) -> UInt32? {
    let byte = bytes[index + offset]
    return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
  }
  if first & 0xE0 == 0xC0, left > 1, let a = next(1) { return ((first & 0x1F) << 6 | a, 2) }
  if first & 0xF0 == 0xE0, left > 2, let a = next(1), let b = next(2) {
    return ((first & 0x0F) << 12 | a << 6 | b, 3)
  }
  if first & 0xF8 == 0xF0, left > 3, let a = next(1), let b = next(2), let c = next(3) {
    return ((first & 0x07) << 18 | a << 12 | b << 6 | c, 4)
  }
  return (0xFFFD, 1)
}

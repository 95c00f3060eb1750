// An article as its words: what topics, entities, signature and lead are all computed from.

import NewsModel

/// What lies between a word and the word before it.
public struct TokenBreaks: WordBits {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// Nothing at all: two segments of one written word.
  @inlinable public static var none: TokenBreaks { TokenBreaks(rawValue: 1) }
  /// A space or another blank.
  @inlinable public static var space: TokenBreaks { TokenBreaks(rawValue: 2) }
  @inlinable public static var stop: TokenBreaks { TokenBreaks(rawValue: 4) }
  /// A comma or a semicolon.
  @inlinable public static var comma: TokenBreaks { TokenBreaks(rawValue: 8) }
  @inlinable public static var hyphen: TokenBreaks { TokenBreaks(rawValue: 16) }
  @inlinable public static var openingParenthesis: TokenBreaks { TokenBreaks(rawValue: 32) }
  /// Any other character.
  @inlinable public static var other: TokenBreaks { TokenBreaks(rawValue: 64) }
  @inlinable public static var sentence: TokenBreaks { TokenBreaks(rawValue: 128) }
  @inlinable public static var paragraph: TokenBreaks { TokenBreaks(rawValue: 256) }
  /// A slash, beside `other`.
  @inlinable public static var slash: TokenBreaks { TokenBreaks(rawValue: 512) }
  /// A closing bracket, beside `other`.
  @inlinable public static var closing: TokenBreaks { TokenBreaks(rawValue: 1024) }
  /// A dash, as typewriters write it.
  @inlinable public static var dash: TokenBreaks { TokenBreaks(rawValue: 2 | 16) }
  /// Any other character with a blank: ` & `, ` – `.
  @inlinable public static var spacedSign: TokenBreaks { TokenBreaks(rawValue: 2 | 64) }
  /// What stands behind an abbreviation, and behind a sentence.
  @inlinable public static var stopAndSpace: TokenBreaks { TokenBreaks(rawValue: 2 | 4) }
}

/// A word of a text.
public struct Token: Sendable {
  /// Bytes of the text before the word, and up to its end.
  public var start: UInt32
  public var end: UInt32
  public var word: WordID
  public var before: TokenBreaks
  /// What stages have marked the word with.
  public var marks: WordMarks

  /// How the word is written.
  @inlinable public var shape: WordShape { marks.shape }
}

/// Headline and body, cut into words. Word numbers belong to one worker's vocabulary.
package struct TokenizedText: Sendable {
  /// Zeros behind the text, so that words can be read eight bytes at a time.
  static let padding = 16

  /// Headline, U+000A, body, and `padding` zeros.
  package internal(set) var bytes: [UInt8] = []
  /// Bytes of headline, U+000A and body.
  package internal(set) var byteCount = 0
  package internal(set) var tokens: [Token] = []
  /// Words of the headline; those of the body follow.
  package internal(set) var titleTokenCount = 0
  /// The first word of each sentence. The headline is one sentence, where it has a word.
  package internal(set) var sentenceStarts: [UInt32] = []
  /// The first word of each paragraph of the body.
  package internal(set) var paragraphStarts: [UInt32] = []
}

extension TokenizedText {
  /// Words as they are written, with what stands between them.
  package func written(_ words: Range<Int>) -> String {
    guard let first = words.first, let last = words.last else { return "" }
    return String(
      decoding: bytes[Int(tokens[first].start)..<Int(tokens[last].end)], as: UTF8.self)
  }

  /// The number of the sentence that a word is in, see `sentence(_:)`.
  package func sentenceNumber(ofWord word: Int) -> UInt32 {
    let next = sentenceStarts.partitioningIndex { $0 > UInt32(word) }
    return UInt32(titleTokenCount > 0 ? next - 1 : next)
  }

  /// The sentence of a number, 0 for the headline; `nil` where there is none. Its marks up to the
  /// next sentence belong to it.
  package func sentence(_ number: Int) -> String? {
    // Without words in the headline the body's sentences start at 1 all the same.
    let index = titleTokenCount > 0 ? number : number - 1
    guard sentenceStarts.indices.contains(index) else { return nil }
    let start = Int(tokens[Int(sentenceStarts[index])].start)
    let end =
      index + 1 < sentenceStarts.count
      ? Int(tokens[Int(sentenceStarts[index + 1])].start) : byteCount
    return String(String(decoding: bytes[start..<end], as: UTF8.self).trimmingSpaces())
  }
}

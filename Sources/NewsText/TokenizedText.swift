// An article as its words: what topics, entities, signature and lead are all computed from.

import NewsModel

/// What lies between a word and the word before it.
package struct TokenBreaks: OptionSet, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }
  /// Nothing at all: two segments of one written word.
  package static let none = TokenBreaks(rawValue: 1)
  /// A space or another blank.
  package static let space = TokenBreaks(rawValue: 2)
  package static let stop = TokenBreaks(rawValue: 4)
  package static let comma = TokenBreaks(rawValue: 8)
  package static let hyphen = TokenBreaks(rawValue: 16)
  package static let openingParenthesis = TokenBreaks(rawValue: 32)
  /// Any other character.
  package static let other = TokenBreaks(rawValue: 64)
  package static let sentence = TokenBreaks(rawValue: 128)
  package static let paragraph = TokenBreaks(rawValue: 256)
  /// What stands behind an abbreviation, and behind a sentence.
  package static let stopAndSpace = TokenBreaks(rawValue: 2 | 4)
}

/// A word of a text.
package struct Token: Sendable {
  /// Bytes of the text before the word, and up to its end.
  package var start: UInt32
  package var end: UInt32
  package var word: WordID
  package var before: TokenBreaks
  /// What stages have marked the word with.
  package var marks: WordMarks
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

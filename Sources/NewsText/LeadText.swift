// The beginning of an article as folded words: what the keywords of a period are counted from. News
// says what it is about in the headline and the first paragraphs.

import NewsModel

extension TokenizedText {
  /// The folded words of the headline and the first `count` words of the body, without possessive
  /// endings and with `'` for `’`; one blank between words, U+000A between sentences.
  ///
  /// - Parameter vocabulary: That of the text's words.
  /// - Complexity: O(bytes of these words).
  package func lead(_ count: Int = 60, vocabulary: Vocabulary) -> String {
    var lead: [UInt8] = []
    lead.reserveCapacity(8 * count)
    for token in tokens.prefix(titleTokenCount + count) {
      if !lead.isEmpty { lead.append(token.before.contains(.sentence) ? 0x0A : 0x20) }
      let written = bytes[Int(token.start)..<Int(token.end)]
      if token.shape.contains(.possessive) || written.contains(where: { $0 >= 0x80 }) {
        lead += plainApostrophes(vocabulary.foldedCore(token.word))
      } else {
        for byte in written { lead.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
      }
    }
    return String(decoding: lead, as: UTF8.self)
  }
}

/// A word with `'` for `’`: `don’t` and `don't` are one word.
private func plainApostrophes(_ word: [UInt8]) -> [UInt8] {
  guard word.contains(0xE2) else { return word }
  var plain: [UInt8] = []
  var index = 0
  while index < word.count {
    if word[index...].starts(with: [0xE2, 0x80, 0x99]) {
      plain.append(0x27)
      index += 3
    } else {
      plain.append(word[index])
      index += 1
    }
  }
  return plain
}

// The words of a name, as the text writes it.

import NewsText

extension TokenizedText {
  /// The words of the sentence that a word is in. O(log n) for n sentences.
  func sentence(around word: Int) -> Range<Int> {
    var (low, high) = (0, sentenceStarts.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(sentenceStarts[middle]) <= word { low = middle + 1 } else { high = middle }
    }
    let start = low > 0 ? Int(sentenceStarts[low - 1]) : 0
    return start..<(low < sentenceStarts.count ? Int(sentenceStarts[low]) : tokens.count)
  }

  /// Whether names fill some words side by side, with hyphens between them: `Tokyo-Seoul` is two.
  func isRow(_ spans: ArraySlice<NameSpan>, in words: Range<Int>) -> Bool {
    spans.count > 1 && spans.reduce(0) { $0 + $1.count } == words.count
      && spans.dropFirst().allSatisfy { isHyphenated($0.start) }
  }

  /// The words behind a leading article.
  func withoutArticle(_ words: Range<Int>) -> Range<Int> {
    words.count > 1 && ["the", "The", "THE"].contains(word(words.lowerBound))
      ? (words.lowerBound + 1)..<words.upperBound : words
  }

  /// The text from the first word to the last, without a possessive ending; one blank for each
  /// stretch of white space. `nil` for no words.
  func name(_ words: Range<Int>, _ vocabulary: Vocabulary) -> String? {
    guard let last = words.last else { return nil }
    let start = Int(tokens[words.lowerBound].start)
    let end = Int(tokens[last].start) + vocabulary.core(tokens[last].word).count
    let written = bytes[start..<end]
    // Blanks come one by one nearly always; the rest is put right as characters.
    var isPlain = true
    var before: UInt8 = 0
    for byte in written {
      if byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3
        || (byte == 0x20 && before == 0x20)
      {
        isPlain = false
      }
      before = byte
    }
    let name = String(decoding: written, as: UTF8.self)
    return isPlain ? name : name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func word(_ index: Int) -> String {
    String(decoding: bytes[Int(tokens[index].start)..<Int(tokens[index].end)], as: UTF8.self)
  }
}

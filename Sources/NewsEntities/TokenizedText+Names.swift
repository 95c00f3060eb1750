// The words of a name, as the text writes it.

import Foundation
import NewsModel
import NewsText

extension TokenizedText {
  /// The words of the sentence that a word is in. O(log n) for n sentences.
  func sentence(around word: Int) -> Range<Int> {
    let next = sentenceStarts.partitioningIndex { $0 > word }
    return next > 0
      ? words(ofSentence: next - 1) : 0..<(sentenceStarts.first.map(Int.init) ?? tokens.count)
  }

  /// - Parameter sentence: Index into `sentenceStarts`.
  func words(ofSentence sentence: Int) -> Range<Int> {
    let next = sentence + 1
    return Int(
      sentenceStarts[sentence])..<(next < sentenceStarts.count
      ? Int(sentenceStarts[next]) : tokens.count)
  }

  /// Whether names fill some words side by side, with hyphens between them: `Tokyo-Seoul` is two.
  func isRow(_ spans: ArraySlice<NameSpan>, in words: Range<Int>) -> Bool {
    spans.count > 1 && spans.reduce(0) { $0 + $1.count } == words.count
      && spans.dropFirst().allSatisfy { isHyphenated($0.start) }
  }

  /// Whether some bytes of the text are a name, letter by letter.
  func isWritten(_ name: String, _ place: Range<Int>) -> Bool {
    let name = name.utf8
    guard name.count == place.count else { return false }
    return bytes[place].withUnsafeBufferPointer { written in
      name.withContiguousStorageIfAvailable { $0.elementsEqual(written) }
        ?? name.elementsEqual(written)
    }
  }

  /// The words behind a leading article.
  func withoutArticle(_ words: Range<Int>) -> Range<Int> {
    words.count > 1 && isArticle(words.lowerBound)
      ? (words.lowerBound + 1)..<words.upperBound : words
  }

  /// The text from the first word to the last, without a possessive ending; one blank for each
  /// stretch of white space. `nil` for no words.
  func name(_ words: Range<Int>, _ vocabulary: Vocabulary) -> String? {
    guard let last = words.last else { return nil }
    let start = Int(tokens[words.lowerBound].start)
    let end = Int(tokens[last].start) + vocabulary.coreLength(tokens[last])
    let written = bytes[start..<end]
    // Blanks come one by one nearly always; the rest is put right as characters.
    var (isPlain, isComposed) = (true, true)
    var before: UInt8 = 0
    for byte in written {
      // Combining marks: a name is one however its letters are put together.
      if byte == 0xCC || byte == 0xCD { isComposed = false }
      if byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3
        || (byte == 0x20 && before == 0x20)
      {
        isPlain = false
      }
      before = byte
    }
    var name = String(decoding: written, as: UTF8.self)
    if !isComposed { name = name.precomposedStringWithCanonicalMapping }
    return isPlain ? name : name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a word is `the`, `The` or `THE`.
  private func isArticle(_ index: Int) -> Bool {
    let word = bytes[Int(tokens[index].start)..<Int(tokens[index].end)]
    guard word.count == 3 else { return false }
    return word.elementsEqual("the".utf8) || word.elementsEqual("The".utf8)
      || word.elementsEqual("THE".utf8)
  }
}

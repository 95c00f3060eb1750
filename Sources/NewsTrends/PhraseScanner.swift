// The phrases of one lead: words are divided by blanks, sentences by line ends; a phrase stays
// within a sentence and neither begins nor ends with a function word. A phrase of one word has a
// letter and at least two characters.

/// Finds the phrases of a lead. The buffers are used again for the next one.
struct PhraseScanner {
  struct Phrase {
    var hash: UInt64
    var start: UInt32
    var length: UInt16
  }

  private struct Word {
    var hash: UInt64
    var start: Int
    var end: Int
    var isFunction: Bool
    var hasLetter: Bool
    var startsSentence: Bool
  }

  /// In the order of the text; one that the lead has twice stands here twice.
  private(set) var phrases: [Phrase] = []
  private var words: [Word] = []
  private let functionWords = FunctionWords.table

  static let longest = 3

  /// - Parameter start: Where the lead begins in `text`; it goes to the end.
  mutating func scan(_ text: [UInt8], from start: Int) {
    findWords(text, start)
    phrases.removeAll(keepingCapacity: true)
    for first in words.indices where !words[first].isFunction {
      var hash: UInt64 = 0
      for last in first..<min(words.count, first + PhraseScanner.longest) {
        if last > first, words[last].startsSentence { break }
        hash = last == first ? words[first].hash : hashOfPhrase(hash, words[last].hash)
        guard !words[last].isFunction else { continue }
        if last == first, !words[first].hasLetter { continue }
        let length = words[last].end - words[first].start
        guard length <= 200 else { break }
        phrases.append(
          Phrase(hash: hash, start: UInt32(words[first].start), length: UInt16(length)))
      }
    }
  }

  private mutating func findWords(_ text: [UInt8], _ start: Int) {
    words.removeAll(keepingCapacity: true)
    var (index, startsSentence) = (start, true)
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
        if byte == UInt8(ascii: "\n") { startsSentence = true }
        index += 1
        continue
      }
      var end = index
      var hasLetter = false
      while end < text.count, text[end] != UInt8(ascii: " "), text[end] != UInt8(ascii: "\n") {
        if text[end] >= 0x80 || (text[end] | 0x20 >= 0x61 && text[end] | 0x20 <= 0x7A) {
          hasLetter = true
        }
        end += 1
      }
      let hash = hashOfWord(text[index..<end])
      words.append(
        Word(
          hash: hash, start: index, end: end, isFunction: isFunctionWord(hash),
          hasLetter: hasLetter && end - index > 1, startsSentence: startsSentence))
      startsSentence = false
      index = end
    }
  }

  private func isFunctionWord(_ hash: UInt64) -> Bool {
    functionWords[FunctionWords.slot(of: hash, in: functionWords)] != 0
  }
}

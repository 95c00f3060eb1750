// From an article's strings to its words, sentences and paragraphs, in one pass over bytes.

import NewsModel

/// How text is cut.
package struct TextSettings: Hashable, Sendable {
  /// Text in scripts without spaces is cut by ICU's dictionaries; else by UAX #29 alone.
  package var dictionaryWords: Bool

  package init(dictionaryWords: Bool = true) { self.dictionaryWords = dictionaryWords }
}

/// Cuts one article after another; its buffers are used again. Belongs to one worker.
package final class Tokenizer {
  private let breaker = WordBreaker()
  private let dictionary: DictionaryBreaker?
  private let vocabulary: Vocabulary
  /// The last article, up to the next call of `tokenize`.
  package private(set) var text = TokenizedText()

  package init(settings: TextSettings, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    dictionary = settings.dictionaryWords ? DictionaryBreaker() : nil
  }

  /// Cuts a headline and a body, whose paragraphs end at U+000A.
  ///
  /// - Complexity: O(bytes). Nothing is allocated once the buffers have grown.
  package func tokenize(title: String, body: String) {
    vocabulary.makeRoom()
    fill(title, body)
    let titleEnd = title.utf8.count
    text.tokens.removeAll(keepingCapacity: true)
    text.sentenceStarts.removeAll(keepingCapacity: true)
    text.paragraphStarts.removeAll(keepingCapacity: true)
    text.titleTokenCount = 0
    let count = text.byteCount
    var gap = Gap()
    text.bytes.withUnsafeBufferPointer { padded in
      guard let base = padded.baseAddress else { return }
      let bytes = UnsafeBufferPointer(start: base, count: count)
      var index = 0
      while index < count {
        if index == titleEnd { text.titleTokenCount = text.tokens.count }
        let byte = bytes[index]
        if byte == 0x20 {  // the most frequent gap by far
          gap.breaks.insert(.space)
          gap.hasSpaceAfterStop = gap.hasSpaceAfterStop || gap.hasStop
          index += 1
          continue
        }
        let segment = breaker.segment(bytes, from: index)
        if !segment.isWord {
          gap.add(bytes, index)
          index = segment.end
        } else if segment.hasDictionaryScript, let dictionary {
          index = addDictionaryWords(bytes, from: index, first: segment, &gap, dictionary)
        } else {
          add(bytes, index, segment.end, &gap)
          index = segment.end
        }
      }
    }
    if count == titleEnd || text.tokens.isEmpty { text.titleTokenCount = text.tokens.count }
  }

  private func fill(_ title: String, _ body: String) {
    text.byteCount = title.utf8.count + 1 + body.utf8.count
    text.bytes.removeAll(keepingCapacity: true)
    text.bytes.reserveCapacity(text.byteCount + TokenizedText.padding)
    var (title, body) = (title, body)
    title.withUTF8 { text.bytes.append(contentsOf: $0) }
    text.bytes.append(0x0A)
    body.withUTF8 { text.bytes.append(contentsOf: $0) }
    for _ in 0..<TokenizedText.padding { text.bytes.append(0) }
  }

  private func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ gap: inout Gap
  ) {
    guard let base = bytes.baseAddress else { return }
    let word = vocabulary.intern(base + start, end - start)
    let number = UInt32(text.tokens.count)
    if text.tokens.isEmpty || gap.breaks.contains(.paragraph) {
      gap.breaks.insert(.sentence)
      gap.breaks.insert(.paragraph)
      if gap.hasLeftTitle { text.paragraphStarts.append(number) }
    } else if gap.hasStop, endsSentence(gap, before: word) {
      gap.breaks.insert(.sentence)
    }
    if gap.breaks.contains(.sentence) { text.sentenceStarts.append(number) }
    if gap.breaks.isEmpty { gap.breaks.insert(.none) }
    text.tokens.append(
      Token(start: UInt32(start), end: UInt32(end), word: word, before: gap.breaks))
    gap.reset()
  }

  /// Whether the marks since the last word end a sentence, given the word that follows.
  private func endsSentence(_ gap: Gap, before word: WordID) -> Bool {
    if gap.hasWideStop { return true }
    guard gap.hasSpaceAfterStop, !vocabulary.shape(word).contains(.startsLower) else {
      return false
    }
    if gap.hasLoudStop { return true }
    guard let last = text.tokens.last else { return true }
    return !vocabulary.shape(last.word).contains(.abbreviation)
  }

  /// Words of a stretch in scripts without spaces; gives the offset behind it.
  private func addDictionaryWords(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, first: WordBreaker.Segment,
    _ gap: inout Gap, _ dictionary: DictionaryBreaker
  ) -> Int {
    var end = first.end
    while end < bytes.count {
      let next = breaker.segment(bytes, from: end)
      guard next.hasDictionaryScript else { break }
      end = next.end
    }
    var from = start
    for boundary in dictionary.boundaries(bytes, start..<end) {
      add(bytes, from, boundary, &gap)
      from = boundary
    }
    if from < end { add(bytes, from, end, &gap) }
    return end
  }
}

/// What has been seen since the last word.
private struct Gap {
  var breaks: TokenBreaks = []
  var hasStop = false
  /// `!` or `?`: a sentence ends even after an abbreviation.
  var hasLoudStop = false
  /// `。` and its like, which no blank follows.
  var hasWideStop = false
  var hasSpaceAfterStop = false
  /// The line end behind the headline has passed.
  var hasLeftTitle = false

  mutating func reset() {
    let left = hasLeftTitle
    self = Gap()
    hasLeftTitle = left
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) {
    switch bytes[index] {
    case 0x0A, 0x0D:
      breaks.insert(.paragraph)
      hasLeftTitle = true
    case 0x2E:
      breaks.insert(.stop)
      hasStop = true
    case 0x21, 0x3F:
      breaks.insert(.stop)
      (hasStop, hasLoudStop) = (true, true)
    case 0x09:
      breaks.insert(.space)
      hasSpaceAfterStop = hasSpaceAfterStop || hasStop
    case 0x2C: breaks.insert(.comma)
    case 0x2D: breaks.insert(.hyphen)
    case 0x28: breaks.insert(.openingParenthesis)
    default:
      let (scalar, _) = decodeScalar(bytes, index)
      if scalar == 0xA0 || scalar == 0x3000 || (0x2000...0x200A).contains(scalar) {
        breaks.insert(.space)
        hasSpaceAfterStop = hasSpaceAfterStop || hasStop
      } else {
        breaks.insert(.other)
        if scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F {
          (hasStop, hasWideStop) = (true, true)
        } else if scalar == 0x2026 {
          hasStop = true
        }
      }
    }
  }
}

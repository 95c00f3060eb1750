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
    // Taken out of the object, so that the loop works on a local value.
    var text = TokenizedText()
    swap(&text, &self.text)
    defer { swap(&text, &self.text) }
    text.fill(title: title, body: body)
    let (count, titleEnd) = (text.byteCount, title.utf8.count)
    let buffer = text.bytes
    buffer.withUnsafeBufferPointer { padded in
      guard let base = padded.baseAddress else { return }
      let bytes = UnsafeBufferPointer(start: base, count: count)
      var (gap, index) = (Gap(), 0)
      var table = vocabulary.table
      while index < count {
        let byte = bytes[index]
        if byte == 0x20 {  // the most frequent gap by far
          gap.addSpace()
          index += 1
          continue
        }
        if AsciiWord.starts(byte) {
          let end = AsciiWord.end(base, from: index)
          if end > 0 {
            let slot = table.slot(base + index, end - index)
            let number = table.slots[slot].number
            let word: WordID
            if number != 0 {
              word = number - 1
            } else {
              word = vocabulary.insert(base + index, end - index, slot)
              table = vocabulary.table
            }
            append(word, index, end, &gap, &text)
            index = end
            continue
          }
        } else if byte < 0x80, byte != 0x5F {
          if index == titleEnd { text.titleTokenCount = text.tokens.count }
          gap.add(byte)
          index += 1
          continue
        }
        index = addOther(bytes, index, &gap, &text)
        table = vocabulary.table
      }
    }
    if text.tokens.isEmpty { text.titleTokenCount = 0 }
  }

  /// A segment that needs the full rules; gives the offset behind it.
  @inline(never)
  private func addOther(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ gap: inout Gap, _ text: inout TokenizedText
  ) -> Int {
    let segment = breaker.segment(bytes, from: index)
    if !segment.isWord {
      gap.add(bytes, index)
      return segment.end
    }
    guard segment.hasDictionaryScript, let dictionary else {
      return add(bytes, index, segment.end, &gap, &text)
    }
    // Words of a stretch in scripts without spaces.
    var end = segment.end
    while end < bytes.count {
      let next = breaker.segment(bytes, from: end)
      guard next.hasDictionaryScript else { break }
      end = next.end
    }
    var from = index
    for boundary in dictionary.boundaries(bytes, index..<end) {
      from = add(bytes, from, boundary, &gap, &text)
    }
    return from < end ? add(bytes, from, end, &gap, &text) : end
  }

  private func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ gap: inout Gap,
    _ text: inout TokenizedText
  ) -> Int {
    guard let base = bytes.baseAddress else { return end }
    append(vocabulary.intern(base + start, end - start), start, end, &gap, &text)
    return end
  }

  @inline(__always)
  private func append(
    _ word: WordID, _ start: Int, _ end: Int, _ gap: inout Gap, _ text: inout TokenizedText
  ) {
    if gap.needsLook || text.tokens.isEmpty { startParts(word, &gap, &text) }
    text.tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), word: word,
        before: gap.breaks.isEmpty ? .none : gap.breaks))
    gap.reset()
  }

  /// Marks the start of a paragraph or sentence where the gap makes one.
  @inline(never)
  private func startParts(_ word: WordID, _ gap: inout Gap, _ text: inout TokenizedText) {
    let number = UInt32(text.tokens.count)
    if text.tokens.isEmpty || gap.breaks.contains(.paragraph) {
      gap.bits |= TokenBreaks.sentence.rawValue | TokenBreaks.paragraph.rawValue
      if gap.hasLeftTitle { text.paragraphStarts.append(number) }
    } else if endsSentence(gap, text.tokens.last, before: word) {
      gap.bits |= TokenBreaks.sentence.rawValue
    }
    if gap.breaks.contains(.sentence) { text.sentenceStarts.append(number) }
  }

  /// Whether the marks since the last word end a sentence, given the word that follows.
  private func endsSentence(_ gap: Gap, _ last: Token?, before word: WordID) -> Bool {
    if gap.hasWideStop { return true }
    guard gap.hasSpaceAfterStop, !vocabulary.shape(word).contains(.startsLower) else {
      return false
    }
    if gap.hasLoudStop { return true }
    guard let last else { return true }
    return !vocabulary.shape(last.word).contains(.abbreviation)
  }
}

extension TokenizedText {
  /// Empties all parts and takes the bytes of an article.
  fileprivate mutating func fill(title: String, body: String) {
    byteCount = title.utf8.count + 1 + body.utf8.count
    bytes.removeAll(keepingCapacity: true)
    bytes.reserveCapacity(byteCount + TokenizedText.padding)
    var (title, body) = (title, body)
    title.withUTF8 { bytes.append(contentsOf: $0) }
    bytes.append(0x0A)
    body.withUTF8 { bytes.append(contentsOf: $0) }
    for _ in 0..<TokenizedText.padding { bytes.append(0) }
    tokens.removeAll(keepingCapacity: true)
    tokens.reserveCapacity(byteCount / 4)
    sentenceStarts.removeAll(keepingCapacity: true)
    paragraphStarts.removeAll(keepingCapacity: true)
    titleTokenCount = 0
  }
}

/// What has been seen since the last word, as bits: those of `TokenBreaks`, and above them what
/// only the end of a sentence depends on.
private struct Gap {
  var bits: UInt32 = 0
  /// The line end behind the headline has passed.
  var hasLeftTitle = false

  private static let stop: UInt32 = 1 << 16
  /// `!` or `?`: a sentence ends even after an abbreviation.
  private static let loudStop: UInt32 = 1 << 17
  /// `。` and its like, which no blank follows.
  private static let wideStop: UInt32 = 1 << 18
  private static let spaceAfterStop: UInt32 = 1 << 19
  private static let marks: UInt32 = 0xFFFF_0000

  var breaks: TokenBreaks { TokenBreaks(rawValue: bits & ~Gap.marks) }
  /// Whether a sentence or paragraph may start behind the gap.
  var needsLook: Bool { bits & (Gap.stop | TokenBreaks.paragraph.rawValue) != 0 }
  var hasLoudStop: Bool { bits & Gap.loudStop != 0 }
  var hasWideStop: Bool { bits & Gap.wideStop != 0 }
  var hasSpaceAfterStop: Bool { bits & Gap.spaceAfterStop != 0 }

  @inline(__always)
  mutating func reset() { bits = 0 }

  @inline(__always)
  mutating func addSpace() {
    bits |= TokenBreaks.space.rawValue | (bits & Gap.stop) << 3
  }

  /// An ASCII mark.
  mutating func add(_ byte: UInt8) {
    switch byte {
    case 0x0A, 0x0D:
      bits |= TokenBreaks.paragraph.rawValue
      hasLeftTitle = true
    case 0x2E: bits |= TokenBreaks.stop.rawValue | Gap.stop
    case 0x21, 0x3F: bits |= TokenBreaks.stop.rawValue | Gap.stop | Gap.loudStop
    case 0x09, 0x20: addSpace()
    case 0x2C: bits |= TokenBreaks.comma.rawValue
    case 0x2D: bits |= TokenBreaks.hyphen.rawValue
    case 0x28: bits |= TokenBreaks.openingParenthesis.rawValue
    default: bits |= TokenBreaks.other.rawValue
    }
  }

  /// A segment without letters or digits.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) {
    let (scalar, _) = decodeScalar(bytes, index)
    if scalar < 0x80 {
      add(UInt8(scalar))
    } else if scalar == 0xA0 || scalar == 0x3000 || (0x2000...0x200A).contains(scalar) {
      addSpace()
    } else {
      bits |= TokenBreaks.other.rawValue
      if scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F {
        bits |= Gap.stop | Gap.wideStop
      } else if scalar == 0x2026 {
        bits |= Gap.stop
      }
    }
  }
}

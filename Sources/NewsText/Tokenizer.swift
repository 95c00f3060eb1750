// From an article's strings to its words, sentences and paragraphs, in one pass over bytes.

internal import CPrefetch
import NewsModel

/// How text is cut.
package struct TextSettings: Hashable, Sendable {
  /// Text in scripts without spaces is cut by ICU's dictionaries; else by UAX #29 alone.
  package var dictionaryWords: Bool
  /// Letters are put together and soft hyphens left out before text is cut, see `composedText`.
  package var composes: Bool

  package init(dictionaryWords: Bool = true, composes: Bool = true) {
    (self.dictionaryWords, self.composes) = (dictionaryWords, composes)
  }

  /// Text as it is cut and kept.
  package func taken(_ text: String) -> String { composes ? text.composedText : text }
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
    // Taken out of the object, so that the loops work on a local value.
    var text = TokenizedText()
    swap(&text, &self.text)
    defer { swap(&text, &self.text) }
    text.fill(title: title, body: body)
    let buffer = text.bytes
    buffer.withUnsafeBufferPointer { padded in
      guard let base = padded.baseAddress else { return }
      let bytes = UnsafeBufferPointer(start: base, count: text.byteCount)
      // No word is shorter than a byte. Room in which no word is written takes no memory.
      var titleTokenCount = 0
      text.tokens.append(addingCapacity: bytes.count) { tokens in
        titleTokenCount = findWords(bytes, base, titleEnd: title.utf8.count, &tokens)
      }
      text.titleTokenCount = titleTokenCount
      numberWords(base, &text)
    }
  }

  /// The first pass: where words begin and end, and what lies between them. The number of a word is
  /// its hash for now: words are looked up in a pass of their own, whose short loop lets the
  /// processor wait for many of the table's cache lines at once. That took a third off all time.
  ///
  /// Gives the number of words before `titleEnd`.
  private func findWords(
    _ bytes: UnsafeBufferPointer<UInt8>, _ base: UnsafePointer<UInt8>, titleEnd: Int,
    _ tokens: inout OutputSpan<Token>
  ) -> Int {
    var (gap, index, titleTokenCount) = (Gap(), 0, 0)
    let kinds = AsciiWord.kinds
    while index < bytes.count {
      let byte = base[index]
      if AsciiWord.starts(byte) {
        let end = AsciiWord.end(base, from: index, kinds)
        if end > 0 {
          tokens.append(base, index, end, &gap)
          index = end
          if base[index] == 0x20 {  // the most frequent gap by far
            gap.addSpace()
            index += 1
          }
          continue
        }
      } else if byte < 0x80, byte != 0x5F {
        if index == titleEnd { titleTokenCount = tokens.count }
        gap.add(byte)
        index += 1
        continue
      } else if let mark = AsciiWord.wideMark(base, index) {
        gap.add(mark)
        index += 3
        continue
      }
      index = addOther(bytes, index, &gap, &tokens)
    }
    return titleTokenCount
  }

  /// A segment that needs the full rules; gives the offset behind it.
  @inline(never)
  private func addOther(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ gap: inout Gap,
    _ tokens: inout OutputSpan<Token>
  ) -> Int {
    let segment = breaker.segment(bytes, from: index)
    guard segment.isWord, let base = bytes.baseAddress else {
      gap.add(decodeScalar(bytes, index).0)
      return segment.end
    }
    guard segment.hasDictionaryScript, let dictionary else {
      tokens.append(base, index, segment.end, &gap)
      return segment.end
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
      tokens.append(base, from, boundary, &gap)
      from = boundary
    }
    if from < end { tokens.append(base, from, end, &gap) }
    return end
  }

  /// So many words before a word is numbered its slot is asked for.
  private static let lookAhead = 8

  /// The second pass: hashes become numbers. Behind a stop or a line end, which are few, it looks
  /// where sentences and paragraphs start.
  private func numberWords(_ base: UnsafePointer<UInt8>, _ text: inout TokenizedText) {
    var table = vocabulary.table
    var parts = PartStarts(titleTokenCount: text.titleTokenCount)
    swap(&parts.sentences, &text.sentenceStarts)
    swap(&parts.paragraphs, &text.paragraphStarts)
    text.tokens.withUnsafeMutableBufferPointer { tokens in
      for index in tokens.indices {
        // Most of this loop's time was waiting for slots of rare words.
        let ahead = tokens[min(index &+ Tokenizer.lookAhead, tokens.count &- 1)].word
        pr_prefetch(table.slots + (Int(ahead) & table.mask))
        let start = base + Int(tokens[index].start)
        let length = Int(tokens[index].end &- tokens[index].start)
        let near = table.near + Int(tokens[index].word & WordTable.nearMask)
        var found = near.pointee
        if length > 8 || Int(found.length) != length
          || found.prefix != WordTable.prefix(start, length)
        {
          let slot = slot(start, length, hash: tokens[index].word, &table)
          found = WordTable.NearSlot(
            prefix: slot.prefix, number: slot.number, length: slot.length, marks: slot.marks)
          if length <= 8 { near.pointee = found }
        }
        tokens[index].word = found.number &- 1
        tokens[index].marks = found.marks
        let gap = Gap(bits: tokens[index].before.rawValue)
        if gap.needsLook || index == 0 { parts.look(gap, index, tokens) }
      }
    }
    swap(&parts.sentences, &text.sentenceStarts)
    swap(&parts.paragraphs, &text.paragraphStarts)
  }

  /// The slot of a word, which is added where it is new.
  @inline(__always)
  private func slot(
    _ start: UnsafePointer<UInt8>, _ length: Int, hash: UInt32, _ table: inout WordTable
  ) -> WordTable.Slot {
    let slot = table.slot(start, length, hash: hash)
    if table.slots[slot].number != 0 { return table.slots[slot] }
    _ = vocabulary.insert(start, length, slot)
    table = vocabulary.table
    return table.slots[table.slot(start, length, hash: hash)]
  }
}

/// Where sentences and paragraphs start, while a text's words get their numbers.
private struct PartStarts {
  let titleTokenCount: Int
  var sentences: [UInt32] = []
  var paragraphs: [UInt32] = []

  /// Whether a part starts with a word, whose gap may say so.
  @inline(never)
  mutating func look(_ gap: Gap, _ index: Int, _ tokens: UnsafeMutableBufferPointer<Token>) {
    var breaks = gap.breaks
    if index == 0 || breaks.contains(.paragraph) {
      breaks = TokenBreaks(
        rawValue: breaks.rawValue | TokenBreaks.sentence.rawValue | TokenBreaks.paragraph.rawValue)
      if index >= titleTokenCount { paragraphs.append(UInt32(index)) }
    } else if endsSentence(gap, tokens[index - 1], before: tokens[index]) {
      breaks.insert(.sentence)
    }
    if breaks.contains(.sentence) { sentences.append(UInt32(index)) }
    tokens[index].before = breaks.isEmpty ? .none : breaks
  }

  /// Whether the marks since the last word end a sentence, given the word that follows.
  private func endsSentence(_ gap: Gap, _ last: Token, before next: Token) -> Bool {
    if gap.hasWideStop { return true }
    guard gap.hasSpaceAfterStop, !next.shape.contains(.startsLower) else { return false }
    if gap.hasLoudStop { return true }
    return !last.shape.contains(.abbreviation)
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
    sentenceStarts.removeAll(keepingCapacity: true)
    paragraphStarts.removeAll(keepingCapacity: true)
    titleTokenCount = 0
  }
}

extension OutputSpan where Element == Token {
  /// Adds a word with its hash in the place of its number, and empties the gap.
  @inline(__always)
  fileprivate mutating func append(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ gap: inout Gap
  ) {
    let hash = WordTable.hash(
      base + start, end - start, WordTable.prefix(base + start, end - start))
    append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        word: UInt32(truncatingIfNeeded: hash),
        before: TokenBreaks(rawValue: gap.bits == 0 ? TokenBreaks.none.rawValue : gap.bits),
        marks: .none))
    gap.bits = 0
  }
}

/// What has been seen since the last word, as bits: those of `TokenBreaks`, and above them what
/// only the end of a sentence depends on.
private struct Gap {
  var bits: UInt16 = 0

  private static let stop: UInt16 = 1 << 12
  /// `!` or `?`: a sentence ends even after an abbreviation.
  private static let loudStop: UInt16 = 1 << 13
  /// `。` and its like, which no blank follows.
  private static let wideStop: UInt16 = 1 << 14
  private static let spaceAfterStop: UInt16 = 1 << 15
  private static let marks: UInt16 = 0xF000

  var breaks: TokenBreaks { TokenBreaks(rawValue: bits & ~Gap.marks) }
  /// Whether a sentence or paragraph may start behind the gap.
  var needsLook: Bool { bits & (Gap.stop | TokenBreaks.paragraph.rawValue) != 0 }
  var hasLoudStop: Bool { bits & Gap.loudStop != 0 }
  var hasWideStop: Bool { bits & Gap.wideStop != 0 }
  var hasSpaceAfterStop: Bool { bits & Gap.spaceAfterStop != 0 }

  @inline(__always)
  mutating func addSpace() {
    bits |= TokenBreaks.space.rawValue | (bits & Gap.stop) << 3
  }

  /// An ASCII mark.
  mutating func add(_ byte: UInt8) {
    switch byte {
    case 0x0A, 0x0D:
      bits |= TokenBreaks.paragraph.rawValue
    case 0x2E: bits |= TokenBreaks.stop.rawValue | Gap.stop
    case 0x21, 0x3F: bits |= TokenBreaks.stop.rawValue | Gap.stop | Gap.loudStop
    case 0x09, 0x20: addSpace()
    case 0x2C, 0x3B: bits |= TokenBreaks.comma.rawValue
    case 0x2D: bits |= TokenBreaks.hyphen.rawValue
    case 0x28: bits |= TokenBreaks.openingParenthesis.rawValue
    case 0x29, 0x5D: bits |= TokenBreaks.other.rawValue | TokenBreaks.closing.rawValue
    case 0x2F: bits |= TokenBreaks.other.rawValue | TokenBreaks.slash.rawValue
    default: bits |= TokenBreaks.other.rawValue
    }
  }

  /// A character that is neither letter nor digit.
  mutating func add(_ scalar: UInt32) {
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

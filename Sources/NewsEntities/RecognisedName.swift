// What the recogniser cannot know by capitals alone, put right by rules. Each was written for a
// fault that the labelled articles of the benchmark show.

import NewsModel
import NewsText

/// A name as the recogniser marked it, put right.
struct RecognisedName {
  var words: Range<Int>
  var type: EntityType

  init(_ words: Range<Int>, _ type: EntityType) { (self.words, self.type) = (words, type) }

  /// - `Baek Seung-ho`: a given name goes on behind its hyphen.
  /// - `Johnson & Hale`: nobody and no place is called so; it is a firm.
  /// - `Bank of Japan Gov. Kazuo Ueda`: the title belongs to the person.
  /// - `Typhoon Orihime`, `30 C`: no names of the four types; `nil`.
  init?(_ words: Range<Int>, _ type: EntityType, in text: TokenizedText, _ vocabulary: Vocabulary) {
    if text.isStorm(words, vocabulary) || text.isLetter(words) { return nil }
    (self.words, self.type) = (words, type)
    if type == .organisation, text.endsInTitleOfNext(words, vocabulary) {
      self.words = words.dropLast()
    }
    if text.hasAmpersand(in: words) {
      self.type = .organisation
    } else if type == .person, words.count > 1, text.isGivenName(words.upperBound, vocabulary) {
      self.words = words.lowerBound..<(words.upperBound + 1)
    }
  }
}

extension TokenizedText {
  /// Behind a hyphen and in small letters: what says something of a name and is no part of it.
  private static let suffixes: Set<String> = [
    "era", "led", "based", "born", "backed", "like", "style", "run", "type", "turned", "class",
    "old", "age", "free", "only", "owned", "made", "themed", "in", "at", "by", "to",
  ]

  /// Whether a word in small letters follows a name by a hyphen and is the rest of a given name.
  fileprivate func isGivenName(_ index: Int, _ vocabulary: Vocabulary) -> Bool {
    guard index < tokens.count, isHyphenated(index) else { return false }
    let core = vocabulary.core(tokens[index].word)
    guard core.count <= 6, tokens[index].shape.contains(.startsLower),
      !Self.suffixes.contains(String(decoding: core, as: UTF8.self))
    else { return false }
    return index + 1 == tokens.count || !isHyphenated(index + 1)
  }

  /// Whether words are a storm's name with what it is (`Typhoon Orihime`), or without (`Orihime`
  /// right behind `Typhoon`). `Storm Prediction Center` is an office.
  fileprivate func isStorm(_ words: Range<Int>, _ vocabulary: Vocabulary) -> Bool {
    let first = words.lowerBound
    if tokens[first].marks.contains(.storm) {
      return words.count == 2
        && WordClass.of(vocabulary.foldedCore(tokens[first + 1].word)) == .other
    }
    return words.count == 1 && first > 0 && tokens[first].before == .space
      && tokens[first - 1].marks.contains(.storm)
  }

  /// Whether a single letter is all: `30 C`.
  fileprivate func isLetter(_ words: Range<Int>) -> Bool {
    words.count == 1 && tokens[words.lowerBound].end - tokens[words.lowerBound].start == 1
  }

  /// Whether the last of some words is the title of a person whose name follows.
  fileprivate func endsInTitleOfNext(_ words: Range<Int>, _ vocabulary: Vocabulary) -> Bool {
    let (last, next) = (words.upperBound - 1, words.upperBound)
    guard words.count > 1, next < tokens.count, tokens[next].shape.contains(.startsUpper),
      // `Prime Minister Ishiba`: two words are a title as often as an office and one.
      tokens[next].before == .stopAndSpace || (words.count > 2 && tokens[next].before == .space),
      tokens[last - 1].shape.contains(.startsUpper)
    else { return false }
    return WordClass.of(vocabulary.foldedCore(tokens[last].word)) == .title
  }

  /// Whether nothing but a hyphen parts a word from the one before it.
  func isHyphenated(_ index: Int) -> Bool {
    let before = tokens[index].before
    return before.contains(.hyphen) && !before.contains(.space) && !before.contains(.sentence)
      && !before.contains(.other)
  }

  /// Whether nothing but ` & ` parts a word from the one before it.
  func isAmpersand(before index: Int) -> Bool {
    let between = bytes[Int(tokens[index - 1].end)..<Int(tokens[index].start)]
    return between.elementsEqual(" & ".utf8)
  }

  fileprivate func hasAmpersand(in words: Range<Int>) -> Bool {
    let bytes = bytes[Int(tokens[words.lowerBound].start)..<Int(tokens[words.upperBound - 1].end)]
    return bytes.contains(UInt8(ascii: "&"))
  }

  /// The place that a dateline has in capitals: `OSLO (Reuters) -`, `SAN JOSE, Calif. (AP) —`. The body
  /// begins with it, or one of its first paragraphs, where captions stand before it. `nil` for none.
  func datelinePlace(_ vocabulary: Vocabulary) -> Range<Int>? {
    for start in paragraphStarts.prefix(6).lazy.map(Int.init) {
      var end = start
      while end < tokens.count, end < start + 3, tokens[end].shape.contains(.allCapitals),
        end == start || tokens[end].before == .space
      {
        end += 1
      }
      guard end > start else { continue }
      if endsDateline(end, isFirst: start == titleTokenCount) { return start..<end }
      // A state or a country behind the town.
      var region = end
      while region < tokens.count, region < end + 2, tokens[region].shape.contains(.startsUpper),
        region > end ? tokens[region].before == .space : tokens[region].before.contains(.comma)
      {
        region += 1
        if endsDateline(region, isFirst: start == titleTokenCount) { return start..<end }
      }
    }
    return nil
  }

  /// Whether a dash stands before a word of the first paragraph, or an agency in parentheses that a
  /// dash or the end of the line follows.
  private func endsDateline(_ index: Int, isFirst: Bool) -> Bool {
    guard index < tokens.count else { return false }
    if isFirst, isDash(before: index) { return true }
    guard tokens[index].before.contains(.openingParenthesis) else { return false }
    let rest = tokens.indices[(index + 1)...].prefix(4)
    return rest.contains { isDash(before: $0) || tokens[$0].before.contains(.paragraph) }
  }

  private func isDash(before index: Int) -> Bool {
    let before = tokens[index].before
    return before.contains(.dash) || before.contains(.spacedSign)
  }
}

// The features of a word in its place: numbers below the sizes of their tables.

import NewsText

/// Features of one word of a run that no word has by itself.
struct NameContext {
  var place: Int
  var gap: Int
  var evidence: Int
  var known: Int
  var run: Int

  /// - Parameters:
  ///   - index: Of the word.
  ///   - run: The run of capitals that it is in.
  ///   - sentence: What is known of its sentence.
  ///   - evidence: 0…63, see `NameScanner.evidence`.
  ///   - known: 0 for none, else 1 + 2 · type for the first word of a known name, one more for others.
  init(
    _ tokens: UnsafeBufferPointer<Token>, _ index: Int, run: Range<Int>, sentence: SentenceKind,
    evidence: Int, known: Int, vocabulary: Vocabulary
  ) {
    let starts = tokens[index].before.contains(.sentence)
    let isPossessive = vocabulary.isPossessive(tokens[index].word)
    let isOwned = !starts && index > 0 && vocabulary.isPossessive(tokens[index - 1].word)
    place = sentence.rawValue | (starts ? 4 : 0) | (isPossessive ? 8 : 0) | (isOwned ? 16 : 0)
    let behind =
      index + 1 < tokens.count ? NameContext.gapKind(tokens[index + 1].before) : 7
    gap = NameContext.gapKind(tokens[index].before) << 4 | behind
    self.evidence = evidence << 2 | (starts ? 2 : 0) | (sentence == .titleCase ? 1 : 0)
    self.known = known
    let length = min(4, run.count)
    let position = index == run.lowerBound ? 0 : index == run.upperBound - 1 ? 1 : 2
    self.run = length << 2 | position
  }

  /// 0…15
  private static func gapKind(_ breaks: TokenBreaks) -> Int {
    let bits = Int(breaks.rawValue)
    if bits & 128 != 0 { return 7 }
    if bits & 2 == 0 {
      return bits & 16 != 0 ? 8 : bits & 1 != 0 ? 9 : bits & 4 != 0 ? 10 : 11
    }
    if bits & 32 != 0 { return 4 }
    if bits & 8 != 0 { return 2 }
    if bits & 4 != 0 { return 3 }
    if bits & 16 != 0 { return 5 }
    return bits & 64 != 0 ? 6 : 1
  }

  /// Rows of the weights, for training.
  var rows: [Int32] {
    [
      NameFeatures.placeRow(place), NameFeatures.gapRow(gap), NameFeatures.evidenceRow(evidence),
      NameFeatures.knownRow(known), NameFeatures.runRow(run),
    ]
  }
}

/// How a sentence uses capitals.
enum SentenceKind: Int {
  case plain = 0
  /// Every longer word starts with a capital: a headline.
  case titleCase
  /// No small letter.
  case capitals

  /// - Parameters:
  ///   - words: Of the sentence.
  ///   - isSmall: Whether a word starts with a small letter.
  init(
    _ tokens: UnsafeBufferPointer<Token>, _ words: Range<Int>, vocabulary: Vocabulary
  ) {
    var (long, capitals, upper, letters) = (0, 0, 0, 0)
    for index in words {
      let shape = vocabulary.shape(tokens[index].word).rawValue
      let isCapital = shape & WordShape.startsUpper.rawValue != 0
      if !isCapital && shape & WordShape.startsLower.rawValue == 0 { continue }
      letters += 1
      if shape & WordShape.allCapitals.rawValue != 0 { upper += 1 }
      if tokens[index].end - tokens[index].start >= 5 {
        long += 1
        if isCapital { capitals += 1 }
      }
    }
    if letters >= 3, upper * 4 >= letters * 3 {
      self = .capitals
    } else if long >= 3, capitals == long {
      self = .titleCase
    } else {
      self = .plain
    }
  }
}

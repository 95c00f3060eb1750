// The features of a word in its place: numbers below the sizes of their tables.

import NewsModel
import NewsText

/// Features of one word of a run that no word has by itself. The highest bit of each says what capitals
/// are worth in the sentence, so that either use of them has weights of its own.
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
    let isPossessive = tokens[index].shape.contains(.possessive)
    let isOwned = !starts && index > 0 && tokens[index - 1].shape.contains(.possessive)
    let use = sentence.capitalUse.rawValue
    place =
      sentence.rawValue | (starts ? 4 : 0) | (isPossessive ? 8 : 0) | (isOwned ? 16 : 0) | use << 5
    let behind =
      index + 1 < tokens.count ? NameContext.gapKind(tokens[index + 1].before) : 7
    gap = NameContext.gapKind(tokens[index].before) << 4 | behind | use << 8
    self.evidence =
      evidence << 2 | (starts ? 2 : 0) | (sentence == .titleCase ? 1 : 0) | use << 8
    self.known = known | use << 4
    let length = min(4, run.count)
    let position = index == run.lowerBound ? 0 : index == run.upperBound - 1 ? 1 : 2
    self.run = length << 2 | position | use << 5
  }

  /// What the `known` of `init` says of one word of a known name.
  ///
  /// - Parameter place: Of the word in the name.
  static func known(_ type: EntityType, place: Int) -> UInt8 {
    UInt8(1 + 2 * NameLabel.number(of: type) + min(1, place))
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

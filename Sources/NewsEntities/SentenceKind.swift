// What the capitals of a sentence are worth.
//
// In a headline in title case, or all in capitals, a capital tells no name from another word. The
// recogniser has weights of their own for such sentences, so that it can learn from as many of them
// as it needs and remain as it was at ordinary text.

import NewsText

/// How a sentence uses capitals.
enum SentenceKind: Int {
  case plain = 0
  /// Every word starts with a capital but the little ones: a headline.
  case titleCase
  /// Hardly a small letter.
  case capitals

  /// Fewer capitals are a list of names as often as a headline.
  private static let fewestCapitals = 4

  /// - Parameter words: Of the sentence.
  /// - Complexity: O(words); an ordinary sentence is left after its first quarter or so.
  init(_ tokens: UnsafeBufferPointer<Token>, _ words: Range<Int>) {
    var (small, little, capital, upper) = (0, 0, 0, 0)
    for index in words {
      let shape = tokens[index].shape
      if shape.contains(.startsUpper) {
        capital += 1
        if shape.contains(.allCapitals) { upper += 1 }
      } else if tokens[index].marks.contains(.little) {
        little += 1
      } else if shape.contains(.startsLower),
        !SentenceKind.goesOn(tokens[index].before)
      {
        small += 1
        // Three quarters in capitals are out of reach now.
        if small * 4 > words.count { break }
      }
    }
    if small + little + capital >= 3, upper * 4 >= (small + little + capital) * 3 {
      self = .capitals
    } else if small == 0, capital >= SentenceKind.fewestCapitals, capital > little {
      self = .titleCase
    } else {
      self = .plain
    }
  }

  /// Whether a word is the rest of a compound, which title case leaves small: `Six-party`.
  private static func goesOn(_ breaks: TokenBreaks) -> Bool {
    breaks.contains(.hyphen) || breaks == .none
  }

  var capitalUse: CapitalUse { self == .plain ? .telling : .idle }
}

/// Whether capitals tell names from other words.
enum CapitalUse: Int, CaseIterable {
  case telling = 0
  case idle
}

/// The words that title case leaves small.
enum LittleWords {
  /// In every style; copies of labelled text are written so.
  static let always: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "as", "with",
  ]
  /// In some style: none of them keeps a sentence from being a headline.
  static let sometimes = always.union(["but", "from", "nor", "per", "via", "vs"])
}

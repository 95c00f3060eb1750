// How words are written where capitals tell something: `influenza` small, `Lima` with a capital,
// `turkey` and `Bush` both ways. Counted over the training sets and kept with the weights, so that a
// headline's `Citizens` is known for a word that is no name, though no labelled name ever said so.

import NewsModel
import NewsText

/// In how many documents words stand small, and with a capital inside a sentence.
struct CapitalCounts {
  /// By `CapitalHabits.key` of the word.
  private var counts: [UInt32: (small: Int, capital: Int)] = [:]

  /// What one document says: at most one of each kind for a word.
  struct Document {
    fileprivate var small: Set<UInt32> = []
    fileprivate var capital: Set<UInt32> = []

    /// - Parameter folded: The word in small letters.
    mutating func add(_ folded: [UInt8], isCapital: Bool) {
      if isCapital {
        capital.insert(CapitalHabits.key(folded))
      } else {
        small.insert(CapitalHabits.key(folded))
      }
    }
  }

  mutating func add(_ document: Document) {
    for key in document.small { counts[key, default: (0, 0)].small += 1 }
    for key in document.capital { counts[key, default: (0, 0)].capital += 1 }
  }

  /// What all documents but this one say of a word; `unknown` where no other has it.
  func habit(_ folded: [UInt8], without document: Document) -> CapitalHabit {
    let key = CapitalHabits.key(folded)
    guard let count = counts[key] else { return .unknown }
    return CapitalHabit(
      small: count.small - (document.small.contains(key) ? 1 : 0),
      capital: count.capital - (document.capital.contains(key) ? 1 : 0))
  }

  /// What all documents say.
  var habits: CapitalHabits {
    CapitalHabits(counts.map { ($0, CapitalHabit(small: $1.small, capital: $1.capital)) })
  }
}

/// How often a word has a capital, and of how many documents that is known.
struct CapitalHabit: RawRepresentable, Hashable {
  /// 0…15
  var rawValue: UInt8
  static let unknown = CapitalHabit(rawValue: 0)

  init(rawValue: UInt8) { self.rawValue = rawValue & 15 }

  /// Whether the word stands small nearly always, and often.
  var isSmall: Bool { (6...7).contains(rawValue) || rawValue >= 12 }
  /// Whether the word has a capital nearly always.
  var isCapital: Bool { (2...3).contains(rawValue) || rawValue == 8 }

  /// - Parameters:
  ///   - small: Documents that have it in small letters.
  ///   - capital: Documents that have it with a capital inside a sentence.
  init(small: Int, capital: Int) {
    switch (small, capital) {
    case (0, 0): rawValue = 0
    case (0, 1): rawValue = 1
    case (0, 2...4): rawValue = 2
    case (0, _): rawValue = 3
    case (1, 0): rawValue = 4
    case (2...4, 0): rawValue = 5
    case (5...20, 0): rawValue = 6
    case (_, 0): rawValue = 7
    case _ where capital >= 20 * small: rawValue = 8
    case _ where capital >= 4 * small: rawValue = 9
    case _ where capital >= small: rawValue = 10
    case _ where 4 * capital >= small: rawValue = 11
    case _ where 20 * capital >= small: rawValue = 12
    default: rawValue = 13
    }
  }
}

/// The habits of all words of the training sets; shared by all workers.
struct CapitalHabits: Sendable {
  /// Words that a file can have: keys have so many bits.
  static let most = 1 << 28

  /// A word's key with its habit in the four lowest bits; ascending.
  let entries: [UInt32]

  /// - Parameter entries: Ascending.
  init(entries: [UInt32]) { self.entries = entries }

  fileprivate init(_ habits: [(key: UInt32, habit: CapitalHabit)]) {
    entries = habits.filter { $0.habit != .unknown }
      .map { $0.key | UInt32($0.habit.rawValue) }.sorted()
  }

  /// What is known of a word: 28 bits of a hash, so that one in some eight thousand unknown words
  /// is taken for one of the 35,000 known ones.
  ///
  /// - Complexity: O(log words).
  subscript(_ folded: [UInt8]) -> CapitalHabit {
    let key = Self.key(folded)
    let place = entries.partitioningIndex { $0 >= key }
    guard place < entries.count, entries[place] & ~15 == key else { return .unknown }
    return CapitalHabit(rawValue: UInt8(entries[place] & 15))
  }

  fileprivate static func key(_ folded: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: NameFeatures.hash(folded) >> 8) & ~15
  }
}

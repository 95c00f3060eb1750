// The patterns of a dictionary by their first word, and the question that is asked once per
// different word of a corpus: which pattern words does it match?

import NewsModel

/// A dictionary ready for matching; shared by all workers.
struct PatternIndex: Sendable {
  /// The numbers of a pattern word: its place in `words`.
  typealias WordNumber = UInt32

  /// A pattern behind its first word.
  struct Tail: Sendable {
    var topic: UInt32
    /// Pattern words after the first; empty for a pattern of one word.
    var rest: [WordNumber]
  }

  private let exact: [[UInt8]: WordNumber]
  private let prefixes: [[UInt8]: WordNumber]
  /// Lengths of prefixes, ascending.
  private let prefixLengths: [Int]
  /// By pattern word: the patterns that start with it.
  let tails: [[Tail]]

  init(_ patterns: [TopicPattern]) {
    var numbers: [PatternWord: WordNumber] = [:]
    var tails: [[Tail]] = []
    func number(_ word: PatternWord) -> WordNumber {
      if let known = numbers[word] { return known }
      numbers[word] = WordNumber(tails.count)
      tails.append([])
      return WordNumber(tails.count - 1)
    }
    for pattern in Set(patterns) {
      let all = pattern.words.map(number)
      tails[Int(all[0])].append(Tail(topic: pattern.topic, rest: Array(all.dropFirst())))
    }
    self.tails = tails.map { list in
      list.sorted { ($0.topic, $0.rest.count) < ($1.topic, $1.rest.count) }
    }
    var (exact, prefixes): ([[UInt8]: WordNumber], [[UInt8]: WordNumber]) = ([:], [:])
    for (word, number) in numbers {
      if word.isPrefix { prefixes[word.bytes] = number } else { exact[word.bytes] = number }
    }
    (self.exact, self.prefixes) = (exact, prefixes)
    prefixLengths = Set(prefixes.keys.map(\.count)).sorted()
  }

  /// The pattern words that a folded word matches, ascending. O(different prefix lengths).
  func matches(_ word: [UInt8]) -> [WordNumber] {
    var found: [WordNumber] = []
    if let number = exact[word] { found.append(number) }
    for length in prefixLengths {
      guard length <= word.count else { break }
      if let number = prefixes[Array(word[..<length])] { found.append(number) }
    }
    return found.sorted()
  }
}

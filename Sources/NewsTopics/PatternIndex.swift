// The patterns of a dictionary by their first word, and the question that is asked once per
// different word of a corpus: which pattern words does it match?

import NewsModel
import NewsText

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

  private let words: ByteTrie
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
    words = ByteTrie(numbers.map { ($0.bytes, $1, $0.isPrefix) })
  }

  /// The pattern words that a folded word matches, ascending. O(length of the word).
  func matches(_ word: [UInt8]) -> [WordNumber] { words.matches(word) }
}

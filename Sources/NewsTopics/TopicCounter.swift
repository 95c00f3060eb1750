// Topic matches of one article after another.
//
// Each different word is looked up in the dictionary once per worker; afterwards a word of a text
// costs one load, and only words that may start a pattern cost more. The overlap rule is that of
// quanteda's `tokens_lookup(nested_scope = "key")`: for each topic by itself, candidates by length in
// words, longest first, within a length from left to right; a candidate counts unless one of its
// words is taken by a counted match of the same topic.

import NewsModel
import NewsText

/// Counts the topics of articles. Belongs to one worker.
package final class TopicCounter {
  private let index: PatternIndex
  private let vocabulary: Vocabulary
  private var generation = 0
  /// By word: 0 = matches no pattern word, 1 = part of patterns but starts none, else place in
  /// `starts` plus 2.
  private var kinds: [UInt32] = []
  /// By word: the pattern words that it matches; place in `matchLists`.
  private var matchLists: [WordID: [PatternIndex.WordNumber]] = [:]
  /// Tails of all patterns that a word may start.
  private var starts: [[PatternIndex.Tail]] = []

  private var candidates: [Candidate] = []
  /// By topic, for words of the text: the last taken word's mark; empty between articles.
  private var taken: Set<UInt64> = []

  private struct Candidate {
    var topic: UInt32
    var start: UInt32
    var length: UInt32
  }

  package init(_ dictionary: TopicDictionary, vocabulary: Vocabulary) {
    index = PatternIndex(dictionary.patterns)
    self.vocabulary = vocabulary
  }

  /// Counts the topics of a text whose words are of this counter's vocabulary.
  ///
  /// - Parameter facts: Gets one fact per topic with a match, by topic.
  /// - Complexity: O(n + c log c) for n words and c candidate matches.
  package func count(_ text: TokenizedText, into facts: inout [TopicFact]) {
    facts.removeAll(keepingCapacity: true)
    resolveNewWords()
    candidates.removeAll(keepingCapacity: true)
    text.tokens.withUnsafeBufferPointer { tokens in
      kinds.withUnsafeBufferPointer { kinds in
        for position in tokens.indices {
          let kind = kinds[Int(tokens[position].word)]
          if kind >= 2 { addCandidates(tokens, position, starts[Int(kind) - 2]) }
        }
      }
    }
    guard !candidates.isEmpty else { return }
    settle(titleWords: UInt32(text.titleTokenCount), into: &facts)
  }

  private func resolveNewWords() {
    if generation != vocabulary.generation {
      generation = vocabulary.generation
      kinds.removeAll(keepingCapacity: true)
      matchLists.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
    }
    while kinds.count < vocabulary.count {
      let word = WordID(kinds.count)
      let matches = index.matches(vocabulary.foldedCore(word))
      if matches.isEmpty {
        kinds.append(0)
        continue
      }
      matchLists[word] = matches
      let tails = matches.flatMap { index.tails[Int($0)] }
      if tails.isEmpty {
        kinds.append(1)
      } else {
        kinds.append(UInt32(starts.count + 2))
        starts.append(tails)
      }
    }
  }

  private func addCandidates(
    _ tokens: UnsafeBufferPointer<Token>, _ position: Int, _ tails: [PatternIndex.Tail]
  ) {
    for tail in tails {
      let length = tail.rest.count + 1
      guard position + length <= tokens.count else { continue }
      if matchesRest(tokens, position + 1, tail.rest) {
        candidates.append(
          Candidate(topic: tail.topic, start: UInt32(position), length: UInt32(length)))
      }
    }
  }

  private func matchesRest(
    _ tokens: UnsafeBufferPointer<Token>, _ from: Int, _ rest: [PatternIndex.WordNumber]
  ) -> Bool {
    var position = from
    for number in rest {
      let word = tokens[position].word
      guard kinds[Int(word)] != 0, matchLists[word]?.contains(number) == true else { return false }
      position += 1
    }
    return true
  }

  /// Applies the overlap rule and sums up by topic.
  private func settle(titleWords: UInt32, into facts: inout [TopicFact]) {
    candidates.sort {
      ($0.topic, $1.length, $0.start) < ($1.topic, $0.length, $1.start)
    }
    taken.removeAll(keepingCapacity: true)
    for candidate in candidates {
      let words = candidate.start..<(candidate.start + candidate.length)
      let key = { (word: UInt32) in UInt64(candidate.topic) << 32 | UInt64(word) }
      guard !words.contains(where: { taken.contains(key($0)) }) else { continue }
      for word in words { taken.insert(key(word)) }
      if facts.last?.topic != candidate.topic {
        facts.append(TopicFact(topic: candidate.topic, matches: 0, titleMatches: 0))
      }
      facts[facts.count - 1].matches += 1
      if candidate.start < titleWords { facts[facts.count - 1].titleMatches += 1 }
    }
  }
}

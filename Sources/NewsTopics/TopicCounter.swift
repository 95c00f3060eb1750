// Topic matches of one article after another.
//
// Each different word is looked up in the dictionary once per worker; afterwards a word of a text
// costs one load, and only words that may start a pattern cost more. The overlap rule is that of
// quanteda's `tokens_lookup(nested_scope = "key")`: for each topic by itself, candidates by length in
// words, longest first, within a length from left to right; a candidate counts unless one of its
// words is taken by a counted match of the same topic.

import NewsModel
import NewsText

/// What the dictionary says of each word of a worker's vocabulary, in flat tables: a word is asked
/// for often, and nothing is counted or allocated for an answer.
private final class TopicWords: WordClassifier {
  /// Where the answers for one word stand.
  struct Entry {
    /// In `matchLists`: the pattern words that it matches.
    var matches: Range<UInt32>
    /// In `singles`: the topics of patterns of this word alone.
    var singles: Range<UInt32>
    /// Whether longer patterns start with it.
    var startsPhrase: Bool
  }
  /// A pattern of two words or more.
  struct Phrase {
    var topic: UInt32
    /// In `rests`: its words from the third on.
    var rest: Range<Int>
  }

  private let index: PatternIndex
  /// By pattern word: topics of patterns of one word, and whether longer ones start with it.
  private var singlesOf: [[UInt32]] = []
  private var startsPhrase: [Bool] = []
  private(set) var rests: [PatternIndex.WordNumber] = []
  /// By the first two words of a phrase: place in `phraseLists`, which starts with an empty one.
  private let starts: KeyTable
  private var phraseLists: [[Phrase]] = [[]]
  /// By word: its place in `entries` plus one; 0 for a word of no pattern.
  private var places: [UInt32] = []
  private(set) var entries: [Entry] = []
  private(set) var matchLists: [PatternIndex.WordNumber] = []
  private(set) var singles: [UInt32] = []

  init(_ dictionary: TopicDictionary) {
    index = PatternIndex(dictionary.patterns)
    var starts: [UInt64: UInt32] = [:]
    for (first, tails) in index.tails.enumerated() {
      singlesOf.append(tails.filter(\.rest.isEmpty).map(\.topic))
      startsPhrase.append(tails.contains { !$0.rest.isEmpty })
      for tail in tails where !tail.rest.isEmpty {
        let start = rests.count
        rests += tail.rest.dropFirst()
        let key = TopicWords.key(PatternIndex.WordNumber(first), tail.rest[0])
        let list = starts[key, default: UInt32(phraseLists.count)]
        if list == phraseLists.count { phraseLists.append([]) }
        starts[key] = list
        phraseLists[Int(list)].append(Phrase(topic: tail.topic, rest: start..<rests.count))
      }
    }
    self.starts = KeyTable(starts)
  }

  private static func key(
    _ first: PatternIndex.WordNumber, _ second: PatternIndex.WordNumber
  ) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  /// The phrases that start with two pattern words.
  func phrases(
    _ first: PatternIndex.WordNumber, _ second: PatternIndex.WordNumber
  ) -> [Phrase] { phraseLists[Int(starts[TopicWords.key(first, second)])] }

  func forgetWords() {
    places.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    matchLists.removeAll(keepingCapacity: true)
    singles.removeAll(keepingCapacity: true)
  }

  func learn(core: [UInt8], folded: [UInt8]) -> WordMarks {
    let matches = index.matches(folded)
    guard !matches.isEmpty else {
      places.append(0)
      return .none
    }
    let starts = (UInt32(matchLists.count), UInt32(singles.count))
    matchLists += matches
    for number in matches { singles += singlesOf[Int(number)] }
    let entry = Entry(
      matches: starts.0..<UInt32(matchLists.count), singles: starts.1..<UInt32(singles.count),
      startsPhrase: matches.contains { startsPhrase[Int($0)] })
    entries.append(entry)
    places.append(UInt32(entries.count))
    return entry.singles.isEmpty && !entry.startsPhrase ? .inTopic : [.inTopic, .startsTopic]
  }

  /// `nil` for a word of no pattern.
  func entry(_ word: WordID) -> Entry? {
    let place = places[Int(word)]
    return place == 0 ? nil : entries[Int(place) - 1]
  }
}

/// Counts the topics of articles. Belongs to one worker.
package final class TopicCounter {
  private let words: TopicWords
  /// Candidates as one number each, so that they sort as the rule wants them.
  private var candidates: [UInt64] = []
  /// By word of the text: the last topic run that took it.
  private var takenBy: [UInt32] = []
  /// Goes up with each topic of each article.
  private var run: UInt32 = 0

  /// - Precondition: The vocabulary has met no word yet.
  package init(_ dictionary: TopicDictionary, vocabulary: Vocabulary) {
    words = TopicWords(dictionary)
    vocabulary.add(words)
  }

  /// Counts the topics of a text whose words are of this counter's vocabulary.
  ///
  /// - Parameter facts: Gets one fact per topic with a match, by topic.
  /// - Complexity: O(n + c log c) for n words and c candidate matches.
  package func count(_ text: TokenizedText, into facts: inout [TopicFact]) {
    facts.removeAll(keepingCapacity: true)
    // Taken out of the object, so that the loops work on local values.
    var candidates: [UInt64] = []
    swap(&candidates, &self.candidates)
    defer { swap(&candidates, &self.candidates) }
    candidates.removeAll(keepingCapacity: true)
    text.tokens.withUnsafeBufferPointer { tokens in
      for position in tokens.indices where tokens[position].marks.contains(.startsTopic) {
        addCandidates(tokens, position, &candidates)
      }
    }
    guard !candidates.isEmpty else { return }
    candidates.sort()
    settle(candidates, words: text.tokens.count, titleWords: text.titleTokenCount, into: &facts)
  }

  /// The words of a text that a topic is counted for, by their place: the matches of `count`, to be
  /// shown to people.
  ///
  /// - Complexity: as `count`.
  package func matches(of topic: UInt32, in text: TokenizedText) -> [Range<Int>] {
    var candidates: [UInt64] = []
    text.tokens.withUnsafeBufferPointer { tokens in
      for position in tokens.indices where tokens[position].marks.contains(.startsTopic) {
        addCandidates(tokens, position, &candidates)
      }
    }
    candidates.removeAll { $0 >> 48 != UInt64(topic) }
    candidates.sort()
    var (facts, matches): ([TopicFact], [Range<Int>]) = ([], [])
    settle(
      candidates, words: text.tokens.count, titleWords: text.titleTokenCount, into: &facts,
      counted: { matches.append($0) })
    return matches.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// A candidate: topic, then length (longest first), then first word.
  private func candidate(_ topic: UInt32, _ length: Int, _ start: Int) -> UInt64 {
    UInt64(topic) << 48 | UInt64(0xFFFF - min(length, 0xFFFF)) << 32
      | UInt64(UInt32(truncatingIfNeeded: start))
  }

  private func addCandidates(
    _ tokens: UnsafeBufferPointer<Token>, _ position: Int, _ candidates: inout [UInt64]
  ) {
    guard let entry = words.entry(tokens[position].word) else { return }
    for place in entry.singles {
      candidates.append(candidate(words.singles[Int(place)], 1, position))
    }
    // Most words behind one that may start a phrase are in no pattern.
    guard entry.startsPhrase, position + 1 < tokens.count,
      tokens[position + 1].marks.contains(.inTopic),
      let next = words.entry(tokens[position + 1].word)
    else { return }
    for first in entry.matches {
      for second in next.matches {
        let phrases = words.phrases(
          words.matchLists[Int(first)], words.matchLists[Int(second)])
        for phrase in phrases {
          let length = phrase.rest.count + 2
          guard position + length <= tokens.count, matches(tokens, position + 2, phrase.rest) else {
            continue
          }
          candidates.append(candidate(phrase.topic, length, position))
        }
      }
    }
  }

  /// Whether the words from a position on match the rest of a phrase.
  private func matches(
    _ tokens: UnsafeBufferPointer<Token>, _ from: Int, _ rest: Range<Int>
  ) -> Bool {
    var position = from
    for place in rest {
      guard let entry = words.entry(tokens[position].word) else { return false }
      let number = words.rests[place]
      guard entry.matches.contains(where: { words.matchLists[Int($0)] == number }) else {
        return false
      }
      position += 1
    }
    return true
  }

  /// Applies the overlap rule to sorted candidates and sums up by topic.
  ///
  /// - Parameter counted: Gets the words of each match that counts.
  private func settle(
    _ candidates: [UInt64], words: Int, titleWords: Int, into facts: inout [TopicFact],
    counted: (Range<Int>) -> Void = { _ in }
  ) {
    if takenBy.count < words {
      takenBy.append(contentsOf: repeatElement(0, count: words - takenBy.count))
    }
    if run > .max - UInt32(candidates.count) {
      run = 0
      for word in takenBy.indices { takenBy[word] = 0 }
    }
    var run = run
    takenBy.withUnsafeMutableBufferPointer { takenBy in
      for candidate in candidates {
        let topic = UInt32(truncatingIfNeeded: candidate >> 48)
        let length = 0xFFFF - Int(candidate >> 32 & 0xFFFF)
        let start = Int(candidate & 0xFFFF_FFFF)
        if facts.last?.topic != topic {
          run += 1
          facts.append(TopicFact(topic: topic, matches: 0, titleMatches: 0))
        }
        // The first candidate of a topic always counts, so no fact stays without a match.
        guard !(start..<(start + length)).contains(where: { takenBy[$0] == run }) else { continue }
        for word in start..<(start + length) { takenBy[word] = run }
        counted(start..<(start + length))
        facts[facts.count - 1].matches += 1
        if start < titleWords { facts[facts.count - 1].titleMatches += 1 }
      }
    }
    self.run = run
  }
}

import NewsModel
import NewsTestSupport
import NewsText
import Testing

@testable import NewsTopics

@Suite struct TopicCounterTests {
  private func count(_ yaml: String, title: String = "", body: String) throws -> [String: [Int]] {
    let dictionary = try TopicDictionary(yaml: yaml, path: "topics.yaml")
    let vocabulary = Vocabulary()
    let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
    let counter = TopicCounter(dictionary, vocabulary: vocabulary)
    tokenizer.tokenize(title: title, body: body)
    var facts: [TopicFact] = []
    counter.count(tokenizer.text, into: &facts)
    return Dictionary(
      uniqueKeysWithValues: facts.map {
        (dictionary.topics[Int($0.topic)].id, [Int($0.matches), Int($0.titleMatches)])
      })
  }

  /// A pattern is not cut; a text is.
  @Test(
    arguments: [
      ("e-mail", "e mail"), ("u.s.", "u.s"), ("at&t", "at t"), ("c++", "c"), ("ren?", "ren"),
      ("covid-19 rules", "covid 19 rules"), ("co-op*", "co op*"), ("!!!", nil), ("rain", ""),
      ("women's rights", ""), ("u.s", ""), ("vot* now", ""), ("3.14", ""), ("can't", ""),
    ] as [(String, String?)])
  func tellsPatternsThatNoTextCanMatch(pattern: String, cut: String?) throws {
    let dead = try TopicDictionary(yaml: "t:\n  - \"\(pattern)\"", path: "t.yaml").deadPatterns
    if cut == "" {
      #expect(dead.isEmpty)
      return
    }
    let advice =
      cut.map { "texts are cut into `\($0)`; write it so" } ?? "it has no letter and no digit"
    #expect(dead == ["t.yaml:2: the pattern `\(pattern)` can never match: \(advice) [topics]"])
    guard let cut else { return }
    #expect(try count("t: [\"\(cut)\"]", body: "So \(pattern) is.") == ["t": [1, 0]])
    #expect(try count("t: [\"\(pattern)\"]", body: "So \(pattern) is.").isEmpty)
  }

  @Test func takesTheLongestMatchFirstAndThenFromLeftToRight() throws {
    #expect(try count("t: [a b, b c d]", body: "a b c d") == ["t": [1, 0]])
    #expect(try count("t: [a b, b c]", body: "a b c b c") == ["t": [2, 0]])
    #expect(
      try count("t: [climate, climate change]", body: "Climate change, climate.") == ["t": [2, 0]])
  }

  @Test func countsAWordOncePerTopicAndForSeveralTopics() throws {
    let yaml = "one: [vote*, voter*, voters]\ntwo: [voters]"
    #expect(try count(yaml, body: "Voters voted") == ["one": [2, 0], "two": [1, 0]])
  }

  @Test func knowsMatchesThatStartInTheHeadline() throws {
    #expect(
      try count("t: [rain, flood water]", title: "Rain; flood", body: "water and rain")
        == ["t": [3, 2]])
  }

  @Test func countsNestedTopicsForTheTopicsAboveToo() throws {
    let yaml = """
      arts:
        $code: medtop:01000000
        $label: arts
        cinema: [film*, film festival]
        music: [song*]
      """
    #expect(
      try count(yaml, body: "A film festival with songs")
        == ["arts": [2, 0], "arts/cinema": [1, 0], "arts/music": [1, 0]])
    let topics = try TopicDictionary(yaml: yaml, path: "t").topics
    #expect(topics.map(\.id) == ["arts", "arts/cinema", "arts/music"])
    #expect(topics[0].code == "medtop:01000000" && topics[0].label == "arts")
  }

  @Test func foldsCaseAndDropsPossessivesInTextAndPattern() throws {
    #expect(try count("t: [\"women's right*\"]", body: "Women’s RIGHTS") == ["t": [1, 0]])
  }

  @Test(arguments: [
    ("- a", 1), ("t:\n  - a*b", 2), ("t: [a]\nt2:\n  $kode: x", 3), ("t:\n  patterns: x", 2),
  ])
  func saysPathAndLineOfWhatIsWrong(yaml: String, line: Int) {
    #expect {
      try TopicDictionary(yaml: yaml, path: "topics.yaml")
    } throws: {
      ($0 as? TopicDictionaryError)?.place == Place(path: "topics.yaml", line: line)
    }
  }

  @Test func agreesWithASlowFormOfTheRuleOnRandomTexts() throws {
    var random = SplitMix64(seed: 11)
    let letters = ["a", "b", "c", "ab", "abc", "bc"]
    for _ in 0..<300 {
      let patterns = (0..<8).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          letters.randomElement(using: &random)! + (Bool.random(using: &random) ? "*" : "")
        }.joined(separator: " ")
      }
      let words = (0..<20).map { _ in letters.randomElement(using: &random)! }
      let found = try count(
        "t: [\(patterns.map { "'\($0)'" }.joined(separator: ", "))]",
        body: words.joined(separator: " "))
      let expected = slowCount(patterns, words)
      #expect(found["t"]?[0] ?? 0 == expected, "\(patterns) on \(words)")
    }
  }

  @Test func showsTheWordsThatItCounts() throws {
    let dictionary = try TopicDictionary(
      yaml: "rail: [rail*, rail works]\nwater: [flood water, rain]", path: "t")
    let vocabulary = Vocabulary()
    let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
    let counter = TopicCounter(dictionary, vocabulary: vocabulary)
    tokenizer.tokenize(
      title: "Rain stops", body: "Rail Works begin. Railways wait for flood-water.")
    var facts: [TopicFact] = []
    counter.count(tokenizer.text, into: &facts)
    for (topic, words) in [["Rail Works", "Railways"], ["Rain", "flood-water"]].enumerated() {
      let matches = counter.matches(of: UInt32(topic), in: tokenizer.text)
      #expect(matches.map(tokenizer.text.written) == words)
      #expect(matches.count == Int(facts[topic].matches))
    }
    let sentences = counter.matches(of: 0, in: tokenizer.text).map {
      tokenizer.text.sentence(Int(tokenizer.text.sentenceNumber(ofWord: $0.lowerBound)))
    }
    #expect(sentences == ["Rail Works begin.", "Railways wait for flood-water."])
    // Without words in the headline, sentences of the body count from 1 all the same.
    tokenizer.tokenize(title: "", body: "Snow. Rain.")
    #expect(tokenizer.text.sentenceNumber(ofWord: 1) == 2)
  }

  /// The overlap rule word by word over all candidates.
  private func slowCount(_ patterns: [String], _ words: [String]) -> Int {
    var candidates: Set<[Int]> = []
    for pattern in patterns {
      let parts = pattern.split(separator: " ")
      for start in words.indices where start + parts.count <= words.count {
        let fits = parts.indices.allSatisfy { part in
          let word = words[start + part]
          return parts[part].hasSuffix("*")
            ? word.hasPrefix(parts[part].dropLast()) : word == parts[part]
        }
        if fits { candidates.insert([-parts.count, start]) }
      }
    }
    var (taken, count): (Set<Int>, Int) = ([], 0)
    for candidate in candidates.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let range = Set(candidate[1]..<(candidate[1] - candidate[0]))
      guard taken.isDisjoint(with: range) else { continue }
      taken.formUnion(range)
      count += 1
    }
    return count
  }
}

// Topic dictionaries in quanteda's YAML form, so that people can bring the ones that they have.
//
// Three ways to write one, freely mixed: a key with a list of patterns; a key with further keys,
// each a topic below it; a key with `patterns:`, and a code and a label beside them (`$code`,
// `$label`, or `concept`, `label`).

import Foundation
import NewsModel
import NewsText
import Yams

/// Why a topic dictionary cannot be used.
package struct TopicDictionaryError: Error, Hashable, CustomStringConvertible {
  package var place: Place
  package var message: String
  package var description: String { "\(place): error: \(message) [topics]" }
}

/// One word of a pattern.
struct PatternWord: Hashable, Sendable {
  /// Folded, without a possessive ending.
  var bytes: [UInt8]
  /// Zero or more further characters may follow.
  var isPrefix: Bool
}

/// A pattern and the topic that it counts for.
struct TopicPattern: Hashable, Sendable {
  var words: [PatternWord]
  /// Index into the dictionary's topics.
  var topic: UInt32
}

/// Topics and the patterns that find them.
package struct TopicDictionary: Sendable {
  /// By the bytes of their ids.
  package let topics: [Topic]
  /// A pattern of a nested topic stands here once for each topic that it counts for.
  let patterns: [TopicPattern]
  /// Patterns that no text can match, each with the place and what to write: words are compared as
  /// texts are cut into them, and a pattern is not cut.
  package let deadPatterns: [String]

  /// Reads a dictionary.
  ///
  /// - Parameters:
  ///   - yaml: The text of the file.
  ///   - path: As errors name the file.
  /// - Throws: `TopicDictionaryError` with path and line.
  package init(yaml: String, path: String) throws {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw TopicDictionaryError(place: Place(path: path), message: "is no YAML: \(error)")
    }
    guard let mapping = root?.mapping else {
      throw TopicDictionaryError(
        place: Place(path: path, line: 1), message: "a mapping of topics to patterns is expected")
    }
    var reader = DictionaryReader(path: path)
    for (key, value) in mapping { try reader.readTopic(key, value, below: []) }
    let order = reader.topics.indices.sorted {
      bytesPrecede(reader.topics[$0].id, reader.topics[$1].id)
    }
    var place = [UInt32](repeating: 0, count: order.count)
    for (position, index) in order.enumerated() { place[index] = UInt32(position) }
    deadPatterns = reader.deadPatterns
    topics = TopicDictionary.toldApart(order.map { reader.topics[$0] })
    patterns = reader.patterns.map {
      TopicPattern(words: $0.words, topic: place[Int($0.topic)])
    }
  }

  /// The topics, those of one name called by their ids: `politics/home` and `sport/home`.
  private static func toldApart(_ topics: [Topic]) -> [Topic] {
    let labels = Dictionary(grouping: topics, by: \.label)
    return topics.map { topic in
      var topic = topic
      if labels[topic.label, default: []].count > 1 { topic.label = topic.id }
      return topic
    }
  }

  /// Reads a dictionary file.
  ///
  /// - Throws: `TopicDictionaryError`, also where the file cannot be read.
  package init(contentsOf file: String, path: String) throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw TopicDictionaryError(place: Place(path: path), message: "cannot be read")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw TopicDictionaryError(place: Place(path: path), message: "is not UTF-8")
    }
    try self.init(yaml: text, path: path)
  }
}

/// Cuts patterns as texts are cut.
private struct PatternCutter {
  private let vocabulary = Vocabulary(maximumWords: .max)
  private let tokenizer: Tokenizer

  init() { tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary) }

  /// The pattern as a text has it, where that differs; `nil` where its words are a text's words.
  func whereOtherwise(_ pattern: String) -> String? {
    var (words, isOther): ([String], Bool) = ([], false)
    for word in pattern.split(separator: " ") {
      let isPrefix = word.hasSuffix("*")
      let stem = isPrefix ? word.dropLast() : word
      if stem.isEmpty {
        words.append("*")
        continue
      }
      tokenizer.tokenize(title: "", body: String(stem))
      let tokens = tokenizer.text.tokens
      var found = tokens.map { String(decoding: vocabulary.core($0.word), as: UTF8.self) }
      // The line end before a body is no part of it.
      let isWhole =
        tokens.count == 1 && tokens[0].start == 1 && Int(tokens[0].end) == 1 + stem.utf8.count
      if !isWhole { isOther = true }
      if isPrefix, let last = found.popLast() { found.append(last + "*") }
      words += found
    }
    return isOther ? words.joined(separator: " ") : nil
  }
}

/// Collects topics and patterns while the file is walked.
private struct DictionaryReader {
  let path: String
  var topics: [Topic] = []
  var patterns: [TopicPattern] = []
  private(set) var deadPatterns: [String] = []
  private var ids: Set<String> = []
  private let cutter = PatternCutter()

  init(path: String) { self.path = path }

  private static let codeKeys = ["$code", "concept"]
  private static let labelKeys = ["$label", "label"]

  /// - Parameter above: Indices of the topics that this one is nested in.
  mutating func readTopic(_ key: Node, _ value: Node, below above: [Int]) throws {
    guard let name = key.string, !name.isEmpty else {
      throw error(key, "a topic's name is expected")
    }
    let id = (above.last.map { topics[$0].id + "/" } ?? "") + name
    guard ids.insert(id).inserted else { throw error(key, "topic \(id) stands twice") }
    let index = topics.count
    topics.append(Topic(id: id, code: nil, label: name.replacingOccurrences(of: "_", with: " ")))
    let chain = above + [index]
    if let list = value.sequence {
      for pattern in list { try readPattern(pattern, chain) }
    } else if let mapping = value.mapping {
      for (inner, child) in mapping { try readKey(inner, child, index, chain) }
    } else if let text = value.scalar {
      guard text.tag == .implicit || !text.string.isEmpty else { return }
      if !text.string.isEmpty && text.string != "null" && text.string != "~" {
        try readPattern(value, chain)
      }
    }
  }

  private mutating func readKey(
    _ key: Node, _ value: Node, _ index: Int, _ chain: [Int]
  ) throws {
    let name = key.string ?? ""
    if Self.codeKeys.contains(name), let code = value.string, value.scalar != nil {
      topics[index].code = code
    } else if Self.labelKeys.contains(name), let label = value.string, value.scalar != nil {
      topics[index].label = label
    } else if name == "patterns" || name == "$patterns" {
      guard let list = value.sequence else { throw error(value, "a list of patterns is expected") }
      for pattern in list { try readPattern(pattern, chain) }
    } else if name.hasPrefix("$") {
      throw error(key, "unknown key \(name); known are $code, $label, $patterns")
    } else {
      try readTopic(key, value, below: chain)
    }
  }

  private mutating func readPattern(_ node: Node, _ chain: [Int]) throws {
    guard let text = node.scalar?.string.composedText else {
      throw error(node, "a pattern is expected")
    }
    let words = try text.utf8.split(separator: 0x20).map { word -> PatternWord in
      var bytes = Array(word)
      let isPrefix = bytes.last == UInt8(ascii: "*")
      if isPrefix { bytes.removeLast() }
      guard !bytes.contains(UInt8(ascii: "*")) else {
        throw error(node, "`*` can only stand at the end of a word")
      }
      guard !bytes.isEmpty || isPrefix else { throw error(node, "an empty word") }
      return PatternWord(
        bytes: WordForm.normalised(bytes), isPrefix: isPrefix)
    }
    guard !words.isEmpty else { throw error(node, "an empty pattern") }
    if let cut = cutter.whereOtherwise(text) {
      let advice =
        cut.isEmpty ? "it has no letter and no digit" : "texts are cut into `\(cut)`; write it so"
      deadPatterns.append(
        "\(Place(path: path, line: node.mark?.line ?? 0)): the pattern `\(text)` can never match: "
          + "\(advice) [topics]")
    }
    for topic in chain { patterns.append(TopicPattern(words: words, topic: UInt32(topic))) }
  }

  private func error(_ node: Node, _ message: String) -> TopicDictionaryError {
    TopicDictionaryError(
      place: Place(path: path, line: node.mark?.line ?? 0), message: message)
  }
}

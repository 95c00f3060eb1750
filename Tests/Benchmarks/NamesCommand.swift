// How well names are found in articles that were labelled by people: precision, recall and F1 of exact
// spans and types.

import ArgumentParser
import Foundation
import NewsEntities
import NewsJobs
import NewsModel

struct NamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Score lists, recogniser and rules on the labelled articles.")

  @Option(help: "Folder of the lists and weights.") var entities = "seeds/entities"
  @Flag(help: "Also print what was missed (-) and found in vain (+).") var errors = false
  @Argument(help: "Articles with labels in brackets; the file says how.")
  var file = "Tests/Benchmarks/Names/articles.txt"

  func run() throws {
    let articles = try LabelledArticle.read(file)
    let model = try NameModel(contentsOf: "\(entities)/recogniser.weights")
    let tagger = NameTagger(
      lexicon: try EntityLexicon(EntityLexiconFiles(folder: entities)), model: model,
      settings: EntitySettings())
    var scores: [String: NameScore] = [:]
    for article in articles {
      let found = tagger.names(headline: article.headline.text, body: article.body.text)
      for (part, text, names) in [
        ("headlines", article.headline, found.headline), ("bodies", article.body, found.body),
      ] {
        let (gold, own) = (Set(text.names), Set(names.map { LabelledName($0.bytes, $0.type) }))
        for name in gold.union(own) {
          for key in [part, name.type.rawValue, "all"] {
            if gold.contains(name) { scores[key, default: NameScore()].there += 1 }
            if own.contains(name) { scores[key, default: NameScore()].found += 1 }
            if gold.contains(name), own.contains(name) {
              scores[key, default: NameScore()].right += 1
            }
          }
        }
        if errors { printErrors(gold, own, text.text) }
      }
    }
    print("\(articles.count) articles")
    for key in ["all", "headlines", "bodies"] + EntityType.allCases.map(\.rawValue) {
      guard let score = scores[key] else { continue }
      print(
        key.padding(toLength: 14, withPad: " ", startingAt: 0)
          + String(
            format: "%5d names  P %5.1f  R %5.1f  F1 %5.1f", score.there, score.precision * 100,
            score.recall * 100, score.f1 * 100))
    }
  }

  private func printErrors(
    _ gold: Set<LabelledName>, _ own: Set<LabelledName>, _ text: String
  ) {
    let bytes = Array(text.utf8)
    for name in gold.symmetricDifference(own).sorted(by: { $0.start < $1.start }) {
      let words = String(decoding: bytes[name.start..<name.end], as: UTF8.self)
      print(
        "\(gold.contains(name) ? "-" : "+") \(words) (\(name.type.rawValue)): \(text.prefix(90))")
    }
  }
}

/// A name in a text, in bytes.
private struct LabelledName: Hashable {
  var start: Int
  var end: Int
  var type: EntityType

  init(_ bytes: Range<Int>, _ type: EntityType) {
    (start, end, self.type) = (bytes.lowerBound, bytes.upperBound, type)
  }
}

/// A text without its brackets, and the names that stood in them.
private struct LabelledText {
  private(set) var text = ""
  private(set) var names: [LabelledName] = []

  /// - Throws: `BenchError` for a bracket that is no label.
  init(_ marked: some StringProtocol) throws {
    let types: [Character: EntityType] = [
      "P": .person, "O": .organisation, "L": .place, "N": .nationality,
    ]
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "[") {
      text += rest[..<open]
      let label = rest[rest.index(after: open)...]
      guard let close = label.firstIndex(of: "]"), let type = label.first.flatMap({ types[$0] })
      else { throw BenchError("no label: \(rest[open...].prefix(40))") }
      let start = text.utf8.count
      text += label[..<close].dropFirst(2)
      names.append(LabelledName(start..<text.utf8.count, type))
      rest = label[label.index(after: close)...]
    }
    text += rest
  }
}

/// One article of the file.
private struct LabelledArticle {
  var headline: LabelledText
  var body: LabelledText

  static func read(_ path: String) throws -> [LabelledArticle] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw BenchError("\(path): cannot be read")
    }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    return try lines.split(omittingEmptySubsequences: true) { $0.hasPrefix("= ") }.map { lines in
      LabelledArticle(
        headline: try LabelledText(lines[lines.startIndex]),
        body: try LabelledText(lines.dropFirst().joined(separator: "\n")))
    }
  }
}

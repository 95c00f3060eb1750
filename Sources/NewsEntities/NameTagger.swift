// Names in labelled files: for scores, and for people who want labels of their own texts.

import NewsModel
import NewsText

/// How many names were found, right, and there.
package struct NameScore: Sendable {
  package var right = 0
  package var found = 0
  package var there = 0

  package init() {}

  /// 0…1; 0 where there is nothing.
  package var precision: Double { found > 0 ? Double(right) / Double(found) : 0 }
  package var recall: Double { there > 0 ? Double(right) / Double(there) : 0 }
  package var f1: Double {
    precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }
}

/// Tags texts with the whole of lists, recogniser and rules.
package final class NameTagger {
  private let vocabulary = Vocabulary()
  private let tokenizer: Tokenizer
  private let finder: EntityFinder

  package init(lexicon: EntityLexicon, model: NameModel?, settings: EntitySettings) {
    tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
    finder = EntityFinder(
      lexicon: lexicon, model: model, settings: settings, vocabulary: vocabulary)
  }

  /// Names of a text as byte ranges.
  package func names(in body: String) -> [(bytes: Range<Int>, type: EntityType)] {
    names(headline: "", body: body).body
  }

  /// Names of an article as byte ranges of its parts.
  package func names(
    headline: String, body: String
  ) -> (
    headline: [(bytes: Range<Int>, type: EntityType)], body: [(bytes: Range<Int>, type: EntityType)]
  ) {
    tokenizer.tokenize(title: headline, body: body)
    let text = tokenizer.text
    var (entities, mentions): ([EntityReference], [EntityMention]) = ([], [])
    finder.find(in: text, entities: &entities, mentions: &mentions)
    // A line end stands between the headline and the body.
    let bodyStart = headline.utf8.count + 1
    var found:
      (
        headline: [(bytes: Range<Int>, type: EntityType)],
        body: [(bytes: Range<Int>, type: EntityType)]
      ) = ([], [])
    for (words, type) in finder.taggedWords(of: text) {
      let last = text.tokens[words.upperBound - 1]
      let start = Int(text.tokens[words.lowerBound].start)
      let end = Int(last.start) + vocabulary.coreLength(last)
      if start < bodyStart {
        found.headline.append((start..<end, type))
      } else {
        found.body.append(((start - bodyStart)..<(end - bodyStart), type))
      }
    }
    return found
  }

  /// Labels of a document's words.
  package func labels(of document: LabelledDocument) -> [String] {
    var labels = [String](repeating: "O", count: document.words.count)
    var next = 0
    for (bytes, type) in names(in: document.body) {
      while next < document.words.count, document.words[next].upperBound <= bytes.lowerBound {
        next += 1
      }
      // `U.S.-led` is no name, though it starts with one.
      if next < document.words.count, document.isCompound(next, behind: bytes.upperBound) {
        continue
      }
      var isFirst = true
      while next < document.words.count, document.words[next].lowerBound < bytes.upperBound {
        labels[next] = (isFirst ? "B-" : "I-") + NameTagger.label(type)
        isFirst = false
        next += 1
      }
    }
    return labels
  }

  /// `PER`, `ORG`, `LOC` or `NORP`.
  package static func label(_ type: EntityType) -> String {
    switch type {
    case .person: "PER"
    case .organisation: "ORG"
    case .place: "LOC"
    case .nationality: "NORP"
    }
  }

  /// Exact spans and types over documents, by type and for PER, ORG, LOC together (`all`).
  package func scores(_ documents: [LabelledDocument]) -> [String: NameScore] {
    var scores: [String: NameScore] = [:]
    for document in documents {
      var tagged = document
      tagged.labels = labels(of: document)
      let (gold, found) = (document.names, tagged.names)
      for type in ["PER", "ORG", "LOC", "NORP"] {
        let a = Set(gold.filter { $0.type == type }.map(\.bytes))
        let b = Set(found.filter { $0.type == type }.map(\.bytes))
        for name in type == "NORP" ? [type] : [type, "all"] {
          scores[name, default: NameScore()].right += a.intersection(b).count
          scores[name, default: NameScore()].found += b.count
          scores[name, default: NameScore()].there += a.count
        }
      }
    }
    return scores
  }
}

extension LabelledDocument {
  /// Whether a word goes on with a hyphen and a small letter where a name ends.
  fileprivate func isCompound(_ word: Int, behind end: Int) -> Bool {
    let bytes = body.utf8
    guard words[word].upperBound > end + 2 else { return false }
    let rest = bytes[
      bytes.index(
        bytes.startIndex, offsetBy: end)..<bytes.index(
          bytes.startIndex, offsetBy: words[word].upperBound)]
    let tail = rest.drop { $0 == 0x2E }
    guard tail.first == 0x2D, let letter = tail.dropFirst().first else { return false }
    return letter >= 0x61 && letter <= 0x7A
  }
}

// Two-column files: a word and its label a line, a blank line between sentences, `-DOCSTART-` between
// documents. Words are put back into text, so that the recogniser learns on words as it will meet
// them, cut by the same rules as every other text.

import Foundation
import NewsModel
import NewsText

/// One document of a labelled file.
package struct LabelledDocument: Sendable {
  /// Sentences, each a line.
  package var body = ""
  /// Of each line of the file: the word's bytes in `body`.
  package var words: [Range<Int>] = []
  /// Of each line of the file.
  package var labels: [String] = []
  /// First word of each sentence.
  package var sentenceStarts: [Int] = []
  /// Number in the file of its first sentence.
  package var firstSentence = 0

  package init() {}

  /// Names as byte ranges of `body` with their type's label.
  package var names: [(bytes: Range<Int>, type: String)] {
    var names: [(Range<Int>, String)] = []
    var open: (Range<Int>, String)?
    for (word, label) in zip(words, labels) {
      let type = String(label.dropFirst(2))
      if label.hasPrefix("I-"), let span = open, span.1 == type {
        open = (span.0.lowerBound..<word.upperBound, type)
        continue
      }
      if let span = open { names.append(span) }
      open = label == "O" ? nil : (word, type)
    }
    if let span = open { names.append(span) }
    return names
  }

  mutating func add(_ word: String, _ label: String, startsSentence: Bool) {
    if startsSentence {
      if !body.isEmpty { body += "\n" }
      sentenceStarts.append(words.count)
    } else if !LabelledDocument.closes(word), !LabelledDocument.opens(lastWord) {
      body += " "
    }
    let start = body.utf8.count
    body += word
    words.append(start..<body.utf8.count)
    labels.append(label)
    lastWord = word
  }

  private var lastWord = ""

  /// Marks that no blank stands before.
  private static func closes(_ word: String) -> Bool {
    [".", ",", ";", ":", "?", "!", ")", "]", "''", "%", "n't"].contains(word)
      || (word.first == "'" && word.count > 1) || (word.first == "’" && word.count > 1)
  }

  /// Marks that no blank stands behind.
  private static func opens(_ word: String) -> Bool {
    ["(", "[", "$", "``"].contains(word)
  }
}

extension LabelledDocument {
  /// Numbers of the sentences that have a name of one of the types.
  var sentencesWithNames: Set<Int> {
    Set(
      names.filter { NameLabel.typeNames.contains($0.type) }.map {
        sentence(at: $0.bytes.lowerBound)
      })
  }

  /// The number of the sentence that holds a byte of the body.
  func sentence(at byte: Int) -> Int {
    max(0, (sentenceStarts.lastIndex { words[$0].lowerBound <= byte } ?? 0))
  }
}

/// Reads labelled files.
package enum LabelledFile {
  /// - Parameter sentencesAreDocuments: Every sentence stands for itself.
  /// - Throws: `NameModelError` for a file that cannot be read.
  package static func read(
    _ path: String, sentencesAreDocuments: Bool = false
  ) throws -> [LabelledDocument] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw NameModelError(path: path, message: "cannot be read")
    }
    var (documents, current): ([LabelledDocument], LabelledDocument) = ([], LabelledDocument())
    var (startsSentence, sentences) = (true, 0)
    func close() {
      if !current.words.isEmpty { documents.append(current) }
      current = LabelledDocument()
      current.firstSentence = sentences
      startsSentence = true
    }
    let text = String(decoding: data, as: UTF8.self)
    for line in textLines(text) {
      let columns = line.split(whereSeparator: { $0 == "\t" || $0 == " " })
      guard let word = columns.first else {
        if !startsSentence {
          startsSentence = true
          sentences += 1
          if sentencesAreDocuments { close() }
        }
        continue
      }
      if word == "-DOCSTART-" {
        close()
        continue
      }
      current.add(
        String(word), columns.count > 1 ? String(columns[columns.count - 1]) : "O",
        startsSentence: startsSentence)
      startsSentence = false
    }
    close()
    return documents
  }
}

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

  /// Whether the file writes the hyphen of a compound as a word of its own: `al - Sadr`.
  package var partsHyphens = false

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
    } else if partsHyphens, LabelledDocument.isCompound(lastWords.0, lastWords.1, word) {
      takeBlankBeforeHyphen()
    } else if !LabelledDocument.closes(word), !LabelledDocument.opens(lastWords.1) {
      body += " "
    }
    let start = body.utf8.count
    body += word
    words.append(start..<body.utf8.count)
    labels.append(label)
    lastWords = (startsSentence ? "" : lastWords.1, word)
  }

  private var lastWords = ("", "")

  /// The hyphen is the last word of the body.
  private mutating func takeBlankBeforeHyphen() {
    guard let hyphen = words.last, body.utf8.count == hyphen.upperBound, body.hasSuffix(" -") else {
      return
    }
    body.removeLast(2)
    body += "-"
    words[words.count - 1] = (hyphen.lowerBound - 1)..<(hyphen.upperBound - 1)
  }

  /// Whether a lone hyphen between two words parts a compound, and is no dash: `Kim Jong - un`, but
  /// not `Mary - the owner` nor `this weekend - Lori`.
  private static func isCompound(_ first: String, _ hyphen: String, _ second: String) -> Bool {
    guard hyphen == "-", let a = first.last, let b = second.first,
      a.isLetter || a.isNumber || a == ".",
      b.isLetter || b.isNumber
    else { return false }
    if b.isUppercase, first.allSatisfy(\.isLowercase) { return prefixes.contains(first) }
    return !clauseStarts.contains(second)
  }

  /// Words in small letters that a hyphen binds to a capital.
  private static let prefixes: Set<String> = [
    "al", "el", "an", "ar", "as", "ash", "at", "ad", "az", "ul", "e", "i", "de", "la", "le", "sur",
    "anti", "ex", "inter", "mid", "non", "pan", "post", "pre", "pro", "semi", "sub", "trans", "un",
  ]
  /// Words that begin what stands behind a dash.
  private static let clauseStarts: Set<String> = [
    "a", "all", "am", "an", "and", "any", "are", "at", "because", "but", "can", "did", "do", "for",
    "from", "great", "had", "has", "have", "he", "how", "if", "in", "is", "it", "its", "just", "my",
    "no", "not", "of", "on", "or", "she", "so", "some", "such", "that", "the", "their", "there",
    "these", "they", "this", "those", "to", "very", "was", "we", "were", "what", "when", "where",
    "which", "while", "who", "why", "will", "with", "would", "you", "your",
  ]

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
    let lines = textLines(String(decoding: data, as: UTF8.self)).map {
      $0.split(whereSeparator: { $0 == "\t" || $0 == " " })
    }
    let partsHyphens = partsHyphens(lines.lazy.compactMap(\.first))
    for columns in lines {
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
      current.partsHyphens = partsHyphens
      current.add(
        String(word), columns.count > 1 ? String(columns[columns.count - 1]) : "O",
        startsSentence: startsSentence)
      startsSentence = false
    }
    close()
    return documents
  }

  /// Whether more hyphens stand alone than inside of words.
  private static func partsHyphens(_ words: some Sequence<Substring>) -> Bool {
    var (alone, inside) = (0, 0)
    for word in words {
      if word == "-" {
        alone += 1
      } else if word.utf8.dropFirst().dropLast().contains(UInt8(ascii: "-")), word.first != "-" {
        inside += 1
      }
    }
    return alone > inside
  }
}

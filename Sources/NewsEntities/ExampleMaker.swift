// From labelled documents to what the recogniser learns from: runs of capitals, the features of their
// words, and the right labels.

import NewsModel
import NewsText

/// Cuts documents into runs with features and labels.
final class ExampleMaker {
  private let vocabulary = Vocabulary()
  private let tokenizer: Tokenizer
  private let scanner: NameScanner
  private let features: NameFeatures
  private let lexicon: EntityLexicon
  private let names: TrieWords
  private var counts = CapitalCounts()
  /// Of the document that the next examples come from.
  private var own = CapitalCounts.Document()

  init(_ lexicon: EntityLexicon) {
    self.lexicon = lexicon
    tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
    names = TrieWords(lexicon.names, mark: .startsName, vocabulary)
    scanner = NameScanner(vocabulary: vocabulary)
    features = NameFeatures(lexicon)
  }

  /// How the words of all documents are written.
  var habits: CapitalHabits { counts.habits }

  /// Counts how a document writes its words.
  func count(_ document: LabelledDocument) { counts.add(capitals(of: document)) }

  /// What a document says of its own words is no news to it: as if it had not been counted.
  func leaveOut(_ document: LabelledDocument) { own = capitals(of: document) }

  private func capitals(of document: LabelledDocument) -> CapitalCounts.Document {
    tokenizer.tokenize(title: "", body: document.body)
    let text = tokenizer.text
    var capitals = CapitalCounts.Document()
    text.tokens.withUnsafeBufferPointer { tokens in
      for sentence in text.sentenceStarts.indices {
        let words = text.words(ofSentence: sentence)
        guard SentenceKind(tokens, words) == .plain else { continue }
        for index in words {
          let shape = tokens[index].shape
          let isCapital = shape.contains(.startsUpper)
          guard isCapital ? index > words.lowerBound : shape.contains(.startsLower) else {
            continue
          }
          capitals.add(vocabulary.foldedCore(tokens[index].word), isCapital: isCapital)
        }
      }
    }
    return capitals
  }

  /// A run of capitals, and the sentence of the file that it is in.
  struct Run {
    var rows: [[Int32]]
    var labels: [UInt8]
    var capitals: CapitalUse
    var sentence: Int
  }

  func examples(of document: LabelledDocument) -> [Run] {
    tokenizer.tokenize(title: "", body: document.body)
    let text = tokenizer.text
    scanner.scan(text)
    let labels = self.labels(of: document, text)
    var found: [Run] = []
    text.tokens.withUnsafeBufferPointer { tokens in
      let known = knownNames(tokens)
      for run in scanner.runs {
        let kind = SentenceKind(tokens, text.sentence(around: run.lowerBound))
        let rows = run.map { self.rows(tokens, $0, run, kind, known) }
        let line = document.sentence(at: Int(tokens[run.lowerBound].start) - 1)
        found.append(
          Run(
            rows: rows, labels: wellFormed(run.map { labels[$0] }), capitals: kind.capitalUse,
            sentence: line))
      }
    }
    return found
  }

  /// A name that begins outside of the run (`the Small Group`) begins with its first word inside.
  private func wellFormed(_ labels: [UInt8]) -> [UInt8] {
    var labels = labels
    var before = -1
    for index in labels.indices {
      let label = Int(labels[index])
      if !NameLabel.canFollow(label, before) {
        labels[index] = UInt8(NameLabel.first(NameLabel.type(label)))
      }
      before = Int(labels[index])
    }
    return labels
  }

  private func rows(
    _ tokens: UnsafeBufferPointer<Token>, _ index: Int, _ run: Range<Int>, _ kind: SentenceKind,
    _ known: [UInt8]
  ) -> [Int32] {
    var rows = NameContext(
      tokens, index, run: run, sentence: kind, evidence: scanner.evidence(tokens[index]),
      known: Int(known[index]), vocabulary: vocabulary
    ).rows
    let near = NameFeatures.neighbourhood(tokens, of: run)
    for neighbour in near where abs(neighbour - index) <= NameFeatures.reach {
      let word = features.word(vocabulary.core(tokens[neighbour].word)) {
        counts.habit($0, without: own)
      }
      features.forEachRow(of: word, offset: neighbour - index, capitals: kind.capitalUse) {
        rows.append($0)
      }
    }
    return rows
  }

  private func knownNames(_ tokens: UnsafeBufferPointer<Token>) -> [UInt8] {
    var known = [UInt8](repeating: 0, count: tokens.count)
    var position = 0
    while position < tokens.count {
      guard let (value, count) = names.longestName(tokens, at: position) else {
        position += 1
        continue
      }
      if value != NameTrie.stop {
        let type = lexicon.entities[Int(value)].type
        for place in 0..<count {
          known[position + place] = NameContext.known(type, place: place)
        }
      }
      position += count
    }
    return known
  }

  private func labels(of document: LabelledDocument, _ text: TokenizedText) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: text.tokens.count)
    var next = 0
    for (bytes, name) in document.names {
      guard let type = NameLabel.typeNames.firstIndex(of: name) else { continue }
      while next < text.tokens.count, Int(text.tokens[next].end) - 1 <= bytes.lowerBound {
        next += 1
      }
      var isFirst = true
      while next < text.tokens.count, Int(text.tokens[next].start) - 1 < bytes.upperBound {
        labels[next] = UInt8(isFirst ? NameLabel.first(type) : NameLabel.further(type))
        isFirst = false
        next += 1
      }
    }
    return labels
  }
}

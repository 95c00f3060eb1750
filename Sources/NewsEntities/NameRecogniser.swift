// Finds names by what they look like and what stands around them: the best labels of each run of
// capitals under a linear model, by Viterbi's algorithm.

internal import CPrefetch
import NewsModel
import NewsText

/// Finds names in texts. Belongs to one worker.
final class NameRecogniser {
  private let model: NameModel
  private let vocabulary: Vocabulary
  private let scanner: NameScanner
  /// What is known of the words of the vocabulary.
  var words: NameWords { scanner.words }
  private let features: NameFeatures
  /// Added to `O`: more makes fewer and surer names.
  private let caution: Int16

  private let place: [LabelScores]
  private let gap: [LabelScores]
  private let evidence: [LabelScores]
  private let known: [LabelScores]
  private let run: [LabelScores]
  /// From each label; behind them the start. First where capitals tell names, then where they are idle.
  private let transitions: [LabelScores]
  private static let transitionRows = NameLabel.count + 1

  private var sums = WordSums()
  private var generation = 0
  /// Words whose sums are kept; 96 bytes each.
  private static let mostWords = 200_000

  /// The runs of the article that are looked at.
  private var looks: [Look] = []
  /// Of the words of these runs and those beside them: places in `sums`.
  private var nearPlaces: [Int] = []
  private var scores: [LabelScores] = []
  /// The best sums up to each word of a run, by its label.
  private var paths: [LabelScores] = []
  private var labels: [UInt8] = []

  /// - Parameters:
  ///   - precision: 0…1; 0.5 is as it was trained.
  ///   - vocabulary: Has met no word yet.
  init(_ model: NameModel, lexicon: EntityLexicon, precision: Double, vocabulary: Vocabulary) {
    self.model = model
    self.vocabulary = vocabulary
    scanner = NameScanner(vocabulary: vocabulary)
    features = NameFeatures(lexicon)
    caution = Int16((max(0, min(1, precision)) - 0.5) * 2 * 200)
    func table(_ size: Int, _ row: (Int) -> Int32) -> [LabelScores] {
      (0..<size).map { model.scores(row($0)) }
    }
    place = table(NameFeatures.Table.place, NameFeatures.placeRow)
    gap = table(NameFeatures.Table.gap, NameFeatures.gapRow)
    evidence = table(NameFeatures.Table.evidence, NameFeatures.evidenceRow)
    known = table(NameFeatures.Table.known, NameFeatures.knownRow)
    run = table(NameFeatures.Table.run, NameFeatures.runRow)
    transitions = CapitalUse.allCases.flatMap { use in
      (0...NameLabel.count).map { before in
        var row = LabelScores(repeating: -16_000)
        for label in 0..<NameLabel.count
        where NameLabel.canFollow(label, before == NameLabel.count ? -1 : before) {
          row[label] =
            model.transitions[
              use.rawValue * NameModel.transitionCount + before * NameLabel.count + label]
        }
        return row
      }
    }
  }

  /// Finds names.
  ///
  /// - Parameters:
  ///   - known: By word 0, or the known name that it is part of, see `NameContext`.
  ///   - spans: Gets the names in order of the text, types as in `NameLabel.types`.
  /// - Complexity: O(words), and some fifty steps for each word in a run of capitals.
  func find(
    in text: TokenizedText, known: [UInt8], spans: inout [(words: Range<Int>, type: Int)]
  ) {
    spans.removeAll(keepingCapacity: true)
    scanner.scan(text)
    prepareWords()
    text.tokens.withUnsafeBufferPointer { tokens in
      planLooks(tokens, text)
      for look in looks {
        score(tokens, look, known)
        decode(look.run.count, look.kind.capitalUse)
        if look.kind.capitalUse == .telling {
          NameJoining(text: text, tokens: tokens, run: look.run, words: words).join(&labels)
        }
        collect(tokens, look, into: &spans)
      }
    }
  }

  /// A run of capitals that is looked at.
  private struct Look {
    var run: Range<Int>
    /// The run, and the words beside it that count.
    var near: Range<Int>
    var kind: SentenceKind
    /// In `nearPlaces`: of the first of `near`.
    var firstPlace: Int
  }

  /// Finds out which runs are looked at, and asks for the sums of their words, and before that for
  /// where these are: by the time that the sums are added up they are near. Waiting for them took a
  /// seventh of all time.
  private func planLooks(_ tokens: UnsafeBufferPointer<Token>, _ text: TokenizedText) {
    looks.removeAll(keepingCapacity: true)
    nearPlaces.removeAll(keepingCapacity: true)
    var sentence = 0
    var (kind, kindOf) = (SentenceKind.plain, -1)
    for run in scanner.runs {
      // `The`, `But`: whatever the weights say, such a word alone is no name.
      if run.count == 1, isUnproved(tokens, run.lowerBound) { continue }
      while sentence + 1 < text.sentenceStarts.count,
        Int(text.sentenceStarts[sentence + 1]) <= run.lowerBound
      {
        sentence += 1
      }
      if kindOf != sentence {
        kind = SentenceKind(tokens, text.words(ofSentence: sentence))
        kindOf = sentence
      }
      let near = NameFeatures.neighbourhood(tokens, of: run)
      looks.append(Look(run: run, near: near, kind: kind, firstPlace: 0))
      scanner.words.records.withUnsafeBufferPointer { records in
        guard let base = records.baseAddress else { return }
        for index in near { pr_prefetch(base + Int(tokens[index].word)) }
      }
    }
    for look in looks.indices {
      looks[look].firstPlace = nearPlaces.count
      for index in looks[look].near {
        nearPlaces.append(wordPlace(tokens[index].word, looks[look].kind.capitalUse))
      }
    }
    sums.prefetch(nearPlaces)
  }

  /// Forgets sums where their words are forgotten, and where they have become too many.
  private func prepareWords() {
    if generation != vocabulary.generation {
      generation = vocabulary.generation
      sums.removeAll()
    } else if sums.count > Self.mostWords {
      sums.removeAll()
      for word in scanner.words.records.indices { scanner.words.records[word].places = SIMD2() }
    }
  }

  /// Where the sums of a word are.
  private func wordPlace(_ word: WordID, _ capitals: CapitalUse) -> Int {
    let known = scanner.words.records[Int(word)].places[capitals.rawValue]
    if known != 0 { return Int(known) - 1 }
    let place = sumUp(word, capitals)
    scanner.words.records[Int(word)].places[capitals.rawValue] = UInt32(place + 1)
    return place
  }

  /// Adds up the sums of a word that is met for the first time; gives their place.
  @inline(never)
  private func sumUp(_ word: WordID, _ capitals: CapitalUse) -> Int {
    let parts = features.word(vocabulary.core(word)) { model.habits[$0] }
    // All rows are asked for before the first is added: they lie all over the weights.
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: NameFeatures.mostRows) { rows in
      var (count, ends) = (0, SIMD8<Int>())
      for place in 0..<WordSums.offsets {
        let offset = place - NameFeatures.reach
        features.forEachRow(of: parts, offset: offset, capitals: capitals) { row in
          model.prefetch(row)
          precondition(count < rows.count, "a word has more than \(rows.count) rows")
          rows.initializeElement(at: count, to: row)
          count += 1
        }
        ends[place] = count
      }
      var next = 0
      return sums.append { place in
        var sum = LabelScores.zero
        while next < ends[place] {
          sum = sum &+ model.scores(rows[next])
          next += 1
        }
        return sum
      }
    }
  }

  private func score(_ tokens: UnsafeBufferPointer<Token>, _ look: Look, _ known: [UInt8]) {
    scores.removeAll(keepingCapacity: true)
    let near = look.near
    for index in look.run {
      let context = NameContext(
        tokens, index, run: look.run, sentence: look.kind,
        evidence: scanner.evidence(tokens[index]),
        known: Int(known[index]), vocabulary: vocabulary)
      var sum = place[context.place] &+ gap[context.gap] &+ evidence[context.evidence]
      sum = sum &+ self.known[context.known] &+ self.run[context.run]
      sum[NameLabel.outside] &+= caution
      let first = max(near.lowerBound, index - NameFeatures.reach)
      let end = min(near.upperBound, index + NameFeatures.reach + 1)
      for neighbour in first..<end {
        let offset = neighbour - index + NameFeatures.reach
        sum =
          sum &+ sums[nearPlaces[look.firstPlace + neighbour - near.lowerBound], offset: offset]
      }
      scores.append(sum)
    }
  }

  private func decode(_ count: Int, _ capitals: CapitalUse) {
    paths.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    let first = capitals.rawValue * Self.transitionRows
    var path = transitions[first + NameLabel.count] &+ scores[0]
    for index in 1..<max(1, count) {
      paths.append(path)
      var top = LabelScores(repeating: .min)
      for label in 0..<NameLabel.count {
        let candidate = LabelScores(repeating: path[label]) &+ transitions[first + label]
        top.replace(with: candidate, where: candidate .> top)
      }
      path = top &+ scores[index]
      // Only differences matter: keep the sums small, so that long runs cannot overflow.
      path = path &- LabelScores(repeating: path[NameLabel.outside])
      path.clamp(
        lowerBound: LabelScores(repeating: -14_000), upperBound: LabelScores(repeating: 14_000))
    }
    var label = 0
    for other in 1..<NameLabel.count where path[other] > path[label] { label = other }
    labels.append(contentsOf: repeatElement(0, count: count))
    for index in stride(from: count - 1, through: 0, by: -1) {
      labels[index] = UInt8(label)
      if index > 0 { label = bestLabel(before: label, paths[index - 1], first) }
    }
  }

  /// The label that the best way to a label comes from; the first of equals.
  ///
  /// - Parameters:
  ///   - path: The best sums up to the word before.
  ///   - first: The transitions of this use of capitals.
  private func bestLabel(before label: Int, _ path: LabelScores, _ first: Int) -> Int {
    var (best, top) = (0, path[0] &+ transitions[first][label])
    for other in 1..<NameLabel.count {
      let candidate = path[other] &+ transitions[first + other][label]
      if candidate > top { (best, top) = (other, candidate) }
    }
    return best
  }

  /// Whether the last article has a word in small letters too.
  func isWrittenSmall(_ core: WordID) -> Bool { scanner.isWrittenSmall(core) }

  /// Whether a word has its capital at the beginning of a sentence only, and nothing in the article,
  /// the lists or the training sets says that it is a name: `Influenza has come early`.
  private func isUnproved(_ tokens: UnsafeBufferPointer<Token>, _ index: Int) -> Bool {
    tokens[index].before.contains(.sentence) && !tokens[index].shape.contains(.allCapitals)
      && scanner.isUnproved(tokens[index]) && solitude(tokens[index].word) != .name
  }

  /// Whether one word may be a name: not `Influenza` at the beginning of a sentence, nor the `We` of
  /// ordinary text behind a quotation mark.
  private func mayStandAlone(
    _ tokens: UnsafeBufferPointer<Token>, _ index: Int, _ kind: SentenceKind
  ) -> Bool {
    if kind.capitalUse == .telling, !tokens[index].shape.contains(.allCapitals),
      solitude(tokens[index].word) == .small
    {
      return false
    }
    return !isUnproved(tokens, index)
  }

  private func solitude(_ word: WordID) -> Solitude {
    if let known = scanner.words.records[Int(word)].solitude { return known }
    let folded = vocabulary.foldedCore(word)
    let solitude = features.solitude(vocabulary.core(word), folded, model.habits[folded])
    scanner.words.records[Int(word)].solitude = solitude
    return solitude
  }

  private func collect(
    _ tokens: UnsafeBufferPointer<Token>, _ look: Look,
    into spans: inout [(words: Range<Int>, type: Int)]
  ) {
    var index = 0
    while index < labels.count {
      let label = Int(labels[index])
      guard label != NameLabel.outside else {
        index += 1
        continue
      }
      var end = index + 1
      while end < labels.count, Int(labels[end]) == NameLabel.further(NameLabel.type(label)) {
        end += 1
      }
      let (first, type) = (look.run.lowerBound + index, NameLabel.type(label))
      if end - index > 1 || mayStandAlone(tokens, first, look.kind) {
        spans.append((first..<(look.run.lowerBound + end), type))
      }
      index = end
    }
  }
}

extension NameFeatures {
  /// The words of a run and those of its sentence beside it that count.
  ///
  /// - Parameter run: Of one sentence.
  static func neighbourhood(
    _ tokens: UnsafeBufferPointer<Token>, of run: Range<Int>
  ) -> Range<Int> {
    var (first, end) = (run.lowerBound, run.upperBound)
    while first > max(0, run.lowerBound - reach), !tokens[first].before.contains(.sentence) {
      first -= 1
    }
    while end < min(tokens.count, run.upperBound + reach),
      !tokens[end].before.contains(.sentence)
    {
      end += 1
    }
    return first..<end
  }
}

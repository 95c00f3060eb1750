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

  /// By word and use of capitals: place in `wordScores` plus one; 0 = not summed up yet.
  private var wordPlaces: [UInt32] = []
  /// Five sums a word, for offsets −2…2.
  private var wordScores: [LabelScores] = []
  /// By word: 1 where the lists have it, 2 where not, 0 where nobody has asked.
  private var listed: [UInt8] = []
  private var generation = 0
  private static let window = 2 * NameFeatures.reach + 1
  /// Words whose sums are kept; 160 bytes each.
  private static let mostWords = 120_000

  /// The runs of the article that are looked at.
  private var looks: [Look] = []
  /// Of the words of these runs and those beside them: places in `wordScores`.
  private var nearPlaces: [Int] = []
  private var scores: [LabelScores] = []
  private var best: [SIMD16<UInt8>] = []
  /// Of the weights that a word's sums are made of, and where those of each sum end.
  private var rows: [Int32] = []
  private var ends: [Int] = []
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
        if look.kind.capitalUse == .telling { joinFirms(tokens, look.run, text) }
        collect(tokens, look.run, into: &spans)
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

  /// Finds out which runs are looked at, and asks for the sums of their words: by the time that the
  /// sums are added up they are near. Waiting for them took a tenth of all time.
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
      looks.append(Look(run: run, near: near, kind: kind, firstPlace: nearPlaces.count))
      for index in near { nearPlaces.append(wordPlace(tokens[index].word, kind.capitalUse)) }
    }
    wordScores.withUnsafeBufferPointer { scores in
      guard let base = scores.baseAddress else { return }
      // The sums of a word take three cache lines.
      for place in nearPlaces { for line in 0..<3 { pr_prefetch(base + place + 2 * line) } }
    }
  }

  private func prepareWords() {
    if generation != vocabulary.generation || wordScores.count > Self.mostWords * Self.window {
      generation = vocabulary.generation
      wordPlaces.removeAll(keepingCapacity: true)
      wordScores.removeAll(keepingCapacity: true)
      listed.removeAll(keepingCapacity: true)
    }
    let unasked = vocabulary.count - listed.count
    if unasked > 0 { listed.append(contentsOf: repeatElement(0, count: unasked)) }
    let missing = vocabulary.count * CapitalUse.allCases.count - wordPlaces.count
    if missing > 0 { wordPlaces.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// Where the sums of a word start.
  private func wordPlace(_ word: WordID, _ capitals: CapitalUse) -> Int {
    let index = Int(word) << 1 | capitals.rawValue
    if index < wordPlaces.count, wordPlaces[index] != 0 { return Int(wordPlaces[index]) - 1 }
    if index >= wordPlaces.count { prepareWords() }
    wordPlaces[index] = UInt32(wordScores.count + 1)
    return sumUp(word, capitals)
  }

  /// Adds up the sums of a word that is met for the first time; gives their place.
  @inline(never)
  private func sumUp(_ word: WordID, _ capitals: CapitalUse) -> Int {
    let parts = features.word(vocabulary.core(word)) { model.habits[$0] }
    let place = wordScores.count
    // All rows are asked for before the first is added: they lie all over the weights.
    rows.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for offset in -NameFeatures.reach...NameFeatures.reach {
      features.forEachRow(of: parts, offset: offset, capitals: capitals) {
        model.prefetch($0)
        rows.append($0)
      }
      ends.append(rows.count)
    }
    var next = 0
    for end in ends {
      var sum = LabelScores.zero
      while next < end {
        sum = sum &+ model.scores(rows[next])
        next += 1
      }
      wordScores.append(sum)
    }
    return place
  }

  private func score(_ tokens: UnsafeBufferPointer<Token>, _ look: Look, _ known: [UInt8]) {
    scores.removeAll(keepingCapacity: true)
    let near = look.near
    for index in look.run {
      let context = NameContext(
        tokens, index, run: look.run, sentence: look.kind,
        evidence: scanner.evidence(tokens[index].word),
        known: Int(known[index]), vocabulary: vocabulary)
      var sum = place[context.place] &+ gap[context.gap] &+ evidence[context.evidence]
      sum = sum &+ self.known[context.known] &+ self.run[context.run]
      sum[NameLabel.outside] &+= caution
      let first = max(near.lowerBound, index - NameFeatures.reach)
      let end = min(near.upperBound, index + NameFeatures.reach + 1)
      for neighbour in first..<end {
        let offset = neighbour - index + NameFeatures.reach
        sum = sum &+ wordScores[nearPlaces[look.firstPlace + neighbour - near.lowerBound] + offset]
      }
      scores.append(sum)
    }
  }

  private func decode(_ count: Int, _ capitals: CapitalUse) {
    best.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    let first = capitals.rawValue * Self.transitionRows
    var path = transitions[first + NameLabel.count] &+ scores[0]
    for index in 1..<max(1, count) {
      var top = LabelScores(repeating: .min)
      var from = LabelScores.zero
      for label in 0..<NameLabel.count {
        let candidate = LabelScores(repeating: path[label]) &+ transitions[first + label]
        let isBetter = candidate .> top
        top.replace(with: candidate, where: isBetter)
        from.replace(with: Int16(label), where: isBetter)
      }
      best.append(SIMD16<UInt8>(truncatingIfNeeded: from))
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
      if index > 0 { label = Int(best[index - 1][label]) }
    }
  }

  /// `Johnson & Hale` is a firm, whatever its words look like: what is a name on either side of the
  /// sign, or else one word of it.
  private func joinFirms(
    _ tokens: UnsafeBufferPointer<Token>, _ run: Range<Int>, _ text: TokenizedText
  ) {
    for index in run.dropFirst()
    where tokens[index].before == .spacedSign && text.isAmpersand(before: index) {
      let place = index - run.lowerBound
      var (first, last) = (place - 1, place)
      while first > 0, labels[first] != 0, tokens[run.lowerBound + first].before == .space {
        first -= 1
      }
      if labels[first] == 0, first < place - 1 { first += 1 }
      while last + 1 < labels.count, labels[last + 1] != 0,
        !NameLabel.isFirst(Int(labels[last + 1]))
      {
        last += 1
      }
      let organisation = NameLabel.number(of: .organisation)
      labels[first] = UInt8(NameLabel.first(organisation))
      for word in (first + 1)...last { labels[word] = UInt8(NameLabel.further(organisation)) }
    }
  }

  /// Whether a word has its capital at the beginning of a sentence only, and nothing in the article
  /// or the lists says that it is a name: `Influenza has come early`.
  private func isUnproved(_ tokens: UnsafeBufferPointer<Token>, _ index: Int) -> Bool {
    tokens[index].before.contains(.sentence) && !tokens[index].shape.contains(.allCapitals)
      && scanner.isUnproved(tokens[index].word) && !isListed(tokens[index].word)
  }

  private func isListed(_ word: WordID) -> Bool {
    let index = Int(word)
    if listed[index] == 0 { listed[index] = features.isListed(vocabulary.core(word)) ? 1 : 2 }
    return listed[index] == 1
  }

  private func collect(
    _ tokens: UnsafeBufferPointer<Token>, _ run: Range<Int>,
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
      if end - index > 1 || !isUnproved(tokens, run.lowerBound + index) {
        spans.append(
          ((run.lowerBound + index)..<(run.lowerBound + end), NameLabel.type(label)))
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

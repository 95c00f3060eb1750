// The first pass of the recogniser: where capitals run, and what the article says of each word. The
// same for training and for finding, so that both see the same.
//
// Only words in runs of capitals are ever labelled; in ordinary text five of six words are not.

import NewsModel
import NewsText

/// Finds runs of capitalised words and whole-document evidence. Belongs to one worker.
final class NameScanner {
  private let vocabulary: Vocabulary
  let words = NameWords()
  /// By word: the last article with it, above what was seen of it there; see `Seen`. Four bytes,
  /// since every word of a text is looked up here.
  private var seen: [UInt32] = []
  private var article: UInt32 = 0
  private var generation = 0

  private(set) var runs: [Range<Int>] = []

  private enum Seen {
    static let midSentence: UInt32 = 1
    static let afterTitle: UInt32 = 2
    static let afterPreposition: UInt32 = 4
    static let beforeSpeech: UInt32 = 8
    static let beforeCapital: UInt32 = 16
    /// Those that speak for a name, see `isUnproved`.
    static let proof = midSentence | afterTitle | afterPreposition | beforeSpeech
    /// All of these; the number of the article stands above them.
    static let bits: UInt32 = 31
    static let article = 5
  }

  /// - Parameter vocabulary: Has met no word yet.
  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    vocabulary.add(words)
  }

  /// Looks at an article. O(words).
  func scan(_ text: TokenizedText) {
    if generation != vocabulary.generation {
      generation = vocabulary.generation
      seen.removeAll(keepingCapacity: true)
    }
    article += 1
    if article == 1 << (32 - UInt32(Seen.article)) {
      article = 1
      for word in seen.indices { seen[word] = 0 }
    }
    noteWords(text)
    findRuns(text)
  }

  private func grow() {
    let missing = vocabulary.count - seen.count
    if missing > 0 { seen.append(contentsOf: repeatElement(0, count: missing)) }
  }

  private func note(_ word: WordID, _ bits: UInt32) {
    let known = seen[Int(word)]
    seen[Int(word)] = (known >> Seen.article == article ? known : article << Seen.article) | bits
  }

  /// Whether the article has a word.
  private func has(_ word: WordID) -> Bool { seen[Int(word)] >> Seen.article == article }

  private func noteWords(_ text: TokenizedText) {
    grow()
    text.tokens.withUnsafeBufferPointer { tokens in
      noteAll(tokens)
      for index in tokens.indices {
        let token = tokens[index]
        guard token.marks.contains(.capital) else { continue }
        let core = vocabulary.coreWord(token)
        if Int(core) >= seen.count { grow() }
        note(core, bits(tokens, index, text.titleTokenCount))
      }
    }
  }

  /// All words of an article: a short loop of its own, without the questions that capitals bring.
  private func noteAll(_ tokens: UnsafeBufferPointer<Token>) {
    let article = article
    seen.withUnsafeMutableBufferPointer { seen in
      for token in tokens {
        let word = Int(token.word)
        if seen[word] >> Seen.article != article { seen[word] = article << Seen.article }
      }
    }
  }

  /// What the neighbours say of a capitalised word.
  private func bits(
    _ tokens: UnsafeBufferPointer<Token>, _ index: Int, _ titleCount: Int
  ) -> UInt32 {
    var bits: UInt32 = 0
    let token = tokens[index]
    let startsSentence = token.before.contains(.sentence)
    if !startsSentence && index >= titleCount {
      bits |= Seen.midSentence
      switch wordClass(tokens[index - 1].word) {
      case .title: bits |= Seen.afterTitle
      case .preposition: bits |= Seen.afterPreposition
      default: break
      }
    }
    if index + 1 < tokens.count, !tokens[index + 1].before.contains(.sentence) {
      if wordClass(tokens[index + 1].word) == .speech { bits |= Seen.beforeSpeech }
      if index >= titleCount, tokens[index + 1].marks.contains(.capital),
        tokens[index + 1].before == .space
      {
        bits |= Seen.beforeCapital
      }
    }
    return bits
  }

  private func wordClass(_ word: WordID) -> WordClass { words.classes[Int(word)] }

  private func findRuns(_ text: TokenizedText) {
    runs.removeAll(keepingCapacity: true)
    text.tokens.withUnsafeBufferPointer { tokens in
      var index = 0
      while index < tokens.count {
        guard tokens[index].marks.contains(.capital) else {
          index += 1
          continue
        }
        var end = index + 1
        while end < tokens.count {
          let next = runGoesOn(tokens, end)
          if next == end { break }
          end = next
        }
        runs.append(index..<end)
        index = end
      }
    }
  }

  /// The end of a run that has reached `end`: a capital, a number behind one, or up to two
  /// connectors before a capital make it longer.
  private func runGoesOn(_ tokens: UnsafeBufferPointer<Token>, _ end: Int) -> Int {
    var position = end
    while position < tokens.count, position <= end + 2 {
      if endsRun(tokens, position) { return end }
      if tokens[position].marks.hasAny(of: .capitalOrNumber) {
        let isNumber = tokens[position].marks.contains(.number)
        return isNumber && position > end ? end : position + 1
      }
      switch wordClass(tokens[position].word) {
      case .connector, .conjunction, .article: position += 1
      default: return end
      }
    }
    return end
  }

  /// Whether what lies before a word parts it from the names before: the end of a sentence, a
  /// bracket, a dash, a comma unless `Inc.` or its like follows, and a slash unless it stands between
  /// capitals (`AC/DC`).
  private func endsRun(_ tokens: UnsafeBufferPointer<Token>, _ index: Int) -> Bool {
    let before = tokens[index].before
    if before.contains(.sentence) || before.contains(.openingParenthesis) { return true }
    if before.contains(.closing) { return true }
    if before.contains(.slash) {
      return
        !(tokens[index].shape.contains(.allCapitals)
        && tokens[index - 1].shape.contains(.allCapitals))
    }
    if before.contains(.comma) { return wordClass(tokens[index].word) != .company }
    return before.contains(.dash)
  }

  /// Whether nothing in the article says that a capitalised word is a name: no capital inside of a
  /// sentence, no title or place's preposition before it, no word of speech behind it.
  func isUnproved(_ token: Token) -> Bool {
    let core = vocabulary.coreWord(token)
    if Int(core) >= seen.count { grow() }
    return !has(core) || seen[Int(core)] & Seen.proof == 0
  }

  /// What the article says of a capitalised word, 0…63.
  func evidence(_ token: Token) -> Int {
    let core = vocabulary.coreWord(token)
    if Int(core) >= seen.count { grow() }
    var bits = 0
    if has(core) { bits = Int(seen[Int(core)] & Seen.bits) }
    // `Robert A. Taft`: an initial has nothing to do with the article `a` of the same text.
    if token.end - token.start == 1, !token.before.contains(.sentence) { return bits }
    return isWrittenSmall(core) ? bits | 32 : bits
  }

  /// Whether the article has a word in small letters too.
  func isWrittenSmall(_ core: WordID) -> Bool {
    let small = smallWord(core)
    if Int(small) >= seen.count { grow() }
    return small != core && has(small)
  }

  private func smallWord(_ word: WordID) -> WordID {
    let known = words.records[Int(word)].small
    if known != 0 { return known - 1 }
    let number = vocabulary.intern(vocabulary.foldedCore(word))
    grow()
    words.records[Int(word)].small = number + 1
    return number
  }
}

import NewsTestSupport
import Testing

@testable import NewsText

@Suite struct TokenizerTests {
  private func tokenize(
    _ title: String, _ body: String, dictionaryWords: Bool = true
  ) -> (words: [String], text: TokenizedText, vocabulary: Vocabulary) {
    let vocabulary = Vocabulary()
    let tokenizer = Tokenizer(
      settings: TextSettings(dictionaryWords: dictionaryWords), vocabulary: vocabulary)
    tokenizer.tokenize(title: title, body: body)
    let words = tokenizer.text.tokens.map {
      String(decoding: vocabulary.bytes($0.word), as: UTF8.self)
    }
    return (words, tokenizer.text, vocabulary)
  }

  private func sentences(_ body: String) -> [Int] {
    tokenize("Head", body).text.sentenceStarts.dropFirst().map { Int($0) - 1 }
  }

  @Test func keepsTheWordsOfHeadlineAndBodyApart() {
    let (words, text, _) = tokenize("Rain in Lima", "It rained.\nAgain — 30 mm.")
    #expect(words == ["Rain", "in", "Lima", "It", "rained", "Again", "30", "mm"])
    #expect(text.titleTokenCount == 3)
    #expect(text.paragraphStarts == [3, 5])
    #expect(text.sentenceStarts == [0, 3, 5])
  }

  @Test func countsNothingInAnEmptyArticle() {
    let (words, text, _) = tokenize("", "")
    #expect(words.isEmpty && text.titleTokenCount == 0 && text.sentenceStarts.isEmpty)
    #expect(tokenize("Only a headline", "").text.titleTokenCount == 3)
    #expect(tokenize("", "Only a body").text.titleTokenCount == 0)
  }

  @Test func endsNoSentenceAtAnAbbreviationOrInitial() {
    #expect(sentences("Mr. Sato met Gov. J. Smith of the U.S. Senate. They spoke.") == [0, 10])
    #expect(sentences("It cost 3.5 dollars. \"Why?\" he asked. It fell!") == [0, 4, 7])
  }

  @Test func dropsAPossessiveEndingButKeepsOtherClitics() {
    let (_, text, vocabulary) = tokenize("", "Trump’s Lloyd's can't s's as U.S.'s")
    let cores = text.tokens.map { String(decoding: vocabulary.core($0.word), as: UTF8.self) }
    #expect(cores == ["Trump", "Lloyd", "can't", "s", "as", "U.S", "s"])
  }

  @Test func cutsScriptsWithoutSpacesByDictionaryOnlyWhereAskedTo() {
    let byRule = tokenize("", "東京都は雨", dictionaryWords: false).words
    #expect(byRule == ["東", "京", "都", "は", "雨"])
    #expect(tokenize("", "東京都は雨").words.count < byRule.count)
  }

  @Test func givesOneNumberToOneSpelling() {
    let (_, text, vocabulary) = tokenize(
      "", "internationalisation Internationalisation a A a internationalisation")
    let numbers = text.tokens.map(\.word)
    #expect(numbers[0] == numbers[5] && numbers[0] != numbers[1] && numbers[2] == numbers[4])
    #expect(vocabulary.foldedCore(numbers[1]) == vocabulary.foldedCore(numbers[0]))
  }

  @Test func startsAnewWhenTheVocabularyIsFull() {
    let vocabulary = Vocabulary(maximumWords: 3)
    let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
    tokenizer.tokenize(title: "", body: "a b c d")
    #expect(vocabulary.generation == 0)
    tokenizer.tokenize(title: "", body: "e f")
    #expect(vocabulary.generation == 1 && vocabulary.count == 2)
  }

  @Test func findsEveryWordAgainAfterTheTableHasGrown() {
    let words = (0..<60_000).map { "word\($0)x" }
    let (found, text, _) = tokenize("", words.joined(separator: " "))
    #expect(found == words)
    #expect(Set(text.tokens.map(\.word)).count == words.count)
  }
}

/// The fast path for ASCII words against the rules of UAX #29.
@Suite struct AsciiWordTests {
  private static let marks = Array("aZq09 .:',;_-’‘“”–—…é\u{301}日アא\"\n") as [Character]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func cutsAsTheFullRulesDo(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let vocabulary = Vocabulary()
    let tokenizer = Tokenizer(
      settings: TextSettings(dictionaryWords: false), vocabulary: vocabulary)
    let breaker = WordBreaker()
    for _ in 0..<4000 {
      let length = Int(random.next() % 24)
      let body = String(
        (0..<length).map { _ in Self.marks[Int(random.next() % UInt64(Self.marks.count))] })
      tokenizer.tokenize(title: "", body: body)
      let bytes = [0x0A] + Array(body.utf8)
      var expected: [Range<Int>] = []
      bytes.withUnsafeBufferPointer { buffer in
        var start = 0
        while start < buffer.count {
          let segment = breaker.segment(buffer, from: start)
          if segment.isWord { expected.append(start..<segment.end) }
          start = segment.end
        }
      }
      let found = tokenizer.text.tokens.map { Int($0.start)..<Int($0.end) }
      #expect(found == expected, "seed \(seed): \(body.debugDescription)")
    }
  }

  @Test func numbersWordsApartHoweverLongTheyAre() {
    let vocabulary = Vocabulary()
    let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
    let lengths = [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 70_000]
    let words = lengths.flatMap { length in
      ["a", "b"].map { String(repeating: "x", count: length - 1) + $0 }
    }
    tokenizer.tokenize(title: "", body: (words + words).joined(separator: " "))
    let numbers = tokenizer.text.tokens.map(\.word)
    #expect(Set(numbers).count == words.count)
    #expect(Array(numbers.prefix(words.count)) == Array(numbers.suffix(words.count)))
    #expect(numbers.map { String(decoding: vocabulary.bytes($0), as: UTF8.self) } == words + words)
  }
}

import Testing

@testable import NewsEntities
@testable import NewsText

@Suite struct SentenceKindTests {
  private func kind(of sentence: String) -> SentenceKind {
    let vocabulary = Vocabulary()
    vocabulary.add(NameWords())
    let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
    tokenizer.tokenize(title: "", body: sentence)
    return tokenizer.text.tokens.withUnsafeBufferPointer {
      SentenceKind($0, $0.indices)
    }
  }

  @Test(arguments: [
    "Storm Hits the Coast of Norden",
    "Storm Hits The Coast Of Norden",
    "Six-party Talks End Without a Deal",
  ])
  func seesTitleCaseThroughLittleWordsAndCompounds(sentence: String) {
    #expect(kind(of: sentence) == .titleCase)
  }

  @Test(arguments: [
    "President Anna Lind is in Port Orlen.",
    "Anna Lind, Berg",
    "Storm hits the coast of Norden",
    "The Bank of the West and of the North",
  ])
  func takesNoListOfNamesAndNoOrdinarySentenceForAHeadline(sentence: String) {
    #expect(kind(of: sentence) == .plain)
  }

  @Test(arguments: ["STORM HITS COAST", "STORM HITS THE COAST OF NORDEN, say OFFICIALS"])
  func seesCapitalsWhereHardlyALetterIsSmall(sentence: String) {
    #expect(kind(of: sentence) == .capitals)
  }

  @Test func findsTheSentenceAroundAWord() {
    let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: Vocabulary())
    tokenizer.tokenize(title: "Rain", body: "It rained. It rained again.")
    let text = tokenizer.text
    #expect(
      (0..<text.tokens.count).map { text.sentence(around: $0) }
        == [0..<1, 1..<3, 1..<3, 3..<6, 3..<6, 3..<6])
  }
}

import Foundation
import NewsModel
import NewsTestSupport
import Testing

@testable import NewsEntities
@testable import NewsText

/// A small labelled corpus of invented sentences.
private let labelled = """
  -DOCSTART-\tO
  Mayor\tO
  Anna\tB-PER
  Lind\tI-PER
  of\tO
  Vellby\tB-LOC
  met\tO
  the\tO
  Coast\tB-ORG
  Line\tI-ORG
  Company\tI-ORG
  .\tO

  Lind\tB-PER
  flew\tO
  to\tO
  Port\tB-LOC
  Orlen\tI-LOC
  on\tO
  Monday\tO
  .\tO

  -DOCSTART-\tO
  Reporter\tO
  Tom\tB-PER
  Berg\tI-PER
  's\tO
  paper\tO
  ,\tO
  the\tO
  Vellby\tB-ORG
  Post\tI-ORG
  ,\tO
  wrote\tO
  from\tO
  Norden\tB-LOC
  .\tO


  """

@Suite struct NameRecogniserTests {
  private func withLexicon<T>(_ body: (EntityLexicon, URL) throws -> T) throws -> T {
    try withTemporaryFolder { folder in
      let names = folder.appendingPathComponent("names.csv")
      try Data("name,entity,type\nNorden,Norden,place\n".utf8).write(to: names)
      return try body(try EntityLexicon(EntityLexiconFiles(lists: [names.path])), folder)
    }
  }

  private func model(_ lexicon: EntityLexicon, _ folder: URL, seed: UInt64 = 1) throws -> NameModel
  {
    let file = folder.appendingPathComponent("a.conll")
    try Data(labelled.utf8).write(to: file)
    let set = NameTrainingSet(
      name: "a", hash: "0", documents: try LabelledFile.read(file.path))
    var trainer = NameTrainer(NameTrainingSettings(epochs: 8, seed: seed, hidden: 0))
    return trainer.train([set], lexicon: lexicon)
  }

  @Test func putsWordsOfColumnsBackIntoText() throws {
    try withLexicon { _, folder in
      let file = folder.appendingPathComponent("a.conll")
      try Data(labelled.utf8).write(to: file)
      let documents = try LabelledFile.read(file.path)
      #expect(documents.count == 2)
      #expect(
        documents[0].body
          == "Mayor Anna Lind of Vellby met the Coast Line Company.\nLind flew to Port Orlen on Monday."
      )
      #expect(documents[1].body == "Reporter Tom Berg's paper, the Vellby Post, wrote from Norden.")
      let bytes = Array(documents[0].body.utf8)
      #expect(
        documents[0].names.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
          == ["Anna Lind", "Vellby", "Coast Line Company", "Lind", "Port Orlen"])
    }
  }

  /// The names that count for one entity, and why.
  @Test(arguments: [
    (
      "Bernie Sanders spoke. “Thank you, Bernie!” they cried.", "Bernie Sanders", "Bernie",
      NameRule.givenName
    ),
    ("The speaker, John A. Boehner, came.", "John Boehner", "John A. Boehner", .list),
    ("It rained in NEW YORK today.", "New York", "NEW YORK", .list),
  ])
  func otherFormsOfANameCountForItsEntity(
    body: String, name: String, written: String, rule: NameRule
  ) throws {
    let found = try find(title: "", body: body)
    #expect(found.entities.map(\.name) == [name])
    #expect(found.forms == [FormFact(entity: 0, written: written, rule: rule, mentions: 1)])
  }

  /// Two people with one given name: it says nothing.
  @Test func aGivenNameOfTwoPersonsIsNeither() throws {
    let found = try find(
      title: "", body: "Anna Lind met Anna Berg. “Thank you, Anna!” they cried. Berg left.")
    #expect(found.entities.map(\.name) == ["Anna Lind", "Anna Berg", "Anna"])
    #expect(found.mentions.map(\.entity) == [0, 1, 2, 1])
  }

  /// Some files write `al - Sadr` for `al-Sadr`; a dash they write in the same way.
  @Test(arguments: [
    ("Kim Jong - un and al - Sadr met .", "Kim Jong-un and al-Sadr met."),
    ("Mary - the owner - is U.S. - led .", "Mary - the owner - is U.S.-led."),
    (
      "this weekend - Lori wrote pro - Kurdish pages .",
      "this weekend - Lori wrote pro-Kurdish pages."
    ),
    ("- Lori wrote - .", "- Lori wrote -."),
  ])
  func joinsCompoundsWhereAFilePartsThem(words: String, body: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.conll")
      let lines = words.split(separator: " ").map { "\($0)\tO\n" }.joined()
      try Data(lines.utf8).write(to: file)
      let documents = try LabelledFile.read(file.path)
      #expect(documents.map(\.body) == [body])
      let bytes = Array(body.utf8)
      #expect(
        documents.flatMap(\.words).map { String(decoding: bytes[$0], as: UTF8.self) }
          == words.split(separator: " ").map(String.init))
    }
  }

  /// A file that has compounds in one piece means a dash by a lone hyphen.
  @Test func joinsNothingInAFileThatWritesCompoundsInOnePiece() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.conll")
      try Data("well-known\tO\nTom\tO\n-\tO\nBerg\tO\n".utf8).write(to: file)
      #expect(try LabelledFile.read(file.path).map(\.body) == ["well-known Tom - Berg"])
    }
  }

  @Test func aDoubtfulPersonMakesNobodyOfAWordThatStandsSmallToo() throws {
    let found = try find(
      title: "",
      body: """
        The band Opium War played on Sunday. It was a long war with the landlord, said singer \
        Anna Lind. On Monday War played again, and Lind sang.
        """)
    let names = found.entities.filter { $0.type == .person }.map(\.name)
    #expect(names.contains("Anna Lind") && !names.contains("Lind"))
    #expect(found.mentions.count { found.entities[Int($0.entity)].name == "Opium War" } <= 1)
  }

  @Test func learnsWhatItIsShown() throws {
    try withLexicon { lexicon, folder in
      let model = try model(lexicon, folder)
      let documents = try LabelledFile.read(folder.appendingPathComponent("a.conll").path)
      let tagger = NameTagger(lexicon: lexicon, model: model, settings: EntitySettings())
      let score = try #require(tagger.scores(documents)["all"])
      #expect(score.right == 8 && score.found == 8 && score.there == 8)
    }
  }

  @Test(arguments: [LetterCase.titleCase, .capitals])
  func learnsHeadlinesFromCopiesOfOrdinaryText(letters: LetterCase) throws {
    try withLexicon { lexicon, folder in
      let file = folder.appendingPathComponent("a.conll")
      try Data(labelled.utf8).write(to: file)
      let documents = try LabelledFile.read(file.path)
      var trainer = NameTrainer(NameTrainingSettings(epochs: 20, capitalCopies: 1, hidden: 0))
      let model = trainer.train(
        [NameTrainingSet(name: "a", hash: "0", documents: documents)], lexicon: lexicon)
      let tagger = NameTagger(lexicon: lexicon, model: model, settings: EntitySettings())
      let score = try #require(tagger.scores(documents.map { $0.written(letters) })["all"])
      #expect(score.there == 8 && score.f1 > 0.8, "\(score)")
    }
  }

  @Test func leavesSentencesWithoutANameOutWhereASetSaysSo() throws {
    try withLexicon { lexicon, folder in
      let file = folder.appendingPathComponent("a.conll")
      let shouted = "Great\tO\nStorm\tO\nEnds\tO\nToday\tO\n\n"
      func bytes(_ text: String, onlyNamed: Bool) throws -> [UInt8] {
        try Data(text.utf8).write(to: file)
        var trainer = NameTrainer(NameTrainingSettings(epochs: 2, titleCopies: 0, capitalCopies: 0))
        return try trainer.train(
          [
            NameTrainingSet(
              name: "a", hash: "0", documents: try LabelledFile.read(file.path),
              onlyNamed: onlyNamed)
          ], lexicon: lexicon
        ).bytes()
      }
      let without = try bytes(labelled, onlyNamed: false)
      #expect(try bytes(labelled + shouted, onlyNamed: true) == without)
      #expect(try bytes(labelled + shouted, onlyNamed: false) != without)
    }
  }

  @Test func writesLabelledTextInOtherLetters() throws {
    try withLexicon { _, folder in
      let file = folder.appendingPathComponent("a.conll")
      try Data(labelled.utf8).write(to: file)
      let document = try LabelledFile.read(file.path)[1]
      let title = document.written(.titleCase)
      #expect(title.body == "Reporter Tom Berg's Paper, the Vellby Post, Wrote From Norden.")
      #expect(title.labels == document.labels)
      #expect(
        document.written(.capitals).body
          == "REPORTER TOM BERG'S PAPER, THE VELLBY POST, WROTE FROM NORDEN.")
    }
  }

  @Test func trainsTheSameBytesFromTheSameFiles() throws {
    try withLexicon { lexicon, folder in
      let first = try model(lexicon, folder).bytes()
      #expect(try model(lexicon, folder).bytes() == first)
      let path = folder.appendingPathComponent("m.weights")
      try Data(first).write(to: path)
      #expect(try NameModel(contentsOf: path.path).bytes() == first)
    }
  }

  @Test func refusesAFileThatIsNoModel() throws {
    try withLexicon { lexicon, folder in
      let path = folder.appendingPathComponent("m.weights")
      let whole = try model(lexicon, folder).bytes()
      let end = try #require(whole.firstIndex(of: 0x0A))
      let header = String(decoding: whole[..<end], as: UTF8.self).replacingOccurrences(
        of: #""habits":[0-9]+"#, with: #""habits":-1"#, options: .regularExpression)
      #expect(header.contains("-1"))
      let impossible = Array(header.utf8) + whole[end...]
      for bytes in [
        [], Array("no header".utf8), Array(whole.dropLast()), Array(whole.prefix(400)), impossible,
      ] {
        try Data(bytes).write(to: path)
        #expect(throws: NameModelError.self) { try NameModel(contentsOf: path.path) }
      }
    }
  }

  @Test func letsTheBodyDecideOnHeadlinesInTitleCase() throws {
    try withLexicon { lexicon, folder in
      let model = try model(lexicon, folder)
      let vocabulary = Vocabulary()
      let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
      let finder = EntityFinder(
        lexicon: lexicon, model: model, settings: EntitySettings(), vocabulary: vocabulary)
      func names(_ title: String, _ body: String) -> [String] {
        tokenizer.tokenize(title: title, body: body)
        var (entities, mentions): ([EntityReference], [EntityMention]) = ([], [])
        finder.find(in: tokenizer.text, entities: &entities, mentions: &mentions)
        return entities.map { $0.entity(known: lexicon.entities).name }
      }
      #expect(names("Lind Flies South After Storm", "Mayor Anna Lind flew.").first == "Anna Lind")
      let alone = names(
        "Great Storm Hits Every Coast", "rain fell all day.")
      #expect(alone.isEmpty, "\(alone)")
    }
  }

  @Test func joinsLettersInParenthesesToTheNameBefore() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("names.csv")
      try Data(
        "name,entity,type\nWorld Ferry Organisation,World Ferry Organisation,organisation\n".utf8
      ).write(to: path)
      let lexicon = try EntityLexicon(EntityLexiconFiles(lists: [path.path]))
      let vocabulary = Vocabulary()
      let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
      let finder = EntityFinder(
        lexicon: lexicon, settings: EntitySettings(), vocabulary: vocabulary)
      tokenizer.tokenize(
        title: "", body: "The World Ferry Organisation (WFO) met. The WFO rests. The WFA rests.")
      var (entities, mentions): ([EntityReference], [EntityMention]) = ([], [])
      finder.find(in: tokenizer.text, entities: &entities, mentions: &mentions)
      #expect(entities.count == 1 && mentions.count == 3)
    }
  }

  /// The shipped lists and weights.
  private func shipped() throws -> (lexicon: EntityLexicon, model: NameModel) {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("seeds/entities")
    let path = { (name: String) in folder.appendingPathComponent(name).path }
    let model = try NameModel(contentsOf: path("recogniser.weights"))
    #expect(model.header.sets.count == 10)
    #expect(try model.bytes().count < 5_000_000)
    let lists = [
      "agencies", "cities", "companies", "countries", "nationalities", "organisations",
      "people", "regions",
    ].map { path("\($0).csv") }
    let lexicon = try EntityLexicon(
      EntityLexiconFiles(
        lists: lists, aliases: path("aliases.csv"), titles: path("titles.csv"),
        stop: path("stop.txt"), neverSurnames: path("surnames-never.txt"),
        givenNames: path("given-names.txt"), familyNames: path("family-names.txt")))
    return (lexicon, model)
  }

  /// `Caricom` beside `CARICOM` would count one thing as two.
  @Test func noTwoShippedEntitiesDifferByCaseAlone() throws {
    let entities = try shipped().lexicon.entities
    let groups = Dictionary(grouping: entities) { "\($0.type) \($0.name.lowercased())" }
    let doubled = groups.values.filter { $0.count > 1 }.map { $0.map(\.name) }
    #expect(doubled.isEmpty, "\(doubled)")
    #expect(entities.count > 5000)
  }

  /// What the shipped lists and weights find in an article.
  private func find(
    title: String, body: String
  ) throws -> (entities: [Entity], mentions: [EntityMention], forms: [FormFact]) {
    let (lexicon, model) = try shipped()
    let vocabulary = Vocabulary()
    let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
    let finder = EntityFinder(
      lexicon: lexicon, model: model, settings: EntitySettings(), vocabulary: vocabulary)
    tokenizer.tokenize(title: title, body: body)
    var (entities, mentions): ([EntityReference], [EntityMention]) = ([], [])
    var forms: [FormFact] = []
    finder.find(
      in: tokenizer.text, entities: &entities, mentions: &mentions, forms: &forms)
    return (entities.map { $0.entity(known: lexicon.entities) }, mentions, forms)
  }

  private func shippedTagger() throws -> NameTagger {
    let (lexicon, model) = try shipped()
    return NameTagger(lexicon: lexicon, model: model, settings: EntitySettings())
  }

  @Test func theCapitalsOfADatelineAreTheTownOfTheLists() throws {
    let found = try find(title: "", body: "CHICAGO (AP) — Chicago has a new bridge.")
    #expect(found.entities.count { $0.name == "Chicago" } == 1)
  }

  @Test func explainsNoSurnameByAHeadlineInTitleCase() throws {
    let found = try find(
      title: "Minatoumi Beats Kazanishiki to Win 1st Emperor’s Cup",
      body: """
        FUKUOKA (Jiji Press) — Ozeki Minatoumi beat Kazanishiki on Sunday. The hall shook when \
        Kazanishiki went down, and it took Kazanishiki a while to get up.
        """)
    #expect(!found.entities.contains { $0.name.contains("Beats") }, "\(found.entities)")
  }

  @Test(arguments: [
    ("Minister Baek Seung-ho spoke. Baek left.", ["Baek Seung-ho person", "Baek person"]),
    ("The Tokyo-Seoul line is open.", ["Tokyo place", "Seoul place"]),
    ("Shares of Johnson & Hale fell in Lima.", ["Johnson & Hale organisation", "Lima place"]),
    ("Typhoon Orihime hit Kyushu. Then Typhoon Orihime left.", ["Kyushu place"]),
    ("The Storm Prediction Center warned.", ["Storm Prediction Center organisation"]),
    (
      "Bank of Japan Gov. Kazuo Ueda spoke.",
      ["Bank of Japan organisation", "Kazuo Ueda person"]
    ),
    ("Osaka Gov. Hirofumi Yoshimura spoke.", ["Osaka place", "Hirofumi Yoshimura person"]),
    (
      "WHO Director-General Tedros Adhanom Ghebreyesus spoke.",
      ["WHO organisation", "Tedros Adhanom Ghebreyesus person"]
    ),
    ("It was 1.9 C above normal.", []),
    (
      "They are Ted Brandt of Port Ellis; Sen. Anna Kirsten; and Tom Berg.",
      ["Ted Brandt person", "Port Ellis place", "Anna Kirsten person", "Tom Berg person"]
    ),
    ("OSLO (Reuters) - Police found it.", ["OSLO place", "Reuters organisation"]),
    ("Troops reached Kandahar province.", ["Kandahar place"]),
    ("The doctors wait. Baklava is for sale.", []),
    // An initial is no article, whatever else the text has.
    ("A man met a woman. Leader Robert A. Taft spoke to a crowd.", ["Robert A. Taft person"]),
    // The nationality before a party's name belongs to it.
    ("The Italian Socialist Party won.", ["Italian Socialist Party organisation"]),
    ("The Canadian Alliance lost.", ["Canadian Alliance organisation"]),
    // So does what a body is of.
    ("The Reform Party of Canada won.", ["Reform Party of Canada organisation"]),
    ("Workers of Marchetti S.p.A. walked out.", ["Marchetti S.p.A organisation"]),
    ("He lives in Houston, Texas.", ["Houston place", "Texas place"]),
    ("Many Sunni Arab leaders came.", ["Sunni nationality", "Arab nationality"]),
    // A school is no name by itself, nor is a word that no one has seen.
    ("School in Akron gets a river.", ["Akron place"]),
    ("Many came. Baklava won narrowly over rice cakes.", []),
    // Whoever is `Ms.` or `Mr.` is a person in full too; a firm is not.
    (
      "Analysts at Keld Brost said it. Ms. Brost was glad.", ["Keld Brost person", "Brost person"]
    ),
    (
      "Analysts at Keld Brost Inc. said it. Ms. Brost was glad.",
      ["Keld Brost Inc organisation", "Brost person"]
    ),
    // Names end at a closing bracket and at a slash, but not within capitals.
    ("A photo by Anna Lind/Reuters was sold.", ["Anna Lind person", "Reuters organisation"]),
    ("Robert (Bob) Swan came.", ["Robert person", "Bob person"]),
    // Two titles are nobody; names of the stop list side by side are none.
    ("So, Mr. President, take your campaign home.", []),
    ("See our Privacy Policy and Terms of Service here.", []),
    // What nearly all texts write small is no name behind a quotation mark.
    ("He said, “We have it,” and “Don’t go,” she said.", []),
    // A dateline may name a state, and captions may stand before it.
    ("ALBERTVILLE, Ala. (AP) — It rained.", ["ALBERTVILLE place", "Ala place", "AP organisation"]),
    ("A boat is seen.\nKOTKAVUO (AP) — It rained.", ["KOTKAVUO place", "AP organisation"]),
    ("Health Minister Said Monday That Talks Had Failed.", []),
    ("HEALTH MINISTER SAID MONDAY THAT TALKS HAD FAILED.", []),
  ])
  func putsNamesRightByRules(text: String, expected: [String]) throws {
    let bytes = Array(text.utf8)
    let found = try shippedTagger().names(in: text).map {
      "\(String(decoding: bytes[$0.bytes], as: UTF8.self)) \($0.type.rawValue)"
    }
    #expect(found == expected)
  }

  @Test func shippedWeightsReachTheirScores() throws {
    let tagger = try shippedTagger()
    guard let file = sharedFile("data/ner/evaluate/gmb-dev.conll") else { return }
    let documents = Array(try LabelledFile.read(file.path).prefix(20))
    let score = try #require(tagger.scores(documents)["all"])
    #expect(score.f1 > 0.82, "\(score.f1)")
    for letters in [LetterCase.titleCase, .capitals] {
      let copies = documents.map { $0.written(letters) }
      let score = try #require(tagger.scores(copies)["all"])
      #expect(score.f1 > 0.8, "\(letters) \(score.f1)")
    }
  }
}

import Foundation
import NewsModel
import NewsTestSupport
import NewsText
import Testing

@testable import NewsEntities

@Suite struct EntityFinderTests {
  private static let names = """
    name,entity,type
    Shigeru Ishiba,Shigeru Ishiba,person
    Xi Jinping,Xi Jinping,person
    Japan,Japan,place
    Japanese,Japanese,nationality
    New York,New York,place
    New York Times,New York Times,organisation
    York,York,place
    WHO,World Health Organization,organisation
    World Health Organization,World Health Organization,organisation
    Paris,Paris,place
    """

  private func lexicon(_ folder: URL, names: String = names) throws -> EntityLexicon {
    func write(_ name: String, _ text: String) throws -> String {
      let file = folder.appendingPathComponent(name)
      try Data((text + "\n").utf8).write(to: file)
      return file.path
    }
    return try EntityLexicon(
      EntityLexiconFiles(
        lists: [try write("names.csv", names)],
        aliases: try write("aliases.csv", "alias,entity\nNippon,Japan"),
        titles: try write("titles.csv", "title,plural\nPrime Minister,\nMr.,\nGov.,Govs."),
        stop: try write("stop.txt", "# thrown away\nParis Agreement"),
        neverSurnames: try write("never.txt", "March")))
  }

  private func find(
    title: String = "", _ body: String, gazetteerOnly: Bool = false
  ) throws -> (names: [String], mentions: [EntityMention]) {
    try withTemporaryFolder { folder in
      let lexicon = try lexicon(folder)
      let vocabulary = Vocabulary()
      let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
      let finder = EntityFinder(
        lexicon: lexicon, settings: EntitySettings(gazetteerOnly: gazetteerOnly),
        vocabulary: vocabulary)
      tokenizer.tokenize(title: title, body: body)
      var (entities, mentions): ([EntityReference], [EntityMention]) = ([], [])
      finder.find(in: tokenizer.text, entities: &entities, mentions: &mentions)
      let names = entities.map { reference -> String in
        switch reference {
        case .known(let number): lexicon.entities[Int(number)].name
        case .found(let entity): entity.name
        }
      }
      return (names, mentions)
    }
  }

  /// The forms of a text: `written = entity, rule, mentions`.
  private func forms(title: String = "", _ body: String) throws -> [String] {
    try withTemporaryFolder { folder in
      let lexicon = try lexicon(folder)
      let vocabulary = Vocabulary()
      let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
      let finder = EntityFinder(
        lexicon: lexicon, settings: EntitySettings(), vocabulary: vocabulary)
      tokenizer.tokenize(title: title, body: body)
      var (entities, mentions): ([EntityReference], [EntityMention]) = ([], [])
      var forms: [FormFact] = []
      finder.find(in: tokenizer.text, entities: &entities, mentions: &mentions, forms: &forms)
      return forms.map { form in
        let entity = entities[Int(form.entity)].entity(known: lexicon.entities)
        return "\(form.written) = \(entity.name), \(form.rule), \(form.mentions)"
      }
    }
  }

  @Test func saysHowNamesAreWrittenAndWhy() throws {
    #expect(
      try forms(
        title: "Kato in Nippon",
        "Nippon's Prime Minister Taro Kato met Kato's aides. Japan thanked Mr. Kato.")
        == ["Kato = Taro Kato, surname, 3", "Nippon = Japan, list, 2"])
    #expect(try forms("Japan and Japan's Taro Kato.").isEmpty)
  }

  @Test func aSurnameIsTheWordThatAListSays() throws {
    try withTemporaryFolder { folder in
      let lexicon = try lexicon(
        folder,
        names: """
          name,entity,type,surname
          Han Min Seo,Han Min Seo,person,Han
          Eva de la Cruz,Eva de la Cruz,person,de la Cruz
          Japan,Japan,place,
          """)
      #expect(
        lexicon.surnames.map { [lexicon.entities[Int($0)].name: $1] } == [["Han Min Seo": "Han"]])
      let vocabulary = Vocabulary()
      let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
      let finder = EntityFinder(
        lexicon: lexicon, settings: EntitySettings(), vocabulary: vocabulary)
      tokenizer.tokenize(title: "", body: "Han Min Seo met Eva de la Cruz. Han smiled at Cruz.")
      var (entities, mentions): ([EntityReference], [EntityMention]) = ([], [])
      finder.find(in: tokenizer.text, entities: &entities, mentions: &mentions)
      #expect(mentions.map(\.entity) == [0, 1, 0, 1])
    }
  }

  @Test func aSurnameBeforeTheFullNameIsThatPersonToo() throws {
    #expect(
      try find("Mr. Kato left. Prime Minister Taro Kato came back.").names == ["Taro Kato"])
    #expect(
      try find("Mr. Kato left. Mr. Taro Kato met Mr. Jiro Kato. Mr. Kato smiled.").names == [
        "Taro Kato", "Jiro Kato",
      ])
  }

  @Test func takesTheLeftmostLongestName() throws {
    #expect(
      try find("the New York Times in New York and York").names == [
        "New York Times", "New York", "York",
      ])
  }

  @Test func keepsCaseAndDropsPossessives() throws {
    #expect(try find("japan, JAPAN, Japan's Japanese").names == ["Japan", "Japanese"])
  }

  @Test func claimsTheWordsOfAStopName() throws {
    #expect(try find("The Paris Agreement of Nippon").names == ["Japan"])
  }

  @Test func makesAPersonOfATitleAndCapitalisedWords() throws {
    #expect(try find("It was Gov. Anna Lind who spoke. Lind left.").names == ["Anna Lind"])
    #expect(try find("It was Gov. Anna Lind.", gazetteerOnly: true).names.isEmpty)
    #expect(try find("The Prime Minister in March").names.isEmpty)
  }

  @Test func takesABareSurnameForThePersonNamedInFullBefore() throws {
    let (names, mentions) = try find(
      title: "Ishiba meets Xi", "Shigeru Ishiba spoke. Mr. Ishiba left.\nIshiba's plane flew.")
    #expect(names == ["Shigeru Ishiba"])
    #expect(mentions.map(\.paragraph) == [0, 1, 1, 2])
    #expect(mentions.map(\.sentence) == [0, 1, 2, 3])
  }

  /// Nobody wrote the name; the rules of the lists alone know no paragraphs.
  @Test func aNameDoesNotRunFromTheHeadlineIntoTheText() throws {
    #expect(try find(title: "A visit to Shigeru", "Ishiba was nice.").names.isEmpty)
    #expect(try find("He met Shigeru.\nIshiba was nice.").names.isEmpty)
    #expect(
      try find(title: "A visit to Shigeru", "Ishiba was nice.", gazetteerOnly: true).names
        == ["Shigeru Ishiba"])
  }

  @Test func takesNoSurnameThatRunsIntoAnotherCapital() throws {
    #expect(try find("Gov. Anna Lind spoke. Lind Motors fell.").mentions.count == 1)
  }

  @Test func saysPathAndLineOfAWrongRow() throws {
    _ = try withTemporaryFolder { folder in
      #expect {
        try lexicon(folder, names: "name,entity,type\nA,A,person\nB,B,planet")
      } throws: {
        ($0 as? EntityLexiconError)?.place.line == 3
      }
    }
  }

  /// Names with umlauts in another encoding would never be found.
  @Test func refusesAListThatIsNotUTF8() throws {
    _ = try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("names.csv")
      try Data([UInt8]("name,entity,type\nM".utf8) + [0xFC] + [UInt8]("ller,A,person\n".utf8))
        .write(to: path)
      #expect {
        try EntityLexicon(EntityLexiconFiles(lists: [path.path]))
      } throws: {
        ($0 as? EntityLexiconError)?.message.hasPrefix("is not UTF-8") == true
      }
    }
  }

  @Test func agreesWithASlowSearchOnRandomTexts() throws {
    _ = try withTemporaryFolder { folder in
      var random = SplitMix64(seed: 3)
      let parts = ["Ada", "Bo", "Cy", "di"]
      for round in 0..<200 {
        let names = Set(
          (0..<6).map { _ in
            (0..<Int.random(in: 1...3, using: &random)).map { _ in
              parts.randomElement(using: &random)!
            }.joined(separator: " ")
          }
        ).sorted()
        let words = (0..<25).map { _ in parts.randomElement(using: &random)! }
        let file = folder.appendingPathComponent("\(round).csv")
        let rows = names.map { "\($0),\($0),person" }
        try Data((["name,entity,type"] + rows).joined(separator: "\n").utf8).write(to: file)
        let lexicon = try EntityLexicon(EntityLexiconFiles(lists: [file.path]))
        let vocabulary = Vocabulary()
        let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
        let finder = EntityFinder(
          lexicon: lexicon, settings: EntitySettings(gazetteerOnly: true), vocabulary: vocabulary)
        tokenizer.tokenize(title: "", body: words.joined(separator: " "))
        var (entities, mentions): ([EntityReference], [EntityMention]) = ([], [])
        finder.find(in: tokenizer.text, entities: &entities, mentions: &mentions)
        let found = mentions.map { mention -> String in
          guard case .known(let number) = entities[Int(mention.entity)] else { return "" }
          return lexicon.entities[Int(number)].name
        }
        #expect(found == slowSearch(names, words), "\(names) in \(words)")
      }
    }
  }

  private func slowSearch(_ names: [String], _ words: [String]) -> [String] {
    var (found, position): ([String], Int) = ([], 0)
    while position < words.count {
      let length = (1...3).reversed().first {
        position + $0 <= words.count
          && names.contains(words[position..<(position + $0)].joined(separator: " "))
      }
      if let length { found.append(words[position..<(position + length)].joined(separator: " ")) }
      position += length ?? 1
    }
    return found
  }
}

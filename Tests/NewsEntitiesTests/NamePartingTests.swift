import Foundation
import NewsModel
import NewsTestSupport
import Testing

@testable import NewsEntities
@testable import NewsText

@Suite struct NamePartingTests {
  private static let lists = """
    name,entity,type
    Leeds United,Leeds United,organisation
    Berkeley,Berkeley,place
    Arkansas,Arkansas,place
    Tatar,Tatar,nationality
    Lady Ada,Lady Ada,person
    Ministry of Trade and Industry,Ministry of Trade and Industry,organisation
    Trade,Trade,organisation
    House,House,organisation

    """

  /// What becomes of a name that was recognised as a whole.
  private func parts(
    _ text: String, _ name: String, _ type: EntityType
  ) throws -> [String] {
    try withTemporaryFolder { folder in
      func write(_ name: String, _ text: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: url)
        return url.path
      }
      let titleList =
        "title,plural\nImam,Imams\nSecretary of State,\nDean,\nGeneral,\nGen.,\nSpeaker,\n"
        + "House Speaker,\nGovernor,\nSenate Majority Leader,\nPresident,\n"
      let lexicon = try EntityLexicon(
        EntityLexiconFiles(
          lists: [write("names.csv", Self.lists)],
          titles: write("titles.csv", titleList),
          givenNames: write("given.txt", "Edmund Warren Burhan Dean Anna\n")))
      let vocabulary = Vocabulary()
      let tokenizer = Tokenizer(settings: TextSettings(), vocabulary: vocabulary)
      let names = TrieWords(lexicon.names, mark: .startsName, vocabulary)
      let titles = TrieWords(lexicon.titles, mark: .startsTitle, vocabulary)
      let known = NameWords()
      vocabulary.add(known)
      tokenizer.tokenize(title: "", body: text)
      let words = tokenizer.text
      return try words.tokens.withUnsafeBufferPointer { tokens in
        var (listed, position): ([NameSpan], Int) = ([], 0)
        while position < tokens.count {
          if let (value, count) = names.longestName(tokens, at: position) {
            listed.append(NameSpan(start: position, count: count, entity: .known(value)))
            position += count
          } else {
            position += 1
          }
        }
        let parting = NameParting(
          text: words, tokens: tokens, vocabulary: vocabulary, lexicon: lexicon,
          titleWords: titles, words: known, listed: listed)
        // A line end stands between the headline and the body.
        let start = try #require(text.range(of: name)).lowerBound.utf16Offset(in: text) + 1
        let range = start..<(start + name.utf8.count)
        let found = tokens.indices.filter {
          range.contains(Int(tokens[$0].start)) && Int(tokens[$0].end) <= range.upperBound
        }
        let first = try #require(found.first)
        var names: [RecognisedName] = []
        parting.addParts(of: RecognisedName(first..<(first + found.count), type), to: &names)
        return names.map {
          "\(words.name($0.words, vocabulary) ?? "") \($0.type.rawValue)"
        }
      }
    }
  }

  @Test(
    arguments: [
      // A title is no part of a person's name, and its end makes no organisation of the holder.
      ("Then Imam Abdel Ferhat spoke.", "Imam Abdel Ferhat", .person, ["Abdel Ferhat person"]),
      (
        "Secretary of State Edmund Muskie spoke.", "State Edmund Muskie", .organisation,
        ["Edmund Muskie person"]
      ),
      ("Then Gen Ushijima spoke.", "Gen Ushijima", .person, ["Gen Ushijima person"]),
      ("Then Gen. Ushijima spoke.", "Gen. Ushijima", .person, ["Ushijima person"]),
      ("Then Dean Rusk spoke.", "Dean Rusk", .person, ["Dean Rusk person"]),
      (
        "Then General Marle Motors fell.", "General Marle Motors", .organisation,
        ["General Marle Motors organisation"]
      ),
      // What a list has beside "and" is a name, and so is the rest.
      (
        "There Arsenal and Leeds United drew.", "Arsenal and Leeds United", .organisation,
        ["Arsenal organisation", "Leeds United organisation"]
      ),
      (
        "The Ministry of Trade and Industry said so.", "Ministry of Trade and Industry",
        .organisation, ["Ministry of Trade and Industry organisation"]
      ),
      (
        "The Food and Drug Board said so.", "Food and Drug Board", .organisation,
        ["Food and Drug Board organisation"]
      ),
      // An owner is a name where a list has it, or where it is a person.
      (
        "At Berkeley's Department of Music it rained.", "Berkeley's Department of Music",
        .organisation, ["Berkeley place", "Department of Music organisation"]
      ),
      (
        "At St. Mary's Hospital it rained.", "Mary's Hospital", .organisation,
        ["Mary's Hospital organisation"]
      ),
      ("He saw Ada Vaughn's Kingsman.", "Ada Vaughn's Kingsman", .person, ["Ada Vaughn person"]),
      // Where a person is from is another name; a queen of one name is called so.
      ("So said Ralf Umlauf of Helaba.", "Ralf Umlauf of Helaba", .person, ["Ralf Umlauf person"]),
      ("Catherine of Aragon came.", "Catherine of Aragon", .person, ["Catherine of Aragon person"]),
      // So is the party or the people.
      (
        "It was Republican Warren G. Hardin who won.", "Republican Warren G. Hardin",
        .organisation, ["Warren G. Hardin person"]
      ),
      (
        "So Tatar Burhan Shahid came.", "Tatar Burhan Shahid", .organisation,
        ["Burhan Shahid person"]
      ),
      (
        "The Liberal Anna Society met.", "Liberal Anna Society", .organisation,
        ["Liberal Anna Society organisation"]
      ),
      ("So Marchetti S.p.A. fell.", "Marchetti S.p.A", .person, ["Marchetti S.p.A organisation"]),
      // An office is no part of its place.
      ("The Arkansas Governor spoke.", "Arkansas Governor", .organisation, ["Arkansas place"]),
      (
        "So Arkansas Governor Newsom came.", "Arkansas Governor Newsom", .organisation,
        ["Newsom person"]
      ),
      (
        "So House Speaker Newt Gingrich and Governor Hill came.",
        "House Speaker Newt Gingrich and Governor Hill", .organisation,
        ["Newt Gingrich person", "Hill person"]
      ),
      (
        "The General Board of Press and Cinema met.", "General Board of Press and Cinema",
        .organisation, ["General Board of Press and Cinema organisation"]
      ),
      // A title is nobody, nor is its beginning.
      ("So the House Speaker spoke.", "House Speaker", .person, []),
      ("So Senate Majority Leader Lind spoke.", "Senate Majority", .organisation, []),
      ("So the President spoke.", "President", .person, []),
      ("So Dean spoke.", "Dean", .person, ["Dean person"]),
      // Party and state of a senator; a law.
      ("Sen. Lind (R-Ark.) spoke.", "R-Ark", .person, []),
      ("The X-Ark came.", "X-Ark", .person, ["X-Ark person"]),
      ("The Voting Rights Act came.", "Voting Rights Act", .organisation, []),
      // The body or the place stands without its party.
      ("The Republican House met.", "Republican House", .organisation, ["House organisation"]),
      ("The Arkansas Republicans met.", "Arkansas Republicans", .organisation, ["Arkansas place"]),
      (
        "The House Republicans met.", "House Republicans", .person,
        ["House Republicans organisation"]
      ),
      // Whoever wrote the list knew better.
      ("So Lady Ada came.", "Lady Ada", .person, ["Lady Ada person"]),
      ("So Berkeley won.", "Berkeley", .place, ["Berkeley place"]),
    ] as [(String, String, EntityType, [String])])
  func namesArePartedWhereLabelledTextsPartThem(
    text: String, name: String, type: EntityType, expected: [String]
  ) throws {
    #expect(try parts(text, name, type) == expected)
  }
}

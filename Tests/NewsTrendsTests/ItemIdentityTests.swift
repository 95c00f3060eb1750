import NewsModel
import NewsTestSupport
import NewsTrends
import Testing

@Suite struct ItemIdentityTests {
  private func identity(
    _ titles: [[String]], settings: IdentitySettings = IdentitySettings(), by: String? = nil
  ) -> ItemIdentity {
    ItemIdentity(
      titles.enumerated().map { list($1, at: Double($0), by: by) }, settings: settings)
  }

  @Test func joinsCaseQuotationMarksDashesAndBlanks() {
    let found = identity([
      ["‘Storm’ hits the coast – ports closed"], ["'STORM' hits the  coast - ports closed"],
    ])
    #expect(found.items.count == 1)
    #expect(found.evidence.map(\.rule) == [.spelling])
  }

  @Test(arguments: ["...", "…", " ..."])
  func joinsATitleThatIsCutShort(ellipsis: String) {
    let found = identity([
      ["Minister says the new bridge will open" + ellipsis],
      ["Minister says the new bridge will open in the spring after all"],
    ])
    #expect(found.items.count == 1)
    #expect(found.items[0].title.hasSuffix("after all"))
    #expect(found.evidence.map(\.rule) == [.truncated])
  }

  @Test func refusesACutThatBeginsTwoItems() {
    let found = identity([
      ["Minister says the new bridge will open in the spring of next year"],
      ["Minister says the new bridge will cost far more than was planned"],
      ["Minister says the new bridge will..."],
    ])
    #expect(found.items.count == 3)
    #expect(found.evidence.contains { $0.rule == .refused && $0.evidence.contains("2 items") })
  }

  @Test func joinsAnEditOfUpToTwoWords() {
    let found = identity([
      ["Harbour town counts the cost of the winter storm"],
      ["Harbour town counts cost of the winter storm"],
      ["Harbour village counts high cost of the winter storm"],
      ["Harbour village fears high cost of the summer drought"],
    ])
    #expect(found.numbers.map { $0[0] } == [0, 0, 0, 1])
    #expect(found.evidence.map(\.rule).allSatisfy { $0 == .edited })
  }

  @Test func neverJoinsTitlesOfOneList() {
    let found = identity([
      ["Harbour town wins the first match of the season"],
      [
        "Harbour town wins the first match of the season",
        "Harbour town wins the second match of the season",
      ],
    ])
    #expect(found.items.count == 2)
    #expect(found.evidence.map(\.rule) == [.refused])
  }

  @Test func neverJoinsAnEditAfterDays() {
    let lists = [
      list(["The weekly quiz with seven questions"], at: 0),
      list(["The weekly quiz with eight questions"], at: 24 * 7),
    ]
    #expect(ItemIdentity(lists).items.count == 2)
  }

  @Test func keepsSongsApartThatDifferInAWord() {
    let found = identity(
      [["Some song of mine part one"], ["Some song of mine part two"]], by: "A")
    #expect(found.items.count == 2 && found.evidence.isEmpty)
  }

  @Test func takesExactTitlesWhereItIsSwitchedOff() {
    let found = identity([["A Title of words"], ["A title of words"]], settings: .off)
    #expect(found.items.count == 2 && found.evidence.isEmpty)
  }

  @Test func leavesShortTitlesAlone() {
    #expect(identity([["Live: day one"], ["Live: day two"]]).items.count == 2)
  }

  @Test func linksItemsToArticlesInAnyOrder() {
    let titles = ["Big ‘storm’ ahead for the coast", "Minister says the new bridge…", "No such"]
    let articles = [
      ("Big 'storm' ahead for the coast", LinkedArticle(key: "b", day: CivilDay(number: 5))),
      ("BIG 'STORM' AHEAD FOR THE COAST", LinkedArticle(key: "a", day: CivilDay(number: 5))),
      ("Big 'storm' ahead for the coast", LinkedArticle(key: "0", day: nil)),
      ("Minister says the new bridge will open", LinkedArticle(key: "c", day: CivilDay(number: 1))),
    ]
    for order in [articles, articles.reversed()] {
      var index = HeadlineIndex(wanting: titles)
      for (title, article) in order { index.add(title: title, article) }
      #expect(titles.map { index[$0]?.key } == ["a", "c", nil])
    }
  }
}

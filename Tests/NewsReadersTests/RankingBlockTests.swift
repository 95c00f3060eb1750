import NewsModel
import Testing

@testable import NewsReaders

@Suite("Ranking blocks")
struct RankingBlockTests {
  // MARK: - Headings

  @Test(arguments: [
    ("\"Politics\" POPULAR ARTICLE", "POPULAR ARTICLE / Politics"),
    ("“Politics” POPULAR ARTICLE", "POPULAR ARTICLE / Politics"),
    ("‘Politics’ POPULAR ARTICLE", "POPULAR ARTICLE / Politics"),
    ("  \"Food &  Drink\"   POPULAR\tARTICLE ", "POPULAR ARTICLE / Food & Drink"),
    ("“Women’s World” POPULAR ARTICLE", "POPULAR ARTICLE / Women’s World"),
    ("JN ACCESS RANKING", "JN ACCESS RANKING"),
    ("JN\u{A0}ACCESS RANKING", "JN ACCESS RANKING"),
  ])
  func knowsTheStandardHeadings(line: String, name: String) {
    let match = BlockHeading.standard.lazy.compactMap { $0.match(Substring(line)) }.first
    #expect(match?.listName == name)
  }

  @Test(arguments: [
    "POPULAR ARTICLE", "\"\" POPULAR ARTICLE", "\" \" POPULAR ARTICLE",
    "Politics POPULAR ARTICLE", "\"Politics\" Popular Article", "\"Politics\" POPULAR ARTICLES",
    "\"A\" or \"B\" POPULAR ARTICLE", "jn access ranking", "The JN ACCESS RANKING", "",
    "\"\(String(repeating: "a", count: 61))\" POPULAR ARTICLE",
  ])
  func takesNothingElseForAHeading(line: String) {
    #expect(BlockHeading.standard.allSatisfy { $0.match(Substring(line)) == nil })
  }

  @Test func readsPatternsOfAJob() throws {
    let before = try BlockHeading(pattern: "Most read: {section}")
    #expect(before.match("Most read: Arts")?.section == "Arts")
    #expect(before.match("Most read: Arts")?.listName == "Most read: / Arts")
    #expect(before.match("Most read:Arts") == nil)
    let both = try BlockHeading(pattern: "Top '{section}' stories")
    #expect(both.match("Top \"Arts\" stories")?.listName == "Top stories / Arts")
    #expect(try BlockHeading(pattern: "Trending (24h)").match("Trending  (24h)") != nil)
    #expect(try BlockHeading(pattern: "Was lesen Größe").match("Was lesen Größe") != nil)
  }

  @Test(arguments: ["", "  ", "{section}", "\"{section}\"", "{section} {section} x", "{name} top"])
  func refusesAPatternThatSaysNothing(pattern: String) {
    #expect(throws: BlockHeadingError.self) { try BlockHeading(pattern: pattern) }
  }

  // MARK: - Items

  private func read(_ text: String) -> String {
    var block = RankingBlock(path: "p")
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      _ = block.add(line.trimmingSpaces(), number: index + 1)
    }
    let (items, findings) = block.finish()
    return (items.map { "\($0.rank) \($0.title)" } + findings.map { "\($0.place.line) \($0.rule)" })
      .joined(separator: "; ")
  }

  @Test(arguments: [
    ("-\nA\n-\nB", "1 A; 2 B"),
    ("- A\n- B", "1 A; 2 B"),
    ("–\nA\n— B", "1 A; 2 B"),
    ("1. A\n2) B\n3.\nC\n4\nD", "1 A; 2 B; 3 C; 4 D"),
    ("•A\n• B\n* C", "1 A; 2 B; 3 C"),
    ("-\n\nA\n\n-\n\n\nB", "1 A; 2 B"),
    ("3. A\n2. B\n1. C", "1 C; 2 B; 3 A"),
    ("1. A\n1. B\n3. C", "1 A; 1 B; 3 C"),
    ("-\n1. FC Milltown Wins\n-\n• B", "1 1. FC Milltown Wins; 2 • B"),
    ("1.\n- 5 Degrees\n2. B", "1 - 5 Degrees; 2 B"),
    ("-\n1984 Comes Back\n- 10 Dead", "1 1984 Comes Back; 2 10 Dead"),
    ("-\n-\nB\n-", "2 B; 1 ranking-item-empty; 4 ranking-item-empty"),
    ("-\nA\n-\nA\n-\nB", "1 A; 3 B; 4 ranking-item-repeated"),
    ("-\nA\n(updated)\n-\nB", "1 A; 2 B; 3 ranking-line-unread"),
    ("Updated hourly\n\n-\nA", "1 A; 1 ranking-line-unread"),
    ("-\nA\n\nAbout us\n-\nB", "1 A; 4 text-after-ranking"),
    ("-\nA\n\n-\nB", "1 A; 2 B"),
    ("A\nB", "1 ranking-line-unread"),
    ("", ""),
  ])
  func readsMarksRanksAndHeadlines(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    "-5 Degrees", "--", "*bold*", "1.23 Mil. Workers", "2024. A Year", "0. Zero", "10 Dead",
  ])
  func takesNoOrdinaryTextForAMark(line: String) {
    #expect(ItemMark(Substring(line)) == nil)
  }
}

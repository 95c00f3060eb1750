import Foundation
import NewsJobs
import NewsModel
import NewsTestSupport
import Testing

private func list(_ text: String) throws -> [RankedItem] {
  try withTemporaryFolder { folder in
    let file = folder.appendingPathComponent("list")
    try Data(text.utf8).write(to: file)
    return try ListFile.read(file.path).items
  }
}

@Suite("List files")
struct ListFileTests {
  @Test(arguments: [
    "Alpha\nBeta, and more\n", "1. Alpha\n2. Beta, and more", "- Alpha\n\n- Beta, and more\n",
    "\u{FEFF}• Alpha\r\n• Beta, and more\r\n", "title\nAlpha\n\"Beta, and more\"\n",
    "rank,title\n2,\"Beta, and more\"\n1,Alpha\n", "Position;Headline\n1;Alpha\n2;Beta, and more\n",
    "order,value\n1,Alpha\n2,\"Beta, and more\"\n",
    "sep=;\nwhat;count\nAlpha;1\nBeta, and more;2\n",
    #"["Alpha", "Beta, and more"]"#,
    #"{"items": [{"title": "Alpha"}, {"title": "Beta, and more"}]}"#,
    #"[{"title": "Beta, and more", "rank": 2}, {"title": "Alpha", "rank": 1}]"#,
  ])
  func linesAndTablesGiveTheSameList(text: String) throws {
    let items = try list(text)
    #expect(items.map(\.title) == ["Alpha", "Beta, and more"])
    #expect(items.map(\.rank) == [1, 2])
  }

  @Test func equalRanksKeepTheOrderOfTheFileAndMakersAreRead() throws {
    let items = try list("title\tartist\trank\nB\tx\t1\nA\ty\t1\nC\tz\t3\n")
    #expect(items.map(\.title) == ["B", "A", "C"])
    #expect(items.map(\.by) == ["x", "y", "z"])
    #expect(items.map(\.rank) == [1, 1, 3])
  }

  @Test func numbersThatBelongToATitleStay() throws {
    #expect(try list("24 hours in Vellby\n1984\n").map(\.title) == ["24 hours in Vellby", "1984"])
  }

  @Test(arguments: [
    ("", "has no list"), ("title\n", "has no list"),
    ("rank,song title,weeks\n1,A,3\n", "the first row is rank, song title, weeks"),
    (#"[{"name": "A"}]"#, "item 1 has no title"),
    ("title,rank\nA,first\n", ":2: the rank `first`"),
  ])
  func whatIsNoListSaysWhy(text: String, message: String) throws {
    let error = #expect(throws: ListFileError.self) { try list(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func comparingAListWithItselfIsPerfectAndTellsNoMoves() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.txt")
      try Data("One\nTwo\nThree\n".utf8).write(to: file)
      let text = try compareListFiles(file.path, file.path, p: 0.9)
      #expect(text.contains("on both               3; 0 came, 0 went"))
      #expect(text.contains("rank-biased overlap   1.000"))
      #expect(text.contains("     1       1     =  One\n"))
    }
  }
}

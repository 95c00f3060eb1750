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
    "\n{\"title\":\"Alpha\"}\n{\"title\":\"Beta, and more\"}\n", "* Alpha\n* Beta, and more",
    "date,rank,title\n2024-11-18,1,Alpha\n2024-11-18,2,\"Beta, and more\"\n",
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

  @Test func headingsMayBeInOtherLanguagesAndRanksEqual() throws {
    let items = try list("Rang;Titel;Klicks\n1;Über Köln;500\n2;B;400\n2;C;400\n4;D;300\n")
    #expect(items.map(\.title) == ["Über Köln", "B", "C", "D"])
    #expect(items.map(\.rank) == [1, 2, 2, 4])
  }

  @Test func numbersThatBelongToATitleStay() throws {
    #expect(try list("24 hours in Vellby\n1984\n").map(\.title) == ["24 hours in Vellby", "1984"])
    #expect(try list("7. Bundesliga\nOther\n").map(\.title) == ["7. Bundesliga", "Other"])
    #expect(try list("[Video] Storm\n{x}\n").map(\.title) == ["[Video] Storm", "{x}"])
  }

  @Test(arguments: [
    ("", "has no list"), ("title\n", "has no list"),
    ("rank,song title,weeks\n1,A,3\n", "the first row is rank, song title, weeks"),
    (#"[{"name": "A"}]"#, "item 1 has no title"), ("[]", "has no list"), ("{}", "no list of items"),
    ("PK\u{03}\u{04}x", "office document"),
    ("date,rank,title\n2024-11-18,1,A\n2024-11-19,1,B\n", "tells 2 lists apart"),

    ("title,rank\nA,first\n", ":2: the rank `first`"),
    // Ties count up too.
    ("Nr;Beitrag;Klicks\n1;A;9\n2;B;5\n2;C;5\n4;D;1\n", "the first row is nr, beitrag, klicks"),
  ])
  func whatIsNoListSaysWhy(text: String, message: String) throws {
    let error = #expect(throws: ListFileError.self) { try list(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func whatTheComparisonLeavesOutIsSaid() throws {
    try withTemporaryFolder { folder in
      let files = ["title,artist\nA,x\nA,x\nB,y\n", "title\nA\nB\n"].enumerated().map {
        (folder.appendingPathComponent("\($0).csv"), Data($1.utf8))
      }
      for (file, bytes) in files { try bytes.write(to: file) }
      let text = try compareListFiles(files[0].0.path, files[1].0.path, p: nil)
      #expect(text.contains("titles alone are compared"))
      #expect(text.contains("0.csv has 1 line with an item of an earlier line"))
      #expect(text.contains("on both               2; 0 came, 0 went"))
      #expect(throws: ListFileError.self) { try ListFile.read(folder.path) }
    }
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

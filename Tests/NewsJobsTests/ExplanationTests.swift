import Foundation
import NewsJobs
import NewsModel
import NewsTestSupport
import Testing

@Suite("The articles behind a number")
struct ExplanationTests {
  private static let articles = [
    #"{"id":"1","title":"Storm","text":"Rain in Vellby. Vellby waits. Port Orlen waits.","#
      + #""date":"2024-11-04T08:00:00Z"}"#,
    #"{"id":"2","title":"Calm","text":"Vellby wrote to Port Orlen. Vellby waits.","#
      + #""date":"2024-11-05T08:00:00Z"}"#,
    #"{"id":"3","title":"Undated storm","text":"Orlen saw rain."}"#,
  ]

  /// The reports of a store with these articles.
  private func withReports(
    _ articles: [String] = articles, _ body: (StoredReports, URL) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let files = [
        "a.jsonl": articles.joined(separator: "\n") + "\n",
        "topics.yaml": "weather: [storm*, rain*]\nrail: [rail*]\n",
        "entities.csv": """
        name,entity,type
        Port Orlen,Port Orlen,place
        Orlen,Port Orlen,place
        Vellby,Vellby,place
        Lima,Lima,place

        """,
        "list.csv": """
        seen,rank,title
        2024-11-04T10:00:00Z,1,Calm
        2024-11-04T10:00:00Z,2,Storm
        2024-11-05T10:00:00Z,1,Storm
        2024-11-05T10:00:00Z,2,Calm

        """,
        "job.yaml": """
        version: 1
        store: store.sqlite
        sources:
          - {name: Wire, paths: [a.jsonl], format: jsonl, fields: {published: date}}
          - {name: Site, paths: [list.csv], format: ranking-csv, list: Top, fields: {published: seen}}
        topics: topics.yaml
        entities: {lists: entities.csv, gazetteerOnly: true}

        """,
      ]
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      let job = try JobFile(contentsOf: folder.appendingPathComponent("job.yaml").path)
      let options = RunOptions(workers: 1, storesOnly: true)
      _ = try JobRun(JobPlan(job, options: options)).run { _ in }
      try body(try StoredReports(job), folder)
    }
  }

  private func lines(
    _ reports: StoredReports, _ subject: ExplainedSubject, from first: String? = nil,
    to last: String? = nil, limit: Int = 20
  ) throws -> [String] {
    let text = try reports.explanation(
      of: subject, from: first.flatMap { CivilDay($0) }, to: last.flatMap { CivilDay($0) },
      limit: limit)
    #expect(text.hasSuffix("\n"))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  @Test("A topic has its articles with their matches, undated ones last")
  func topic() throws {
    try withReports { reports, _ throws in
      // Storm in the headline and rain below it, twice.
      let expected = [
        "TOPIC WEATHER: 2 ARTICLES", "-------------------------",
        "2024-11-04  Storm", "  Wire, a.jsonl:1, id:Wire:1: 2 matches, 1 in the headline",
        "  | matched by rain, storm", "  | Storm", "  | Rain in Vellby.",
        "undated  Undated storm", "  Wire, a.jsonl:3, id:Wire:3: 2 matches, 1 in the headline",
        "  | matched by rain, storm", "  | Undated storm", "  | Orlen saw rain.",
      ]
      #expect(try lines(reports, .topic("weather")) == expected)
      #expect(
        try lines(reports, .topic("rail")) == [
          "TOPIC RAIL: NO ARTICLES", "-----------------------",
        ])
    }
  }

  @Test("A name has its articles, how they write it, and its sentences")
  func entity() throws {
    try withReports { reports, folder throws in
      #expect(
        try lines(reports, .entity("Vellby")) == [
          "VELLBY (PLACE): 2 ARTICLES", "--------------------------",
          "2024-11-04  Storm", "  Wire, a.jsonl:1, id:Wire:1: 2 mentions",
          "  | Rain in Vellby.", "  | Vellby waits.",
          "2024-11-05  Calm", "  Wire, a.jsonl:2, id:Wire:2: 2 mentions",
          "  | Vellby wrote to Port Orlen.", "  | Vellby waits.",
        ])
      #expect(
        try lines(reports, .entity("Port Orlen")).contains(
          "  Wire, a.jsonl:3, id:Wire:3: 1 mention, as Orlen (1)"))
      // The store is enough for all but the sentences.
      try FileManager.default.removeItem(at: folder.appendingPathComponent("a.jsonl"))
      #expect(
        try lines(reports, .entity("Vellby")) == [
          "VELLBY (PLACE): 2 ARTICLES", "--------------------------",
          "2024-11-04  Storm", "  Wire, a.jsonl:1, id:Wire:1: 2 mentions",
          "2024-11-05  Calm", "  Wire, a.jsonl:2, id:Wire:2: 2 mentions",
        ])
    }
  }

  @Test("A pair has the articles with both names, and the sentences that they share")
  func pair() throws {
    try withReports { reports, _ throws in
      let found = try lines(reports, .pair("Vellby", "Port Orlen"))
      #expect(found.first == "VELLBY (PLACE) + PORT ORLEN (PLACE): 2 ARTICLES")
      // Two and one mentions in three sentences; two and one, once in the same.
      #expect(
        found.contains("  Wire, a.jsonl:1, id:Wire:1: 3 mentions; together in no sentences"))
      #expect(
        found.suffix(2) == [
          "  Wire, a.jsonl:2, id:Wire:2: 3 mentions; together in 1 sentence",
          "  | Vellby wrote to Port Orlen.",
        ])
      #expect(
        try lines(reports, .pair("Port Orlen", "Vellby")).dropFirst(2).first == "2024-11-04  Storm")
    }
  }

  @Test("Days and the limit cut; the number of articles is that of the days")
  func cuts() throws {
    try withReports { reports, _ throws in
      let vellby = ExplainedSubject.entity("Vellby")
      #expect(try lines(reports, vellby, from: "2024-11-05").contains("2024-11-05  Calm"))
      #expect(try lines(reports, vellby, from: "2024-11-05")[0] == "VELLBY (PLACE): 1 ARTICLE")
      #expect(try lines(reports, vellby, to: "2024-11-04")[0] == "VELLBY (PLACE): 1 ARTICLE")
      #expect(try lines(reports, vellby, to: "2024-11-03")[0] == "VELLBY (PLACE): NO ARTICLES")
      let one = try lines(reports, vellby, limit: 1)
      #expect(one[0] == "VELLBY (PLACE): 2 ARTICLES")
      #expect(one.contains("2024-11-04  Storm") && !one.contains("2024-11-05  Calm"))
      #expect(one.suffix(2) == ["", "… 1 more; `--limit` shows them"])
      #expect(
        try lines(reports, vellby, limit: 0) == [
          "VELLBY (PLACE): 2 ARTICLES", "--------------------------", "",
          "… 2 more; `--limit` shows them",
        ])
      #expect(try !lines(reports, vellby, limit: 2).contains { $0.hasPrefix("…") })
    }
  }

  @Test("A story has its members, an article by itself is one")
  func story() throws {
    let again = Self.articles[0].replacingOccurrences(of: #""id":"1""#, with: #""id":"4""#)
    try withReports(Self.articles + [again]) { reports, _ throws in
      for key in ["id:Wire:1", "id:Wire:4"] {
        let found = try lines(reports, .story(key))
        #expect(found[0] == "STORY OF \(key.uppercased()): 2 ARTICLES")
        #expect(
          found.filter { $0.hasPrefix("  Wire") }
            == [1, 4].map {
              "  Wire, a.jsonl:\($0), id:Wire:\($0): the same words as another member"
            })
      }
      #expect(
        try lines(reports, .story("id:Wire:2")).dropFirst(2) == [
          "2024-11-05  Calm",
          "  Wire, a.jsonl:2, id:Wire:2: no other article has its text or nearly its text",
        ])
    }
  }

  @Test("An item of a list has a line for each time it was seen")
  func item() throws {
    try withReports { reports, _ throws in
      let found = try lines(reports, .item(list: "Top", title: "Calm"))
      #expect(found[0] == "CALM ON TOP")
      let seen = found.filter { $0.hasPrefix("  2024") }.map {
        $0.split(separator: " ").map(String.init)
      }
      // First, then second behind it: it was first, has been first at best, and is there twice.
      #expect(seen.map { $0[0] } == ["2024-11-04T10:00:00Z", "2024-11-05T10:00:00Z"])
      #expect(seen.map { $0[1] } == ["1", "2"])
      #expect(seen.last.map { Array($0.suffix(3)) } == ["1", "1", "2"])
      let later = try lines(reports, .item(list: "Top", title: "Calm"), from: "2024-11-05")
      #expect(later.filter { $0.hasPrefix("  2024") }.count == 1)
    }
  }

  @Test("What the store does not have is asked in vain, with the nearest name")
  func inVain() throws {
    try withReports { reports, _ throws in
      for (subject, message) in [
        (.topic("wether"), "no topic `wether` in the store; did you mean `weather`?"),
        (.entity("Velby"), "no entity `Velby` in the store; did you mean `Vellby`?"),
        (.pair("Vellby", "Xxxxxxxxx"), "no entity `Xxxxxxxxx` in the store"),
        (.story("id:Wire:9"), "no article has the key `id:Wire:9`; articles.csv has all keys"),
        (
          .item(list: "Top", title: "Calms"),
          "no item `Calms` on the list `Top`; did you mean `Calm`?"
        ),
      ] as [(ExplainedSubject, String)] {
        let error = #expect(throws: AskedInVain.self) {
          try reports.explanation(of: subject, from: nil, to: nil, limit: 20)
        }
        #expect(error?.description == message)
      }
    }
  }
}

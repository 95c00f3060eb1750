import Foundation
import NewsJobs
import NewsTestSupport
import Testing

@Suite("Inspections of one file")
struct InspectionTests {
  private static let storm =
    #"{"id":"1","title":"Storm","text":"A storm in Vellby.\nRain; Vellby waits.","date":"2024-11-04T08:00:00Z"}"#
  private static let calm = #"{"id":"2","title":"Calm","text":"No wind at all."}"#

  /// - Parameters:
  ///   - job: The job behind its version.
  ///   - body: Gets the folder of job and file, and the job.
  private func with(
    _ name: String, _ lines: [String], job: String = "", _ body: (String, JobFile) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent(name)
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
      try Data("name,entity,type\nVellby,Vellby,place\n".utf8)
        .write(to: folder.appendingPathComponent("entities.csv"))
      try Data("weather: [storm*, rain*]\n".utf8)
        .write(to: folder.appendingPathComponent("topics.yaml"))
      let path = folder.appendingPathComponent("job.yaml")
      let sources = "  - {name: Other, paths: [none.txt], format: page}\n"
      try Data("version: 1\nsources:\n\(sources)\(job)".utf8).write(to: path)
      try body(file.path, try JobFile(contentsOf: path.path, checksFiles: false))
    }
  }

  private func object(_ inspection: Inspection) throws -> [String: Any] {
    let text = try inspection.json()
    #expect(text.hasSuffix("}\n"))
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func articles(_ inspection: Inspection) throws -> [[String: Any]] {
    try #require(try object(inspection)["articles"] as? [[String: Any]])
  }

  @Test("A file of the job is read as its source says")
  func ofASource() throws {
    let job =
      "  - {name: Wire, paths: [wire.txt], format: jsonl, fields: {title: text, text: title}}\n"
    try with("wire.txt", [Self.calm], job: job) { file, job throws in
      let article = try #require(try articles(Inspection(file: file, job: job)).first)
      #expect(article["source"] as? String == "Wire")
      #expect(article["title"] as? String == "No wind at all.")
      #expect(article["paragraphs"] as? [String] == ["Calm"])
    }
  }

  @Test(
    "A file of no source is read by its ending",
    arguments: [
      ("a.jsonl", [storm, calm], 2), ("a.ndjson", [storm, calm], 2), ("a.json", [calm], 1),
      ("a.csv", ["id,title,text", "1,Storm,A storm."], 1),
      ("a.tsv", ["id\ttitle\ttext", "1\tStorm\tA storm."], 1),
    ])
  func byEnding(name: String, lines: [String], count: Int) throws {
    try with(name, lines) { file, job throws in
      let inspection = try Inspection(file: file, job: job)
      #expect(try articles(inspection).count == count && inspection.rejected == 0)
      let sources = try articles(inspection).map { $0["source"] as? String }
      #expect(sources.allSatisfy { $0 == "inspected" })
    }
  }

  @Test("An article is shown with what was found in it")
  func facts() throws {
    let job = "topics: topics.yaml\nentities: {lists: entities.csv, gazetteerOnly: true}\n"
    try with("a.jsonl", [Self.storm, Self.calm], job: job) { file, job throws in
      let inspection = try Inspection(file: file, job: job)
      let storm = try #require(try articles(inspection).first)
      #expect(storm["day"] as? String == "2024-11-04" && storm["line"] as? Int == 1)
      #expect(storm["key"] as? String == "id:inspected:1")
      // Storm; a, storm, in, Vellby; rain, Vellby, waits. Storm, storm and rain are of the topic.
      #expect(storm["words"] as? Int == 8)
      let topics = try #require(storm["topics"] as? [[String: Any]])
      #expect(topics.map { $0["id"] as? String } == ["weather"])
      #expect(topics.map { $0["matches"] as? Int } == [3])
      #expect(topics.map { $0["titleMatches"] as? Int } == [1])
      let entities = try #require(storm["entities"] as? [[String: Any]])
      #expect(entities.map { $0["name"] as? String } == ["Vellby"])
      #expect(entities.map { $0["mentions"] as? Int } == [2])
      let calm = try #require(try articles(inspection).last)
      #expect(calm["day"] == nil && calm["line"] as? Int == 2)
      #expect((calm["topics"] as? [Any])?.isEmpty == true)

      let text = inspection.text(limit: 2)
      #expect(text.hasPrefix("\(file): 2 articles, no ranking lists, no findings\n"))
      #expect(text.contains("  topics     weather (3)\n"))
      #expect(text.contains("  day        undated\n"))
      #expect(text.contains("  entities   Vellby (place)\n"))
      #expect(text.contains("  | A storm in Vellby.\n  | Rain; Vellby waits.\n"))
    }
  }

  @Test("Text shows as many articles as it is told to and says how many more there are")
  func limit() throws {
    let lines = (1...5).map { #"{"id":"\#($0)","title":"Title \#($0)","text":"Text."}"# }
    try with("a.jsonl", lines) { file, job throws in
      let inspection = try Inspection(file: file, job: job)
      for limit in [0, 2, 5] {
        let text = inspection.text(limit: limit)
        #expect(text.contains(": 5 articles, "))
        for number in 1...5 { #expect(text.contains("Title \(number)") == (number <= limit)) }
        #expect(text.contains("… \(5 - limit) more articles\n") == (limit < 5))
      }
      #expect(try articles(inspection).count == 5)
    }
  }

  @Test("Records that cannot be read are counted and told of, the others are read")
  func rejected() throws {
    try with("a.jsonl", [Self.storm, "{\"id\":", Self.calm]) { file, job throws in
      let inspection = try Inspection(file: file, job: job)
      #expect(inspection.rejected == 1)
      #expect(try articles(inspection).map { $0["title"] as? String } == ["Storm", "Calm"])
      let findings = try #require(try object(inspection)["findings"] as? [[String: Any]])
      #expect(findings.map { $0["severity"] as? String } == ["rejected"])
      #expect(findings.map { $0["line"] as? Int } == [2])
      #expect(inspection.text(limit: 1).contains("\nFINDINGS\n--------\n  \(file):2: rejected: "))
    }
  }

  @Test("An empty file has nothing in it, a file that is not there is an error")
  func nothing() throws {
    try with("a.jsonl", []) { file, job throws in
      let inspection = try Inspection(file: file, job: job)
      #expect(inspection.text(limit: 9) == "\(file): no articles, no ranking lists, no findings\n")
      let object = try object(inspection)
      #expect(
        ["articles", "rankings", "findings"].allSatisfy { (object[$0] as? [Any])?.isEmpty == true })
      let error = #expect(throws: InspectionError.self) {
        try Inspection(file: file + ".none", job: job)
      }
      #expect(error?.description == "\(file).none: no such file")
    }
  }

  @Test(
    "A name is a name, and no glob, and may begin with a dot",
    arguments: ["a[1].jsonl", ".a.jsonl"])
  func oddNames(name: String) throws {
    try with(name, [Self.storm]) { file, job throws in
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      try Data("\(Self.calm)\n".utf8).write(to: folder.appendingPathComponent("a1.jsonl"))
      let found = try articles(Inspection(file: file, job: job))
      #expect(found.map { $0["title"] as? String } == ["Storm"])
      #expect(throws: InspectionError.self) { try Inspection(file: folder.path, job: job) }
    }
  }
}

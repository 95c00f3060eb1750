import Foundation
import NewsJobs
import NewsModel
import NewsReaders
import NewsTestSupport
import Testing

/// The folder of the project, for tests of what it ships.
private let project = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func job(_ yaml: String) throws(JobFileError) -> JobFile {
  try JobFile(yaml: yaml, path: "jobs/test.yaml", checksFiles: false)
}

@Suite("Job files that are right")
struct JobFileTests {
  @Test func aJobNeedsAVersionAndASourceAndHasDefaultsForTheRest() throws {
    let job = try job(
      """
      version: 1
      sources:
        - name: Wire
          paths: wire.jsonl
          format: jsonl
      """)
    #expect(job.name == "test")
    #expect(job.root == "jobs")
    #expect(job.zone.secondsFromGMT() == 0)
    #expect(job.store == nil && job.topics == nil && job.workers == nil)
    #expect(job.sources.count == 1)
    #expect(job.sources[0].paths == ["wire.jsonl"])
    #expect(job.sources[0].dates == .auto)
    #expect(job.report.folder == "reports/test")
    #expect(job.report.span == .everything)
    #expect(job.report.tables == nil)
    #expect(job.resolve("wire.jsonl") == "jobs/wire.jsonl")
    #expect(job.resolve("/data/wire.jsonl") == "/data/wire.jsonl")
  }

  @Test func valuesArriveWithTheirTypes() throws {
    let job = try job(
      """
      version: 1
      name: night shift
      zone: Asia/Tokyo
      since: 2024-10-28
      until: 2024-11-24
      workers: 3
      stories: false
      sources:
        - {name: P, paths: [a, "b*.txt"], format: page, zone: Europe/London, encoding: latin1,
           key: content, section: Politics, dates: D/M/YYYY, headings: ["TOP {section} STORIES"]}
        - {name: C, paths: c.tsv, format: ranking-csv, delimiter: tab, header: false, list: Hot,
           timeInName: yyyyMMdd_HHmmss, fields: {rank: "1", title: "2"}}
      pairs: {levels: [sentence, article], minimum: 7, top: 9, memory: 32}
      trends: {p: 0.8, keywords: {top: 5}}
      report: {period: 2024-W46, grains: week, tables: [pairs, topics], dialect: sheet}
      """)
    #expect(job.zone.identifier == "Asia/Tokyo")
    #expect(job.since == CivilDay("2024-10-28") && job.until == CivilDay("2024-11-24"))
    #expect(job.workers == 3 && job.joinsNearStories == false)
    let page = job.sources[0]
    #expect(page.paths == ["a", "b*.txt"] && page.encoding == .windows1252)
    #expect(page.key == .content && page.section == .named("Politics"))
    #expect(try page.dates == DateFormat(named: "D/M/YYYY"))
    #expect(page.headings.map(\.pattern) == ["TOP {section} STORIES"])
    let chart = job.sources[1]
    #expect(chart.delimiter == UInt8(ascii: "\t") && !chart.hasHeader && chart.list == "Hot")
    #expect(chart.fields == [.rank: "1", .title: "2"])
    #expect(chart.timeInName != nil)
    #expect(job.pairs.levels == [.article, .sentence])
    #expect(job.pairs.minimum == 7 && job.pairs.top == 9 && job.pairs.memory == 32)
    #expect(job.trends.p == 0.8 && job.trends.keywords == 5)
    #expect(job.report.span == .period(try #require(Period("2024-W46"))))
    #expect(job.report.grains == [.week] && job.report.tables == ["pairs", "topics"])
    #expect(job.report.dialect == .sheet)
  }

  @Test func rootMovesEveryPath() throws {
    let yaml = "{version: 1, root: .., sources: [{name: A, paths: seeds, format: page}]}"
    let job = try JobFile(yaml: yaml, path: "nowhere/test.yaml", checksFiles: false)
    #expect(job.root == ".")
    #expect(job.resolve("seeds") == "seeds")
    #expect(job.resolve("/data") == "/data")
  }

  @Test func aFolderOfEntitiesStandsForItsLists() throws {
    try withTemporaryFolder { folder in
      for name in ["people.csv", "cities.csv", "aliases.csv", "stop.txt", "README.md"] {
        try Data("name,entity,type\n".utf8).write(to: folder.appendingPathComponent(name))
      }
      let yaml = """
        version: 1
        entities: \(folder.path)
        sources: [{name: A, paths: "*.txt", format: page}]
        """
      let job = try JobFile(yaml: yaml, path: "job.yaml")
      #expect(
        job.entities.lists == [folder.path + "/cities.csv", folder.path + "/people.csv"])
      #expect(job.entities.aliases == folder.path + "/aliases.csv")
      #expect(job.entities.stop == folder.path + "/stop.txt")
      #expect(job.entities.titles == nil && job.entities.recogniser == nil)
    }
  }

  @Test func theExampleHasEveryKnownKeyAndNoOther() throws {
    let path = project.appendingPathComponent("jobs/example.yaml").path
    let job = try JobFile(contentsOf: path, checksFiles: false)
    #expect(job.knownKeys.subtracting(job.usedKeys).sorted() == [])
    #expect(Set(job.sources.map(\.format)) == Set(SourceSettings.Format.allCases))
  }

  @Test(arguments: ["nightly", "weekly"])
  func theShippedJobsAreUsableAsTheyStand(name: String) throws {
    let job = try JobFile(contentsOf: project.appendingPathComponent("jobs/\(name).yaml").path)
    #expect(job.name == name)
    #expect(!job.sources.isEmpty && !job.entities.lists.isEmpty && job.store != nil)
  }
}

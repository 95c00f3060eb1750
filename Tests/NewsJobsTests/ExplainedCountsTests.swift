// A number that a table prints is the number of articles that `explain` shows behind it.

import Foundation
import NewsJobs
import NewsModel
import NewsTestSupport
import Testing

@Suite("Explained counts", .enabled(if: Program.url != nil, "the program is not built"))
struct ExplainedCountsTests {
  @Test func areThoseOfTheTables() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      // A town's name is a person's too; an article without a date belongs to no week.
      var lines = WireCorpus(articles: 160, seed: 5).lines.map {
        $0.replacing("Ms. Berg", with: "Old Berg")
      }
      let list = folder.appendingPathComponent("entities.csv")
      let names = try String(contentsOf: list, encoding: .utf8) + "Old Berg,Vellby,person\n"
      try Data(names.utf8).write(to: list)
      lines.append(#"{"id":"undated","title":"Storm","text":"Ms. Eva Lund in Vellby."}"#)
      try job.write(lines, "a.jsonl")
      try job.run()
      let reports = try StoredReports(
        try JobFile(contentsOf: folder.appendingPathComponent("job.yaml").path))
      let counts = try reports.contents(span: .everything, grains: [.week, .all]).analysis.counts
      var checked = Set<EntityType>()
      func expect(_ names: [Entity], _ articles: Int, _ period: Period) throws {
        let titles = names.map { "\($0.name) (\($0.type.rawValue))" }.joined(separator: " + ")
        let heading = "\(titles): \(articles) \(articles == 1 ? "article" : "articles")"
        let text = try reports.explanation(
          of: names.count == 1 ? .entity(names[0].name) : .pair(names[0].name, names[1].name),
          from: period == .all ? nil : period.start, to: period == .all ? nil : period.end, limit: 0
        )
        #expect(
          text.split(separator: "\n").contains { $0 == heading.uppercased() },
          "\(period) \(heading): \(text)")
      }
      for row in counts.entities {
        try expect([row.entity], row.articles, row.period)
        if row.entity.name == "Vellby" { checked.insert(row.entity.type) }
      }
      for row in counts.pairs.flatMap({ $0 }) where row.level == .article {
        try expect([row.a, row.b], row.articles, row.period)
      }
      #expect(checked == [.person, .place])
    }
  }
}

// Trends and bursts of small corpora whose numbers are plain to see; through the built program.

import Foundation
import NewsTestSupport
import Testing

@Suite("Trends of a report", .enabled(if: Program.url != nil, "the program is not built"))
struct TrendReportTests {
  /// The rows of a table, by column.
  private func table(
    _ name: String, of lines: [String], grains: String
  ) throws -> [[String: String]] {
    try withTemporaryFolder { folder in
      let job = """
        version: 1
        sources: [{name: Wire, paths: [a.jsonl], format: jsonl, fields: {published: date}}]
        topics: topics.yaml
        entities: {lists: names.csv}
        report: {grains: [\(grains)]}
        """
      let files = [
        "job.yaml": job, "a.jsonl": lines.joined(separator: "\n"),
        "topics.yaml": "storms:\n  - storm\n",
        "names.csv": "name,entity,type\nLima,Lima,place\nLima Lee,Lima,person\n",
      ]
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      let run = try Program.run(["run", "job.yaml"], in: folder)
      #expect(run.exitCode == 0)
      let url = folder.appendingPathComponent("reports/job/\(name).csv")
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }
  }

  private func article(_ number: Int, _ day: String, _ text: String) -> String {
    #"{"id":"\#(number)","title":"T\#(number)","text":"\#(text)","date":"\#(day)T08:00:00Z"}"#
  }

  @Test func aNameThatIsExpectedAndAbsentHasARow() throws {
    // Four Mondays: one article a day, and Lima in two of three; then six without it.
    let past = [("2024-11-04", "Lima."), ("2024-11-11", "Rain."), ("2024-11-18", "Lima.")]
    var lines = past.enumerated().map { article($0, $1.0, $1.1) }
    for number in 10..<16 { lines.append(article(number, "2024-11-25", "Rain \(number).")) }
    let rows = try table("trends", of: lines, grains: "day").filter {
      $0["subject"] == "Lima" && $0["period"] == "2024-11-25"
    }
    #expect(rows.count == 1)
    #expect(rows.first?["articles"] == "0" && rows.first?["expected"] == "6.00")
  }

  @Test func namesOfTwoTypesAreToldApart() throws {
    let lines = (1...8).map { article($0, "2024-11-0\($0)", "Lima. Then Lima Lee. Rain \($0).") }
    let rows = try table("trends", of: lines, grains: "week").filter { $0["subject"] == "Lima" }
    #expect(Set(rows.map { ($0["type"] ?? "") + ($0["period"] ?? "") }).count == rows.count)
    #expect(Set(rows.compactMap { $0["type"] }) == ["person", "place"])
  }

  @Test(arguments: ["day", "week", "month"])
  func aDateTypedWrongByDecadesMakesNeitherEmptyPeriodsNorABurst(grain: String) throws {
    var lines: [String] = []
    for day in 10...30 {
      // Few storms, and many on the last days.
      for number in 0..<6 {
        let text = day > 27 || (number == 0 && day % 5 == 0) ? "A storm" : "Rain"
        lines.append(article(day * 10 + number, "2024-11-\(day)", "\(text) \(day * 10 + number)."))
      }
    }
    let wrong = article(999, "2050-11-30", "A storm.")
    let periods = try table("topics", of: lines + [wrong], grains: grain).compactMap {
      $0["period"]
    }
    #expect(periods.contains { $0.hasPrefix("2050") })
    #expect(!periods.contains { $0.hasPrefix("203") })
    let bursts = try table("bursts", of: lines + [wrong], grains: grain)
    #expect(bursts == (try table("bursts", of: lines, grains: grain)))
    #expect(bursts.map { $0["last_day"] } == ["2024-11-30"])
  }
}

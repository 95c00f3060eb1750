// A report of one period looks at few articles and takes the rest from sums. It must be the report
// that all articles give.

import Foundation
import NewsJobs
import NewsModel
import NewsReports
import NewsTestSupport
import Testing

@Suite("Reports of one period", .enabled(if: Program.url != nil, "the program is not built"))
struct PeriodReportTests {
  /// The lines of all tables of a report and of its text.
  private func lines(_ contents: ReportContents) throws -> [String: [Substring]] {
    var files = ["text": TextReport(contents).text.split(separator: "\n")]
    for table in ReportTables.descriptions.map(\.name) {
      var bytes: [UInt8] = []
      _ = try ReportTables.write(table, of: contents, dialect: .data) { bytes += $0 }
      files[table] = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }
    return files
  }

  private func expectEqualReports(_ folder: URL, _ spans: [Period]) throws {
    let job = folder.appendingPathComponent("job.yaml").path
    let reports = try StoredReports(try JobFile(contentsOf: job, checksFiles: false))
    let first = try #require(try reports.contents(span: .everything).reading.firstDay)
    for span in spans {
      for grains in [[span.grain], [.day, .week, .month]] as [[Grain]] {
        let short = try lines(reports.contents(span: .period(span), grains: grains))
        // Days that a caller sets are looked at one by one.
        let long = try lines(reports.contents(span: .period(span), from: first, grains: grains))
        // Cut to days that a caller sets nothing is compared with what was published.
        for (name, expected) in long where name != "revisions" {
          let difference = expected.difference(from: short[name] ?? [])
          #expect(difference.isEmpty, "\(name) of \(span), \(grains)")
        }
      }
    }
  }

  @Test func areThoseThatAllArticlesGive() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      let corpus = WireCorpus(articles: 300, seed: 21)
      // Half a year with holes; one article in eleven comes again in another paper.
      var lines: [String] = []
      for (index, line) in corpus.lines.enumerated() {
        let start = CivilDay(year: 2024, month: 3, day: 4)
        for copy in 0...(index % 11 == 0 ? 1 : 0) {
          let day = start?.advanced(by: (index * 37) % 28 * 6 + index % 5 + copy * 3)
          lines.append(
            line.replacingOccurrences(
              of: #""date":"[^"T]*"#, with: #""date":"\#(day?.description ?? "")"#,
              options: .regularExpression
            ).replacingOccurrences(of: #""id":"a"#, with: #""id":"\#(copy)"#))
        }
      }
      // Dates typed wrong, too far away to be filled up to.
      for date in ["1924-05-01", "2050-09-30"] {
        lines.append(
          #"{"id":"\#(date)","title":"Storm","text":"Snow in Vellby.","date":"\#(date)T08:00:00Z"}"#
        )
      }
      for (night, start) in stride(from: 0, to: lines.count, by: 70).enumerated() {
        try job.write(lines[start..<min(lines.count, start + 70)], "night-\(night).jsonl")
        let result = try job.run()
        #expect(result.exitCode == 0, "\(result.messages)")
      }
      let spans = [
        "2024-03-10", "2024-05-14", "2024-08-16", "2024-W10", "2024-W11", "2024-W19", "2024-W27",
        "2024-W33", "2024-03", "2024-06", "2024-08",
      ]
      try expectEqualReports(folder, spans.compactMap(Period.init))
    }
  }

  @Test func ofAPeriodWithoutArticlesAreThoseToo() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      let days = ["2024-09-04", "2024-09-06", "2024-11-06", "2024-11-27", "2024-12-02"]
      try job.write(
        days.map {
          #"{"id":"\#($0)","title":"Storm","text":"Snow in Vellby.","date":"\#($0)T08:00:00Z"}"#
        }, "night.jsonl")
      try job.run()
      let spans = ["2024-10", "2024-W47", "2024-W46", "2024-11-10", "2024-09-05"]
      try expectEqualReports(folder, spans.compactMap(Period.init))
    }
  }

  @Test func endsAWeekWithTheDaysOfTheJobAndNotWithTheLastArticle() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      let days = ["2024-11-06", "2024-11-12", "2024-11-15"]
      try job.write(
        days.map {
          #"{"id":"\#($0)","title":"Storm","text":"Snow in Vellby.","date":"\#($0)T08:00:00Z"}"#
        }, "night.jsonl")
      try job.run()
      let path = folder.appendingPathComponent("job.yaml").path
      let reports = try StoredReports(try JobFile(contentsOf: path, checksFiles: false))
      // The week of the last article is over where the job says so, else it is running.
      let sunday = CivilDay("2024-11-17")
      #expect(try reports.contents(span: .latest(.week), to: sunday).span == Period("2024-W46"))
      #expect(try reports.contents(span: .latest(.week)).span == Period("2024-W45"))
    }
  }
}

import Foundation
import NewsTestSupport
import Testing

@Suite("Pairs beyond memory", .enabled(if: Program.url != nil, "the program is not built"))
struct PairMemoryTests {
  /// 4,000 articles with 70 names are more than the 262,144 names of one megabyte.
  @Test func aRunSaysHowMuchDiskItsPairsNeededAndWritesTheSameBytes() throws {
    try withTemporaryFolder { folder in
      let names = (0..<70).map { "Ost\(["a", "e", "i", "o", "u", "y", "ö"][$0 % 7])\($0 / 7)" }
      let path = { (name: String) in folder.appendingPathComponent(name) }
      try Data(
        ("name,entity,type\n" + names.map { "\($0),\($0),place\n" }.joined()).utf8
      ).write(to: path("places.csv"))
      let text = names.joined(separator: ", ")
      let lines = (0..<4000).map {
        #"{"id":"a\#($0)","title":"Report \#($0)","text":"\#(text).","date":"2024-11-05T08:00:00Z"}"#
      }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: path("wire.jsonl"))
      var tables: [Data] = []
      for memory in [1, 256] {
        let job = """
          version: 1
          name: pairs
          store: store.sqlite
          sources:
            - {name: Wire, paths: [wire.jsonl], format: jsonl, fields: {published: date}}
          entities: {lists: places.csv}
          stories: false
          pairs: {minimum: 1, memory: \(memory)}
          report: {folder: reports-\(memory), grains: all, tables: [pairs]}
          """
        try Data(job.utf8).write(to: path("job.yaml"))
        let result = try Program.run(["run", "job.yaml"], in: folder)
        #expect(result.exitCode == 0, "\(result.messages)")
        #expect(result.messages.contains("MB of disk beside the memory") == (memory == 1))
        tables.append(try Data(contentsOf: path("reports-\(memory)/pairs.csv")))
        guard memory == 1 else { continue }
        let export = try Program.run(
          ["export", "pairs", "--job", "job.yaml", "--output", "pairs.csv"], in: folder)
        #expect(export.messages.contains("MB of disk beside the memory"))
        #expect(try Data(contentsOf: path("pairs.csv")) == tables[0])
        let report = try Program.run(["report", "weekly", "--job", "job.yaml"], in: folder)
        #expect(report.messages.contains("MB of disk beside the memory"))
      }
      #expect(tables[0] == tables[1] && !tables[0].isEmpty)
    }
  }
}

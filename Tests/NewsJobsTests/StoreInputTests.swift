// What a store does with inputs that change, fail, or have odd names; through the built program.

import Foundation
import NewsTestSupport
import Testing

@Suite("Inputs of a store", .enabled(if: Program.url != nil, "the program is not built"))
struct StoreInputTests {
  /// A folder with files and a job over them, in which commands run.
  private func withJob<T>(
    _ files: [String: String], sources: String, named job: String = "job.yaml",
    _ body: (URL) throws -> T
  ) throws -> T {
    try withTemporaryFolder { folder in
      for (path, text) in files {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      let text = "version: 1\nstore: s.sqlite\nsources:\n\(sources)\n"
      try Data(text.utf8).write(to: folder.appendingPathComponent(job))
      return try body(folder)
    }
  }

  private func text(_ folder: URL, _ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  private static let article =
    #"{"id":"1","title":"Storm","text":"A storm.","date":"2024-11-18T22:00:00"}"# + "\n"

  @Test func aSourceThatIsReadInAnotherWayIsReadAgain() throws {
    let source = "  - {name: Wire, paths: [a.jsonl], format: jsonl, fields: {published: date}"
    try withJob(["a.jsonl": Self.article], sources: source + ", zone: UTC}") {
      (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      #expect(try text(folder, "reports/job/articles.csv").contains("2024-11-18T22:00:00Z"))
      let job = try text(folder, "job.yaml").replacing("zone: UTC", with: "zone: Asia/Tokyo")
      try Data(job.utf8).write(to: folder.appendingPathComponent("job.yaml"))
      let again = try Program.run(["run", "job.yaml"], in: folder)
      #expect(again.messages.contains("settings of Wire have changed: all inputs are read again"))
      #expect(try text(folder, "reports/job/articles.csv").contains("2024-11-18T22:00:00+09:00"))
      // A source more changes nothing of those that are known.
      let more = job.replacing(
        "sources:\n", with: "sources:\n\(source.replacing("Wire", with: "B"))}\n")
      try Data(more.utf8).write(to: folder.appendingPathComponent("job.yaml"))
      #expect(
        try Program.run(["run", "job.yaml"], in: folder).messages
          .contains("1 input has not changed and was not read again"))
    }
  }

  @Test func aFileThatCouldNotBeReadIsTriedAgain() throws {
    try withJob(
      [:], sources: "  - {name: Wire, paths: [a.jsonl.gz], format: jsonl}"
    ) { (folder: URL) throws in
      // The beginning of a compressed file whose copying was cut off.
      try Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xAB]).write(
        to: folder.appendingPathComponent("a.jsonl.gz"))
      for _ in 0..<2 {
        let run = try Program.run(["run", "job.yaml"], in: folder)
        #expect(run.exitCode == 2)
      }
      let findings = try text(folder, "reports/job/findings.csv")
      #expect(findings.split(separator: "\n").count == 2)
    }
  }

  @Test func globsFindFilesBelowFoldersOfAnyName() throws {
    try withJob(
      ["記事/Müller/a.jsonl": Self.article],
      sources: "  - {name: Wire, paths: [\"記事/M*/*.jsonl\"], format: jsonl}"
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      #expect(try text(folder, "reports/job/articles.csv").contains("Storm"))
    }
  }

  @Test func timesWithoutZoneAreOfTheJobsZone() throws {
    try withJob(
      ["a.jsonl": Self.article],
      sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}\nzone: Asia/Tokyo"
    ) { (folder: URL) throws in
      #expect(
        try Program.run(["check", "job.yaml"], in: folder).output.contains("zone Asia/Tokyo"))
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      #expect(try text(folder, "reports/job/articles.csv").contains("2024-11-18T22:00:00+09:00"))
    }
    // And where nobody names one, the reader of the report is told, once.
    try withJob(
      ["a.jsonl": Self.article + Self.article.replacing("Storm", with: "Snow")],
      sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl, fields: {author: writer}}"
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      let findings = try text(folder, "reports/job/findings.csv")
      #expect(findings.contains("2 times name no zone"))
      #expect(findings.contains("no record has `writer`"))
      #expect(findings.split(separator: "\n").count == 3)
    }
  }

  @Test func datesThatAFileCannotKnowYetAreTold() throws {
    let late = Self.article.replacing("2024-11-18", with: "2190-01-01")
    try withJob(
      ["a.jsonl": late], sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl, zone: UTC}"
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      let findings = try text(folder, "reports/job/findings.csv").split(separator: "\n")
      #expect(findings.count == 2 && findings[1].contains("date-future"))
    }
  }

  @Test func keysThatManyArticlesShareAreDoubted() throws {
    let lines = (0..<12).map { Self.article.replacing("A storm.", with: "Storm \($0).") }
    try withJob(
      ["a.jsonl": lines.joined()], sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}"
    ) { (folder: URL) throws in
      let run = try Program.run(["run", "job.yaml"], in: folder)
      #expect(run.messages.contains("11 of 12 articles replaced one of the same key"))
      #expect(run.messages.contains("`key: content`"))
      // Without a store too.
      let job = try text(folder, "job.yaml").replacing("store: s.sqlite\n", with: "")
      try Data(job.utf8).write(to: folder.appendingPathComponent("job.yaml"))
      #expect(
        try Program.run(["run", "job.yaml"], in: folder).messages.contains("11 of 12 articles"))
    }
  }

  @Test func anExportSaysWhatAllMeansAndWhyItCannotBeWritten() throws {
    try withJob(
      ["a.jsonl": Self.article], sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}"
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      let export = ["export", "articles", "--job", "job.yaml"]
      let part = ["--from", "2024-11-01", "--grain", "all"]
      #expect(
        try Program.run(export + part, in: folder).messages
          == "the period `all` of this table is all days from 2024-11-01\n")
      let cut = ["--from", "2024-11-06", "--to", "2024-11-30", "--grain", "week"]
      #expect(
        try Program.run(export + cut, in: folder).messages
          == "--from and --to cut 2024-W45 and 2024-W48: only some of their days are counted\n")
      let nowhere = try Program.run(export + ["--output", "no/a.csv"], in: folder)
      #expect(nowhere.exitCode == 1)
      #expect(
        nowhere.messages == "error: no/a.csv cannot be written: No such file or directory\n")
    }
  }

  @Test func aPeriodWithoutArticlesIsNotSwappedForAnother() throws {
    try withJob(
      ["a.jsonl": Self.article],
      sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}\nreport: {period: 2023-W05}"
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      let report = try text(folder, "reports/job/report.txt")
      #expect(report.hasPrefix("PRESSRUN · job · week 2023-W05\n"))
      #expect(report.contains("No article is of this week."))
    }
  }

  @Test func articlesWithoutDatesHaveTablesOfTheirWhole() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      let lines = WireCorpus(articles: 60, seed: 3).lines.map {
        $0.replacingOccurrences(of: #","date":"[^"]*""#, with: "", options: .regularExpression)
      }
      try job.write(lines, "a.jsonl")
      try job.run()
      let reports = try job.reports()
      for table in ["topics", "entities", "pairs", "aliases"] {
        let text = String(decoding: reports["\(table).csv"] ?? Data(), as: UTF8.self)
        let rows = text.split(separator: "\n").dropFirst()
        #expect(!rows.isEmpty && rows.allSatisfy { $0.contains("all") }, "\(table)")
      }
      let text = String(decoding: reports["report.txt"] ?? Data(), as: UTF8.self)
      #expect(!text.contains("the all") && text.contains("TOGETHER IN ONE ARTICLE"))
    }
  }

  @Test func whatIsSaidOfAFileDoesNotDependOnItsNights() throws {
    let lines = (0..<6).map {
      #"{"id":"\#($0)","title":"Storm","text":"Rain.","date":"2024-11-18T22:0\#($0):00"\#($0 == 4 ? #","by":"x""# : "")}"#
        + "\n"
    }
    func findings(_ nights: [Int]) throws -> String {
      var found = ""
      try withJob(
        ["b.jsonl": lines[0]],
        sources: "  - {name: Wire, paths: [\"*.jsonl\"], format: jsonl, fields: {author: by}}"
      ) { (folder: URL) throws in
        for night in nights {
          try Data(lines[..<night].joined().utf8).write(
            to: folder.appendingPathComponent("a.jsonl"))
          #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
        }
        found = try text(folder, "reports/job/findings.csv")
      }
      return found
    }
    let whole = try findings([6])
    #expect(whole.contains("6 times name no zone") && !whole.contains("a.jsonl,,noted,field"))
    #expect(whole.contains("b.jsonl,,noted,field-missing"))
    #expect(try findings([2, 3, 6]) == whole)
  }

  @Test func whatARunWritesIsNoInput() throws {
    try withJob(
      ["in/a.txt": "Storm\nRain."],
      sources:
        "  - {name: Text, paths: [in], format: text}\nreport: {folder: in}"
    ) { (folder: URL) throws in
      let job = try text(folder, "job.yaml").replacing("s.sqlite", with: "in/s.sqlite")
      try Data(job.utf8).write(to: folder.appendingPathComponent("job.yaml"))
      for _ in 0..<2 {
        #expect(try Program.run(["run", "job.yaml", "--force"], in: folder).exitCode == 0)
      }
      #expect(try text(folder, "in/articles.csv").split(separator: "\n").count == 2)
    }
  }

  @Test func filesOfSeveralSourcesAndSourcesWithoutFilesAreTold() throws {
    try withJob(
      ["in/sub/a.jsonl": Self.article],
      sources: """
          - {name: Outer, paths: [in], format: jsonl}
          - {name: Inner, paths: [in/sub], format: jsonl}
          - {name: Gone, paths: ["old/*.jsonl"], format: jsonl}
        """
    ) { (folder: URL) throws in
      let run = try Program.run(["run", "job.yaml", "--quiet"], in: folder)
      #expect(run.messages == "the source Gone has no file; is one of its `paths` wrong?\n")
      let findings = try text(folder, "reports/job/findings.csv")
      #expect(findings.contains("1 file is read by the sources Outer and Inner"))
      // Once for its articles and once for its lists is no mistake.
      let job = try text(folder, "job.yaml").replacing(
        "{name: Inner, paths: [in/sub], format: jsonl}",
        with: "{name: Inner, paths: [in/sub], format: ranking-json}")
      try Data(job.utf8).write(to: folder.appendingPathComponent("job.yaml"))
      #expect(
        try !Program.run(["check", "job.yaml"], in: folder).output.contains("input-shared"))
      #expect(findings.contains("old/*.jsonl,,noted,input-missing"))
    }
  }

  @Test func topicsOfOneNameAreToldApart() throws {
    try withJob(
      ["a.jsonl": Self.article, "t.yaml": "sport:\n  home: [rain]\npolitics:\n  home: [storm]\n"],
      sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}\ntopics: t.yaml"
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      let topics = try text(folder, "reports/job/topics.csv")
      #expect(topics.contains(",politics/home,politics/home,"))
      let vain = try Program.run(["explain", "topic", "home", "--job", "job.yaml"], in: folder)
      #expect(vain.exitCode == 1)
    }
  }

  /// A file that is written anew says now what it says, as if it had never said anything else.
  @Test func aFileWrittenAnewCountsAsItIs() throws {
    func lines(_ word: String) -> String {
      (0..<20).map {
        "{\"id\": \"\($0)\", \"title\": \"T\", \"text\": \"It was \(word) no \($0).\", "
          + "\"date\": \"2024-11-11\"}\n"
      }.joined()
    }
    func topics(first: String, then: String?) throws -> String {
      try withJob(
        ["a.jsonl": lines(first), "t.yaml": "wrong: [wrong]\nright: [right]\n"],
        sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}\ntopics: t.yaml"
      ) { (folder: URL) throws in
        #expect(try Program.run(["run", "job.yaml", "--quiet"], in: folder).exitCode == 0)
        if let then {
          try Data(lines(then).utf8).write(to: folder.appendingPathComponent("a.jsonl"))
          #expect(try Program.run(["run", "job.yaml", "--quiet"], in: folder).exitCode == 0)
        }
        return try text(folder, "reports/job/topics.csv")
      }
    }
    let fresh = try topics(first: "right", then: nil)
    #expect(fresh.contains(",right,right,,1,20,20,20,"))
    #expect(try topics(first: "wrong", then: "right") == fresh)
    #expect(try topics(first: "wrongly right", then: "right") == fresh)
  }

  /// A program for networks adds up the rows of a pair.
  @Test func aNetworkHasOneRowForEachPair() throws {
    let article =
      #"{"id":"1","title":"T","text":"Ada met Bo. Ada left.","date":"2024-11-18"}"# + "\n"
    try withJob(
      ["a.jsonl": article, "e.csv": "name,entity,type\nAda,Ada,person\nBo,Bo,person\n"],
      sources: """
          - {name: Wire, paths: [a.jsonl], format: jsonl}
        entities: {lists: e.csv}
        pairs: {levels: [article, sentence], minimum: 1}
        """
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml", "--quiet"], in: folder).exitCode == 0)
      func export(_ options: String...) throws -> (rows: Int, messages: String) {
        let arguments = ["export", "pairs", "--job", "job.yaml"] + options
        let result = try Program.run(arguments, in: folder)
        return (result.output.split(separator: "\n").count - 1, result.messages)
      }
      let both = try export("--grain", "all")
      #expect(both.rows == 2 && both.messages.contains("2 levels (--level article takes one)"))
      let one = try export("--grain", "all", "--level", "sentence")
      #expect(one.rows == 1 && !one.messages.contains("for a network"))
      #expect(try export("--level", "sentence").messages.contains("kinds of periods"))
      let wrong = try Program.run(
        ["export", "topics", "--level", "sentence", "--job", "job.yaml"], in: folder)
      #expect(wrong.exitCode == 64 && wrong.messages.contains("--level is for the table `pairs`"))
    }
  }

  /// A topic that stays at 0 for its spelling alone is told by the check, and once by each run.
  @Test func patternsThatCanNeverMatchAreTold() throws {
    try withJob(
      ["a.jsonl": Self.article, "t.yaml": "post: [e-mail]\n"],
      sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}\ntopics: t.yaml"
    ) { (folder: URL) throws in
      let told = "t.yaml:1: the pattern `e-mail` can never match"
      #expect(try Program.run(["check", "job.yaml"], in: folder).output.contains(told))
      let run = try Program.run(["run", "job.yaml"], in: folder)
      #expect(run.exitCode == 0 && run.messages.components(separatedBy: told).count == 2)
    }
  }

  @Test func aJobFileMayBeginWithAMark() throws {
    try withJob(
      ["a.jsonl": Self.article], sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}"
    ) { (folder: URL) throws in
      let job = try text(folder, "job.yaml")
      try Data("\u{FEFF}\(job)".utf8).write(to: folder.appendingPathComponent("job.yaml"))
      #expect(try Program.run(["check", "job.yaml"], in: folder).exitCode == 0)
    }
  }

  @Test func notesAreReadWhereTheJobNamesThem() throws {
    for (path, articles) in [("in", 1), ("in/*.md", 1), ("in/b.md", 1)] {
      try withJob(
        ["in/a.txt": "Storm\nRain.", "in/b.md": "Notes\nOn rain."],
        sources: "  - {name: Text, paths: [\"\(path)\"], format: text}"
      ) { (folder: URL) throws in
        #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
        let rows = try text(folder, "reports/job/articles.csv").split(separator: "\n")
        #expect(rows.count == articles + 1)
        #expect(rows.last?.contains("Notes") == (path != "in"))
      }
    }
  }

  @Test func theExampleCanBeChecked() throws {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let result = try Program.run(["check", "jobs/example.yaml"], in: project)
    #expect(!result.messages.contains("entities"), "\(result.messages)")
  }

  @Test func theNameOfAJobLosesItsEndingOnly() throws {
    try withJob(
      ["a.jsonl": Self.article], sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}",
      named: "wire.daily.yaml"
    ) { (folder: URL) throws in
      #expect(
        try Program.run(["run", "wire.daily.yaml"], in: folder).output == "reports/wire.daily\n")
    }
  }

  @Test func everyRowOfATableOfListsIsInAListOrRejected() throws {
    let table =
      "date,rank,title\n2024-11-18,1.0,A\n,2,B\nsoon,3,C\n2024-11-18,-5,D\n2024-11-18,2,E\n"
    try withJob(
      ["a.csv": table], sources: "  - {name: Top, paths: [a.csv], format: ranking-csv}"
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 2)
      let findings = try text(folder, "reports/job/findings.csv")
      #expect(findings.split(separator: "\n").dropFirst().count { $0.contains("rejected") } == 3)
      for line in ["a.csv,3,", "a.csv,4,", "a.csv,5,"] { #expect(findings.contains(line)) }
    }
  }

  @Test func listsOfOneNameAndTwoSourcesAreKeptApart() throws {
    let list = { (first: String) in "date,rank,title\n2024-11-18,1,\(first)\n2024-11-19,1,C\n" }
    try withJob(
      ["a.csv": list("A"), "b.csv": list("B")],
      sources: """
          - {name: Ahead, paths: [a.csv], format: ranking-csv, list: TOP}
          - {name: Behind, paths: [b.csv], format: ranking-csv, list: TOP}
        """
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      let rows = try text(folder, "reports/job/comparisons.csv")
      #expect(rows.contains("TOP,Ahead,") && rows.contains("TOP,Behind,"))
      let asked = try Program.run(["compare", "TOP", "--job", "job.yaml"], in: folder)
      #expect(asked.exitCode == 1 && asked.messages.contains("Ahead, Behind"))
      let told = ["compare", "TOP", "--source", "Behind", "--job", "job.yaml"]
      #expect(try Program.run(told, in: folder).output.contains("Behind"))
    }
  }

  @Test func twoSpellingsOfOneLetterAreTwoIdsWithAndWithoutAStore() throws {
    let lines = ["caf\u{E9}", "cafe\u{301}"].map {
      "{\"id\":\"\($0)\",\"title\":\"Storm \($0)\"}\n"
    }
    try withJob(
      ["a.jsonl": lines.joined()], sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}"
    ) { (folder: URL) throws in
      for store in ["store: s.sqlite\n", ""] {
        let job = try text(folder, "job.yaml").replacing("store: s.sqlite\n", with: store)
        try Data(job.utf8).write(to: folder.appendingPathComponent("job.yaml"))
        #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
        let rows = try text(folder, "reports/job/articles.csv").utf8.split(separator: 0x0A)
        #expect(rows.count == 3)
      }
    }
  }

  @Test func aStoreWithoutAnyReportIsSound() throws {
    try withJob(
      ["a.jsonl": Self.article], sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}"
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml", "--store-only"], in: folder).exitCode == 0)
      let verified = try Program.run(["verify", "--job", "job.yaml"], in: folder)
      #expect(verified.exitCode == 0 && verified.messages.isEmpty)
    }
  }

  @Test func daysThatEndBeforeTheyBeginAreWrongUsage() throws {
    try withJob(
      ["a.jsonl": Self.article],
      sources: "  - {name: Wire, paths: [a.jsonl], format: jsonl}\nuntil: 2024-11-01"
    ) { (folder: URL) throws in
      let run = try Program.run(["run", "job.yaml", "--since", "2024-11-02"], in: folder)
      #expect(run.exitCode == 64 && run.messages.contains("2024-11-01"))
    }
  }

  @Test func listsOfNamesMayEndTheirLinesInAnyWay() throws {
    try withJob(
      [
        "a.jsonl": #"{"id":"1","title":"Storm","text":"A storm in Lima."}"# + "\n",
        "names.csv": "name,entity,type\r\nLima,Lima,place\r\n",
        "stop.txt": "# never\r\nLima\r\n",
      ],
      sources: """
          - {name: Wire, paths: [a.jsonl], format: jsonl}
        entities: {lists: names.csv, stop: stop.txt}
        """
    ) { (folder: URL) throws in
      #expect(try Program.run(["run", "job.yaml"], in: folder).exitCode == 0)
      let articles = try text(folder, "reports/job/articles.csv")
      #expect(articles.contains("Storm") && !articles.contains("Lima"))
    }
  }
}

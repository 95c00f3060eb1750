// Runs with a store, through the built program: nights in any order, killed runs, a full disk.

import Foundation
import NewsTestSupport
import Testing

/// A small corpus of invented wire articles, the same for the same seed.
struct WireCorpus {
  var lines: [String] = []

  init(articles: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Surnames that their article explains, that the days before do, and that nothing does.
    let names = [
      "Port Orlen", "Vellby", "Mara Tennfors", "Coast Line Company", "Ms. Tennfors", "Ms. Lund",
      "Ms. Eva Lund", "Ms. Ida Tennfors", "Ms. Berg",
    ]
    let words = ["storm", "ferry", "rail", "snow", "harbour", "works", "begins", "sails", "again"]
    for number in 0..<articles {
      // One article in nine comes a second time, corrected or not.
      let id = random.next() % 9 == 0 && number > 0 ? number - 1 : number
      let day = 1 + Int(random.next() % 28)
      var text = ""
      for _ in 0..<(20 + Int(random.next() % 30)) {
        text += words[Int(random.next() % UInt64(words.count))] + " "
        if random.next() % 8 == 0 { text += names[Int(random.next() % UInt64(names.count))] + ". " }
      }
      lines.append(
        #"{"id":"a\#(id)","title":"Storm \#(number)","text":"\#(text)","#
          + #""date":"2024-11-\#(day < 10 ? "0" : "")\#(day)T08:00:00Z"}"#)
    }
  }
}

/// A folder with a job, its lists and no input yet.
struct JobFolder {
  let folder: URL
  let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden/wire/seeds")

  init(_ folder: URL) throws {
    self.folder = folder
    for name in ["topics.yaml", "entities.csv"] {
      try FileManager.default.copyItem(
        at: golden.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
    let job = """
      version: 1
      name: nights
      store: store.sqlite
      sources:
        - {name: Wire, paths: ["in/*.jsonl"], format: jsonl, fields: {published: date}}
      topics: topics.yaml
      entities: {lists: entities.csv, titles: titles.csv}
      pairs: {minimum: 1}
      report: {folder: reports}
      """
    try Data("title,plural\nMs.,\n".utf8).write(to: folder.appendingPathComponent("titles.csv"))
    try Data(job.utf8).write(to: folder.appendingPathComponent("job.yaml"))
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("in"), withIntermediateDirectories: true)
  }

  func write(_ lines: some Collection<String>, _ name: String) throws {
    let text = lines.joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: folder.appendingPathComponent("in/\(name)"))
  }

  @discardableResult
  func run(_ options: [String] = []) throws -> ProgramResult {
    try Program.run(["run", "job.yaml", "--quiet"] + options, in: folder)
  }

  func reports() throws -> [String: Data] {
    try contents(of: folder.appendingPathComponent("reports"))
  }
}

@Suite("Runs with a store", .enabled(if: Program.url != nil, "the program is not built"))
struct StoreRunTests {
  /// The reports of one run over everything, in nights of `size` lines.
  private func undisturbed(_ corpus: WireCorpus, nights: Int) throws -> [String: Data] {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      try writeNights(corpus, nights, job, Array(0..<nights))
      let result = try job.run()
      #expect(result.exitCode == 0, "\(result.messages)")
      return try job.reports()
    }
  }

  private func writeNights(
    _ corpus: WireCorpus, _ nights: Int, _ job: JobFolder, _ wanted: [Int]
  ) throws {
    let size = corpus.lines.count / nights
    for night in wanted {
      let end = night == nights - 1 ? corpus.lines.count : (night + 1) * size
      try job.write(corpus.lines[(night * size)..<end], "night-\(100 + night).jsonl")
    }
  }

  @Test func nightsInAnyOrderGiveTheBytesOfOneRun() throws {
    let corpus = WireCorpus(articles: 300, seed: 11)
    let expected = try undisturbed(corpus, nights: 10)
    #expect(expected["topics.csv"] != nil && expected["manifest.json"] != nil)
    for order in [Array(0..<10), Array((0..<10).reversed()), [3, 0, 9, 1, 7, 2, 8, 4, 6, 5]] {
      let found = try withTemporaryFolder { folder -> [String: Data] in
        let job = try JobFolder(folder)
        for night in order {
          try writeNights(corpus, 10, job, [night])
          try job.run()
        }
        try job.run()
        return try job.reports()
      }
      // What came late depends on what came first, and only that.
      for name in Set(expected.keys).union(found.keys).sorted() where name != "revisions.csv" {
        #expect(expected[name] == found[name], "\(name), nights \(order)")
      }
    }
  }

  @Test func aJobWithoutAStoreGivesTheTablesOfOneWith() throws {
    let corpus = WireCorpus(articles: 200, seed: 5)
    let expected = try undisturbed(corpus, nights: 4)
    let aliases = String(decoding: expected["aliases.csv"] ?? Data(), as: UTF8.self)
    for reason in ["surname of a full name in the same", "seven days to the article", ",apart,"] {
      #expect(aliases.contains(reason), "no row of aliases.csv has `\(reason)`")
    }
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      let path = folder.appendingPathComponent("job.yaml")
      let text = try String(contentsOf: path, encoding: .utf8)
      try Data(text.replacingOccurrences(of: "store: store.sqlite\n", with: "").utf8)
        .write(to: path)
      try writeNights(corpus, 4, job, Array(0..<4))
      try job.run()
      let found = try job.reports()
      for name in expected.keys.sorted() where name.hasSuffix(".csv") {
        #expect(expected[name] == found[name], "\(name)")
      }
    }
  }

  @Test func lateFullNamesChangeWhatSurnamesOfTheDaysBehindThemMean() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      func line(_ id: Int, _ day: Int, _ text: String) -> String {
        #"{"id":"\#(id)","title":"Storm","text":"\#(text)","date":"2024-11-\#(day)T08:00:00Z"}"#
      }
      func entities(of day: String) throws -> [String] {
        let result = try Program.run(
          ["export", "entities", "--job", "job.yaml", "--period", day], in: folder)
        return result.output.split(separator: "\n").dropFirst().map {
          $0.split(separator: ",", omittingEmptySubsequences: false)[3...6].joined(separator: ",")
        }
      }
      try job.write([line(1, 14, "Ms. Lund came."), line(2, 20, "Rain.")], "night-1.jsonl")
      try job.run()
      #expect(try entities(of: "2024-11-14") == ["Lund,person,1,1"])
      try job.write(
        [line(3, 12, "Ms. Eva Lund came."), line(4, 13, "Ms. Eva Lund left.")], "night-2.jsonl")
      try job.run()
      #expect(try entities(of: "2024-11-14") == ["Eva Lund,person,1,1"])
      let sound = try Program.run(["verify", "--job", "job.yaml"], in: folder)
      #expect(sound.exitCode == 0, "\(sound.output)\(sound.messages)")
    }
  }

  @Test func lateArticlesAreListedAsRevisions() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      func line(_ id: Int, _ day: String, _ text: String) -> String {
        #"{"id":"\#(id)","title":"Storm \#(id)","text":"\#(text)","date":"\#(day)T08:00:00Z"}"#
      }
      try job.write(
        [
          line(1, "2024-11-04", "Snow in Vellby."), line(2, "2024-11-05", "A ferry."),
          line(3, "2024-11-12", "Port Orlen."),
        ], "night-1.jsonl")
      try job.run()
      #expect(try job.reports()["revisions.csv"] == nil)
      // An article of a week that is over, and one of the week that is running.
      try job.write(
        [line(4, "2024-11-05", "Snow in Vellby."), line(5, "2024-11-13", "Port Orlen.")],
        "night-2.jsonl")
      let result = try Program.run(["run", "job.yaml"], in: folder)
      #expect(result.messages.contains("6 numbers differ from what a report first showed"))
      let expected = """
        period,table,subject,type,articles_before,articles,change
        2024-11-05,articles,,,1,2,1
        2024-11-05,topics,weather,,1,2,1
        2024-11-05,entities,Vellby,place,0,1,1
        2024-W45,articles,,,2,3,1
        2024-W45,topics,weather,,2,3,1
        2024-W45,entities,Vellby,place,1,2,1

        """
      let table = { try job.reports()["revisions.csv"].map { String(decoding: $0, as: UTF8.self) } }
      #expect(try table()?.replacingOccurrences(of: "\r\n", with: "\n") == expected)
      // They stay as long as the first numbers are other ones.
      try job.write([line(6, "2024-11-14", "A ferry.")], "night-3.jsonl")
      try job.run()
      #expect(try table()?.replacingOccurrences(of: "\r\n", with: "\n") == expected)
    }
  }

  @Test func readsLongerFilesOnWhereTheyEnded() throws {
    let corpus = WireCorpus(articles: 200, seed: 12)
    let expected = try undisturbed(corpus, nights: 1)
    let found = try withTemporaryFolder { folder -> [String: Data] in
      let job = try JobFolder(folder)
      for end in [60, 130, 200] {
        try job.write(corpus.lines[..<end], "night-100.jsonl")
        let result = try Program.run(["run", "job.yaml"], in: folder)
        #expect(result.messages.contains("\(end == 60 ? 60 : 70) articles"), "\(result.messages)")
      }
      return try job.reports()
    }
    for (name, bytes) in expected { #expect(found[name] == bytes, "\(name)") }
  }

  @Test func aKilledRunLosesNothing() throws {
    let corpus = WireCorpus(articles: 1500, seed: 13)
    let expected = try undisturbed(corpus, nights: 30)
    let kills = ProcessInfo.processInfo.environment["PRESSRUN_KILLS"].flatMap(Int.init) ?? 20
    var random = SplitMix64(seed: 14)
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      var night = 0
      for _ in 0..<kills {
        // Some nights come in between; when all are there, what was made is thrown away.
        if night < 30 {
          let next = min(30, night + 1 + Int(random.next() % 5))
          try writeNights(corpus, 30, job, Array(night..<next))
          night = next
        } else {
          for name in ["store.sqlite", "store.sqlite-wal", "store.sqlite-shm"] {
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
          }
        }
        let process = try Program.start(["run", "job.yaml", "--quiet"], in: folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(random.next() % 400_000))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      try writeNights(corpus, 30, job, Array(0..<30))
      let result = try job.run()
      #expect(result.exitCode == 0, "\(result.messages)")
      let found = try job.reports()
      for name in Set(expected.keys).union(found.keys).sorted() {
        #expect(expected[name] == found[name], "\(name) after \(kills) kills")
      }
    }
  }

  @Test func tablesSayWhatAPlainQueryOverTheViewsSays() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      try job.write(WireCorpus(articles: 200, seed: 16).lines[...], "a.jsonl")
      try job.run()
      let query = Process()
      query.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      query.arguments = [
        "sqlite3", "-csv", folder.appendingPathComponent("store.sqlite").path,
        """
        SELECT day, topic, articles, matches FROM topic_days UNION ALL
        SELECT day, entity, articles, 0 FROM entity_days
        """,
      ]
      let output = Pipe()
      (query.standardOutput, query.standardError) = (output, FileHandle.nullDevice)
      try query.run()
      let bytes = output.fileHandleForReading.readDataToEndOfFile()
      query.waitUntilExit()
      guard query.terminationStatus == 0 else { return }  // sqlite3 is not installed
      let queried = String(decoding: bytes, as: UTF8.self)
        .split(whereSeparator: \.isNewline).map { String($0).replacing("\"", with: "") }
      // The columns of the tables that the query gives, where there are articles.
      func rows(_ name: String, _ columns: [Int], _ rest: String) throws -> [String] {
        let reports = try job.reports()
        let bytes = try #require(reports[name])
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
          let cells = line.split(separator: ",", omittingEmptySubsequences: false)
          guard cells[1] == "day", cells[columns[2]] != "0" else { return nil }
          return columns.map { String(cells[$0]) }.joined(separator: ",") + rest
        }
      }
      let tables =
        try rows("topics.csv", [0, 3, 7, 9], "") + rows("entities.csv", [0, 3, 6], ",0")
      #expect(tables.count > 50)
      #expect(tables.sorted() == queried.sorted())
    }
  }

  @Test func aSecondRunAtTheSameTimeIsRefused() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      try job.write(WireCorpus(articles: 10, seed: 1).lines[...], "a.jsonl")
      let descriptor = open(
        folder.appendingPathComponent("store.sqlite.lock").path, O_RDWR | O_CREAT, 0o644)
      defer { close(descriptor) }
      #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
      let result = try job.run()
      #expect(result.exitCode == 75 && result.messages.contains("is in use by"))
      #expect(try job.reports().isEmpty)
    }
  }

  @Test func refusesOtherListsWhereInputsAreGone() throws {
    try withTemporaryFolder { folder in
      let job = try JobFolder(folder)
      try job.write(WireCorpus(articles: 10, seed: 1).lines[...], "a.jsonl")
      try job.run()
      let before = try job.reports()
      try Data("other:\n  - storm\n".utf8).write(to: folder.appendingPathComponent("topics.yaml"))
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent("in/a.jsonl"), to: folder.appendingPathComponent("a"))
      let refused = try job.run()
      #expect(refused.exitCode == 1 && refused.messages.contains("--force"))
      #expect(try job.reports() == before)
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent("a"), to: folder.appendingPathComponent("in/a.jsonl"))
      let result = try Program.run(["run", "job.yaml"], in: folder)
      #expect(result.exitCode == 0 && result.messages.contains("all inputs are read again"))
      #expect(try job.reports()["topics.csv"] != before["topics.csv"])
    }
  }

  @Test(.enabled(if: getuid() == 0, "a small disk can only be made by root"))
  func aFullDiskLosesNothing() throws {
    let corpus = WireCorpus(articles: 1500, seed: 15)
    let expected = try undisturbed(corpus, nights: 3)
    try withTemporaryFolder { folder in
      let disk = folder.appendingPathComponent("disk")
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
      func system(_ command: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
      }
      // Where mounting is forbidden (a container), there is nothing to be seen here.
      guard try system("mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", disk.path) == 0 else {
        return
      }
      defer { _ = try? system("umount", disk.path) }
      let job = try JobFolder(disk)
      try writeNights(corpus, 3, job, [0, 1, 2])
      let result = try job.run()
      #expect(result.exitCode == 1 && result.messages.contains("error"), "\(result.messages)")
      #expect(try system("mount", "-o", "remount,size=64m", disk.path) == 0)
      #expect(try job.run().exitCode == 0)
      let found = try job.reports()
      for (name, bytes) in expected { #expect(found[name] == bytes, "\(name)") }
    }
  }
}

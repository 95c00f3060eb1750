// What every reader of articles must stand: one suite for all formats, and the JSON conformance files.

import Foundation
import NewsModel
import NewsTestSupport
import Testing

@testable import NewsReaders

/// One format with a file of two articles.
struct ReaderCase: Sendable, CustomTestStringConvertible {
  var name: String
  var format: SourceSettings.Format
  var file: String
  /// A record for each article.
  var text: String

  var testDescription: String { name }

  static let all = [
    ReaderCase(
      name: "JSON Lines", format: .jsonLines, file: "a.jsonl",
      text: #"{"id":"1","title":"Één","text":"Storm."}"# + "\n"
        + #"{"id":"2","title":"Two","text":"Rail works."}"#),
    ReaderCase(
      name: "JSON array", format: .json, file: "a.json",
      text:
        #"[{"id":"1","title":"Één","text":"Storm."},{"id":"2","title":"Two","text":"Rail works."}]"#
    ),
    ReaderCase(
      name: "CSV", format: .csv, file: "a.csv",
      text: "id,title,text\n1,Één,\"Storm.\"\n2,Two,\"Rail\nworks.\""),
    ReaderCase(
      name: "TSV", format: .csv, file: "a.tsv",
      text: "id\ttitle\ttext\n1\tÉén\tStorm.\n2\tTwo\tRail works."),
    ReaderCase(
      name: "CSV with semicolons", format: .csv, file: "a.csv",
      text: "id;title;text\n1;Één;Storm, rain.\n2;Two;Rail works."),
  ]
}

@Suite("Readers of articles")
struct SourceReaderTests {
  /// Reads bytes as a file of one source.
  private func read(
    _ bytes: Data, _ name: String, _ format: SourceSettings.Format, blockBytes: Int = 1 << 20
  ) throws -> (articles: [Article], findings: [Finding], records: Int) {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent(name)
      try bytes.write(to: file)
      let source = SourceSettings(name: "S", paths: [name], format: format)
      let files = InputFinder.files(
        [name], locate: { folder.appendingPathComponent($0).path }, sidecar: nil)
      let cutter = InputCutter([SourceFiles(source, files.files)], blockBytes: blockBytes)
      let reader = PieceReader([source])
      var (articles, findings, records): ([Article], [Finding], Int) = ([], [], 0)
      while let piece = cutter.next() {
        let batch = reader.read(piece)
        articles += batch.articles
        findings += batch.findings
        records += batch.records
      }
      return (articles, findings, records)
    }
  }

  @Test(arguments: ReaderCase.all)
  func readsBothArticlesHoweverTheFileEnds(item: ReaderCase) throws {
    for end in ["", "\n", "\r\n"] {
      for mark in ["", "\u{FEFF}"] {
        let found = try read(Data((mark + item.text + end).utf8), item.file, item.format)
        #expect(found.articles.map(\.title) == ["Één", "Two"], "\(found.findings)")
        #expect(found.findings.isEmpty && found.records == 2)
      }
    }
  }

  @Test(arguments: ReaderCase.all)
  func readsTheSameFromBlocksOfAnyLength(item: ReaderCase) throws {
    let whole = try read(Data(item.text.utf8), item.file, item.format)
    for blockBytes in [1, 2, 7, 64] {
      let cut = try read(Data(item.text.utf8), item.file, item.format, blockBytes: blockBytes)
      #expect(cut.articles.map(\.body) == whole.articles.map(\.body))
      #expect(cut.articles.map(\.place) == whole.articles.map(\.place))
    }
  }

  @Test(arguments: ReaderCase.all)
  func anEmptyFileIsNoArticle(item: ReaderCase) throws {
    let found = try read(Data(), item.file, item.format)
    #expect(found.articles.isEmpty)
  }

  @Test(arguments: ReaderCase.all)
  func bytesThatAreNoTextAreFindingsAndNeverRepaired(item: ReaderCase) throws {
    var bytes = Data(item.text.utf8)
    let place = try #require(bytes.firstRange(of: Data("Storm".utf8)))
    bytes[place.lowerBound] = 0xFF
    let found = try read(bytes, item.file, item.format)
    #expect(!found.findings.isEmpty)
    #expect(!found.articles.contains { $0.body.contains("\u{FFFD}") })
  }

  @Test(arguments: ReaderCase.all)
  func randomDamageNeverStopsARun(item: ReaderCase) throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<60 {
      var bytes = [UInt8](item.text.utf8)
      for _ in 0..<(1 + random.next() % 4) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
        }
      }
      let found = try read(Data(bytes), item.file, item.format)
      #expect(found.articles.count + found.findings.count > 0 || found.records == 0)
    }
  }

  @Test func aBrokenLineIsOneFindingWithItsLine() throws {
    let text = "{\"title\":\"a\"}\n{\"title\": oops}\n\n{\"title\":\"b\"}\n[1]\n{\"other\":1}\n"
    let found = try read(Data(text.utf8), "a.jsonl", .jsonLines)
    #expect(found.articles.map(\.title) == ["a", "b"])
    #expect(found.articles.map(\.place.line) == [1, 4])
    #expect(found.findings.map(\.place.line) == [2, 5, 6])
    #expect(found.findings.allSatisfy { $0.severity == .rejected })
  }

  @Test func everyEscapeGivesTextInUTF8OrAFinding() throws {
    let units = (Array(0...0xFF) + Array(0xD700...0xE0FF)).map { String($0, radix: 16) }
      .map { String(repeating: "0", count: 4 - $0.count) + $0 }
    let halves = ["d800", "dbff", "dc00", "dead", "dfff", "0041"]
    let pairs = halves.flatMap { half in halves.map { half + #"\u"# + $0 } }
    // Long enough to be no string within its own sixteen bytes.
    let lines = (units + pairs).map { #"{"title":"twenty bytes of text \u"# + $0 + "\"}\n" }
    let found = try read(Data(lines.joined().utf8), "a.jsonl", .jsonLines)
    #expect(found.articles.count + found.findings.count == lines.count)
    for article in found.articles {
      #expect(String(validating: article.title.utf8, as: UTF8.self) != nil)
    }
    #expect(found.articles.filter { $0.title.hasSuffix("\u{E4}") }.map(\.place.line) == [0xE5])
  }

  @Test func readsCompressedFilesAsTheyAre() throws {
    let item = ReaderCase.all[0]
    for (tool, ending) in [("gzip", "gz"), ("zstd", "zst")] {
      try withTemporaryFolder { folder in
        let file = folder.appendingPathComponent(item.file)
        try Data(item.text.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool, "-q", file.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return }  // the tool is not installed
        let bytes = try Data(contentsOf: file.appendingPathExtension(ending))
        let found = try read(bytes, item.file + "." + ending, item.format)
        #expect(found.articles.map(\.title) == ["Één", "Two"])
        let cut = try read(bytes.prefix(bytes.count / 2), item.file + "." + ending, item.format)
        #expect(cut.findings.contains { $0.rule == "file-unreadable" })
      }
    }
  }

  @Test func readsOnBehindWhatItKnows() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.jsonl")
      let lines = (1...5).map { "{\"title\":\"t\($0)\"}\n" }
      let source = SourceSettings(name: "S", paths: ["a.jsonl"], format: .jsonLines)
      func read(_ known: FileEnd?) throws -> (titles: [String], lines: [Int], end: FileEnd?) {
        var files = InputFinder.files(["a.jsonl"], locate: { _ in file.path }, sidecar: nil).files
        files[0].readBefore = known
        let cutter = InputCutter([SourceFiles(source, files)])
        let reader = PieceReader([source])
        var (articles, end): ([Article], FileEnd?) = ([], nil)
        while let piece = cutter.next() {
          let batch = reader.read(piece)
          articles += batch.articles
          end = batch.end ?? end
        }
        return (articles.map(\.title), articles.map(\.place.line), end)
      }
      try Data(lines[..<3].joined().utf8).write(to: file)
      let first = try read(nil)
      try Data(lines.joined().utf8).write(to: file)
      let second = try read(first.end)
      #expect(second.titles == ["t4", "t5"] && second.lines == [4, 5])
      #expect(try second.end == read(nil).end)
      // Where the known part has changed, all of it is read.
      try Data(("{\"title\":\"x1\"}\n" + lines[1...].joined()).utf8).write(to: file)
      #expect(try read(first.end).titles == ["x1", "t2", "t3", "t4", "t5"])
    }
  }

  @Test(.enabled(if: sharedFile("data/json-test-suite") != nil, "the suite is not at hand"))
  func agreesWithTheConformanceSuiteOnWhatIsJSON() throws {
    let folder = try #require(sharedFile("data/json-test-suite"))
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".json") }
    #expect(names.count > 100)
    for name in names {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      let kind = name.split(separator: "/").last?.prefix(2)
      // As the value of a field, so that every kind of value can be asked for.
      let record = Data("{\"title\":\"t\",\"x\":".utf8) + bytes + Data("}".utf8)
      guard !bytes.isEmpty, !bytes.contains(0x0A), !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
        continue
      }
      let found = try read(record, "a.json", .json)
      if kind == "y_" { #expect(found.articles.count == 1, "\(name): \(found.findings)") }
      if kind == "n_" { #expect(found.articles.isEmpty, "\(name)") }
    }
  }
}

// What people bring: tables out of spreadsheets, files of other encodings, files that are no text,
// and records that lack what the job counts on.

import Foundation
import NewsModel
import NewsTestSupport
import Testing

@testable import NewsReaders

@Suite("Messy input")
struct MessyInputTests {
  private struct Found {
    var articles: [Article] = []
    var lists: [RankingList] = []
    var findings: [Finding] = []
    var tally: RecordTally
    var source: String

    var rules: [String] { findings.map(\.rule) }
    /// What is said once about the file.
    var remarks: [String] { told.map { "\($0.place.line) \($0.rule)" } }
    var told: [Finding] {
      RecordTally.findings([InputTally(source: source, path: "a", tally: tally)])
    }
    /// Where facts are kept.
    var kept: [String] {
      RecordTally.findings(
        [InputTally(source: source, path: "a", tally: tally)], keepsFacts: true
      ).map(\.rule)
    }
  }

  private func read(_ bytes: Data, _ name: String, _ source: SourceSettings) throws -> Found {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent(name)
      try bytes.write(to: file)
      let files = InputFinder.files([name], locate: { _ in file.path }, sidecar: nil).files
      let (cutter, reader) = (InputCutter([SourceFiles(source, files)]), PieceReader([source]))
      var found = Found(tally: RecordTally(of: source), source: source.name)
      while let piece = cutter.next() {
        let batch = reader.read(piece)
        found.articles += batch.articles
        found.lists += batch.lists
        found.findings += batch.findings
        found.tally.add(batch.tally)
      }
      return found
    }
  }

  private func source(
    _ format: SourceSettings.Format, _ change: (inout SourceSettings) -> Void = { _ in }
  ) -> SourceSettings {
    var source = SourceSettings(name: "S", paths: [], format: format)
    change(&source)
    return source
  }

  private static let table = "title;text\nCafé;Une journée à la plage.\nÎle;Fin.\n"

  @Test(arguments: [
    (String.Encoding.windowsCP1252, ["encoding-windows-1252"]), (.utf8, []),
    (.utf16LittleEndian, []), (.utf16BigEndian, []),
  ])
  func tablesOfSpreadsheetsAreReadInTheirEncoding(
    encoding: String.Encoding, rules: [String]
  ) throws {
    let marked = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
    let text = (marked ? "\u{FEFF}" : "") + Self.table
    let bytes = try #require(text.data(using: encoding))
    let found = try read(bytes, "a.csv", source(.csv))
    #expect(found.articles.map(\.title) == ["Café", "Île"])
    #expect(found.articles.map(\.place.line) == [2, 3])
    #expect(found.rules == rules)
  }

  @Test func oneDamagedRowOfATableInUTF8IsRejectedAlone() throws {
    var bytes = Data(Self.table.utf8)
    bytes += [0x41, 0xFF, 0x3B, 0x42, 0x0A]
    let found = try read(bytes, "a.csv", source(.csv))
    #expect(found.articles.count == 2 && found.rules == ["csv-utf8"])
  }

  @Test(arguments: ["sep=;\n", "sep=;\r\n", "\u{FEFF}sep=;\n"])
  func theFirstLineOfASpreadsheetThatNamesTheDelimiterIsNoRow(line: String) throws {
    // Commas are many, and yet no delimiter.
    let found = try read(
      Data((line + "title;text\na,b;c,d,e\n").utf8), "a.csv", source(.csv))
    #expect(found.articles.map(\.title) == ["a,b"] && found.articles.map(\.place.line) == [3])
  }

  @Test func jsonIsReadInTheEncodingThatTheJobNames() throws {
    let record = #"{"title":"Café","text":"Été."}"#
    for (format, name) in [(SourceSettings.Format.jsonLines, "a.jsonl"), (.json, "a.json")] {
      let bytes = try #require((record + "\n").data(using: .windowsCP1252))
      let found = try read(bytes, name, source(format) { $0.encoding = .windows1252 })
      #expect(found.articles.map(\.title) == ["Café"], "\(found.findings)")
    }
    let marked = try read(
      Data("\u{FEFF}\(record)\n".utf8), "a.jsonl", source(.jsonLines) { $0.encoding = .windows1252 }
    )
    #expect(marked.articles.isEmpty && marked.rules == ["file-unreadable"])
    let wide = try #require("\u{FEFF}\(record)\n".data(using: .utf16LittleEndian))
    #expect(try read(wide, "a.json", source(.json)).articles.map(\.title) == ["Café"])
    // Lines cannot be found in it; the user is told what to do.
    let lines = try read(wide, "a.jsonl", source(.jsonLines))
    #expect(lines.articles.isEmpty && lines.rules == ["file-unreadable"])
    #expect(lines.findings[0].message.contains("iconv -f UTF-16"))
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14], "ZIP"), ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
      ([0x1F, 0x8B, 0x08, 0x00], "gzip"), (Array("%PDF-1.4\n".utf8), "PDF"),
      (Array("\n<!DOCTYPE HTML><p>Storm".utf8), "HTML"), (Array("<html lang=en>".utf8), "HTML"),
      (Array("{ \"title\": \"Storm\"}".utf8), "JSON"), (Array("[\n {\"a\":1}]".utf8), "JSON"),
    ] as [([UInt8], String)])
  func whatIsNoTextIsNoArticle(bytes: [UInt8], kind: String) throws {
    for format in [SourceSettings.Format.text, .page] {
      let found = try read(Data(bytes), "a", source(format))
      #expect(found.articles.isEmpty && found.rules == ["file-not-text"])
      #expect(found.findings[0].message.contains(kind))
    }
  }

  /// Hundreds of lines of one mistake are one finding.
  @Test(arguments: [
    ("[\n{\"title\": \"A\"},\n{\"title\": \"B\"}\n]\n", "json-array", "`format: json` reads it"),
    ("PK\u{3}\u{4}\n\n\n", "file-not-text", "ZIP"),
  ])
  func whatHoldsNoLinesOfRecordsIsToldOnce(text: String, rule: String, advice: String) throws {
    let found = try read(Data(text.utf8), "a.jsonl", source(.jsonLines))
    #expect(found.articles.isEmpty && found.rules == [rule])
    #expect(found.findings[0].message.contains(advice))
  }

  @Test func textThatOnlyLooksLikeSomethingElseIsAnArticle() throws {
    for text in [
      "PK wins\nAgain.", "<b>\nx", "BM\nx", "GIF or JPEG?\nx", "%PDF\nx", "[Update]\nx", "{x}\ny",
    ] {
      let found = try read(Data(text.utf8), "a.txt", source(.text))
      #expect(found.articles.count == 1, "\(text)")
    }
  }

  @Test(arguments: [
    ("<p>Storm</p>", true), ("A < b", false), ("a <b and c> d", true), ("x<y", false),
    ("</div", false), ("Rain &amp; wind", true), ("R&D; AT&T; A & B;", false), ("&#8217;", true),
    ("&unknown;", false), ("1 <2> 3", false), ("", false), ("&", false), ("<", false),
  ])
  func tagsAndReferencesAreSeen(text: String, isMarkup: Bool) {
    let place = Place(path: "a")
    #expect(Article(source: "s", title: "t", body: text, place: place).holdsMarkup == isMarkup)
    #expect(Article(source: "s", title: text, body: "b", place: place).holdsMarkup == isMarkup)
  }

  @Test func whatAllRecordsLackIsSaidOnceWithANumber() throws {
    let lines = (1...3).map { #"{"title":"<b>\#($0)</b>","date":"2024-11-1\#($0) 12:00"}"# }
    let text = Data(("{\"title\":\"x\"}\n" + lines.joined(separator: "\n")).utf8)
    let named = source(.jsonLines) { $0.fields = [.published: "date", .author: "autor"] }
    let found = try read(text, "a.jsonl", named)
    #expect(
      found.remarks
        == ["0 field-missing", "1 text-missing", "2 text-markup", "2 time-zone-assumed"])
    #expect(found.kept.contains("key-missing") && found.kept.count == 5)
    #expect(found.told[0].message.contains("no record has `autor`"))
    #expect(
      found.told[3].message
        == "3 times name no zone and were read as UTC; give `zone` to the source")
    let zoned = try read(
      text, "a.jsonl", source(.jsonLines) { $0.zone = TimeZone(identifier: "Asia/Tokyo") })
    #expect(zoned.remarks == ["1 text-missing", "2 text-markup"])
  }

  @Test func columnsThatTheJobNamesInVainAreTold() throws {
    let text = Data("title,text,date\nA,B,\n".utf8)
    let named = source(.csv) { $0.fields = [.text: "text", .section: "desk", .published: "date"] }
    let missing = try read(text, "a.csv", named).told
    #expect(missing.map(\.rule) == ["field-missing"] && missing[0].message.contains("`desk`"))
    let numbered = source(.csv) {
      $0.hasHeader = false
      $0.fields = [.title: "1", .text: "4"]
    }
    let far = try read(text, "a.csv", numbered).told
    #expect(far.map(\.rule) == ["field-missing", "text-missing"])
    #expect(far[0].message.contains("`4`"))
  }

  @Test func ranksThatAreMissingAndTitlesThatComeTwiceAreTold() throws {
    let table = "date,rank,title\n2024-11-18,1,A\n2024-11-18,,B\n2024-11-18,3,A\n2024-11-19,1,A\n"
    let found = try read(Data(table.utf8), "a.csv", source(.rankingCSV))
    #expect(found.lists.map { $0.items.map(\.rank) } == [[1, 2, 3], [1]])
    #expect(
      found.remarks == [
        "3 ranking-rank-missing", "4 ranking-title-repeated",
      ])
    let json = #"{"items":[{"title":"A"},{"title":"A"},{"title":"A","by":"B"}]}"#
    let list = try read(Data(json.utf8), "a.json", source(.rankingJSON) { $0.items = "items" })
    #expect(list.remarks == ["0 ranking-rank-missing", "0 ranking-title-repeated"])
  }

  @Test func rowsWithOtherCellsThanTheFirstAreCounted() throws {
    let table =
      "title,text,date\nA,rain,2024-11-05\nB,rain\nC,rain, three,2024-11-05\nD,r,2024-11-06,,\n"
    let found = try read(Data(table.utf8), "a.csv", source(.csv))
    #expect(found.articles.map(\.title) == ["A", "B", "C", "D"])
    #expect(found.remarks == ["3 csv-missing-cells", "4 csv-extra-cells"])
  }

  @Test func aLostRowIsToldWhereItStarts() throws {
    let table = "title;text\nA;rain\nB;\"never closed\nC;snow\nD;\"hail\";\n"
    let found = try read(Data(table.utf8), "a.csv", source(.csv))
    #expect(found.findings.filter { $0.severity == .rejected }.map(\.place.line) == [3])
  }

  @Test func headingsMayHaveBlanksAroundThem() throws {
    let named = source(.csv) { $0.fields = [.title: "Headline"] }
    let found = try read(Data("Headline ,text\nA,B\n".utf8), "a.csv", named)
    #expect(found.articles.map(\.title) == ["A"] && found.remarks.isEmpty)
  }

  @Test func recordsOfAForeignEncodingAreToldByTheirLines() throws {
    var bytes = Data()
    for line in 1...2_000 {
      let title = Array("{\"title\":\"".utf8) + (line % 700 == 0 ? [0x81, 0x22] : [0x83, 0x41])
      bytes += title + Array("\",\"text\":\"\(String(repeating: "x", count: 400))\"}\n".utf8)
    }
    let found = try read(bytes, "a.jsonl", source(.jsonLines) { $0.encoding = .shiftJIS })
    #expect(found.articles.count + found.findings.count == 2_000)
    #expect(found.findings.allSatisfy { $0.place.line % 700 == 0 })
    #expect(found.remarks.allSatisfy { $0 == "700 encoding-invalid" })
  }

  @Test func whatIsSaidOfAFileIsTheSumOfItsParts() throws {
    var random = SplitMix64(seed: 4)
    let named = source(.jsonLines) { $0.fields = [.author: "by"] }
    let lines = (0..<40).map { _ in
      let by = Int.random(in: 0..<20, using: &random) == 0 ? #","by":"x""# : ""
      return #"{"title":"a","date":"2024-11-18 10:00"\#(by)}"# + "\n"
    }
    let whole = try read(Data(lines.joined().utf8), "a.jsonl", named)
    var sum = RecordTally(of: named)
    for line in lines { sum.add(try read(Data(line.utf8), "a.jsonl", named).tally) }
    #expect(sum == whole.tally)
    let kept = try JSONDecoder().decode(RecordTally.self, from: JSONEncoder().encode(sum))
    #expect(kept == sum)
  }
}

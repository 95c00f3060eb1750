import Foundation
import NewsModel
import NewsReports
import NewsTestSupport
import Testing

@Suite("Folders of reports")
struct ReportFolderTests {
  /// The tables that a reader looks for first, and what is no table.
  private let always = [
    "articles.csv", "datapackage.json", "entities.csv", "findings.csv", "pairs.csv", "rankings.csv",
    "report.txt", "topics.csv",
  ]

  private func contents(findings: Int = 0) -> ReportContents {
    var contents = ReportContents(job: "Nightly", zone: "UTC")
    contents.findings = (0..<findings).map {
      Finding(.noted, Place(path: "a.csv", line: $0 + 1), rule: "some-rule", "A remark.")
    }
    return contents
  }

  private func write(
    _ contents: ReportContents, to folder: URL, tables: [String]? = nil, workers: Int = 2
  ) throws {
    try ReportFolder(folder.path, dialect: .data, workers: workers).write(contents, tables: tables)
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func manifest(_ folder: URL) throws -> Manifest {
    try JSONDecoder().decode(
      Manifest.self, from: Data(contentsOf: folder.appendingPathComponent("manifest.json")))
  }

  @Test("A report without rows has the tables that a reader looks for first, text and manifest")
  func emptyReport() throws {
    try withTemporaryFolder { root in
      let folder = root.appendingPathComponent("new/reports")
      try write(contents(), to: folder)
      #expect(try names(folder) == (always + ["manifest.json"]).sorted())
      let manifest = try manifest(folder)
      #expect(manifest.job == "Nightly" && manifest.zone == "UTC")
      #expect(manifest.files.map(\.name) == always)
      // A header is no row, and what is no table has none.
      #expect(
        manifest.files.map(\.rows) == always.map { $0.hasSuffix(".csv") ? 0 : nil })
    }
  }

  @Test("The manifest has rows and bytes of each file as it lies on disk")
  func manifestOfFiles() throws {
    try withTemporaryFolder { folder in
      try write(contents(findings: 3), to: folder)
      let files = try manifest(folder).files
      #expect(files.first { $0.name == "findings.csv" }?.rows == 3)
      for file in files {
        let data = try Data(contentsOf: folder.appendingPathComponent(file.name))
        #expect(file.bytes == data.count && file.bytes > 0)
        #expect(file.xxh3.utf8.count == 32)
      }
      let totals = try manifest(folder).totals
      #expect(totals.findings == 3 && totals.rejected == 0)
    }
  }

  @Test("Only tables that are asked for are written, those without rows too")
  func wantedTables() throws {
    try withTemporaryFolder { folder in
      try write(contents(), to: folder, tables: ["gaps", "topics"])
      #expect(
        try names(folder) == [
          "datapackage.json", "gaps.csv", "manifest.json", "report.txt", "topics.csv",
        ])
      let package = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appendingPathComponent("datapackage.json")))
      let resources = (package as? [String: Any])?["resources"] as? [[String: Any]]
      #expect(
        resources?.compactMap { $0["path"] as? String }.sorted() == ["gaps.csv", "topics.csv"])
    }
  }

  @Test("Files of an earlier report go, a user's own stay")
  func earlierReport() throws {
    try withTemporaryFolder { folder in
      try write(contents(findings: 2), to: folder, tables: ["findings", "gaps"])
      let notes = folder.appendingPathComponent("notes.csv")
      try Data("mine\n".utf8).write(to: notes)
      // What a run left that was killed.
      let aside = folder.appendingPathComponent(".new")
      try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
      try Data("half".utf8).write(to: aside.appendingPathComponent("topics.csv"))
      try write(contents(), to: folder, tables: ["topics"])
      #expect(
        try names(folder) == [
          "datapackage.json", "manifest.json", "notes.csv", "report.txt", "topics.csv",
        ])
      #expect(try Data(contentsOf: notes) == Data("mine\n".utf8))
      #expect(ReportCheck(folder.path).faults().isEmpty)
    }
  }

  @Test("Any number of workers, and a second time, give the same bytes")
  func sameBytes() throws {
    try withTemporaryFolder { root in
      let folder = root.appendingPathComponent("one")
      try write(contents(findings: 5), to: folder, workers: 1)
      let expected = try NewsTestSupport.contents(of: folder)
      #expect(expected.count == always.count + 1)
      for workers in [2, 8] {
        let other = root.appendingPathComponent("\(workers)")
        for _ in 0..<2 { try write(contents(findings: 5), to: other, workers: workers) }
        #expect(try NewsTestSupport.contents(of: other) == expected)
      }
    }
  }

  @Test("Where rows cannot be had the old report stands")
  func failure() throws {
    struct Refusal: Error {}
    try withTemporaryFolder { folder in
      try write(contents(findings: 2), to: folder)
      let before = try names(folder)
      let hash = ReportCheck(folder.path).standingHash()
      var broken = contents()
      broken.articles = ReportArticles { _ in throw Refusal() }
      #expect(throws: Refusal.self) { try write(broken, to: folder) }
      #expect(try names(folder).filter { $0 != ".new" } == before)
      #expect(hash != nil && ReportCheck(folder.path).standingHash() == hash)
      #expect(ReportCheck(folder.path).faults().isEmpty)
    }
  }

  @Test("A folder that cannot be made is an error with its path")
  func noFolder() throws {
    try withTemporaryFolder { root in
      let file = root.appendingPathComponent("file")
      try Data("x".utf8).write(to: file)
      let error = #expect(throws: ReportError.self) { try write(contents(), to: file) }
      #expect(error?.path.hasPrefix(file.path) == true)
      #expect(try Data(contentsOf: file) == Data("x".utf8))
    }
  }
}

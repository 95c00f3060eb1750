import Foundation
import NewsReports
import NewsTestSupport
import Testing

@Suite("Checks of report folders")
struct ReportCheckTests {
  /// A folder with a report of two tables.
  private func withReport(_ body: (URL, ReportCheck) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try ReportFolder(folder.path, dialect: .data, workers: 1)
        .write(ReportContents(job: "Nightly", zone: "UTC"), tables: ["topics", "gaps"])
      try body(folder, ReportCheck(folder.path))
    }
  }

  private func rewrite(_ file: URL, _ change: (inout Data) -> Void) throws {
    var data = try Data(contentsOf: file)
    change(&data)
    try data.write(to: file)
  }

  @Test("A report as it was written has no fault, and files beside it are not looked at")
  func sound() throws {
    try withReport { folder, check throws in
      #expect(check.faults().isEmpty)
      let hash = check.standingHash()
      try Data("mine".utf8).write(to: folder.appendingPathComponent("notes.csv"))
      #expect(check.faults().isEmpty)
      #expect(hash?.utf8.count == 32 && check.standingHash() == hash)
    }
  }

  @Test("Each file that is missing or changed is a fault, by name")
  func changedFiles() throws {
    try withReport { folder, check throws in
      let topics = folder.appendingPathComponent("topics.csv")
      let bytes = try Data(contentsOf: topics).count
      try rewrite(topics) { $0.append(0x0A) }
      try FileManager.default.removeItem(at: folder.appendingPathComponent("gaps.csv"))
      #expect(
        check.faults() == [
          "\(folder.path)/gaps.csv: missing",
          "\(folder.path)/topics.csv: changed since it was written "
            + "(\(bytes + 1) bytes, \(bytes) expected)",
        ])
      #expect(check.standingHash() == nil)
    }
  }

  @Test("A byte that is another is a fault; lengths alone do not show it")
  func sameLength() throws {
    try withReport { folder, check throws in
      let hash = check.standingHash()
      try rewrite(folder.appendingPathComponent("report.txt")) { $0[$0.startIndex] ^= 1 }
      #expect(check.faults().count == 1)
      #expect(check.faults().first?.hasPrefix("\(folder.path)/report.txt: changed") == true)
      #expect(check.standingHash() == hash)
    }
  }

  @Test("A folder without a manifest, or with one that is none, has one fault")
  func noManifest() throws {
    try withReport { folder, check throws in
      let manifest = folder.appendingPathComponent("manifest.json")
      try rewrite(manifest) { $0.removeLast(5) }
      #expect(check.faults() == ["\(manifest.path): cannot be read as a manifest"])
      #expect(check.standingHash() == nil)
      try FileManager.default.removeItem(at: manifest)
      #expect(
        check.faults() == ["\(manifest.path): missing: the last run did not come to its end"])
      #expect(check.standingHash() == nil)
    }
    #expect(ReportCheck("/nowhere/at/all").faults().count == 1)
  }

  @Test("The hash stands for the manifest: another report has another")
  func otherReport() throws {
    try withReport { folder, check throws in
      let hash = check.standingHash()
      for (job, isSame) in [("Nightly", true), ("Weekly", false)] {
        try ReportFolder(folder.path, dialect: .data, workers: 1)
          .write(ReportContents(job: job, zone: "UTC"), tables: ["topics", "gaps"])
        #expect((check.standingHash() == hash) == isSame)
      }
    }
  }
}

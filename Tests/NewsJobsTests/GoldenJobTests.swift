// Golden jobs: Golden/<case>/ holds a job with its seeds and all bytes that it must leave. Each
// case runs with 1, 2 and 8 workers, through the built program, as a user runs it.
//
// `RECORD_GOLDEN=1 swift test --filter GoldenJobTests` writes what is expected anew; `git diff` is
// the review.

import Foundation
import NewsTestSupport
import Testing

private let goldenFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().appendingPathComponent("Golden")

private let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

/// The names of the cases; each is a folder with a `job.yaml`.
private let cases: [String] = {
  let names = try? FileManager.default.contentsOfDirectory(atPath: goldenFolder.path)
  return (names ?? []).sorted().filter {
    FileManager.default.fileExists(
      atPath: goldenFolder.appendingPathComponent("\($0)/job.yaml").path)
  }
}()

/// What a run left: its report files, its messages and its exit code.
private struct Leavings: Equatable {
  var files: [String: Data]
  var messages: String
  var exitCode: Int32

  /// A job's `report.folder` is `reports` in every golden job.
  init(running name: String, workers: Int) throws {
    (files, messages, exitCode) = try withTemporaryFolder { folder in
      let source = goldenFolder.appendingPathComponent(name)
      for part in ["job.yaml", "seeds"] {
        try FileManager.default.copyItem(
          at: source.appendingPathComponent(part), to: folder.appendingPathComponent(part))
      }
      let result = try Program.run(
        ["run", "job.yaml", "--quiet", "--workers", "\(workers)"], in: folder)
      let reports = try contents(of: folder.appendingPathComponent("reports"))
      return (reports, result.messages, result.exitCode)
    }
  }

  init(expectedOf name: String) throws {
    let folder = goldenFolder.appendingPathComponent(name)
    files = try contents(of: folder.appendingPathComponent("expected"))
    let text = { (file: String) in
      try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    }
    messages = text("expected.stderr") ?? ""
    exitCode = Int32((text("expected.exit") ?? "0").prefix { $0 != "\n" }) ?? 0
  }

  func record(as name: String) throws {
    let folder = goldenFolder.appendingPathComponent(name)
    let expected = folder.appendingPathComponent("expected")
    try? FileManager.default.removeItem(at: expected)
    for (path, bytes) in files {
      let file = expected.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
    try Data(messages.utf8).write(to: folder.appendingPathComponent("expected.stderr"))
    try Data("\(exitCode)\n".utf8).write(to: folder.appendingPathComponent("expected.exit"))
  }

  /// Where two differ, in the words of a test failure: file, line, both texts.
  func differences(from expected: Leavings) -> [String] {
    var found: [String] = []
    if exitCode != expected.exitCode {
      found.append("exit code \(exitCode), expected \(expected.exitCode)")
    }
    if messages != expected.messages {
      found.append("messages:\n\(messages)expected:\n\(expected.messages)")
    }
    for path in Set(files.keys).union(expected.files.keys).sorted() {
      switch (files[path], expected.files[path]) {
      case (let new?, let old?) where new != old:
        found.append("\(path): \(Leavings.firstDifference(new, old))")
      case (nil, _): found.append("\(path) was not written")
      case (_, nil): found.append("\(path) was not expected")
      default: break
      }
    }
    return found
  }

  private static func firstDifference(_ new: Data, _ old: Data) -> String {
    let lines = [new, old].map {
      String(decoding: $0, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
    }
    let same = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
    let line = { (side: Int) in same < lines[side].count ? String(lines[side][same]) : "(end)" }
    return "line \(same + 1) is\n  \(line(0))\nexpected\n  \(line(1))"
  }
}

@Suite("Golden jobs", .enabled(if: Program.url != nil, "the program is not built"))
struct GoldenJobTests {
  @Test func thereAreGoldenJobs() {
    #expect(Set(cases).isSuperset(of: ["charts", "pages", "wire"]))
  }

  @Test(arguments: cases)
  func leavesTheSameBytesForAnyNumberOfWorkers(name: String) throws {
    if isRecording { try Leavings(running: name, workers: 1).record(as: name) }
    let expected = try Leavings(expectedOf: name)
    for workers in [1, 2, 8] {
      let differences = try Leavings(running: name, workers: workers).differences(from: expected)
      #expect(differences.isEmpty, "\(workers) workers:\n\(differences.joined(separator: "\n"))")
    }
  }

  @Test func everyCaseHasItsExpectation() {
    for name in cases {
      let path = goldenFolder.appendingPathComponent("\(name)/expected.exit").path
      #expect(FileManager.default.fileExists(atPath: path), "\(name): record it first")
    }
  }
}

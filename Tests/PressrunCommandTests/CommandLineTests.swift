import Foundation
import NewsTestSupport
import Testing

/// The folder of the project, for tests of what it ships.
private let project = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func pressrun(_ arguments: String...) throws -> ProgramResult {
  try Program.run(arguments, in: project)
}

/// The names under SUBCOMMANDS in the program's help.
private func subcommands() throws -> [String] {
  let help = try pressrun("--help").output
  let lines = help.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst()
  return lines.compactMap { line in
    let words = line.split(separator: " ")
    return line.hasPrefix("  ") && !line.hasPrefix("   ") && words.count > 1 && words[0] != "See"
      ? String(words[0]) : nil
  }
}

@Suite("The command line", .enabled(if: Program.url != nil, "the program is not built"))
struct CommandLineTests {
  @Test func everySubcommandHasHelpByExampleAndALineInTheReadme() throws {
    let readme = try String(
      contentsOf: project.appendingPathComponent("README.md"), encoding: .utf8)
    let names = try subcommands()
    #expect(names.contains("check") && names.contains("compare"))
    for name in names {
      let help = try pressrun("help", name).output
      #expect(help.contains("Example"), "help of \(name)")
      #expect(help.contains("pressrun \(name) "), "help of \(name)")
      #expect(readme.contains("pressrun \(name)"), "README on \(name)")
    }
  }

  @Test(arguments: [
    ["chekc", "x.yaml"], ["check"], ["compare"], ["compare", "a", "b", "--p", "1"],
    ["compare", "a", "b", "--p", "1e-320"], ["inspect", "a", "--limit=-1"],
    ["explain", "topic", "a", "--limit=-1"], ["explain", "story", "a", "--period", "2024-W46"],
  ])
  func wrongUsageEndsWith64AndSaysSoOnStandardError(arguments: [String]) throws {
    let result = try Program.run(arguments, in: project)
    #expect(result.exitCode == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("Usage"))
  }

  @Test func aRankBeyondAllListsIsRefused() throws {
    try withTemporaryFolder { folder in
      for name in ["a.csv", "b.csv"] {
        try Data("rank,title\n9223372036854775807,A\n".utf8).write(
          to: folder.appendingPathComponent(name))
      }
      let result = try Program.run(["compare", "a.csv", "b.csv"], in: folder)
      #expect(result.exitCode == 1)
      #expect(result.messages.contains("a.csv:2: ") && result.messages.contains("1,000,000"))
    }
  }

  @Test func aTableThatIsNotMadeLeavesNoFileBehind() throws {
    try withTemporaryFolder { folder in
      let output = folder.appendingPathComponent("out.csv").path
      let result = try pressrun("export", "topicz", "--output", output)
      #expect(result.exitCode == 1)
      #expect(try contents(of: folder).isEmpty)
    }
  }

  @Test func labelsColumnsWithAnyLineEnd() throws {
    try withTemporaryFolder { folder in
      let words = ["Storm", "in", "Lima", "", "Rain"]
      for (name, end) in [("lf", "\n"), ("crlf", "\r\n")] {
        try Data(words.joined(separator: end).utf8).write(
          to: folder.appendingPathComponent("\(name).conll"))
      }
      let path = { (name: String) in folder.appendingPathComponent("\(name).conll").path }
      let expected = try pressrun("tag", path("lf")).output
      #expect(expected.split(separator: "\n").count == 4 && expected.contains("Lima\tB-LOC"))
      #expect(try pressrun("tag", path("crlf")).output == expected)
    }
  }

  /// A folder that is not there would find nothing, and nobody would know why.
  @Test func namesAreNotLookedForWithoutLists() throws {
    try withTemporaryFolder { folder in
      try Data("Lima".utf8).write(to: folder.appendingPathComponent("a.txt"))
      for entities in ["nowhere", "."] {
        let result = try Program.run(["tag", "a.txt", "--entities", entities], in: folder)
        #expect(result.exitCode == 1 && result.output.isEmpty)
        #expect(
          result.messages.hasPrefix(
            entities == "." ? ".: error: no list of names" : "nowhere: error: no such folder"),
          "\(result.messages)")
      }
    }
  }

  @Test func anUnusableJobEndsWith65BeforeAnyWork() throws {
    try withTemporaryFolder { folder in
      let job = "version: 1\nzoen: Asia/Tokyo\nsources: [{name: A, paths: '*.txt', format: page}]\n"
      try Data(job.utf8).write(to: folder.appendingPathComponent("job.yaml"))
      let result = try Program.run(["check", "job.yaml"], in: folder)
      #expect(result.exitCode == 65)
      #expect(result.output.isEmpty)
      #expect(
        result.messages
          == "job.yaml:2:1: error: unknown key `zoen`; did you mean `zone`? [job-unknown-key]\n")
      #expect(try contents(of: folder).keys.sorted() == ["job.yaml"])
    }
  }
}

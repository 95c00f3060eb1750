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
  ])
  func wrongUsageEndsWith64AndSaysSoOnStandardError(arguments: [String]) throws {
    let result = try Program.run(arguments, in: project)
    #expect(result.exitCode == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("Usage"))
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

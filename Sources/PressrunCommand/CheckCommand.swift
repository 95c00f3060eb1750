import ArgumentParser
import NewsJobs

/// `pressrun check JOB`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what a job means; nothing is written.",
    discussion: """
      Example:
        pressrun check jobs/nightly.yaml

      Prints every setting, defaults filled in. All faults of a job file are told at once, each \
      with line and column; the exit code is then 65.
      """)

  @Argument(help: "The job file.", completion: .file(extensions: ["yaml"]))
  var job: String

  func run() throws { try printResult(JobPlan(try JobFile(contentsOf: job)).withLists().text) }
}

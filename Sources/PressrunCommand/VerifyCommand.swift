import ArgumentParser
import NewsJobs

/// `pressrun verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that store and reports are sound.",
    discussion: """
      Example:
        pressrun verify --job jobs/nightly.yaml

      Checks the database file, all references, counts kept twice, and every file of the last \
      report against its manifest. Prints one line for each fault; the exit code is then 1.
      """)

  @OptionGroup var store: StoreOptions

  func run() throws {
    let faults = try StoredReports(try store.jobFile()).faults()
    if faults.isEmpty { return try printResult("store and reports are sound\n") }
    for fault in faults { printMessage(fault) }
    throw Outcome.failed.exitCode
  }
}

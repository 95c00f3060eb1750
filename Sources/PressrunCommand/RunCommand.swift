import ArgumentParser
import NewsJobs
import NewsModel

/// `pressrun run JOB`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a job: read its corpora, count, write its reports.",
    discussion: """
      Examples:
        pressrun run jobs/nightly.yaml
        pressrun run jobs/nightly.yaml --since 2024-11-01 --until 2024-11-30
        pressrun run jobs/nightly.yaml --dry-run

      Prints the folder of the reports. On a terminal a line shows how far the run is; under cron \
      it is quiet. Bad records never stop a run: they are listed in findings.csv, and the exit \
      code is then 2.
      """)

  @Argument(help: "The job file.", completion: .file(extensions: ["yaml"]))
  var job: String

  @Option(help: "Threads; the reports are the same for any number (default: as the job says).")
  var workers: Int?

  @Option(help: "Count from this day on, 2024-11-01.")
  var since: CivilDay?

  @Option(help: "Count up to this day, 2024-11-30.")
  var until: CivilDay?

  @Flag(help: "Read inputs again even where they have not changed.")
  var force = false

  @Flag(help: "Take in what is new and make no report; `pressrun report` does that later.")
  var storeOnly = false

  @Flag(help: "Print what would be done, as `pressrun check` does, and do nothing.")
  var dryRun = false

  @Flag(help: "No progress, and no messages but errors.")
  var quiet = false

  func validate() throws {
    if let workers, !(1...512).contains(workers) {
      throw ValidationError("--workers must lie between 1 and 512.")
    }
    if let since, let until, until < since {
      throw ValidationError("--until \(until) is before --since \(since).")
    }
  }

  func run() throws {
    let options = RunOptions(
      workers: workers, since: since, until: until, readsEverything: force, storesOnly: storeOnly)
    let plan = JobPlan(try JobFile(contentsOf: job), options: options)
    if let since = plan.job.since, let until = plan.job.until, until < since {
      throw ValidationError(
        "Nothing is counted: the last day, \(until), is before the first, \(since).")
    }
    if dryRun { return try printResult(plan.withLists().text) }
    let summary = try run(plan)
    for warning in summary.warnings { printMessage(warning) }
    if !quiet { tell(summary) }
    try printResult(summary.reportFolder + "\n")
    if summary.rejected > 0 { throw Outcome.doneWithRejections.exitCode }
  }

  /// The progress line is gone afterwards, also before an error is told.
  private func run(_ plan: JobPlan) throws -> RunSummary {
    var bar = ProgressBar(isWanted: !quiet)
    defer { bar.clear() }
    return try JobRun(plan).run { bar.draw($0) }
  }

  private func tell(_ summary: RunSummary) {
    printMessage(
      "\(counted(summary.articles, "article")) and \(counted(summary.lists, "list")) read")
    for message in summary.messages { printMessage(message) }
    if summary.rejected > 0 {
      printMessage("\(counted(summary.rejected, "record")) rejected: see findings.csv")
    }
  }
}

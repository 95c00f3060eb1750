import ArgumentParser
import NewsJobs
import NewsModel

/// `pressrun report weekly`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report a past day, week or month again, from the store alone.",
    discussion: """
      Examples:
        pressrun report weekly
        pressrun report weekly --period 2024-W46
        pressrun report monthly --period 2024-11 --folder reports/november --dialect sheet

      Prints the text report; with --folder, all tables and the text are written there. Without \
      --period: the latest that is over.
      """)

  /// How long the reported period is.
  enum Rhythm: String, CaseIterable, ExpressibleByArgument {
    case daily, weekly, monthly

    var grain: Grain {
      switch self {
      case .daily: .day
      case .weekly: .week
      case .monthly: .month
      }
    }
  }

  @Argument(help: "daily, weekly or monthly.")
  var rhythm = Rhythm.weekly

  @Option(help: "2024-11-17, 2024-W46 or 2024-11.")
  var period: Period?

  @Option(help: "Write all tables and the text into this folder.", completion: .directory)
  var folder: String?

  @Option(help: "Of the tables: data for programs, sheet for Excel and LibreOffice.")
  var dialect = JobReport.Dialect.data

  @OptionGroup var store: StoreOptions

  func validate() throws {
    if let period, period.grain != rhythm.grain {
      throw ValidationError("--period \(period) is no \(rhythm.grain.rawValue).")
    }
  }

  func run() throws {
    let reports = try StoredReports(try store.jobFile())
    let span = period.map { JobReport.Span.period($0) } ?? .latest(rhythm.grain)
    let messages: [String]
    if let folder {
      messages = try reports.write(span, grain: rhythm.grain, folder: folder, dialect: dialect)
      try printResult(folder + "\n")
    } else {
      let report = try reports.text(of: span, grain: rhythm.grain)
      messages = report.messages
      try printResult(report.text)
    }
    for message in messages { printMessage(message) }
  }
}

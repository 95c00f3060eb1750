// Options that several subcommands share.

import ArgumentParser
import NewsJobs
import NewsModel
import NewsTrends

extension CivilDay: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
  package var defaultValueDescription: String { description }
}

extension Period: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
  package var defaultValueDescription: String { description }
}

/// The job whose store is asked.
struct StoreOptions: ParsableArguments {
  @Option(help: "The job file that names the store.", completion: .file(extensions: ["yaml"]))
  var job = "jobs/nightly.yaml"

  /// The job, without asking whether its sources are still there.
  func jobFile() throws -> JobFile { try JobFile(contentsOf: job, checksFiles: false) }
}

/// Which part of the data, as a period or from day to day.
struct SpanOptions: ParsableArguments {
  @Option(help: "A period: 2024-11-17, 2024-W46, 2024-11 or all.")
  var period: Period?

  @Option(help: "First day, 2024-11-01.")
  var from: CivilDay?

  @Option(help: "Last day, 2024-11-30.")
  var to: CivilDay?

  func validate() throws {
    if period != nil, from != nil || to != nil {
      throw ValidationError("--period and --from/--to say the same in two ways; use one of them.")
    }
    if let from, let to, to < from {
      throw ValidationError("--to \(to) is before --from \(from).")
    }
  }

  /// First and last day; `nil` where there is no limit.
  var days: (first: CivilDay?, last: CivilDay?) {
    guard let period, let end = period.end else { return (from, to) }
    return (period.start, end)
  }
}

/// How a table is written.
struct TableOptions: ParsableArguments {
  @Option(
    help: """
      data: for programs (UTF-8, LF). sheet: for Excel and LibreOffice (byte-order mark, CRLF, \
      cells that a spreadsheet would run as a formula are guarded).
      """)
  var dialect = JobReport.Dialect.data

  @Option(
    name: .shortAndLong, help: "Write to this file instead of standard output.",
    completion: .file())
  var output: String?
}

extension JobReport.Dialect: ExpressibleByArgument {}
extension Grain: ExpressibleByArgument {}
extension PairLevel: ExpressibleByArgument {}

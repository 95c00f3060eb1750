import ArgumentParser
import NewsJobs
import NewsModel
import NewsTrends

/// `pressrun export TABLE`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print one table as CSV, from the store alone.",
    discussion: """
      Examples:
        pressrun export topics --period 2024-W46 --dialect sheet --output topics.csv
        pressrun export pairs --period 2024-11 --output edges.csv
        pressrun export entities --from 2024-11-01 --to 2024-11-15
        pressrun export pairs --from 2024-01-01 --to 2024-12-31 --grain all --level sentence
        pressrun export topics --columns
      """)

  @Argument(help: "topics, entities, pairs, rankings, articles, trends, …")
  var table: String

  @OptionGroup var span: SpanOptions
  @Option(help: "Kind of periods: day, week, month, or all for one count of all days.")
  var grain: Grain?

  @Option(help: "Where two names must meet in `pairs`: article, paragraph or sentence.")
  var level: PairLevel?

  @OptionGroup var output: TableOptions
  @OptionGroup var store: StoreOptions

  @Flag(help: "Say what the columns of the table are, and end.")
  var columns = false

  func validate() throws {
    guard level == nil || table == "pairs" else {
      throw ValidationError("--level is for the table `pairs`.")
    }
  }

  func run() throws {
    if columns { return try printResult(StoredReports.columns(of: table)) }
    let reports = try StoredReports(try store.jobFile())
    let file = try ResultFile(output.output)
    let messages = try reports.export(
      table, period: span.period, from: span.from, to: span.to, grain: grain,
      level: level, dialect: output.dialect, file.write)
    try file.close()
    for message in messages { printMessage(message) }
  }
}

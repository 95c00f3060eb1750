import ArgumentParser
import NewsJobs
import NewsModel

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
        pressrun export topics --columns
      """)

  @Argument(help: "topics, entities, pairs, rankings, articles, trends, …")
  var table: String

  @OptionGroup var span: SpanOptions
  @OptionGroup var output: TableOptions
  @OptionGroup var store: StoreOptions

  @Flag(help: "Say what the columns of the table are, and end.")
  var columns = false

  func run() throws {
    if columns { return printResult(try StoredReports.columns(of: table)) }
    let reports = try StoredReports(try store.jobFile())
    var bytes: [UInt8] = []
    try reports.export(
      table, period: span.period, from: span.from, to: span.to, dialect: output.dialect
    ) { bytes += $0 }
    try printResult(bytes, to: output.output)
  }
}

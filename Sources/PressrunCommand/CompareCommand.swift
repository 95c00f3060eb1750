import ArgumentParser
import NewsJobs
import NewsModel

/// `pressrun compare A B`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two ranking lists, or follow one list over time.",
    discussion: """
      Examples:
        pressrun compare monday.csv tuesday.csv
        pressrun compare monday.txt tuesday.txt --p 0.9
        pressrun compare "JN ACCESS RANKING" --from 2024-11-01 --to 2024-11-30

      Two files: each holds a list, CSV with a header or one title a line, best first. Printed are \
      the measures, then what came, went and moved. One name: a list of the store, its first \
      snapshot beside its last, each step, and the items that stood longest.
      Measures: rank-biased overlap (ext, min, max), Kendall's tau-b and distance, footrule, \
      Jaccard, overlap, rank-turbulence divergence.
      """)

  @Argument(help: "The earlier list, a file; or the name of a list in the store.")
  var first: String

  @Argument(help: "The later list, a file.", completion: .file())
  var second: String?

  @Option(help: "The list's source, where several have a list of that name.")
  var source: String?

  @OptionGroup var span: SpanOptions
  @OptionGroup var store: StoreOptions

  @Option(
    help: """
      Weight of the top in rank-biased overlap, 0.001 to 0.999: the higher, the deeper it looks \
      (default: by the length of the lists).
      """)
  var p: Double?

  func validate() throws {
    if let p, !(p >= 0.001 && p <= 0.999) {
      throw ValidationError("--p must be a number from 0.001 to 0.999.")
    }
    if second != nil, span.period != nil || span.from != nil || span.to != nil {
      throw ValidationError("--period, --from and --to are for a list of the store, not for files.")
    }
  }

  func run() throws {
    if let second { return try printResult(compareListFiles(first, second, p: p)) }
    let reports = try StoredReports(try store.jobFile())
    try printResult(
      reports.comparison(
        of: first, source: source, from: span.days.first, to: span.days.last, p: p))
  }
}

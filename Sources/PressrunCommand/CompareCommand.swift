import ArgumentParser
import NewsJobs

/// `pressrun compare A B`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two ranking lists.",
    discussion: """
      Examples:
        pressrun compare monday.csv tuesday.csv
        pressrun compare monday.txt tuesday.txt --p 0.9

      Each file holds a list: CSV with a header, or one title a line, best first. Prints the \
      measures, then what came, went and moved.
      Measures: rank-biased overlap (ext, min, max), Kendall's tau-b and distance, footrule, \
      Jaccard, overlap, rank-turbulence divergence.
      """)

  @Argument(help: "The earlier list, a file.", completion: .file())
  var first: String

  @Argument(help: "The later list, a file.", completion: .file())
  var second: String

  @Option(
    help: """
      Weight of the top in rank-biased overlap, between 0 and 1: the higher, the deeper it looks \
      (default: by the length of the lists).
      """)
  var p: Double?

  func validate() throws {
    if let p, !(p > 0 && p < 1) {
      throw ValidationError("--p must lie between 0 and 1, both ends excluded.")
    }
  }

  func run() throws { printResult(try compareListFiles(first, second, p: p)) }
}

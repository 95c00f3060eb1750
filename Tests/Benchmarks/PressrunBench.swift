// The benchmark program: what pressrun costs, beside `wc -w` on the same file, in one run.

import ArgumentParser

@main
struct PressrunBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pressrun-bench",
    abstract: "Measure pressrun beside wc -w, check its output, make corpora to measure with.",
    subcommands: [
      MeasureCommand.self, PeersCommand.self, WorkCommand.self, RanksCommand.self,
      CSVRowsCommand.self,
      StoriesCommand.self, NamesCommand.self, TagSpeedCommand.self, NightsCommand.self,
      GenerateCommand.self,
    ],
    defaultSubcommand: MeasureCommand.self)
}

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write a corpus of invented articles as JSON Lines.")

  @Option(help: "Number of articles.") var articles = 10_000
  @Option(help: "The same seed gives the same bytes.") var seed: UInt64 = 1
  @Option(help: "Number of days that the articles spread over.") var days = 365
  @Option(help: "Words of a middling article.") var words = 620
  @Argument(help: "File to write.") var output: String

  func run() throws {
    var generator = CorpusGenerator(articles: articles, seed: seed)
    generator.days = days
    generator.meanWords = words
    try generator.write(to: output)
  }
}

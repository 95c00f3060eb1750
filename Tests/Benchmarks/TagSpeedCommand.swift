// How fast names are found: words, known names, recogniser, and the surnames and letters that an
// article explains. Reading and storing are left out.

import ArgumentParser
import Foundation
import NewsEntities
import NewsJobs
import NewsModel
import NewsReaders

struct TagSpeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag-speed",
    abstract: "Print how many words a second one core cuts and looks for names.")

  @Argument(help: "JSON Lines with id,title,text,date.")
  var input: String
  @Option(help: "Folder of the lists and weights.") var entities = "seeds/entities"
  @Option(help: "Runs, each with a new vocabulary; the median counts.") var runs = 5

  func run() throws {
    let articles = BenchArticles.read(input)
    let bytes = articles.reduce(0) { $0 + $1.title.utf8.count + $1.body.utf8.count }
    let start = cpuSeconds()
    var settings = AnalysisSettings(clock: ZoneClock(.gmt))
    settings.lexicon = try EntityLexicon(EntityLexiconFiles(folder: entities))
    settings.model = try NameModel(contentsOf: "\(entities)/recogniser.weights")
    (settings.keepsLead, settings.keepsStory, settings.keepsSignature) = (false, false, false)
    let loading = cpuSeconds() - start
    var (seconds, words): ([Double], Int) = ([], 0)
    for _ in 0..<max(1, runs) {
      let analyzer = ArticleAnalyzer(settings)
      let start = cpuSeconds()
      words = articles.reduce(0) { $0 + analyzer.facts(of: $1, key: .record).words }
      seconds.append(cpuSeconds() - start)
    }
    let median = seconds.sorted()[seconds.count / 2]
    print(
      String(
        format: """
          %d articles, %d words, %.1f MB; lists and weights loaded in %.3f s
          %.3f s CPU: %.2f million words/s, %.1f MB/s
          """, articles.count, words, Double(bytes) / 1e6, loading, median,
        Double(words) / median / 1e6, Double(bytes) / median / 1e6))
  }

  private func cpuSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}

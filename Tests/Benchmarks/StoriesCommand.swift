// How well near copies are joined: agency copy made by edits of more and more words, and pairs of
// different articles that must stay apart.

import ArgumentParser
import Foundation
import NewsJobs
import NewsModel
import NewsReaders
import NewsTrends

struct StoriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stories",
    abstract: "Print which share of edited copies is joined with its original, by edited words.")

  @Argument(help: "JSON Lines with id,title,text,date.")
  var input: String
  @Option(help: "Articles to copy.") var articles = 1000
  @Option(help: "The same seed gives the same edits.") var seed: UInt64 = 1
  @Option(help: "Least resemblance that joins, 0 to 1.")
  var resemblance = StorySettings().resemblance
  @Flag(help: "Only print the pairs that are joined as they are, the least alike first.")
  var pairs = false

  func run() throws {
    let originals = BenchArticles.read(input, limit: articles)
    let analyzer = ArticleAnalyzer(AnalysisSettings(clock: ZoneClock(.gmt)))
    let candidates = originals.map { candidate(analyzer, $0) }
    let settings = StorySettings(resemblance: resemblance)
    let links = StoryLinker.links(candidates, settings: settings)
    if pairs {
      for link in links.sorted(by: { ($0.resemblance, $0.a) < ($1.resemblance, $1.a) }) {
        let (a, b) = (originals[link.a], originals[link.b])
        print(String(format: "%.3f  %@ | %@", link.resemblance, a.title, b.title))
      }
      return
    }
    print("\(originals.count) articles, \(links.count) links among them as they are")
    print("edited words, share of copies that are joined with their original, mean resemblance")
    for percent in [1, 2, 5, 10, 15, 20, 25, 30, 40] {
      var random = Edits(state: seed)
      var (joined, likeness) = (0, 0.0)
      for (index, article) in originals.enumerated() {
        var copy = article
        copy.body = random.edited(article.body, percent: percent)
        let other = candidate(analyzer, copy)
        let pair = StoryLinker.links([candidates[index], other], settings: settings)
        if !pair.isEmpty { joined += 1 }
        likeness += candidates[index].signature.resemblance(to: other.signature) ?? 0
      }
      let share = Double(joined) / Double(max(1, originals.count))
      let mean = likeness / Double(max(1, originals.count))
      print(String(format: "%3d %%  %6.1f %%  %.3f", percent, share * 100, mean))
    }
  }

  private func candidate(_ analyzer: ArticleAnalyzer, _ article: Article) -> StoryCandidate {
    let facts = analyzer.facts(of: article, key: .record)
    return StoryCandidate(
      storyHash: facts.storyHash, signature: facts.signature, day: facts.day, words: facts.words)
  }
}

/// Seeded edits: a third of the edited words are exchanged, a third left out, a third doubled by
/// another word of the text.
private struct Edits {
  var state: UInt64

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func edited(_ text: String, percent: Int) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    var edited: [Substring] = []
    for word in words {
      guard next() % 100 < UInt64(percent) else {
        edited.append(word)
        continue
      }
      let other = words[Int(next() % UInt64(words.count))]
      switch next() % 3 {
      case 0: edited.append(other)
      case 1: break
      default: edited += [word, other]
      }
    }
    return edited.joined(separator: " ")
  }
}

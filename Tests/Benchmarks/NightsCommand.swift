// A store that grows by a thousand articles a night: what a night costs beyond reading the articles,
// and what a week and a year out of it cost.

import ArgumentParser
import Foundation
import NewsJobs
import NewsModel
import NewsStore
import NewsTrends

struct NightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nights",
    abstract: "Fill a store night by night with invented facts; time a week and a year out of it.")

  @Option(help: "Nights.") var nights = 1000
  @Option(help: "Articles of a night.") var articles = 1000
  @Option(help: "Different names.") var names = 50_000
  @Option(help: "The same seed gives the same facts.") var seed: UInt64 = 1
  @Option(help: "The program whose reports are timed.") var pressrun = ".build/release/pressrun"
  @Flag(help: "Use the store that an earlier call has left.") var again = false
  @Argument(help: "Folder of the store; it must not hold one unless --again is given.")
  var folder: String

  func run() throws {
    let job = "\(folder)/job.yaml"
    if !again { try fill(job) }
    let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/store.sqlite")[.size]
    let bytes = (size as? NSNumber)?.intValue ?? 0
    print("store: \(bytes / 1_000_000) MB, \(bytes / (nights * articles)) bytes an article")
    let week = Period(.week, containing: day(nights - 8))
    let year = (day(max(0, nights - 365)), day(nights - 1))
    try time("a week", ["report", "weekly", "--period", "\(week)", "--job", job])
    try time(
      "a year's pairs",
      [
        "export", "pairs", "--from", "\(year.0)", "--to", "\(year.1)", "--grain", "all", "--job",
        job,
      ])
  }

  private func day(_ night: Int) -> CivilDay { CivilDay(number: 19_723 + Int32(night)) }

  private func time(_ name: String, _ arguments: [String]) throws {
    let run = try ProcessRun.run([pressrun] + arguments)
    guard run.exitCode == 0 else { throw BenchError("\(name): exit code \(run.exitCode)") }
    print(
      name
        + String(
          format: ": %.2f s, %.2f s CPU, %.0f MB, ", run.wallSeconds, run.cpuSeconds,
          Double(run.peakMemory) / 1e6) + "\(run.output.utf8.count) bytes")
  }

  private func fill(_ job: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = """
      version: 1
      name: nights
      store: store.sqlite
      sources: [{name: Invented, paths: [none.jsonl], format: jsonl}]
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: job))
    let path = "\(folder)/store.sqlite"
    guard !FileManager.default.fileExists(atPath: path) else {
      throw BenchError("\(path): there is a store already")
    }
    let store = try Store(writing: path, job: "nights")
    var facts = InventedFacts(names: names, seed: seed)
    try store.begin(topics: facts.topics, entities: [], settings: "invented")
    var seconds: [Double] = []
    for night in 0..<nights {
      let part = facts.night(day(night), articles: articles)
      let start = ContinuousClock.now
      _ = try store.add([part])
      try StoreUpkeep(store, stories: StorySettings(), top: 20, workers: 2).refresh()
      seconds.append((ContinuousClock.now - start).seconds)
    }
    let last = seconds.suffix(30)
    print(
      String(
        format: "%d nights of %d articles: median %.3f s, of the last 30 %.3f s, longest %.3f s",
        nights, articles, median(seconds), median(Array(last)), seconds.max() ?? 0))
  }
}

/// Facts of articles that nobody wrote. As in real news an article is of a beat: half of its names
/// are those that its beat writes about day after day, the others are anybody's.
/// One mention in fifteen of a person is a surname alone.
private struct InventedFacts {
  private static let beats = (count: 300, names: 150)

  let topics = (0..<17).map { Topic(id: "topic-\($0)", code: nil, label: "Topic \($0)") }
  private let entities: [Entity]
  private let words: Vocabulary
  private var random: SeededNumbers
  private var number = 0

  init(names: Int, seed: UInt64) {
    var random = SeededNumbers(state: seed)
    words = Vocabulary(size: 60_000, random: &random)
    let types: [EntityType] = [.person, .organisation, .place]
    entities = (0..<names).map { Entity(name: "Name \($0)", type: types[$0 % 3]) }
    self.random = random
  }

  mutating func night(_ day: CivilDay, articles: Int) -> InputPart {
    let path = "\(day).jsonl"
    var input = StoredInput(source: "Invented", path: path, size: 1, modified: 1)
    (input.records, input.articles) = (articles, articles)
    var all: [ArticleFacts] = []
    for line in 1...max(1, articles) {
      // One article in twelve is an earlier one of the night with a few bins changed.
      let original = random.below(12) == 0 ? all.randomElement(using: &random) : nil
      all.append(article(day, Place(path: path, line: line), copying: original))
    }
    return InputPart(
      input: input, isFirst: true, isLast: true, continues: false, articles: all, lists: [],
      findings: [])
  }

  private mutating func article(
    _ day: CivilDay, _ place: Place, copying original: ArticleFacts?
  ) -> ArticleFacts {
    number += 1
    var entities: [EntityReference] = []
    var mentions: [EntityMention] = []
    let beat = random.below(Self.beats.count)
    for sentence in 0..<30 {
      let name =
        random.below(2) == 0
        ? beat * 97 + zipf(Self.beats.names) : zipf(self.entities.count)
      var named = self.entities[name % self.entities.count]
      if named.type == .person, random.below(15) == 0 {
        named.name = String(named.name.dropFirst(5))
      }
      let entity = EntityReference.found(named)
      let place = entities.firstIndex(of: entity) ?? entities.count
      if place == entities.count { entities.append(entity) }
      mentions.append(
        EntityMention(
          entity: UInt32(place), paragraph: UInt32(sentence / 3), sentence: UInt32(sentence)))
    }
    let topics = Set((0..<random.below(4)).map { _ in UInt32(random.skewed(17)) }).sorted()
    let lead = (0..<90).map { _ in words.word(&random) }.joined(separator: " ")
    var signature = original?.signature.values ?? []
    while signature.count < StorySignature.bins { signature.append(0) }
    for bin in signature.indices where original == nil || random.below(8) == 0 {
      signature[bin] = UInt16(truncatingIfNeeded: random.next())
    }
    let hash = ContentHash(high: random.next(), low: random.next())
    let time = Timestamp(
      secondsSinceEpoch: Int64(day.number) * 86_400 + Int64(random.below(86_400)), utcOffset: 0,
      precision: .second)
    return ArticleFacts(
      key: "Invented:\(number)", keyBasis: .id, source: "source-\(random.skewed(40))",
      section: "section-\(random.below(8))", title: String(lead.prefix(60)),
      url: "https://example.org/\(number)", published: time, updated: nil, day: day, dateline: nil,
      place: place, contentHash: hash, storyHash: hash, words: 300 + random.below(600),
      sentences: 30, paragraphs: 10,
      topics: topics.map { TopicFact(topic: $0, matches: 2, titleMatches: 0) },
      entities: entities, mentions: mentions, lead: lead,
      signature: StorySignature(values: signature))
  }

  /// Below `limit`, with probability about 1 / (rank + 1).
  private mutating func zipf(_ limit: Int) -> Int {
    min(limit - 1, Int(exp(random.share() * log(Double(limit) + 1))) - 1)
  }
}

extension SeededNumbers: RandomNumberGenerator {}

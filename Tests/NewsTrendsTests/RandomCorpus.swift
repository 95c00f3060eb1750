// A small made-up corpus for oracles: stories of one to four articles, undated ones, empty days.

import NewsModel
import NewsTestSupport

struct RandomCorpus {
  var names = FactNames()
  /// In stream order.
  var articles: [CountedArticle] = []

  init(seed: UInt64, articles count: Int, days: Int = 60, entities entityCount: Int = 12) {
    var random = SplitMix64(seed: seed)
    names.sources = ["one", "two"]
    names.topics = ["a", "a/x", "a/y", "b", "c"].map { Topic(id: $0, code: nil, label: $0) }
    // Numbers are not in the order of names.
    names.entities = (0..<entityCount).map {
      Entity(name: "N\(($0 * 7) % entityCount)", type: EntityType.allCases[$0 % 4])
    }
    let first = CivilDay(year: 2024, month: 10, day: 3)!
    for id in 0..<count {
      let day =
        Int.random(in: 0..<20, using: &random) == 0
        ? nil : first.advanced(by: Int.random(in: 0..<days, using: &random))
      let story =
        Int.random(in: 0..<3, using: &random) == 0
        ? Int64.random(in: 0...Int64(count / 6), using: &random) : Int64(1000 + id)
      articles.append(article(id: Int64(id), story: story, day: day, &random))
    }
    articles.sort { ($0.day?.number ?? .max, $0.id) < ($1.day?.number ?? .max, $1.id) }
  }

  private func article(
    id: Int64, story: Int64, day: CivilDay?, _ random: inout SplitMix64
  ) -> CountedArticle {
    let topics = names.topics.indices.filter { _ in Bool.random(using: &random) }.map {
      TopicFact(
        topic: UInt32($0), matches: UInt32.random(in: 1...5, using: &random),
        titleMatches: UInt32.random(in: 0...1, using: &random))
    }
    var entities: [UInt32] = []
    var mentions: [EntityMention] = []
    for sentence in 0..<UInt32.random(in: 1...6, using: &random) {
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let number = UInt32.random(in: 0..<UInt32(names.entities.count), using: &random)
        let index = entities.firstIndex(of: number) ?? entities.count
        if index == entities.count { entities.append(number) }
        mentions.append(
          EntityMention(
            entity: UInt32(index), paragraph: (sentence + 1) / 2, sentence: sentence))
      }
    }
    return CountedArticle(
      id: id, story: story, day: day, source: UInt32(id % 2), words: UInt32(10 + id % 7),
      topics: topics, entities: entities, mentions: mentions)
  }
}

import Foundation
import NewsJobs
import NewsModel
import NewsStore
import NewsTestSupport
import NewsTrends
import Testing

@Suite("Keeping the stories of a store")
struct StoryKeepingTests {
  /// Texts of sixty days, two of three near copies of one of the days before, some equal, and one in
  /// ten undated.
  private func articles(seed: UInt64) -> [ArticleFacts] {
    var random = SplitMix64(seed: seed)
    var all: [ArticleFacts] = []
    for number in 0..<240 {
      let day = number % 10 == 9 ? nil : CivilDay(number: 20_000 + Int32(number / 4))
      var signature = (0..<StorySignature.bins).map { _ in UInt16(random.next() % 60_000) }
      var hash = ContentHash(high: 7, low: UInt64(number))
      if let original = all.dropFirst(max(0, number - 40)).randomElement(using: &random),
        number % 3 != 0
      {
        // Up to half of the bins differ.
        let changed = Int(random.next() % 64)
        for bin in changed..<signature.count { signature[bin] = original.signature.values[bin] }
        if changed < 6 { hash = original.storyHash }
      }
      all.append(
        ArticleFacts(
          key: "k\(number)", keyBasis: .id, source: "Wire", section: nil, title: "T", url: nil,
          published: nil, updated: nil, day: day, dateline: nil,
          place: Place(path: "a", line: number),
          contentHash: hash, storyHash: hash, words: 90, sentences: 3, paragraphs: 1, topics: [],
          entities: [], mentions: [], signature: StorySignature(values: signature)))
    }
    return all
  }

  private func stories(
    _ articles: [ArticleFacts], nights: Int
  ) throws -> [[String]] {
    var found: [[String]] = []
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("store.sqlite").path
      let store = try Store(writing: path, job: "test")
      try store.begin(topics: [], entities: [], settings: "s")
      for night in 0..<nights {
        let own = articles.indices.filter { $0 % nights == night }.map { articles[$0] }
        var input = StoredInput(source: "Wire", path: "\(night)", size: 1, modified: 1)
        input.articles = own.count
        let part = InputPart(
          input: input, isFirst: true, isLast: true, continues: false, articles: own, lists: [],
          findings: [])
        _ = try store.add([part])
        try StoreUpkeep(store, stories: StorySettings(), top: 20, workers: 1 + night % 2).refresh()
      }
      var keys: [Int64: String] = [:]
      try store.articles(from: nil, to: nil) { keys[$0.id] = $0.key }
      let members = Dictionary(grouping: try store.stories().storyOf, by: \.value)
      found = members.values.map { $0.compactMap { keys[$0.key] }.sorted() }
        .sorted { $0[0] < $1[0] }
    }
    return found
  }

  @Test(
    "they are those of all articles compared with all, whatever comes together",
    arguments: [1, 2, 3], [1, 2, 7])
  func equalsComparingAll(seed: UInt64, nights: Int) throws {
    let articles = articles(seed: seed)
    let candidates = articles.map {
      StoryCandidate(
        storyHash: $0.storyHash, signature: $0.signature, day: $0.day, words: $0.words)
    }
    let links = StoryLinker.links(candidates)
    let roots = StoryLinker.stories(count: articles.count, links: links.map { ($0.a, $0.b) })
    let expected = Dictionary(grouping: articles.indices, by: { roots[$0] }).values
      .filter { $0.count > 1 }.map { $0.map { articles[$0].key }.sorted() }
      .sorted { $0[0] < $1[0] }
    #expect(expected.count > 20)
    #expect(try stories(articles, nights: nights) == expected)
  }
}

import NewsModel
import NewsTrends
import Testing

/// The counts of one period by sets and dictionaries, straight from the definitions.
struct SlowCounts {
  let articles: [CountedArticle]
  let names: FactNames

  init(_ articles: [CountedArticle], _ names: FactNames) {
    (self.articles, self.names) = (articles, names)
  }

  func check(_ counts: PeriodCounts) {
    #expect(counts.totals.articles == articles.count)
    #expect(counts.totals.stories == Set(articles.map(\.story)).count)
    #expect(counts.totals.words == articles.reduce(0) { $0 + Int($1.words) })
    #expect(counts.totals.articlesWithTopics == articles.count { !$0.topics.isEmpty })
    #expect(counts.totals.articlesWithEntities == articles.count { !$0.entities.isEmpty })
    checkTopics(counts)
    checkEntities(counts)
    for level in counts.pairs { checkPairs(level) }
  }

  private func checkTopics(_ counts: PeriodCounts) {
    for topic in names.topics.indices {
      let facts = articles.flatMap { article in
        article.topics.filter { $0.topic == topic }.map { (article.story, $0) }
      }
      #expect(counts.topics[topic].articles == facts.count)
      #expect(counts.topics[topic].stories == Set(facts.map(\.0)).count)
      #expect(counts.topics[topic].matches == facts.reduce(0) { $0 + $1.1.matches })
      #expect(counts.topics[topic].titleArticles == facts.count { $0.1.titleMatches > 0 })
    }
  }

  private func checkEntities(_ counts: PeriodCounts) {
    let expected = names.entities.indices.filter { number in
      articles.contains { $0.entities.contains(UInt32(number)) }
    }.sorted { names.entities[$0] < names.entities[$1] }
    #expect(counts.entities.map { Int($0.entity) } == expected)
    for tally in counts.entities {
      let with = articles.filter { $0.entities.contains(tally.entity) }
      let mentions = with.map { article in
        article.mentions.filter { article.entities[Int($0.entity)] == tally.entity }
      }
      #expect(tally.articles == with.count)
      #expect(tally.stories == Set(with.map(\.story)).count)
      #expect(tally.mentions == mentions.reduce(0) { $0 + $1.count })
      #expect(tally.titleArticles == mentions.count { $0.contains { $0.paragraph == 0 } })
      #expect(tally.days?.lowerBound == with.compactMap(\.day).min())
      #expect(tally.days?.upperBound == with.compactMap(\.day).max())
    }
  }

  private func checkPairs(_ level: LevelPairs) {
    var found: [[UInt32]: [CountedArticle]] = [:]
    for article in articles {
      var pairs: Set<[UInt32]> = []
      for x in article.entities {
        for y in article.entities
        where names.entities[Int(x)] < names.entities[Int(y)]
          && meet(x, y, article, level.level)
        {
          pairs.insert([x, y])
        }
      }
      for pair in pairs { found[pair, default: []].append(article) }
    }
    #expect(Set(level.pairs.map { [$0.a, $0.b] }) == Set(found.keys))
    for tally in level.pairs {
      let with = found[[tally.a, tally.b]] ?? []
      #expect(tally.articles == with.count)
      #expect(tally.stories == Set(with.map(\.story)).count)
      #expect(tally.firstDay == with.compactMap(\.day).min())
      #expect(tally.lastDay == with.compactMap(\.day).max())
    }
    let keys = level.pairs.map { (names.entities[Int($0.a)], names.entities[Int($0.b)]) }
    for (p, q) in zip(keys, keys.dropFirst()) {
      #expect(p.0 < q.0 || (p.0 == q.0 && p.1 < q.1))
    }
  }

  private func meet(
    _ x: UInt32, _ y: UInt32, _ article: CountedArticle, _ level: PairLevel
  ) -> Bool {
    func places(_ entity: UInt32) -> Set<UInt32> {
      let mentions = article.mentions.filter { article.entities[Int($0.entity)] == entity }
      switch level {
      case .article: return [0]
      case .paragraph: return Set(mentions.map(\.paragraph))
      case .sentence: return Set(mentions.map(\.sentence))
      }
    }
    return !places(x).isDisjoint(with: places(y))
  }
}

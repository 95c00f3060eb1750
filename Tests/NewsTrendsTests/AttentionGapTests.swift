import Foundation
import NewsModel
import NewsTrends
import Testing

@Suite("What is read beside what is published")
struct AttentionGapTests {
  private let known = names(
    topics: ["weather", "rail", "arts"], entities: ["Vellby", "Lima", "Abeno"])
  private let monday = Period(.week, containing: CivilDay(year: 2024, month: 1, day: 1)!)

  /// The counts of a week with twenty articles.
  ///
  /// - Parameters:
  ///   - topics, entities: Articles, and articles with it in the headline, of each number.
  private func coverage(
    topics: [(UInt32, UInt32)] = [], entities: [(UInt32, UInt32)] = [], _ period: Period? = nil
  ) -> PeriodCounts {
    let own = period ?? monday
    var all = counts(
      own, articles: 20, topics: [0, 0, 0],
      entities: entities.enumerated().map { (UInt32($0), $1.0) })
    for (index, tally) in topics.enumerated() {
      (all.topics[index].articles, all.topics[index].titleArticles) = tally
    }
    for (index, tally) in entities.enumerated() { all.entities[index].titleArticles = tally.1 }
    return all
  }

  /// - Parameters:
  ///   - facts, articles: By title.
  private func gap(
    _ lists: [RankingList], _ settings: AttentionSettings = AttentionSettings(),
    facts: [String: HeadlineFacts] = [:], articles: [String: LinkedArticle] = [:]
  ) -> AttentionGap {
    AttentionGap(
      RankingHistory.all(lists), settings: settings, names: known,
      facts: { facts[$0] ?? HeadlineFacts() }, article: { articles[$0] })
  }

  private func isClose(_ a: Double?, _ b: Double) -> Bool {
    a.map { abs($0 - b) < 1e-9 } ?? false
  }

  private func text(_ row: AttentionRow) -> String {
    let name =
      switch row.subject {
      case .topic(let topic): topic.id
      case .entity(let entity): entity.name
      case .pair(let a, let b): "\(a.name) \(b.name)"
      }
    return "\(name) \(row.itemsWithSubject)/\(row.listItems) "
      + "\(row.articlesWithSubject)/\(row.periodArticles)"
  }

  @Test("The ratio of the shares has its interval, and Fisher's test its q-value")
  func worked() throws {
    let weather = HeadlineFacts(topics: [0])
    let gap = gap([list("abcd", on: 0)], facts: ["a": weather, "c": weather])
    gap.add(coverage(topics: [(9, 4)]))
    // Headlines with headlines: 2 of 4 beside 4 of 20.
    #expect(gap.rows().map(text) == ["weather 2/4 4/20"])
    let row = try #require(gap.rows().first)
    #expect(row.basis == .headline && row.period == monday && row.list == "L" && row.source == "S")
    #expect(isClose(row.listShare, 0.5) && isClose(row.coverageShare, 0.2))
    // 1/2 − 1/4 + 1/4 − 1/20 = 0.45.
    let factor = exp(1.959963984540054 * 0.45.squareRoot())
    #expect(isClose(row.ratio?.value, 2.5) && isClose(row.ratio?.low, 2.5 / factor))
    #expect(isClose(row.ratio?.high, 2.5 * factor))
    // Of 6 with the topic in 24, 2 or more among 4: (15·153 + 20·18 + 15) / 10626. Doubled.
    #expect(isClose(row.qValue, 2 * 2670.0 / 10626))
  }

  @Test("Whole articles are compared where half of the items lead to one")
  func basis() {
    let facts = ["a": HeadlineFacts(topics: [1])]
    let linked = LinkedArticle(key: "id:1", day: nil, topics: [0])
    for (articles, expected) in [
      (["b": linked], ["rail 1/4 1/20", "weather 0/4 2/20"]),
      (["b": linked, "c": linked], ["weather 2/2 5/20", "rail 0/2 6/20"]),
    ] {
      let gap = gap([list("abcd", on: 0)], facts: facts, articles: articles)
      gap.add(coverage(topics: [(5, 2), (6, 1)]))
      #expect(gap.rows().map(text) == expected)
    }
  }

  @Test("An item counts once in each period, however often it was seen")
  func onceAPeriod() {
    let facts = ["a": HeadlineFacts(topics: [0])]
    let lists = [("ab", 0), ("ba", 1), ("a", 6), ("ac", 7)].map { list($0, on: $1) }
    let gap = gap(lists.reversed(), facts: facts)
    gap.add(coverage(topics: [(3, 3)], monday.next))
    gap.add(coverage(topics: [(5, 5)]))
    #expect(gap.rows().map(text) == ["weather 1/2 5/20", "weather 1/2 3/20"])
    #expect(gap.rows().map(\.period) == [monday, monday.next])
  }

  @Test("What is on the list alone comes first, what is covered alone last, then names")
  func order() {
    let facts = [
      "a": HeadlineFacts(topics: [0], entities: [0, 2]),
      "b": HeadlineFacts(topics: [2, 2], entities: [0]),
    ]
    let gap = gap([list("abcd", on: 0)], facts: facts)
    gap.add(coverage(topics: [(0, 0), (5, 5), (5, 5)], entities: [(5, 5), (10, 10), (9, 9)]))
    // Of 4 items 2 are expected to have Lima, with 10 of 20 articles. Abeno is on one item, and 1.8
    // are expected.
    #expect(
      gap.rows().map(text) == [
        "weather 1/4 0/20", "arts 1/4 5/20", "rail 0/4 5/20", "Vellby 2/4 5/20", "Lima 0/4 10/20",
      ])
    #expect(gap.rows().map { $0.ratio?.value } == [nil, 1, 0, 2, 0])
  }

  @Test("An item is read more where its part of the hours is twice the share of its rarest topic")
  func readMore() {
    // Ten hours between the lists: a stood for 20 of 40, b and c for 10, d for none.
    let lists = [("ab", 0.0), ("ac", 10), ("d", 20)].map { list($0.map(String.init), at: $1) }
    let rare = HeadlineFacts(topics: [1])
    var facts = [
      "a": HeadlineFacts(topics: [0]), "b": rare, "c": HeadlineFacts(topics: [0, 1]), "d": rare,
    ]
    func found(_ settings: AttentionSettings = AttentionSettings()) -> [String] {
      let gap = gap(lists, settings, facts: facts)
      gap.add(coverage(topics: [(5, 0), (2, 0)]))
      return gap.readMore().map { "\($0.title) \($0.peak) \($0.topic.id) \($0.ratio)" }
    }
    // 1/2 beside 5/20, and 1/4 beside 2/20.
    #expect(found() == ["b 2 rail 2.5", "c 2 rail 2.5", "a 1 weather 2.0"])
    #expect(found(AttentionSettings(minimumRatio: 2.25)).count == 2)
    #expect(found(AttentionSettings(readMoreSize: 1)) == ["b 2 rail 2.5"])
    // A topic without articles is no measure.
    facts["b"] = HeadlineFacts(topics: [2])
    facts["c"] = HeadlineFacts(topics: [0, 2])
    #expect(found() == ["a 1 weather 2.0"])
  }

  @Test("A single list has no hours: each item is an equal part of it")
  func singleList() {
    let article = LinkedArticle(key: "id:1", day: nil, topics: [0])
    let gap = gap([list("abcd", on: 0)], articles: ["c": article])
    gap.add(coverage(topics: [(2, 0)]))
    let rows = gap.readMore()
    #expect(rows.map(\.title) == ["c"] && rows.map(\.article) == ["id:1"])
    #expect(rows.map(\.listShare) == [0.25] && rows.map(\.peak) == [3])
    #expect(isClose(rows.first?.ratio, 2.5) && isClose(rows.first?.coverageShare, 0.1))
  }

  @Test("Without articles, without a time or in a kind of period that is not asked for: no rows")
  func nothing() {
    let facts = ["a": HeadlineFacts(topics: [0])]
    var untimed = list("ab", on: 0, name: "M")
    untimed.observedAt = nil
    let covered = coverage(topics: [(1, 1)])
    let day = coverage(topics: [(1, 1)], Period(.day, containing: monday.start))
    for (lists, settings, coverage) in [
      ([list("ab", on: 0)], AttentionSettings(), [counts(monday, articles: 0, topics: [0, 0, 0])]),
      ([list("ab", on: 0)], AttentionSettings(), [day]),
      ([list("ab", on: 0)], AttentionSettings(grains: [.all, .day]), [covered]),
      ([untimed], AttentionSettings(), [covered]),
      ([], AttentionSettings(), [covered]),
    ] as [([RankingList], AttentionSettings, [PeriodCounts])] {
      let gap = gap(lists, settings, facts: facts)
      for counts in coverage { gap.add(counts) }
      #expect(gap.rows().isEmpty && gap.readMore().isEmpty)
    }
    let gap = gap([list("ab", on: 0), untimed], facts: facts)
    gap.add(covered)
    #expect(gap.rows().map(\.list) == ["L"] && gap.readMore().map(\.list) == ["L"])
  }
}

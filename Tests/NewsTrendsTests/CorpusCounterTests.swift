import NewsModel
import NewsTestSupport
import NewsTrends
import Testing

@Suite struct CorpusCounterTests {
  private func count(
    _ corpus: RandomCorpus, _ settings: CountSettings
  ) throws -> [PeriodCounts] {
    var periods: [PeriodCounts] = []
    let counter = CorpusCounter(
      settings: settings, names: corpus.names,
      repeated: RepeatedStories(stories: corpus.articles.map(\.story))
    ) { periods.append($0) }
    for article in corpus.articles { try counter.add(article) }
    try counter.finish()
    return periods
  }

  private var everything: CountSettings {
    CountSettings(
      pairGrains: Grain.allCases, pairLevels: PairLevel.allCases, minimumPairArticles: 1,
      countsUndated: true)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func countsWhatASlowCounterCounts(seed: UInt64) throws {
    let corpus = RandomCorpus(seed: seed, articles: 150)
    for counts in try count(corpus, everything) {
      let articles = corpus.articles.filter { article in
        guard let period = counts.period else { return article.day == nil }
        if period == .all { return true }
        return article.day.map { Period(period.grain, containing: $0) == period } ?? false
      }
      SlowCounts(articles, corpus.names).check(counts)
    }
  }

  @Test func handsOnEachPeriodOnceAndFillsTheGaps() throws {
    let corpus = RandomCorpus(seed: 5, articles: 20)
    let periods = try count(corpus, everything).compactMap(\.period)
    #expect(Set(periods).count == periods.count)
    for grain in [Grain.day, .week, .month] {
      let own = periods.filter { $0.grain == grain }
      for (a, b) in zip(own, own.dropFirst()) { #expect(a.next == b) }
      #expect(own.first?.start ?? .init(number: 0) <= corpus.articles[0].day!)
    }
    #expect(periods.last == .all)
  }

  @Test func countsTheSameWithPairsOnDisk() throws {
    let corpus = RandomCorpus(seed: 6, articles: 200, entities: 30)
    var small = everything
    small.namesInMemory = 7
    let (plain, spilled) = (try count(corpus, everything), try count(corpus, small))
    #expect(
      plain.map(\.pairs).map { $0.map(\.pairs) } == spilled.map(\.pairs).map { $0.map(\.pairs) })
  }

  @Test func doesNotDependOnTheOrderWithinADay() throws {
    let corpus = RandomCorpus(seed: 7, articles: 120, days: 9)
    var shuffled = corpus
    var random = SplitMix64(seed: 8)
    shuffled.articles.shuffle(using: &random)
    shuffled.articles.sort { ($0.day?.number ?? .max) < ($1.day?.number ?? .max) }
    let (a, b) = (try count(corpus, everything), try count(shuffled, everything))
    #expect(a.map(\.totals) == b.map(\.totals))
    #expect(a.map(\.topics) == b.map(\.topics))
    #expect(a.map(\.entities) == b.map(\.entities))
    #expect(a.map { $0.pairs.map(\.pairs) } == b.map { $0.pairs.map(\.pairs) })
  }

  @Test func marksPeriodsAfterTheLastDayAsRunning() throws {
    let corpus = RandomCorpus(seed: 9, articles: 40, days: 20)
    let last = corpus.articles.compactMap(\.day).max()!
    for counts in try count(corpus, everything) {
      guard let end = counts.period?.end else { continue }
      #expect(counts.totals.isRunning == (end > last))
    }
    var settings = everything
    settings.lastDay = last.advanced(by: 30)
    let filled = try count(corpus, settings)
    #expect(filled.last { $0.period?.grain == .day }?.period?.start == settings.lastDay)
  }

  @Test func countsNothingAtAll() throws {
    var empty = RandomCorpus(seed: 1, articles: 0)
    empty.articles = []
    let periods = try count(empty, everything)
    #expect(periods.map(\.period) == [.all])
    #expect(periods[0].totals.articles == 0)
  }

  @Test func doesNotFillACenturyForOneWrongDate() throws {
    var corpus = RandomCorpus(seed: 2, articles: 10)
    corpus.articles = corpus.articles.filter { $0.day != nil }
    corpus.articles[0].day = CivilDay(year: 1905, month: 1, day: 1)
    let days = try count(corpus, everything).filter { $0.period?.grain == .day }
    #expect(days.count < 100)
  }
}

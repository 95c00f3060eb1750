import NewsModel
import NewsTestSupport
import NewsTrends
import Testing

@Suite("Days without articles of a source")
struct GapFinderTests {
  private let names = FactNames(sources: ["beta", "alpha"])

  /// The gaps of a source that has so many articles on each Monday from 4 November 2024 on.
  private func gaps(
    _ mondays: [Int], settings: TrendSettings = TrendSettings(), until last: Int? = nil
  ) -> [GapRow] {
    let finder = GapFinder(settings: settings, names: names)
    for (week, count) in mondays.enumerated() {
      for _ in 0..<count { finder.add(article(on: day(7 * week))) }
    }
    return finder.finish(lastDay: day(last ?? 7 * (mondays.count - 1)))
  }

  @Test(
    "A gap is told with the median of the same weekday before it",
    arguments: [([2, 4, 3, 0], 3.0), ([1, 9, 2, 4, 0], 3.0), ([1, 0, 1, 0], 1.0)])
  func median(mondays: [Int], usual: Double) {
    // 2, 3, 4 has the middle 3; 1, 2, 4, 9 has (2 + 4) / 2; 0, 1, 1 has 1. The second Monday of the
    // last case has but one before it.
    let last = day(7 * (mondays.count - 1))
    #expect(gaps(mondays) == [GapRow(source: "beta", day: last, usual: usual)])
  }

  @Test("Fewer weeks than the history that is asked for say nothing")
  func shortHistory() {
    #expect(gaps([5, 5, 0]).isEmpty)
    #expect(gaps([5, 5, 0], settings: TrendSettings(minimumHistory: 2)).map(\.usual) == [5])
  }

  @Test("A median below the usual articles is no gap, one that equals them is")
  func usualArticles() {
    // The median of 1, 2, 2, 3 is 2.
    let mondays = [1, 2, 2, 3, 0]
    #expect(gaps(mondays, settings: TrendSettings(minimumUsualArticles: 2)).map(\.usual) == [2])
    #expect(gaps(mondays, settings: TrendSettings(minimumUsualArticles: 2.5)).isEmpty)
  }

  @Test("A source that has stopped is told of for four weeks, since gaps count as nothing later")
  func stoppedSource() {
    // Eight weeks back there are 8, 7, 6 and 5 Mondays with an article: the median is 1. Then there
    // are 4 and 4: it is 1/2.
    let found = gaps([1, 1, 1, 1, 1, 1, 1, 1], until: 7 * 20)
    #expect(found.map(\.day) == [56, 63, 70, 77].map(day))
    #expect(found.allSatisfy { $0.usual == 1 })
  }

  @Test("Gaps come by day, then source, whatever the order of articles and in sums of days too")
  func order() {
    // Both sources write on every day of four weeks, but not on two days of the last week.
    let missing = [22, 24]
    let articles = (0..<28).filter { !missing.contains($0) }.flatMap { number in
      [article(on: day(number), source: 0), article(on: day(number), source: 1)]
    }
    let expected = missing.flatMap { number in
      ["alpha", "beta"].map { GapRow(source: $0, day: day(number), usual: 1) }
    }
    var random = SplitMix64(seed: 3)
    for articles in [articles, articles.reversed(), articles.shuffled(using: &random)] {
      let finder = GapFinder(settings: TrendSettings(), names: names)
      for article in articles { finder.add(article) }
      #expect(finder.finish() == expected)
    }
    let sums = GapFinder(settings: TrendSettings(), names: names)
    for number in (0..<28).reversed() where !missing.contains(number) {
      var counts = DayCounts(day: day(number))
      counts.sources = [NumberedCount(0, articles: 1), NumberedCount(1, articles: 1)]
      sums.add(counts)
    }
    #expect(sums.finish() == expected)
  }

  @Test("The data end with the last article of any source, unless a last day is given")
  func lastDay() {
    let finder = GapFinder(settings: TrendSettings(), names: names)
    for week in 0..<3 { finder.add(article(on: day(7 * week))) }
    #expect(finder.finish().isEmpty)
    finder.add(article(on: day(21), source: 1))
    #expect(finder.finish() == [GapRow(source: "beta", day: day(21), usual: 1)])
    #expect(finder.finish(lastDay: day(20)).isEmpty)
    #expect(finder.finish(lastDay: day(28)).map(\.day) == [21, 28].map(day))
  }

  @Test("No article, one article and undated articles have no gaps")
  func nothing() {
    let finder = GapFinder(settings: TrendSettings(), names: names)
    #expect(finder.finish(lastDay: day(100)).isEmpty)
    finder.add(article(on: nil))
    #expect(finder.finish().isEmpty && finder.finish(lastDay: day(100)).isEmpty)
    finder.add(article(on: day(0)))
    #expect(finder.finish(lastDay: day(100)).isEmpty)
  }

  @Test(
    "A date typed wrong by decades neither ends the data nor begins a source",
    arguments: [true, false])
  func wrongDates(inFuture: Bool) {
    let finder = GapFinder(settings: TrendSettings(), names: names)
    // Three articles a day for eight weeks, but none on one Wednesday.
    for number in 0..<56 where number != 51 {
      for _ in 0..<3 { finder.add(article(on: day(number))) }
    }
    finder.add(article(on: day(inFuture ? 9_200 : -18_000)))
    #expect(finder.finish() == [GapRow(source: "beta", day: day(51), usual: 3)])
  }
}

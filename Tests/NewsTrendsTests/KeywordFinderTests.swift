import Foundation
import NewsModel
import NewsTestSupport
import NewsTrends
import Testing

@Suite("Keywords of a period")
struct KeywordFinderTests {
  /// The keywords of weeks with these leads.
  private func rows(
    _ weeks: [[String]], _ settings: TrendSettings = TrendSettings()
  ) -> [KeywordRow] {
    let finder = KeywordFinder(settings: settings)
    for (number, leads) in weeks.enumerated() {
      for lead in leads { finder.add(article(on: day(7 * number), lead: lead)) }
    }
    return finder.finish()
  }

  /// So many leads, each with a word of its own behind `text`.
  private func leads(_ text: String, _ count: Int) -> [String] {
    (0..<count).map { "\(text) x\($0)" }
  }

  private func isClose(_ a: Double?, _ b: Double) -> Bool {
    a.map { abs($0 - b) < 1e-9 } ?? false
  }

  @Test("A keyword has G² over four cells, and half an article where the past has none")
  func worked() throws {
    let found = rows([leads("rain", 4), leads("flood", 4)])
    // All four against none of four: each cell is 4 or 0, and 2 is expected in all, so that
    // G² = 2 (4 ln 2 + 4 ln 2). The shares are 1 and 0.5/4.
    #expect(found.map(\.phrase) == ["flood"])
    let row = try #require(found.first)
    #expect(row.period == week(1) && row.length == 1)
    #expect(row.articles == 4 && row.periodArticles == 4)
    #expect(row.pastArticles == 0 && row.pastTotal == 4)
    #expect(isClose(row.logLikelihood, 16 * log(2)) && isClose(row.logRatio, 3))
    // The only phrase that was tested; χ² with one degree of freedom is a square of a normal one.
    #expect(isClose(row.qValue, erfc((8 * log(2)).squareRoot())))
  }

  @Test("Phrases that became rarer are no keywords, and count among the tests")
  func rarerPhrases() throws {
    let found = rows([
      leads("rain", 5) + leads("fog", 3), leads("flood", 5) + leads("rain", 3),
    ])
    // Flood: 5 of 8 against 0 of 8, where 2.5 are expected in both. Rain: 3 of 8 against 5 of 8.
    let flood = 2 * (5 * log(2) + 3 * log(3 / 5.5) + 8 * log(8 / 5.5))
    #expect(found.map(\.phrase) == ["flood"])
    #expect(isClose(found.first?.logLikelihood, flood))
    // The smaller p-value of two.
    #expect(isClose(found.first?.qValue, 2 * erfc((flood / 2).squareRoot())))
  }

  @Test("A phrase goes where a longer one has four fifths of its articles")
  func folding() {
    let past = leads("rain", 4)
    // 4 of 5 are four fifths, 4 of 6 are not. `coast` goes in both.
    let line = leads("coast line", 4) + leads("line", 1)
    #expect(rows([past, line]).map(\.phrase) == ["coast line"])
    #expect(rows([past, line + ["line x5"]]).map(\.phrase) == ["line", "coast line"])
    // A part of a word is no part of a phrase. Equal values come by phrase.
    let airport = (0..<3).map { "airport line x\($0)\nport" }
    #expect(rows([past, airport]).map(\.phrase) == ["airport line", "port"])
  }

  @Test("Articles are counted, not occurrences")
  func articlesOnly() {
    let past = leads("rain", 4)
    let often = "flood x\nflood y\nflood z"
    #expect(rows([past, [often, often]]).isEmpty)
    #expect(rows([past, [often, often, "flood"]]).map(\.articles) == [3])
  }

  @Test("The past is as many periods as the baseline asks for, those without articles too")
  func baseline() {
    let weeks = [leads("flood", 4), leads("rain", 4), leads("rain", 4), leads("flood", 4)]
    func past(_ weeks: [[String]], _ baseline: Int) -> [String] {
      rows(weeks, TrendSettings(baselineWeeks: baseline)).filter { $0.period == week(3) }
        .map { "\($0.phrase) \($0.pastArticles) of \($0.pastTotal)" }
    }
    #expect(past(weeks, 3) == ["flood 4 of 12"])
    #expect(past(weeks, 2) == ["flood 0 of 8"])
    // A keyword needs a past with articles.
    let gap = [leads("rain", 4), [], [], leads("flood", 4)]
    #expect(past(gap, 3) == ["flood 0 of 4"])
    #expect(past(gap, 2).isEmpty)
  }

  @Test("Nothing, a first period, and articles without a day or a lead have no keywords")
  func nothing() {
    #expect(rows([]).isEmpty)
    #expect(rows([leads("flood", 9)]).isEmpty)
    let finder = KeywordFinder(settings: TrendSettings())
    let weeks = [leads("rain", 4), leads("flood", 4)]
    for (number, leads) in weeks.enumerated() {
      for lead in leads { finder.add(article(on: day(7 * number), lead: lead)) }
      finder.add(article(on: day(7 * number)))
      finder.add(article(on: nil, lead: "flood"))
    }
    #expect(finder.finish() == rows(weeks))
  }

  @Test("The order of articles within a period does not matter", arguments: [UInt64(1), 2, 3])
  func order(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = ["storm", "ferry", "rail", "snow", "harbour", "works"]
    let weeks = (0..<4).map { week in
      (0..<30).map { _ in
        (0..<4).map { _ in words[Int.random(in: 0..<(3 + week), using: &random)] }
          .joined(separator: " ")
      }
    }
    let shuffled = weeks.map { $0.shuffled(using: &random) }
    let found = rows(weeks, TrendSettings(keywordGrains: [.month, .week]))
    #expect(!found.isEmpty)
    #expect(rows(shuffled, TrendSettings(keywordGrains: [.month, .week])) == found)
    let last = TrendSettings(lastPeriods: 1)
    #expect(rows(weeks, last) == found.filter { $0.period == week(3) })
    let short = TrendSettings(lastPeriods: 1, keywordSize: 2)
    #expect(rows(weeks, short) == Array(found.filter { $0.period == week(3) }.prefix(2)))
  }
}

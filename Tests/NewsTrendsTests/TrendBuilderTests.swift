import Foundation
import NewsModel
import NewsTestSupport
import Testing

@testable import NewsTrends

@Suite("Periods against their past")
struct TrendBuilderTests {
  // Numbers are not in the order of names.
  private let known = names(topics: ["weather", "rail"], entities: ["Vellby", "Lima", "Abeno"])
  private let vellby = UInt32(0)
  private let lima = UInt32(1)
  private let abeno = UInt32(2)

  /// The rows of the last period.
  private func last(
    _ periods: [PeriodCounts], _ settings: TrendSettings = TrendSettings()
  ) -> [TrendRow] {
    let builder = TrendBuilder(settings: settings, names: known)
    for counts in periods { builder.add(counts) }
    return builder.finish().last ?? []
  }

  private func isClose(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
    a.map { abs($0 - b) <= tolerance } ?? false
  }

  @Test("What is expected is the median of the past shares times the articles of the period")
  func expected() throws {
    let past = [10, 20, 40].enumerated().map {
      counts(week($0), articles: 100, topics: [$1, 0])
    }
    let rows = last(past + [counts(week(3), articles: 50, topics: [20, 0])])
    #expect(rows.map(\.subject) == [.topic(known.topics[1]), .topic(known.topics[0])])
    let row = try #require(rows.last)
    #expect(row.articles == 20 && row.periodArticles == 50 && row.note == .none)
    #expect(isClose(row.share?.value, 0.4) && isClose(row.expected, 10))
    // Distances from the median 0.2 are 0.1, 0 and 0.2: their median is 0.1.
    #expect(isClose(row.robustZ, 0.2 / 0.14826))
    // Twice the normal tail. The binomial tail, 20 or more of 90 with a share of 1/7, is smaller:
    // 0.0277, twice.
    #expect(isClose(row.pValue, erfc(0.2 / 0.14826 / 2.0.squareRoot()), 1e-7))
  }

  @Test("Where the past is even, two rates are compared; q-values are those of all topics")
  func rates() throws {
    let past = (0..<3).map { counts(week($0), articles: 10, topics: [0, 0]) }
    let rows = last(past + [counts(week(3), articles: 10, topics: [2, 1])])
    let (rail, weather) = (rows[0], rows[1])
    // Given two articles in 40, both are among the last ten with 1/4 · 1/4; one is with 1/4. Doubled.
    #expect(weather.robustZ == nil && isClose(weather.pValue, 1.0 / 8))
    #expect(rail.robustZ == nil && isClose(rail.pValue, 1.0 / 2))
    #expect(isClose(weather.qValue, 2.0 / 8) && isClose(rail.qValue, 1.0 / 2))
    // Shares 0, 0, 0 and 1/5: S is 3, its variance (4·3·13 − 3·2·11) / 18 = 5, z = (3 − 1) / √5.
    #expect(isClose(weather.mannKendallP, erfc(2 / 10.0.squareRoot()), 1e-7))
    // Slopes 0, 0, 0, 1/15, 1/10 and 1/5: the middle of the third and the fourth.
    #expect(isClose(weather.senSlope, 1.0 / 30))
  }

  @Test("A name has a row where enough articles are counted or expected")
  func enoughArticles() {
    let past = (0..<3).map {
      counts(week($0), articles: 10, entities: [(abeno, 3), (vellby, 2)])
    }
    let now = counts(week(3), articles: 10, entities: [(lima, 3), (vellby, 2)])
    let found = last(past + [now]).compactMap { row -> String? in
      guard case .entity(let entity) = row.subject else { return nil }
      return "\(entity.name) \(row.articles)"
    }
    #expect(found == ["Abeno 0", "Lima 3"])
    // Shares 0, 0, 1 and 1 have the middle 1/2: 3 of 6 are expected, 2 and a half of 5.
    let weeks = (0..<4).map { number in
      number < 2
        ? counts(week(number), articles: 1)
        : counts(week(number), articles: 1, entities: [(lima, 1)])
    }
    func expectedOfLima(_ articles: Int) -> [Double?] {
      last(weeks + [counts(week(4), articles: articles)]).filter {
        $0.subject == .entity(known.entities[1])
      }.map(\.expected)
    }
    #expect(expectedOfLima(6) == [3] && expectedOfLima(5).isEmpty)
  }

  @Test("A pair has a row where enough articles have it now")
  func pairs() throws {
    let past = (0..<3).map {
      counts(week($0), articles: 10, pairs: [(abeno, lima, 9), (lima, vellby, 1)])
    }
    let now = counts(
      week(3), articles: 10, pairs: [(abeno, lima, 2), (abeno, vellby, 3), (lima, vellby, 4)])
    let rows = last(past + [now]).suffix(2)
    let entities = known.entities
    #expect(
      rows.map(\.subject) == [.pair(entities[2], entities[0]), .pair(entities[1], entities[0])])
    #expect(rows.map(\.articles) == [3, 4])
    #expect(isClose(rows.first?.expected, 0) && isClose(rows.last?.expected, 1))
    #expect(last(past + [now]).count { if case .pair = $0.subject { true } else { false } } == 2)
  }

  @Test("A day is compared with the same weekday of as many weeks as the baseline has")
  func weekdays() {
    // Three Mondays with 5, 1 and 1 of 10; the other days have none.
    let mondays: [Int: UInt32] = [0: 5, 7: 1, 14: 1, 21: 4]
    func expected(_ count: Int, _ settings: TrendSettings) -> Double? {
      let days = (0..<count).map {
        counts(
          Period(.day, containing: day($0)), articles: 10, topics: [0, mondays[$0] ?? 0], days: 1)
      }
      return last(days, settings)[0].expected
    }
    #expect(isClose(expected(22, TrendSettings(grains: [.day])), 1))
    #expect(isClose(expected(23, TrendSettings(grains: [.day])), 0))
    let two = TrendSettings(grains: [.day], baselineWeeks: 2, minimumHistory: 1)
    // Monday 28 days on: of 1 and 4 the middle is 2.5.
    #expect(isClose(expected(29, two), 2.5))
  }

  @Test("A note tells why there is nothing to compare, or why it must be read with care")
  func notes() {
    let builder = TrendBuilder(settings: TrendSettings(), names: known)
    for number in 0..<4 { builder.add(counts(week(number), articles: 9, topics: [1, 1])) }
    builder.add(counts(week(4), articles: 9, topics: [1, 1], days: 6))
    builder.add(counts(week(5), articles: 0, topics: [0, 0], days: 0))
    builder.add(counts(week(6), articles: 9, topics: [1, 1], days: 3, isRunning: true))
    // Behind a hole nothing is known of the past.
    builder.add(counts(week(8), articles: 9, topics: [1, 1]))
    let rows = builder.finish().map { $0[0] }
    #expect(
      rows.map(\.note) == [
        .firstPeriod, .shortHistory, .shortHistory, .none, .gap, .empty, .running, .firstPeriod,
      ])
    #expect(
      rows.map { $0.expected != nil } == [false, false, false, true, true, false, true, false])
    #expect(TrendBuilder(settings: TrendSettings(), names: known).finish().isEmpty)
  }

  @Test("Workers, and periods that are only remembered, change no row", arguments: [UInt64(1), 2])
  func parts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let periods = (0..<9).map { number in
      let amounts = (0..<8).map { _ in UInt32.random(in: 1...9, using: &random) }
      return counts(
        week(number), articles: Int.random(in: 9...20, using: &random),
        topics: Array(amounts[..<2]),
        entities: [(abeno, amounts[2]), (lima, amounts[3]), (vellby, amounts[4])],
        pairs: [(abeno, lima, amounts[5]), (abeno, vellby, amounts[6]), (lima, vellby, amounts[7])])
    }
    let whole = TrendBuilder(settings: TrendSettings(), names: known)
    for counts in periods { whole.add(counts) }
    let expected = whole.finish()
    #expect(expected.count == 9)

    let order = EntityOrder(known.entities)
    let shared = TrendBuilder(settings: TrendSettings(), names: known, order: order, workers: 4)
    for counts in periods { shared.add(counts) }
    #expect(shared.finish() == expected)

    // Places in the order of names: Abeno, Lima, Vellby.
    let remembering = TrendBuilder(settings: TrendSettings(), names: known, order: order)
    for counts in periods.dropLast(2) {
      remembering.addPast(
        counts,
        pairs: SubjectCounts(
          keys: [1, 2, 1 << 32 | 2], articles: counts.pairs[0].pairs.map(\.articles)))
    }
    for counts in periods.suffix(2) { remembering.add(counts) }
    #expect(remembering.finish() == Array(expected.suffix(2)))

    let short = TrendBuilder(settings: TrendSettings(lastPeriods: 2), names: known)
    for counts in periods { short.add(counts) }
    #expect(short.finish() == Array(expected.suffix(2)))
  }
}

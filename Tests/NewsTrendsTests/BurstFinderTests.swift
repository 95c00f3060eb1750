import Foundation
import NewsModel
import NewsTestSupport
import Testing

@testable import NewsTrends

@Suite("Bursts of topics and names")
struct BurstFinderTests {
  private let known = names(topics: ["weather", "rail"], entities: ["Vellby", "Lima"])

  private func finder(_ settings: TrendSettings = TrendSettings(), fill: Int = 10) -> BurstFinder {
    BurstFinder(settings: settings, longestFill: fill, names: known)
  }

  /// The sums of one day.
  private func sums(
    _ number: Int, articles: Int = 8, topics: [UInt32: UInt32] = [:],
    entities: [UInt32: UInt32] = [:]
  ) -> DayCounts {
    var counts = DayCounts(day: day(number))
    counts.articles = articles
    counts.topics = topics.map { NumberedCount($0, articles: $1) }
    counts.entities = entities.map { NumberedCount($0, articles: $1) }
    return counts
  }

  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-9 }

  @Test("The weight is what the double share wins on the days of the burst")
  func worked() {
    // Eight of 32 articles: the calm share is 1/4, that of a burst 1/2. Each of the eight articles
    // wins ln 2, together more than ln 4, which entering costs for four days; a day without them
    // would lose 8 ln(3/4 : 1/2).
    let finder = finder()
    finder.add((0..<4).map { sums($0, topics: $0 == 1 ? [0: 8] : [:]) })
    let found = finder.finish()
    #expect(found.count == 1)
    #expect(found.first?.subject == .topic(known.topics[0]))
    #expect(found.first.map { $0.first == day(1) && $0.last == day(1) && $0.level == 1 } == true)
    #expect(found.first?.articles == 8)
    #expect(found.first.map { isClose($0.weight, 8 * log(2)) } == true)
  }

  @Test("A day without articles parts no burst")
  func emptyDays() {
    // Sixteen of 32 articles: the calm share is 1/2, that of a burst 1. The third day has no
    // article, so it loses nothing; entering costs ln 5.
    let finder = finder()
    finder.add([0, 1, 3, 4].map { sums($0, topics: $0 == 1 || $0 == 3 ? [0: 8] : [:]) })
    let found = finder.finish()
    #expect(found.map(\.first) == [day(1)] && found.map(\.last) == [day(3)])
    #expect(found.map(\.articles) == [16])
    #expect(found.first.map { isClose($0.weight, 16 * log(2)) } == true)
  }

  @Test("Days without articles make it dearer to enter a burst")
  func emptyDaysCost() {
    // Two articles, alone on their day, win 2 ln 2 = 1.39: more than ln 3 = 1.10, less than ln 5.
    for (last, count) in [(2, 1), (4, 0)] {
      let finder = finder()
      finder.add([sums(0), sums(1, articles: 2, topics: [0: 2]), sums(last)])
      #expect(finder.finish().count == count)
    }
  }

  @Test("Names need enough articles over all days, topics do not")
  func enoughArticles() {
    let days = (0..<4).map { $0 == 1 ? sums($0, topics: [0: 8], entities: [1: 8]) : sums($0) }
    for (minimum, count) in [(8, 2), (9, 1)] {
      let finder = finder(TrendSettings(minimumBurstArticles: minimum))
      finder.add(days)
      #expect(finder.finish().count == count)
    }
  }

  @Test("Topics come by id, then names, each by time")
  func order() {
    // Sixteen of 48 articles: the calm share is 1/3, that of a burst 2/3. To go on through the four
    // days between would lose 32 ln 2, to enter again costs ln 6.
    let finder = finder(TrendSettings(minimumBurstArticles: 8))
    let all: [UInt32: UInt32] = [0: 8, 1: 8]
    finder.add((0..<6).map { $0 == 0 || $0 == 5 ? sums($0, topics: all, entities: all) : sums($0) })
    let found = finder.finish().map { row in
      switch row.subject {
      case .topic(let topic): "\(topic.id) \(row.first)"
      case .entity(let entity): "\(entity.name) \(row.first)"
      case .pair: "a pair"
      }
    }
    #expect(
      found == [
        "rail 2024-11-04", "rail 2024-11-09", "weather 2024-11-04", "weather 2024-11-09",
        "Lima 2024-11-04", "Lima 2024-11-09", "Vellby 2024-11-04", "Vellby 2024-11-09",
      ])
  }

  @Test("Days behind a longer stretch without articles are left out, nearer ones are not")
  func farDays() {
    // With the far day the shares are 2/5 and 4/5: to go on would lose 16 ln 3 between the two.
    for (far, expected) in [(3 + 10, [day(1), day(13)]), (3 + 11, [day(1)])] {
      let finder = finder(fill: 10)
      finder.add(((0..<4) + [far]).map { sums($0, topics: $0 == 1 || $0 == far ? [0: 8] : [:]) })
      #expect(finder.finish().map(\.first) == expected)
    }
  }

  @Test("Nothing, one day and a steady share have no burst")
  func calm() {
    #expect(finder().finish().isEmpty)
    for days in [1, 7] {
      for articles in [3, 8] as [UInt32] {
        let finder = finder()
        finder.add((0..<days).map { sums($0, topics: [0: articles]) })
        #expect(finder.finish().isEmpty)
      }
    }
  }

  @Test("Days one by one give what all days at once give", arguments: [UInt64(1), 2, 3, 4])
  func oneByOne(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let settings = TrendSettings(minimumBurstArticles: 1)
    let (single, whole) = (finder(settings), finder(settings))
    var days: [DayCounts] = []
    for number in 0..<40 {
      let numbers: [UInt32] = (0..<4).map { _ in
        Int.random(in: 0..<4, using: &random) == 0 ? UInt32.random(in: 0...8, using: &random) : 0
      }
      let isEmpty = Int.random(in: 0..<6, using: &random) == 0
      var entities: [(UInt32, UInt32)] = [(1, numbers[3]), (0, numbers[2])]
      entities.removeAll { isEmpty || $0.1 == 0 }
      single.add(
        counts(
          Period(.day, containing: day(number)), articles: isEmpty ? 0 : 8,
          topics: isEmpty ? [0, 0] : Array(numbers[..<2]), entities: entities))
      // Neither of them is a day.
      single.add(counts(week(number), articles: 8, topics: [8, 8], entities: [(1, 8)]))
      single.add(counts(nil, articles: 8, topics: [8, 8], entities: [(1, 8)]))
      guard !isEmpty else { continue }
      let topics: [UInt32: UInt32] = [0: numbers[0], 1: numbers[1]]
      days.append(
        sums(
          number, topics: topics.filter { $0.value > 0 },
          entities: Dictionary(uniqueKeysWithValues: entities)))
    }
    whole.add(days)
    let rows = single.finish()
    #expect(!rows.isEmpty && rows == whole.finish())
  }
}

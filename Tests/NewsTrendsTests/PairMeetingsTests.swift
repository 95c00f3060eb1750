import NewsTestSupport
import Testing

@testable import NewsTrends

@Suite("Counting pairs entity by entity")
struct PairMeetingsTests {
  private struct Sum: Equatable {
    var articles: UInt32 = 0
    var first = Int32.max
    var last = Int32.min
  }

  /// Random articles as sets of pairs, two a day, the last five undated.
  ///
  /// - Parameter apart: How far apart the places of entities are among all names.
  private func articles(
    seed: UInt64, allMeet: Bool, apart: UInt32
  ) -> [(words: [UInt32], day: Int32)] {
    var random = SplitMix64(seed: seed)
    return (0..<120).map { index in
      let places = Set((0..<8).map { _ in UInt32(random.next() % 90) * apart }).sorted()
      let day: Int32 = index < 115 ? Int32(index / 2) : .min
      if allMeet { return (places, day) }
      var words: [UInt32] = []
      for (index, place) in places.enumerated() {
        let partners = places[(index + 1)...].filter { _ in random.next() % 3 == 0 }
        if !partners.isEmpty { words += [PairMeetings.head | place] + partners }
      }
      return (words, day)
    }
  }

  private func slowSums(
    _ articles: [(words: [UInt32], day: Int32)], allMeet: Bool
  ) -> [UInt64: Sum] {
    var sums: [UInt64: Sum] = [:]
    for (words, day) in articles {
      var head: UInt32 = 0
      for (index, word) in words.enumerated() {
        var keys: [UInt64] = []
        if allMeet {
          keys = words[(index + 1)...].map { UInt64(word) << 32 | UInt64($0) }
        } else if word >= PairMeetings.head {
          head = word - PairMeetings.head
        } else {
          keys = [UInt64(head) << 32 | UInt64(word)]
        }
        for key in keys {
          sums[key, default: Sum()].articles += 1
          guard day != .min else { continue }
          sums[key]!.first = min(sums[key]!.first, day)
          sums[key]!.last = max(sums[key]!.last, day)
        }
      }
    }
    return sums
  }

  @Test(
    "each pair is counted with its first and last day, whatever is looked at together",
    arguments: [true, false], [1, 3, 50, 1 << 20])
  func countsWhatASlowCounterCounts(allMeet: Bool, atOnce: Int) {
    for (minimum, apart) in [(UInt32(1), UInt32(7)), (2, 7), (5, 7), (1, 7000), (3, 7000)] {
      let articles = articles(seed: UInt64(atOnce), allMeet: allMeet, apart: apart)
      var meetings = PairMeetings(allMeet: allMeet, postingsAtOnce: atOnce)
      for (words, day) in articles { meetings.add(words, day: day) }
      var (keys, found) = ([UInt64](), [UInt64: Sum]())
      func take(_ entry: PairEntry) {
        keys.append(entry.key)
        let first = entry.first == .min ? .max : entry.first
        found[entry.key] = Sum(articles: entry.articles, first: first, last: entry.last)
      }
      meetings.drain(minimum: { minimum }, take)
      let expected = slowSums(articles, allMeet: allMeet)
      #expect(found == expected.filter { $0.value.articles >= minimum })
      #expect(keys == keys.sorted())
      #expect(meetings.count == 0)
    }
  }

  @Test("articles with one name or none have no pairs, and a second period starts from nothing")
  func startsAnew() {
    var meetings = PairMeetings(allMeet: true)
    meetings.add([], day: 1)
    meetings.add([4], day: 1)
    #expect(meetings.count == 0)
    for day in [Int32(3), 9] {
      meetings.add([2, 70_000], day: day)
      var entries: [PairEntry] = []
      meetings.drain(minimum: { 1 }, { entries.append($0) })
      #expect(entries.map(\.key) == [2 << 32 | 70_000])
      #expect(entries.map(\.first) == [day])
    }
  }

  @Test(
    "the strongest pairs are those that sorting all of them brings first",
    arguments: [0, 1, 7, 400])
  func keepsTheStrongest(size: Int) {
    var random = SplitMix64(seed: UInt64(size))
    let entries = (0..<900).map { key in
      PairEntry(
        key: UInt64(key), articles: UInt32(1 + random.next() % 12), first: 0, last: 0)
    }
    var best = StrongestPairs(size: size, floor: 2)
    for entry in entries where entry.articles >= best.floor { best.add(entry) }
    let expected = entries.filter { $0.articles >= 2 }
      .sorted { $0.articles == $1.articles ? $0.key < $1.key : $0.articles > $1.articles }
      .prefix(size).map(\.key).sorted()
    #expect(best.byKey().map(\.key) == expected)
  }
}

import NewsModel
import NewsTestSupport
import NewsTrends
import Testing

@Suite struct RankingHistoryTests {
  /// Weeks abcde, bafcg, bfhag of MEASURES §5, seven days apart.
  private let weeks = RankingHistory([
    list("abcde", on: 0), list("bafcg", on: 7), list("bfhag", on: 14),
  ])

  private func row(_ title: String, _ list: Int) -> RankingRow? {
    weeks.rows().first {
      $0.title == title && $0.observedAt == weeks.listings[list].observedAt
    }
  }

  @Test func anItemIsSeenForTheLastTimeOnARepeatOfItsList() {
    let lists = [list(["a"], at: 1), list(["a"], at: 2), list(["b"], at: 3)]
    let rows = RankingHistory.all(lists)[0].presence()
    #expect(rows.first { $0.title == "a" }?.lastSeen == lists[1].observedAt)
    #expect(rows.first { $0.title == "a" }?.timesOnList == 1)
  }

  @Test func givesTheChartColumnsOfTheWorkedExample() throws {
    let b = try #require(row("b", 2))
    #expect(b.rank == 1 && b.previous == 1 && b.peak == 1 && b.timesOnList == 3)
    #expect(b.status == .stays && b.change == 0)
    let f = try #require(row("f", 2))
    #expect(f.rank == 2 && f.previous == 3 && f.peak == 2 && f.timesOnList == 2 && f.change == 1)
    let h = try #require(row("h", 2))
    #expect(h.rank == 3 && h.status == .new && h.previous == nil && h.timesOnList == 1)
    let a = try #require(row("a", 2))
    #expect(a.rank == 4 && a.previous == 2 && a.peak == 1 && a.timesOnList == 3 && a.change == -2)
    let g = try #require(row("g", 2))
    #expect(g.rank == 5 && g.previous == 5 && g.peak == 5 && g.timesOnList == 2)
    let c = try #require(row("c", 2))
    #expect(c.rank == nil && c.status == .out && c.previous == 4)
  }

  @Test func summarisesTheWorkedExample() {
    let summary = weeks.summary()
    #expect(summary.items == 8 && summary.lists == 3)
    #expect(abs(summary.turnover! - 1.6) < 1e-12)
    #expect(abs(summary.meanFlux! - 0.3) < 1e-12)
    #expect(abs(summary.meanTimesOnList! - 15.0 / 8) < 1e-12)
  }

  @Test func marksReturnsAndCountsRuns() {
    let history = RankingHistory([
      list("ab", on: 0), list("ac", on: 1), list("ba", on: 2), list("ab", on: 3),
    ])
    let back = history.rows().first { $0.title == "b" && $0.status == .reentry }
    #expect(back?.rank == 1 && back?.previous == nil && back?.timesOnList == 2)
    let b = history.presence().first { $0.title == "b" }
    #expect(b?.entries == 2 && b?.longestRun == 2 && b?.timesOnList == 3)
  }

  @Test func takesUnchangedRepeatsOfADayForOneListAndCountsTheirHours() {
    let history = RankingHistory([
      list(["x", "y"], at: 0), list(["x", "y"], at: 0.5), list(["x", "y"], at: 1),
      list(["y", "x"], at: 1.5), list(["y", "x"], at: 2), list(["y", "x"], at: 25),
    ])
    #expect(history.listings.count == 3)
    let x = history.presence().first { $0.title == "x" }
    #expect(x?.timesOnList == 3 && x?.periodsOnList == 2)
    // Half-hourly steps; the long night counts as twice the usual step.
    #expect(x?.hoursOnList == 1.5 + 0.5 + 1)
    #expect(x?.hoursAtRank == [1.5, 1.5])
  }

  @Test func doesNotDependOnTheOrderOfTheLists() {
    var random = SplitMix64(seed: 3)
    let lists = (0..<40).map { day in
      list(
        Array("abcdefgh").shuffled(using: &random).prefix(5).map(String.init), at: Double(day * 7))
    }
    let first = RankingHistory(lists).rows()
    #expect(RankingHistory(lists.shuffled(using: &random)).rows() == first)
  }

  @Test func showsListsWithoutATimeWithoutChanges() {
    var lost = list("ab", on: 0)
    lost.observedAt = nil
    lost.basis = .unknown
    let history = RankingHistory([list("ba", on: 0), list("ab", on: 1), lost])
    let rows = history.rows().filter { $0.observedAt == nil }
    #expect(rows.map(\.rank) == [1, 2])
    #expect(rows.allSatisfy { $0.previous == nil && $0.status == .stays && $0.period == nil })
    #expect(history.presence().first { $0.title == "a" }?.timesOnList == 2)
  }

  @Test func readsNothingFromNothing() {
    let history = RankingHistory([])
    #expect(history.rows().isEmpty && history.presence().isEmpty)
    #expect(history.summary().items == 0 && history.neighbours().isEmpty)
  }

  @Test func equalsASlowReading() {
    for seed in UInt64(1)...20 {
      var random = SplitMix64(seed: seed)
      let lists = (0..<12).map { day in
        let size = Int.random(in: 0...6, using: &random)
        return list(
          Array("abcdefgh").shuffled(using: &random).prefix(size).map(String.init),
          at: Double(day * 24))
      }
      let rows = RankingHistory(lists).rows()
      for (index, list) in lists.enumerated() {
        let now = rows.filter { $0.observedAt == list.observedAt }
        #expect(now.count { $0.rank != nil } == list.items.count, "seed \(seed)")
        for row in now where row.rank != nil {
          let past = lists[...index].map { $0.items.first { $0.title == row.title }?.rank }
          #expect(row.timesOnList == past.count { $0 != nil })
          #expect(row.peak == past.compactMap { $0 }.min())
          #expect(row.previous == (index > 0 ? past[index - 1] : nil))
        }
        let gone =
          index == 0
          ? []
          : lists[index - 1].items.map(\.title).filter { t in !list.items.contains { $0.title == t }
          }
        #expect(now.filter { $0.status == .out }.map(\.title) == gone, "seed \(seed)")
      }
    }
  }
}

import NewsModel
import NewsTestSupport
import NewsTrends
import Testing

@Suite struct ListComparisonTests {
  private func close(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-6) -> Bool {
    a.map { abs($0 - b) <= tolerance } ?? false
  }

  @Test func givesTheWorkedValuesOfTwoTopFives() {
    let history = RankingHistory([list("abcde", on: 0), list("bafcg", on: 7)])
    let row = history.neighbours(settings: ComparisonSettings(persistence: 0.9))[0]
    #expect(close(row.rbo, 0.592335) && close(row.rboMin, 0.3955283643))
    #expect(close(row.rboMax, 0.8186895) && row.footrule == 10 && row.kendall == 7)
    #expect(close(row.kendallNormalised, 0.2) && close(row.jaccard, 3.0 / 7))
    #expect(row.overlapAtTop == 3 && row.entries == 2 && row.exits == 2)
  }

  @Test func takesThePersistenceOfTheLength() {
    let history = RankingHistory([list("abcde", on: 0), list("abcde", on: 7)])
    let row = history.neighbours()[0]
    #expect(row.p == 0.8 && close(row.rbo, 1, 1e-12) && row.kendall == 0)
    #expect(close(row.tauB, 1, 1e-12))
    #expect(row.rankTurbulence == 0)
  }

  @Test func contributionsAddUpToTheDivergence() {
    let history = RankingHistory([list("abcde", on: 0), list("bafcg", on: 7)])
    let (a, b) = (NumberedList(history.listings[0]), NumberedList(history.listings[1]))
    let parts = contributions(list: "L", a, b, items: history.identity.items)
    let whole = comparison(list: "L", a, b).rankTurbulence
    #expect(close(whole, parts.reduce(0) { $0 + $1.contribution }, 1e-12))
    #expect(parts.count == 7)
  }

  @Test func disjointListsDivergeByOne() {
    let history = RankingHistory([list("abc", on: 0), list("xyz", on: 1)])
    let row = history.neighbours()[0]
    #expect(close(row.rankTurbulence, 1, 1e-12) && row.rbo == 0 && row.jaccard == 0)
  }

  @Test func knowsTies() {
    var tied = list("abc", on: 0)
    tied.items[1].rank = 1
    let history = RankingHistory([tied, list("bac", on: 1)])
    let row = history.neighbours()[0]
    let untied = RankingHistory([list("abc", on: 0), list("bac", on: 1)]).neighbours()[0]
    #expect(row.rbo > untied.rbo && row.rbo < 1)
    #expect(row.tauB != untied.tauB)
  }

  @Test func comparesEmptyLists() {
    let history = RankingHistory([list("", on: 0), list("ab", on: 1), list("", on: 2)])
    #expect(history.neighbours().map(\.rbo) == [0, 0])
    let empty = NumberedList(label: "x", entries: [])
    #expect(comparison(list: "L", empty, empty).rbo == 1)
  }

  @Test func stepsEqualTheComparisonsOfPairs() {
    for seed in UInt64(1)...30 {
      var random = SplitMix64(seed: seed)
      let lists = (0..<6).map { day in
        let size = Int.random(in: 1...8, using: &random)
        return list(
          Array("abcdefghij").shuffled(using: &random).prefix(size).map(String.init),
          at: Double(day * 24))
      }
      let history = RankingHistory(lists)
      let steps = rankSteps(history.listings.map(\.order), persistence: 0.9)
      let rows = history.neighbours(settings: ComparisonSettings(persistence: 0.9))
      #expect(steps.count == rows.count)
      for (step, row) in zip(steps, rows) {
        #expect(step.rbo == row.rbo && step.tauB == row.tauB, "seed \(seed)")
        #expect(Double(step.footrule) == row.footrule && step.jaccard == row.jaccard)
        #expect(step.entries == row.entries && step.exits == row.exits)
      }
      let matrix = history.overlapMatrix(persistence: 0.9)
      #expect(matrix.dropLast().map { $0[0] } == rows.map(\.rbo))
    }
  }
}

@Suite struct OverlapRowTests {
  @Test func aComparisonBelongsToTheDayOfTheReportingZone() {
    let settings = HistorySettings(day: { CivilDay(number: $0.localDay.number + 1) })
    let history = RankingHistory.all([list("ab", on: 0), list("ba", on: 1)], settings: settings)[0]
    let row = history.neighbours()[0]
    #expect(row.day?.description == "2024-01-03" && row.source == "S")
  }

  @Test func haveOneRowForEachPairAndAgreeWithTheNeighbours() {
    let lists = (0..<4).map { index in
      RankingList(
        name: "L", source: "S",
        observedAt: Timestamp(
          secondsSinceEpoch: Int64(index) * 86_400, utcOffset: 0, precision: .day),
        basis: .given,
        items: (0..<5).map { RankedItem(rank: $0 + 1, title: "item \(($0 * 3 + index) % 7)") },
        place: Place(path: "\(index)"))
    }
    let histories = RankingHistory.all(lists)
    let settings = ComparisonSettings(persistence: 0.8)
    let tables = RankingTables(histories, comparison: settings, matrix: true)
    #expect(tables.overlaps.count == 6)
    #expect(RankingTables(histories, comparison: settings).overlaps.isEmpty)
    for row in tables.comparisons {
      let same = tables.overlaps.first {
        $0.from.description == row.from && $0.to.description == row.to
      }
      #expect(same.map { abs($0.rbo - row.rbo) < 1e-12 } == true)
    }
  }
}

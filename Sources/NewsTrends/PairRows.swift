// The rows of pairs, made one by one when they are asked for. A year has millions of pairs: as counts
// they take some thirty bytes each, as rows ten times as much.

import NewsModel
import NewsStatistics

/// The pairs of one period and level, by articles (descending), then the names of a and b.
package struct PairTable: RandomAccessCollection, Sendable {
  package let period: Period
  package let level: PairLevel
  private let totals: PeriodTotals
  private let tallies: [PairTally]
  private let articles: EntityArticles
  private let entities: [Entity]
  /// Of the level `article` only: by row.
  private var qValues: [Double] = []

  /// - Parameters:
  ///   - tallies: With enough articles, by the names of a and b.
  ///   - entities: Of the names of these facts.
  /// - Complexity: O(n log n) for n pairs.
  init(
    _ tallies: [PairTally], level: PairLevel, totals: PeriodTotals, articles: EntityArticles,
    entities: [Entity]
  ) {
    period = totals.period
    self.level = level
    self.totals = totals
    self.articles = articles
    self.entities = entities
    // A stable sort keeps the order of names.
    self.tallies = tallies.sorted { $0.articles > $1.articles }
    guard level == .article else { return }
    qValues = NewsStatistics.qValues(
      self.tallies.map { tally in
        let table = cells(tally, articles[tally.a], articles[tally.b])
        return chiSquaredTail(Swift.max(0, table.gSquared))
      })
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { tallies.count }

  package subscript(index: Int) -> PairRow {
    let tally = tallies[index]
    let (ofA, ofB) = (articles[tally.a], articles[tally.b])
    // At other levels the four cells would not add up: see `PairRow.expected`.
    let table = level == .article ? cells(tally, ofA, ofB) : nil
    return PairRow(
      period: period, isRunning: totals.isRunning, level: level, a: entities[Int(tally.a)],
      b: entities[Int(tally.b)], articles: Int(tally.articles), stories: Int(tally.stories),
      articlesOfA: ofA, articlesOfB: ofB, expected: table?.expected, npmi: table?.npmi,
      logLikelihood: table?.gSquared,
      logDice: 14 + logBase2(2 * Double(tally.articles) / Double(ofA + ofB)),
      qValue: qValues.isEmpty ? nil : qValues[index], firstDay: tally.firstDay,
      lastDay: tally.lastDay)
  }

  private func cells(_ tally: PairTally, _ ofA: Int, _ ofB: Int) -> PairCounts {
    PairCounts(joint: Int(tally.articles), left: ofA, right: ofB, total: totals.articles)
  }
}

/// Articles of entities in one period.
struct EntityArticles: Sendable {
  /// Ascending.
  private var numbers: [UInt32] = []
  private var articles: [UInt32] = []

  init(_ tallies: [EntityTally]) {
    let isSorted = zip(tallies, tallies.dropFirst()).allSatisfy { $0.entity < $1.entity }
    let ordered = isSorted ? tallies : tallies.sorted { $0.entity < $1.entity }
    numbers = ordered.map(\.entity)
    articles = ordered.map(\.articles)
  }

  /// 0 for an entity that the period does not have. O(log n).
  subscript(entity: UInt32) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < entity { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == entity ? Int(articles[low]) : 0
  }
}

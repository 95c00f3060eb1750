// The rows of pairs, made one by one when they are asked for. A year has millions of pairs: as counts
// they take some thirty bytes each, as rows ten times as much.

import NewsModel
import NewsStatistics

/// The pairs of one period and level, by articles (descending), then the names of a and b.
package struct PairTable: RandomAccessCollection, Sendable {
  package let period: Period
  package let level: PairLevel
  private let totals: PeriodTotals
  private let tallies: PairTallies
  /// By row: the place of its pair in `tallies`.
  private let order: [UInt32]
  private let articles: EntityArticles
  private let entities: [Entity]
  /// Of the level `article` only: by row.
  private var qValues: [Double] = []

  /// - Parameters:
  ///   - tallies: With enough articles, by the names of a and b.
  ///   - entities: Of the names of these facts.
  /// - Complexity: O(n log n) for n pairs; 12 bytes for each beside `tallies`.
  init(
    _ tallies: PairTallies, level: PairLevel, totals: PeriodTotals, articles: EntityArticles,
    entities: [Entity]
  ) {
    period = totals.period
    self.level = level
    self.totals = totals
    self.articles = articles
    self.entities = entities
    self.tallies = tallies
    order = tallies.orderByArticles()
    guard level == .article else { return }
    qValues.reserveCapacity(tallies.count)
    for place in order {
      let tally = tallies[Int(place)]
      let table = cells(tally, articles[tally.a], articles[tally.b])
      qValues.append(chiSquaredTail(Swift.max(0, table.gSquared)))
    }
    replaceByQValues(&qValues)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { tallies.count }

  package subscript(index: Int) -> PairRow {
    let tally = tallies[Int(order[index])]
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

extension PairTallies {
  /// The places of the pairs, those with most articles first, equal ones in their order.
  ///
  /// - Complexity: O(n + m) for n pairs with at most m articles.
  fileprivate func orderByArticles() -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: Int(lazy.map(\.articles).max() ?? 0) + 1)
    for pair in self { starts[Int(pair.articles)] += 1 }
    var sum: UInt32 = 0
    for articles in starts.indices.reversed() {
      (starts[articles], sum) = (sum, sum + starts[articles])
    }
    var order = [UInt32](repeating: 0, count: count)
    for (place, pair) in enumerated() {
      order[Int(starts[Int(pair.articles)])] = UInt32(place)
      starts[Int(pair.articles)] += 1
    }
    return order
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
    let place = numbers.partitioningIndex { $0 >= entity }
    return place < numbers.count && numbers[place] == entity ? Int(articles[place]) : 0
  }
}

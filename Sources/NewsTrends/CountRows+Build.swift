// From the counts of periods to the rows of the count tables.

import NewsModel
import NewsStatistics

/// The rows of the count tables.
package struct CountTables: Sendable {
  /// By grain, then time.
  package var totals: [PeriodTotals] = []
  /// By period, then articles (descending), then the bytes of the id.
  package var topics: [TopicRow] = []
  /// By period, then articles (descending), then name and type.
  package var entities: [EntityRow] = []
  /// By period, then level; none without pairs.
  package var pairs: [PairTable] = []
  /// The totals of undated articles, where they are counted apart (`CountSettings.countsUndated`).
  package var undated: PeriodTotals?

  package init(undated: PeriodTotals? = nil) { self.undated = undated }
}

/// Makes rows of the periods of a `CorpusCounter`.
package final class CountRowBuilder {
  private let settings: CountSettings
  private let names: FactNames
  /// By topic: its place in the order of ids, and how many topics it lies below.
  private let topicPlaces: [Int]
  private let topicDepths: [Int]
  private var tables: [Grain: CountTables] = [:]
  private var undated: PeriodTotals?
  /// Whether a period with articles has rows.
  private var hasRows = false
  /// The period before, by grain.
  private var previous: [Grain: (period: Period, topics: [TopicTally], entities: [EntityTally])] =
    [:]

  package init(settings: CountSettings, names: FactNames) {
    self.settings = settings
    self.names = names
    let order = names.topics.indices.sorted {
      bytesPrecede(names.topics[$0].id, names.topics[$1].id)
    }
    var places = [Int](repeating: 0, count: order.count)
    for (place, topic) in order.enumerated() { places[topic] = place }
    topicPlaces = places
    topicDepths = names.topics.map { $0.id.utf8.count { $0 == UInt8(ascii: "/") } }
  }

  /// Takes one period; periods of a grain come in order of time.
  ///
  /// - Parameter isShown: Whether its entities and pairs may get rows; its topics always do.
  /// - Complexity: O(n log n) for n topics, entities and pairs of the period.
  package func add(_ counts: PeriodCounts, isShown: Bool = true) {
    guard let period = counts.period else {
      undated = counts.totals
      return
    }
    let grain = period.grain
    let before = previous[grain].flatMap { $0.period.next == period ? $0 : nil }
    var rows = tables.removeValue(forKey: grain) ?? CountTables()
    rows.totals.append(counts.totals)
    rows.topics += topicRows(counts, period, before: before?.topics)
    if isShown && getsRows(period) {
      if counts.totals.articles > 0 { hasRows = true }
      rows.entities += entityRows(
        counts, period, before: before.map { EntityArticles($0.entities) })
      rows.pairs += pairTables(counts)
    }
    tables[grain] = rows
    if grain != .all {
      previous[grain] = (period, counts.topics, counts.entities)
    }
  }

  private func getsRows(_ period: Period) -> Bool {
    guard let grains = settings.rowGrains else { return true }
    return grains.contains(period.grain) || (period == .all && !hasRows)
  }

  /// All rows. Nothing may be added afterwards.
  package func finish() -> CountTables {
    var parts = Grain.allCases.compactMap { tables.removeValue(forKey: $0) }
    guard !parts.isEmpty else { return CountTables(undated: undated) }
    // The first part grows in place: pairs can be many.
    var all = parts.removeFirst()
    all.undated = undated
    for rows in parts {
      all.totals += rows.totals
      all.topics += rows.topics
      all.entities += rows.entities
      all.pairs += rows.pairs
    }
    return all
  }

  private func topicRows(
    _ counts: PeriodCounts, _ period: Period, before: [TopicTally]?
  ) -> [TopicRow] {
    let order = counts.topics.indices.sorted {
      let (a, b) = (counts.topics[$0].articles, counts.topics[$1].articles)
      return a == b ? topicPlaces[$0] < topicPlaces[$1] : a > b
    }
    var ranks: [Int: CompetitionRank] = [:]
    return order.map { index in
      let tally = counts.topics[index]
      let depth = topicDepths[index]
      let rank =
        tally.articles > 0 ? ranks[depth, default: CompetitionRank()].next(tally.articles) : nil
      return TopicRow(
        period: period, isRunning: counts.totals.isRunning, topic: names.topics[index],
        rank: rank, articles: Int(tally.articles), stories: Int(tally.stories),
        matches: Int(tally.matches), titleArticles: Int(tally.titleArticles),
        share: share(Int(tally.articles), of: counts.totals.articles),
        previousArticles: before.map { Int($0[index].articles) })
    }
  }

  private func entityRows(
    _ counts: PeriodCounts, _ period: Period, before: EntityArticles?
  ) -> [EntityRow] {
    // Tallies come in the order of names, and a stable sort by articles keeps it.
    let order = counts.entities.indices
      .filter { Int(counts.entities[$0].articles) >= settings.minimumEntityArticles }
      .sorted {
        let (a, b) = (counts.entities[$0].articles, counts.entities[$1].articles)
        return a == b ? $0 < $1 : a > b
      }
    var ranks = CompetitionRank()
    return order.map { index in
      let tally = counts.entities[index]
      return EntityRow(
        period: period, isRunning: counts.totals.isRunning,
        entity: names.entities[Int(tally.entity)], rank: ranks.next(tally.articles),
        articles: Int(tally.articles), stories: Int(tally.stories),
        mentions: Int(tally.mentions), titleArticles: Int(tally.titleArticles),
        share: share(Int(tally.articles), of: counts.totals.articles),
        previousArticles: before.map { $0[tally.entity] },
        firstDay: tally.days?.lowerBound, lastDay: tally.days?.upperBound)
    }
  }

  private func pairTables(_ counts: PeriodCounts) -> [PairTable] {
    guard counts.pairs.contains(where: { !$0.pairs.isEmpty }) else { return [] }
    let articles = EntityArticles(counts.entities)
    return counts.pairs.compactMap { level in
      // Where a counter has left the rare ones out already nothing is copied: a year has millions.
      let minimum = settings.minimumPairArticles
      let isStrong = { (pair: PairTally) in Int(pair.articles) >= minimum }
      let strong =
        level.pairs.allSatisfy(isStrong)
        ? level.pairs : PairTallies(level.pairs.lazy.filter(isStrong))
      if strong.isEmpty { return nil }
      return PairTable(
        strong, level: level.level, totals: counts.totals, articles: articles,
        entities: names.entities)
    }
  }
}

/// Ranks 1, 2, 2, 4 for values that come in descending order.
struct CompetitionRank {
  private var position = 0
  private var rank = 0
  private var last: UInt32?

  mutating func next(_ value: UInt32) -> Int {
    position += 1
    if value != last { (rank, last) = (position, value) }
    return rank
  }
}

/// A share with its interval; `nil` of nothing.
func share(_ count: Int, of total: Int) -> Share? {
  guard let interval = WilsonInterval(count, of: total, z: normalQuantile975) else { return nil }
  return Share(
    value: Double(count) / Double(total), low: interval.lower, high: interval.upper)
}

/// The standard errors on each side of a 95 % interval: Φ⁻¹(0.975).
let normalQuantile975 = 1.959963984540054

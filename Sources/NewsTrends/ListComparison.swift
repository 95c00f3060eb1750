// Two lists beside one another: neighbours of a series, or any two that a reader chose.

import NewsModel
import NewsStatistics

/// How two lists are compared.
package struct ComparisonSettings: Hashable, Sendable {
  /// p of rank-biased overlap; `nil` = by the length of the longer list (0.80 for five items, 0.90
  /// for ten).
  package var persistence: Double?
  /// How equal ranks within a list are read by rank-biased overlap. The other measures take tied
  /// items in the order of the list, except tau-b, which knows ties.
  package var ties: TieReading
  /// The depth of `overlapAtTop`; `nil` = the shorter length.
  package var top: Int?
  /// α and normaliser of rank-turbulence divergence.
  package var alpha: Double
  package var normalizer: RankTurbulenceDivergence.Normalizer

  package init(
    persistence: Double? = nil, ties: TieReading = .averageOrder, top: Int? = nil,
    alpha: Double = 1.0 / 3, normalizer: RankTurbulenceDivergence.Normalizer = .exact
  ) {
    self.persistence = persistence
    self.ties = ties
    self.top = top
    self.alpha = alpha
    self.normalizer = normalizer
  }
}

/// A list as items and ranks, each item once.
package struct NumberedList: Hashable, Sendable {
  /// What a report calls it: a time, a period, a file.
  package var label: String
  /// By rank.
  package var entries: [RankedNumber]

  package init(label: String, entries: [RankedNumber]) {
    self.label = label
    self.entries = entries
  }

  package init(_ listing: Listing) {
    self.init(label: listing.observedAt.description, entries: listing.entries)
  }

  package var items: [UInt32] { entries.map(\.item) }

  var hasTies: Bool { zip(entries, entries.dropFirst()).contains { $0.rank == $1.rank } }

  var tied: TiedRanking { TiedRanking(items: items, ranks: entries.map(\.rank)) }
}

/// Compares two lists whose items are numbered alike.
///
/// Lists of different length are allowed. Two empty lists have RBO 1, an empty list has 0 with any
/// other; measures that have no value there are `nil`.
///
/// - Complexity: O(n log n).
package func comparison(
  list: String, _ a: NumberedList, _ b: NumberedList,
  settings: ComparisonSettings = ComparisonSettings()
) -> ComparisonRow {
  let (x, y) = (a.items, b.items)
  let p =
    settings.persistence
    ?? RankBiasedOverlap.usualPersistence(forLength: max(x.count, y.count))
  let overlap = RankBiasedOverlap(persistence: p)
  let score =
    a.hasTies || b.hasTies
    ? overlap.score(a.tied, b.tied, ties: settings.ties) : overlap.score(x, y)
  let sets = SetOverlap(from: x, to: y)
  let depth = max(1, settings.top ?? min(x.count, y.count))
  let top = SetOverlap(from: Array(x.prefix(depth)), to: Array(y.prefix(depth)))
  return ComparisonRow(
    list: list, from: a.label, to: b.label, fromLength: x.count, toLength: y.count, p: p,
    rbo: score.extrapolated, rboMin: score.minimum, rboMax: score.maximum,
    tauB: tauB(a, b), kendall: kendallDistance(x, y),
    kendallNormalised: normalizedKendallDistance(x, y), footrule: Double(footrule(x, y)),
    jaccard: sets.jaccard, overlapAtTop: top.shared,
    rankTurbulence: turbulence(a, b, settings)?.divergence.value, entries: sets.entries,
    exits: sets.exits)
}

/// Tau-b over the union; an absent item stands behind the last of the list that lacks it.
private func tauB(_ a: NumberedList, _ b: NumberedList) -> Double? {
  let (items, first, second) = unionRanks(a, b)
  return items.isEmpty ? nil : kendallTauB(first, second)
}

/// The items of both lists with their ranks; an absent item has the last rank + 1, at least the
/// length + 1.
private func unionRanks(
  _ a: NumberedList, _ b: NumberedList
) -> (items: [UInt32], first: [Int], second: [Int]) {
  var rankInA: [UInt32: Int] = [:]
  var rankInB: [UInt32: Int] = [:]
  for entry in a.entries { rankInA[entry.item] = entry.rank }
  for entry in b.entries { rankInB[entry.item] = entry.rank }
  let behindA = max(a.entries.count, a.entries.last?.rank ?? 0) + 1
  let behindB = max(b.entries.count, b.entries.last?.rank ?? 0) + 1
  let items = a.items + b.items.filter { rankInA[$0] == nil }
  return (
    items, items.map { rankInA[$0] ?? behindA }, items.map { rankInB[$0] ?? behindB }
  )
}

private func turbulence(
  _ a: NumberedList, _ b: NumberedList, _ settings: ComparisonSettings
) -> (items: [UInt32], divergence: RankTurbulenceDivergence)? {
  let (items, first, second) = unionRanks(a, b)
  let (lastA, lastB) = (a.entries.last?.rank ?? 0, b.entries.last?.rank ?? 0)
  // Falling "counts" that give the ranks back; an absent item has 0.
  let countsA = first.map { Double(max(0, lastA + 1 - $0)) }
  let countsB = second.map { Double(max(0, lastB + 1 - $0)) }
  return RankTurbulenceDivergence(
    countsA, countsB, alpha: settings.alpha, normalizer: settings.normalizer
  ).map { (items, $0) }
}

/// What each item adds to the rank-turbulence divergence of two lists: by contribution
/// (descending), then title.
package func contributions(
  list: String, _ a: NumberedList, _ b: NumberedList, items: [ListItem],
  settings: ComparisonSettings = ComparisonSettings()
) -> [ContributionRow] {
  guard let (numbers, divergence) = turbulence(a, b, settings) else { return [] }
  let rankInA = Dictionary(a.entries.map { ($0.item, $0.rank) }) { first, _ in first }
  let rankInB = Dictionary(b.entries.map { ($0.item, $0.rank) }) { first, _ in first }
  return numbers.indices.map { index in
    let item = items[Int(numbers[index])]
    return ContributionRow(
      list: list, from: a.label, to: b.label, title: item.title, by: item.by,
      fromRank: rankInA[numbers[index]], toRank: rankInB[numbers[index]],
      contribution: divergence.contributions[index])
  }.sorted {
    if $0.contribution != $1.contribution { return $0.contribution > $1.contribution }
    if $0.title != $1.title { return bytesPrecede($0.title, $1.title) }
    return bytesPrecede($0.by ?? "", $1.by ?? "")
  }
}

extension RankingHistory {
  /// Each list beside the next, in order of time.
  package func neighbours(
    settings: ComparisonSettings = ComparisonSettings()
  ) -> [ComparisonRow] {
    zip(listings, listings.dropFirst()).map { before, after in
      var row = comparison(
        list: name, NumberedList(before), NumberedList(after), settings: settings)
      (row.source, row.day) = (source, after.day)
      return row
    }
  }

  /// Rank-biased overlap of each list with each later one: row i has the values of list i with
  /// i + 1, i + 2, …. Ties are taken in the order of the list.
  ///
  /// - Parameter persistence: `nil` = by the longest list.
  /// - Complexity: O(l² n) for l lists of n items.
  package func overlapMatrix(persistence: Double? = nil) -> [[Double]] {
    let lists = listings.map(\.order)
    let p =
      persistence
      ?? RankBiasedOverlap.usualPersistence(forLength: lists.map(\.count).max() ?? 1)
    let matrix = RankBiasedOverlapMatrix(lists: lists, persistence: p)
    return (0..<matrix.count).map(matrix.row)
  }
}

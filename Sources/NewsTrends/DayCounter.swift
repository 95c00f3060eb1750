// Making the sums of days and the strongest pairs of periods that a `CountWindow` is made of.

import NewsModel

/// Counts the articles of some days anew.
package final class DayCounter {
  private let size: Int
  private let isWanted: (Period) -> Bool
  private var counter: CorpusCounter?
  private var sourcesOfDays: [CivilDay: [UInt32: UInt32]] = [:]
  private(set) package var days: [DayCounts] = []
  private(set) package var topPairs: [TopPairs] = []

  /// - Parameters:
  ///   - size: The most pairs of a period.
  ///   - isWanted: Whether sums (of a day) or pairs (of any period) are wanted.
  package init(names: FactNames, size: Int, isWanted: @escaping (Period) -> Bool) {
    self.size = size
    self.isWanted = isWanted
    let grains: [Grain] = [.day, .week, .month]
    let settings = CountSettings(
      grains: grains, pairGrains: grains, pairLevels: [.article], minimumPairArticles: 1,
      strongestPairs: size, longestFill: 0)
    counter = CorpusCounter(settings: settings, names: names, repeated: RepeatedStories()) {
      [unowned self] in take($0)
    }
  }

  /// Takes one article, by day.
  ///
  /// - Throws: `CountError` where pairs must go to disk and cannot.
  package func add(_ article: CountedArticle) throws {
    try counter?.add(article)
    guard let day = article.day else { return }
    sourcesOfDays[day, default: [:]][article.source, default: 0] += 1
  }

  /// Ends the pass; nothing may be added afterwards.
  package func finish() throws {
    try counter?.finish()
    counter = nil
  }

  private func take(_ counts: PeriodCounts) {
    guard let period = counts.period, counts.totals.articles > 0 else { return }
    let sources = period.grain == .day ? sourcesOfDays.removeValue(forKey: period.start) : nil
    guard isWanted(period) else { return }
    if period.grain == .day { days.append(sums(counts, period.start, sources ?? [:])) }
    let pairs = counts.pairs.first?.pairs ?? []
    let strongest = strongestIndices(of: pairs.lazy.map(\.articles), size: size)
    topPairs.append(
      TopPairs(
        period: period, size: size,
        pairs: strongest.map {
          PairCount(a: pairs[$0].a, b: pairs[$0].b, articles: pairs[$0].articles)
        }))
  }

  private func sums(
    _ counts: PeriodCounts, _ day: CivilDay, _ sources: [UInt32: UInt32]
  ) -> DayCounts {
    var sums = DayCounts(day: day)
    sums.articles = counts.totals.articles
    sums.words = counts.totals.words
    sums.articlesWithTopics = counts.totals.articlesWithTopics
    sums.articlesWithEntities = counts.totals.articlesWithEntities
    sums.sources = sources.sorted { $0.key < $1.key }
      .map { NumberedCount($0.key, articles: $0.value) }
    for (topic, tally) in counts.topics.enumerated() where tally.articles > 0 {
      sums.topics.append(NumberedCount(UInt32(topic), articles: tally.articles))
    }
    sums.entities = counts.entities.map { NumberedCount($0.entity, articles: $0.articles) }
    return sums
  }
}

/// The indices of the largest values above 0, the largest first, equal ones in their order.
///
/// - Complexity: O(n + s log s) for n values in no particular order and s = `size`.
func strongestIndices(of values: some Sequence<UInt32>, size: Int) -> [Int] {
  guard size > 0 else { return [] }
  var best: [(value: UInt32, index: Int)] = []
  var floor: UInt32 = 1
  func cut() {
    best.sort { $0.value == $1.value ? $0.index < $1.index : $0.value > $1.value }
    guard best.count >= size else { return }
    best.removeLast(best.count - size)
    // Equal values that come later do not count any more.
    floor = best[size - 1].value + 1
  }
  for (index, value) in values.enumerated() where value >= floor {
    best.append((value, index))
    if best.count >= 2 * size + 64 { cut() }
  }
  cut()
  return best.map(\.index)
}

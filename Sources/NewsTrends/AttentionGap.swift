// What is read beside what is published.
//
// Like is compared with like. A headline names fewer topics than its article, so the topics of list
// headlines stand beside the topics of article headlines; only where at least half of a list's
// items lead to an article of the corpus are whole articles compared with whole articles. Items
// count once per period however long they stood: hours of one item are not independent sightings.

import NewsModel
import NewsStatistics

/// The topics and entities of one headline, as numbers of `FactNames`.
package struct HeadlineFacts: Hashable, Sendable {
  package var topics: [UInt32]
  package var entities: [UInt32]

  package init(topics: [UInt32] = [], entities: [UInt32] = []) {
    self.topics = topics
    self.entities = entities
  }
}

/// How the attention gap is counted.
package struct AttentionSettings: Hashable, Sendable {
  /// Periods that are compared.
  package var grains: [Grain]
  /// An entity has a row where so many items have it, or are expected to.
  package var minimumEntityItems: Int
  /// An item was read far more than its topic's coverage lets expect from this ratio on.
  package var minimumRatio: Double
  /// The most such items of a list and period.
  package var readMoreSize: Int

  package init(
    grains: [Grain] = [.week], minimumEntityItems: Int = 2, minimumRatio: Double = 2,
    readMoreSize: Int = 10
  ) {
    self.grains = grains
    self.minimumEntityItems = minimumEntityItems
    self.minimumRatio = minimumRatio
    self.readMoreSize = readMoreSize
  }
}

/// Joins lists with the counts of the periods that they were seen in.
package final class AttentionGap {
  private let settings: AttentionSettings
  private let names: FactNames
  /// By list, then period: what stood on it.
  private var seen: [SeenList] = []
  private let wanted: Set<Period>
  private var coverage: [Period: PeriodCounts] = [:]

  /// - Parameters:
  ///   - histories: The lists; those without times take no part.
  ///   - facts: Of a headline by itself.
  ///   - article: The article that a headline leads to; `nil` where there is none.
  package init(
    _ histories: [RankingHistory], settings: AttentionSettings = AttentionSettings(),
    names: FactNames, facts: (String) -> HeadlineFacts, article: (String) -> LinkedArticle?
  ) {
    self.settings = settings
    self.names = names
    let grains = Grain.allCases.filter { settings.grains.contains($0) && $0 != .all }
    for history in histories {
      let items = history.identity.items.map {
        SeenItem(title: $0.title, facts: facts($0.title), article: article($0.title))
      }
      for grain in grains { seen += history.itemsByPeriod(grain, items) }
    }
    wanted = Set(seen.map(\.period))
  }

  /// Takes one period; only those with lists are kept.
  package func add(_ counts: PeriodCounts) {
    guard let period = counts.period, wanted.contains(period) else { return }
    var kept = counts
    kept.pairs = []
    coverage[period] = kept
  }

  /// By list, period, then kind of subject, then ratio (descending), then id or name. Periods
  /// without articles, and lists without items, have no rows.
  package func rows() -> [AttentionRow] {
    seen.flatMap { seen -> [AttentionRow] in
      guard let counts = coverage[seen.period], counts.totals.articles > 0, !seen.items.isEmpty
      else { return [] }
      let linked = seen.items.filter { $0.article != nil }
      let basis: AttentionBasis = linked.count * 2 >= seen.items.count ? .article : .headline
      let comparison = ListCoverage(
        list: seen.name, source: seen.source, period: seen.period, basis: basis,
        items: basis == .article ? linked : seen.items, counts: counts)
      return comparison.topicRows(names) + comparison.entityRows(names, settings)
    }
  }

  /// By list, period, ratio (descending), then title. Only items with a topic that was covered.
  ///
  /// An item's part of the list is its hours in the period by the hours of all (for lists that
  /// have no hours, as a single weekly list, its lists). It stands beside the share of articles of
  /// its least covered topic.
  package func readMore() -> [ReadMoreRow] {
    seen.flatMap { seen -> [ReadMoreRow] in
      guard let counts = coverage[seen.period], counts.totals.articles > 0 else { return [] }
      let rows = seen.items.compactMap { readMore($0, of: seen, counts) }
      return Array(
        rows.sorted {
          $0.ratio == $1.ratio ? bytesPrecede($0.title, $1.title) : $0.ratio > $1.ratio
        }.prefix(settings.readMoreSize))
    }
  }

  private func readMore(
    _ item: SeenItem, of list: SeenList, _ counts: PeriodCounts
  ) -> ReadMoreRow? {
    let hours = list.items.reduce(0) { $0 + $1.hours }
    let part =
      hours > 0
      ? item.hours / hours : Double(item.lists) / Double(list.items.reduce(0) { $0 + $1.lists })
    let topics = item.article?.topics ?? item.facts.topics
    let covered = topics.filter { counts.topics[Int($0)].articles > 0 }
    let least = covered.min {
      let (a, b) = (counts.topics[Int($0)].articles, counts.topics[Int($1)].articles)
      return a == b
        ? bytesPrecede(names.topics[Int($0)].id, names.topics[Int($1)].id) : a < b
    }
    guard let least else { return nil }
    let share = Double(counts.topics[Int(least)].articles) / Double(counts.totals.articles)
    guard part >= settings.minimumRatio * share else { return nil }
    return ReadMoreRow(
      list: list.name, source: list.source, period: list.period, title: item.title,
      article: item.article?.key, peak: item.peak, listShare: part, topic: names.topics[Int(least)],
      coverageShare: share, ratio: part / share)
  }
}

/// What stood on a list in a period.
private struct SeenList {
  var name: String
  var source: String
  var period: Period
  var items: [SeenItem] = []
}

/// One item of a list in one period.
struct SeenItem {
  var title: String
  var facts: HeadlineFacts
  var article: LinkedArticle?
  var peak = Int.max
  var lists = 0
  var hours = 0.0
}

extension RankingHistory {
  /// The items that stood on the list in each period, in order of time and first sight.
  fileprivate func itemsByPeriod(
    _ grain: Grain, _ items: [SeenItem]
  ) -> [SeenList] {
    var found: [SeenList] = []
    var positions: [UInt32: Int] = [:]
    for listing in listings {
      let period = Period(grain, containing: listing.day)
      if found.last?.period != period {
        found.append(SeenList(name: name, source: source, period: period))
        positions = [:]
      }
      let last = found.count - 1
      for entry in listing.entries {
        let position = positions[entry.item] ?? found[last].items.count
        if position == found[last].items.count {
          positions[entry.item] = position
          found[last].items.append(items[Int(entry.item)])
        }
        found[last].items[position].peak = min(found[last].items[position].peak, entry.rank)
        found[last].items[position].lists += 1
        found[last].items[position].hours += listing.hours
      }
    }
    return found
  }
}

// Stretches of days in which a subject had many times its usual share of the articles.

import NewsModel
import NewsStatistics

/// Collects the days of a `CorpusCounter` and finds bursts in them when all are there.
///
/// Topics, and entities with enough articles, by Kleinberg's automaton of two states on articles of
/// the subject among all articles of the day: see `Bursts`. Needs `.day` among the counted grains.
package final class BurstFinder {
  private let settings: TrendSettings
  private let names: FactNames
  private var days: [CivilDay] = []
  private var totals: [Int] = []
  /// Articles of each topic on each day.
  private var topics: [[UInt32]]
  /// Days with articles of each entity: index of the day, articles.
  private var entities: [UInt32: [(day: Int, articles: Int)]] = [:]

  package init(settings: TrendSettings, names: FactNames) {
    self.settings = settings
    self.names = names
    topics = names.topics.map { _ in [] }
  }

  /// Takes one period; all that are no days are ignored.
  package func add(_ counts: PeriodCounts) {
    guard let period = counts.period, period.grain == .day else { return }
    for tally in counts.entities {
      entities[tally.entity, default: []].append((days.count, Int(tally.articles)))
    }
    for index in topics.indices { topics[index].append(counts.topics[index].articles) }
    days.append(period.start)
    totals.append(counts.totals.articles)
  }

  /// Topics by id, then entities by name, each by time.
  ///
  /// - Complexity: O(s · d) for s subjects with enough articles and d days.
  package func finish() -> [BurstRow] {
    var rows: [BurstRow] = []
    let order = names.topics.indices.sorted {
      bytesPrecede(names.topics[$0].id, names.topics[$1].id)
    }
    for topic in order {
      rows += bursts(.topic(names.topics[topic]), topics[topic].map { Int($0) })
    }
    let frequent = entities.filter { _, days in
      days.reduce(0) { $0 + $1.articles } >= settings.minimumBurstArticles
    }
    let named = frequent.keys.sorted {
      let (a, b) = (names.entities[Int($0)], names.entities[Int($1)])
      return a == b ? $0 < $1 : a < b
    }
    var series = [Int](repeating: 0, count: days.count)
    for entity in named {
      let found = frequent[entity] ?? []
      for (day, articles) in found { series[day] = articles }
      rows += bursts(.entity(names.entities[Int(entity)]), series)
      for (day, _) in found { series[day] = 0 }
    }
    return rows
  }

  private func bursts(_ subject: TrendSubject, _ series: [Int]) -> [BurstRow] {
    guard series.contains(where: { $0 > 0 }) else { return [] }
    let found = Bursts(
      matching: series, of: totals, scaling: settings.burstScaling, gamma: settings.burstGamma)
    return found.bursts.map { burst in
      BurstRow(
        subject: subject, first: days[burst.periods.lowerBound],
        last: days[burst.periods.upperBound - 1], level: 1, weight: burst.weight,
        articles: burst.periods.reduce(0) { $0 + series[$1] })
    }
  }
}

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
  private var topics: DaySeries
  private var entities: DaySeries

  package init(settings: TrendSettings, names: FactNames) {
    self.settings = settings
    self.names = names
    topics = DaySeries(subjects: names.topics.count)
    entities = DaySeries(subjects: names.entities.count)
  }

  /// Takes one period; all that are no days are ignored.
  package func add(_ counts: PeriodCounts) {
    guard let period = counts.period, period.grain == .day else { return }
    for tally in counts.entities { entities.add(tally.entity, days.count, tally.articles) }
    for (index, tally) in counts.topics.enumerated() where tally.articles > 0 {
      topics.add(UInt32(index), days.count, tally.articles)
    }
    days.append(period.start)
    totals.append(counts.totals.articles)
  }

  /// Takes all days with articles at once; those between them are empty, but for stretches that are
  /// too long to be filled.
  func add(_ sums: [DayCounts], longestFill: Int) {
    entities.reserve(sums.reduce(0) { $0 + $1.entities.count })
    for day in sums {
      if let last = days.last, Int(day.day.number) - Int(last.number) <= longestFill {
        for number in (last.number + 1)..<day.day.number {
          days.append(CivilDay(number: number))
          totals.append(0)
        }
      }
      for topic in day.topics { topics.add(topic.number, days.count, topic.articles) }
      for entity in day.entities { entities.add(entity.number, days.count, entity.articles) }
      days.append(day.day)
      totals.append(day.articles)
    }
  }

  /// Topics by id, then entities by name, each by time. Nothing may be added afterwards.
  ///
  /// - Complexity: O(n) for n days of subjects with enough articles.
  package func finish() -> [BurstRow] {
    let finder = SparseBursts(
      of: totals, scaling: settings.burstScaling, gamma: settings.burstGamma)
    var rows: [BurstRow] = []
    let order = names.topics.indices.sorted {
      bytesPrecede(names.topics[$0].id, names.topics[$1].id)
    }
    topics.sort(minimum: 1)
    entities.sort(minimum: settings.minimumBurstArticles)
    for topic in order {
      rows += bursts(.topic(names.topics[topic]), topics[topic], finder)
    }
    // Most names of a long time have no burst: only those that have one are put in order.
    let found = names.entities.indices.map { index in
      (index, bursts(.entity(names.entities[index]), entities[index], finder))
    }.filter { !$0.1.isEmpty }
    let named = found.sorted { a, b in
      let (x, y) = (names.entities[a.0], names.entities[b.0])
      return x == y ? a.0 < b.0 : x < y
    }
    return rows + named.flatMap(\.1)
  }

  private func bursts(
    _ subject: TrendSubject, _ series: [(period: Int, articles: Int)], _ finder: SparseBursts
  ) -> [BurstRow] {
    if series.isEmpty { return [] }
    return finder.bursts(series).map { burst in
      BurstRow(
        subject: subject, first: days[burst.periods.lowerBound],
        last: days[burst.periods.upperBound - 1], level: 1, weight: burst.weight,
        articles: series.reduce(0) { burst.periods.contains($1.period) ? $0 + $1.articles : $0 })
    }
  }
}

/// Articles of many subjects on many days, most of them on few: a log by day that is sorted by
/// subject in the end, without an array for each.
private struct DaySeries {
  private struct Entry {
    var subject: UInt32
    var day: UInt32
    var articles: UInt32
  }

  private var entries: [Entry] = []
  /// By subject.
  private var articles: [Int]
  /// By subject, once they are sorted: where its entries start.
  private var starts: [Int] = []

  init(subjects: Int) { articles = [Int](repeating: 0, count: subjects) }

  mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

  /// Days never go back.
  mutating func add(_ subject: UInt32, _ day: Int, _ articles: UInt32) {
    entries.append(Entry(subject: subject, day: UInt32(day), articles: articles))
    self.articles[Int(subject)] += Int(articles)
  }

  /// Puts the entries in the order of subjects, leaving out subjects with fewer articles.
  ///
  /// - Complexity: O(n) for n entries.
  mutating func sort(minimum: Int) {
    starts = [Int](repeating: 0, count: articles.count + 1)
    let kept = articles.map { $0 >= minimum }
    for entry in entries where kept[Int(entry.subject)] { starts[Int(entry.subject) + 1] += 1 }
    for subject in articles.indices { starts[subject + 1] += starts[subject] }
    var next = starts
    var sorted = [Entry](
      repeating: Entry(subject: 0, day: 0, articles: 0), count: starts[articles.count])
    for entry in entries where kept[Int(entry.subject)] {
      sorted[next[Int(entry.subject)]] = entry
      next[Int(entry.subject)] += 1
    }
    entries = sorted
  }

  /// The days of a subject.
  subscript(subject: Int) -> [(period: Int, articles: Int)] {
    entries[starts[subject]..<starts[subject + 1]].map { (Int($0.day), Int($0.articles)) }
  }
}

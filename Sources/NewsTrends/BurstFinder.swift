// Stretches of days in which a subject had many times its usual share of the articles.

import NewsModel
import NewsStatistics

/// Collects the days of a `CorpusCounter` and finds bursts in them when all are there.
///
/// Topics, and entities with enough articles, by Kleinberg's automaton of two states on articles of
/// the subject among all articles of the day: see `Bursts`. Needs `.day` among the counted grains.
package final class BurstFinder {
  private let settings: TrendSettings
  private let longestFill: Int
  private let names: FactNames
  /// Days that came one by one.
  private var kept: [DayCounts] = []
  private var days: [CivilDay] = []
  private var totals: [Int] = []
  private var topics: DaySeries
  private var entities: DaySeries

  /// - Parameter longestFill: The most days between two days with articles of one series.
  package init(settings: TrendSettings, longestFill: Int, names: FactNames) {
    self.settings = settings
    self.longestFill = longestFill
    self.names = names
    topics = DaySeries(subjects: names.topics.count)
    entities = DaySeries(subjects: names.entities.count)
  }

  /// Takes one period; days with articles are kept until the end, all else is ignored.
  package func add(_ counts: PeriodCounts) {
    guard let period = counts.period, period.grain == .day, counts.totals.articles > 0 else {
      return
    }
    var day = DayCounts(day: period.start)
    day.articles = counts.totals.articles
    day.entities = counts.entities.map { NumberedCount($0.entity, articles: $0.articles) }
    day.topics = counts.topics.indices.filter { counts.topics[$0].articles > 0 }.map {
      NumberedCount(UInt32($0), articles: counts.topics[$0].articles)
    }
    kept.append(day)
  }

  /// Takes all days with articles at once, ascending; those between them are empty. Days that a
  /// longer stretch without articles parts from the others (a date typed wrong by decades) are no
  /// neighbours of theirs: of such parts the one with most articles is taken.
  func add(_ sums: [DayCounts]) {
    let clusters = dayClusters(sums.map(\.day), longestGap: longestFill)
    var (largest, most) = (sums[..<0], 0)
    for cluster in clusters {
      let articles = sums[cluster].reduce(0) { $0 + $1.articles }
      if articles > most { (largest, most) = (sums[cluster], articles) }
    }
    for day in largest {
      if let last = days.last {
        for number in (last.number + 1)..<day.day.number {
          days.append(CivilDay(number: number))
          totals.append(0)
        }
      }
      topics.add(day.topics, day: days.count)
      entities.add(day.entities, day: days.count)
      days.append(day.day)
      totals.append(day.articles)
    }
  }

  /// Topics by id, then entities by name, each by time. Nothing may be added afterwards.
  ///
  /// - Complexity: O(n) for n days of subjects with enough articles.
  package func finish() -> [BurstRow] {
    add(kept)
    kept = []
    let finder = SparseBursts(
      of: totals, scaling: settings.burstScaling, gamma: settings.burstGamma)
    var rows: [BurstRow] = []
    let order = names.topics.indices.sorted {
      bytesPrecede(names.topics[$0].id, names.topics[$1].id)
    }
    topics.layOut(minimum: 1)
    entities.layOut(minimum: settings.minimumBurstArticles)
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

/// Articles of many subjects on many days, most of them on few: the counts of days as they come, which
/// are laid out by subject in the end, without an array for each.
private struct DaySeries {
  private struct Entry {
    var day: UInt32 = 0
    var articles: UInt32 = 0
  }

  private var log: [(day: UInt32, counts: [NumberedCount])] = []
  private var entries: [Entry] = []
  /// By subject, once entries are laid out: where its entries start.
  private var starts: [UInt32]

  init(subjects: Int) { starts = [UInt32](repeating: 0, count: subjects + 1) }

  /// Days never go back. Arrays are kept as they are, and shared.
  mutating func add(_ counts: [NumberedCount], day: Int) { log.append((UInt32(day), counts)) }

  /// Lays out the entries of subjects with enough articles, by subject, then day.
  ///
  /// - Complexity: O(n) for n counts; 8 bytes for each that is kept.
  mutating func layOut(minimum: Int) {
    var articles = [Int](repeating: 0, count: starts.count - 1)
    for (_, counts) in log {
      for count in counts { articles[Int(count.number)] += Int(count.articles) }
    }
    for (_, counts) in log {
      for count in counts where articles[Int(count.number)] >= minimum {
        starts[Int(count.number) + 1] += 1
      }
    }
    for subject in articles.indices { starts[subject + 1] += starts[subject] }
    var next = starts
    entries = [Entry](repeating: Entry(), count: Int(starts[articles.count]))
    for (day, counts) in log {
      for count in counts where articles[Int(count.number)] >= minimum {
        let subject = Int(count.number)
        entries[Int(next[subject])] = Entry(day: day, articles: count.articles)
        next[subject] += 1
      }
    }
    log = []
  }

  /// The days of a subject.
  subscript(subject: Int) -> [(period: Int, articles: Int)] {
    entries[Int(starts[subject])..<Int(starts[subject + 1])].map {
      (Int($0.day), Int($0.articles))
    }
  }
}

// Each period against the level that its past lets one expect.
//
// The past is the same weekday of the past eight weeks for a day, the eight weeks (months) before
// for a week (month). Expected is the median of the past shares, times the articles of the period:
// a share and not a count, so that a day with twice the articles does not make every topic rise.
//
// Two things can make a difference look large: few articles, and a subject that always swings. Each
// has its test (a conditional binomial test of two rates; the robust z of the shares), and the
// p-value of a row is the larger of the two, so that a rise must survive both. The rate test alone
// called every weekly rhythm a trend; the robust z alone calls one article instead of none a
// sensation, and has no value where most past shares are equal.
//
// Contested: neighbouring weeks are not independent, so p-values are somewhat too small. q-values
// are for ordering a list by how surprising its rows are, not for proof.

import NewsModel
import NewsStatistics
import Workers

/// Makes trend rows of the periods of a `CorpusCounter`.
package final class TrendBuilder {
  private let settings: TrendSettings
  private let names: FactNames
  private let order: EntityOrder
  private let workers: Int
  private let topicOrder: [Int]
  /// By place of an entity: articles of a period and its past, empty between uses.
  private var sums: [UInt32]
  private var windows: [Grain: TrendWindow] = [:]
  /// Rows of one period each, the last periods only where settings say so.
  private var rows: [Grain: [[TrendRow]]] = [:]

  package convenience init(settings: TrendSettings, names: FactNames) {
    self.init(settings: settings, names: names, order: EntityOrder(names.entities))
  }

  /// - Parameter workers: Threads that share the work.
  init(settings: TrendSettings, names: FactNames, order: EntityOrder, workers: Int = 1) {
    self.settings = settings
    self.workers = workers
    self.names = names
    self.order = order
    topicOrder = names.topics.indices.sorted {
      bytesPrecede(names.topics[$0].id, names.topics[$1].id)
    }
    sums = [UInt32](repeating: 0, count: names.entities.count)
  }

  /// Takes one period; periods of a grain come in order of time.
  package func add(_ counts: PeriodCounts) {
    guard let now = period(counts) else { return }
    let grain = now.period.grain
    let window = windows[grain] ?? TrendWindow(baseline: settings.baselineWeeks)
    let past = window.isFirst(now.period) ? [] : window.comparable(to: now.period)
    var own = topicRows(now, past)
    own.append(contentsOf: entityRows(now, past))
    own.append(contentsOf: pairRows(now, past))
    rows[grain, default: []].append(own)
    if let last = settings.lastPeriods, let count = rows[grain]?.count, count > max(0, last) {
      rows[grain]?.removeFirst(count - max(0, last))
    }
    remember(now)
  }

  /// Takes a period that gets no rows; later ones are compared with it.
  ///
  /// - Parameter pairs: Articles of pairs, by the places of a and b.
  func addPast(_ counts: PeriodCounts, pairs: SubjectCounts) {
    guard var now = period(counts) else { return }
    now.pairs = pairs
    remember(now)
  }

  private func period(_ counts: PeriodCounts) -> TrendPeriod? {
    guard let period = counts.period, period.grain != .all, settings.grains.contains(period.grain)
    else { return nil }
    return TrendPeriod(counts, period: period, order: order)
  }

  private func remember(_ now: TrendPeriod) {
    windows[now.period.grain, default: TrendWindow(baseline: settings.baselineWeeks)].add(now)
  }

  /// The rows of each period, by grain and time; of one period by kind of subject (topics, entities,
  /// pairs), then id or name. Nothing may be added afterwards.
  package func finish() -> [[TrendRow]] {
    // Not in one list: copying them would take as long as writing half of them.
    Grain.allCases.flatMap { rows.removeValue(forKey: $0) ?? [] }
  }

  private func topicRows(_ now: TrendPeriod, _ past: [TrendPeriod]) -> [TrendRow] {
    withQValues(
      topicOrder.map { topic in
        row(.topic(names.topics[topic]), Int(now.topics[topic]), now, past) {
          Int($0.topics[topic])
        }
      })
  }

  private func entityRows(_ now: TrendPeriod, _ past: [TrendPeriod]) -> [TrendRow] {
    let rows = candidates(past + [now]).map { place in
      row(.entity(entity(place)), now.entities[place], now, past) { $0.entities[place] }
    }
    return withQValues(rows.filter(isSupported))
  }

  /// The places of entities that may have enough articles, counted or expected; ascending.
  ///
  /// Fewer articles than that in all periods together can only be expected to become enough where
  /// half of the past has one: in a short past, with few articles then and many now.
  private func candidates(_ periods: [TrendPeriod]) -> [UInt64] {
    var found: [UInt64] = []
    let full = periods.dropLast().count { $0.totals.articles > 0 }
    let least = full <= 2 * (settings.minimumArticles - 1) ? 1 : settings.minimumArticles
    for period in periods {
      for (place, articles) in zip(period.entities.keys, period.entities.articles) {
        let before = Int(sums[Int(place)])
        sums[Int(place)] += articles
        if before < least, before + Int(articles) >= least {
          found.append(place)
        }
      }
    }
    for period in periods { for place in period.entities.keys { sums[Int(place)] = 0 } }
    return found.sorted()
  }

  /// Pairs that may rise; those that vanish are too many to be news.
  private func pairRows(_ now: TrendPeriod, _ past: [TrendPeriod]) -> [TrendRow] {
    let candidates = now.pairs.keys.indices
      .filter { Int(now.pairs.articles[$0]) >= settings.minimumArticles }
      .map { now.pairs.keys[$0] }
    func rows(_ keys: ArraySlice<UInt64>) -> [TrendRow] {
      keys.map { key in
        row(.pair(entity(key >> 32), entity(key & 0xffff_ffff)), now.pairs[key], now, past) {
          $0.pairs[key]
        }
      }
    }
    // Rows know nothing of one another, and a busy week has hundreds of thousands.
    let middle = candidates.count / 2
    var (first, second): ([TrendRow], [TrendRow]) = ([], [])
    Workers.both(workers: workers) {
      first = rows(candidates[..<middle])
    } _: {
      second = rows(candidates[middle...])
    }
    return withQValues(first + second)
  }

  private func entity(_ place: UInt64) -> Entity {
    names.entities[Int(order.numbers[Int(place)])]
  }

  private func isSupported(_ row: TrendRow) -> Bool {
    max(Double(row.articles), row.expected ?? 0) >= Double(settings.minimumArticles)
  }

  private func row(
    _ subject: TrendSubject, _ articles: Int, _ now: TrendPeriod, _ past: [TrendPeriod],
    _ count: (TrendPeriod) -> Int
  ) -> TrendRow {
    let full = past.filter { $0.totals.articles > 0 }
    let counts = full.map(count)
    var row = TrendRow(
      subject: subject, period: now.period, articles: articles,
      periodArticles: now.totals.articles, share: share(articles, of: now.totals.articles),
      expected: nil, robustZ: nil, pValue: nil, qValue: nil, mannKendallP: nil, senSlope: nil,
      note: note(now, past, full))
    guard now.totals.articles > 0 else { return row }
    let level = ExpectedLevel(
      articles, of: now.totals.articles, past: zip(counts, full.map(\.totals.articles)).map { $0 })
    if full.count >= settings.minimumHistory {
      row.expected = level.expected
      row.robustZ = level.robustZ
      row.pValue = level.pValue
    }
    if let trend = level.trend {
      row.mannKendallP = trend.pValue
      row.senSlope = trend.slope
    }
    return row
  }

  private func note(
    _ now: TrendPeriod, _ past: [TrendPeriod], _ full: [TrendPeriod]
  ) -> TrendNote {
    if now.totals.articles == 0 { return .empty }
    if now.totals.isRunning { return .running }
    if past.isEmpty { return .firstPeriod }
    if full.count < settings.minimumHistory { return .shortHistory }
    let usual = full.map(\.totals.daysWithArticles).sorted()[full.count / 2]
    return now.totals.daysWithArticles < usual ? .gap : .none
  }

  private func withQValues(_ rows: [TrendRow]) -> [TrendRow] {
    var rows = rows
    let tested = rows.indices.filter { rows[$0].pValue != nil }
    let values = qValues(tested.map { rows[$0].pValue ?? 1 })
    for (index, value) in zip(tested, values) { rows[index].qValue = value }
    return rows
  }
}

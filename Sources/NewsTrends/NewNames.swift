// Names that nobody had in the news before.

import NewsModel

/// Lists the entities of each period that no earlier period of the data has named.
///
/// The first periods (`TrendSettings.minimumHistory`) give no rows: there nearly every name is new,
/// and that says nothing. Needs at least `minimumArticles` articles in the period.
package final class NewNames {
  private let settings: TrendSettings
  private let names: FactNames
  private var known: [Grain: (periods: Int, entities: [Bool])] = [:]
  private var rows: [Grain: [NewNameRow]] = [:]

  package init(settings: TrendSettings, names: FactNames) {
    self.settings = settings
    self.names = names
  }

  /// Takes one period; periods of a grain come in order of time.
  package func add(_ counts: PeriodCounts) {
    guard let period = counts.period, period.grain != .all,
      settings.grains.contains(period.grain)
    else { return }
    let unknown = (periods: 0, entities: [Bool](repeating: false, count: names.entities.count))
    var seen = known.removeValue(forKey: period.grain) ?? unknown
    var found: [EntityTally] = []
    for tally in counts.entities where !seen.entities[Int(tally.entity)] {
      seen.entities[Int(tally.entity)] = true
      if Int(tally.articles) >= settings.minimumArticles { found.append(tally) }
    }
    if seen.periods >= settings.minimumHistory {
      // A stable order by articles keeps the order of names.
      found.sort { $0.articles > $1.articles }
      rows[period.grain, default: []] += found.map {
        NewNameRow(
          period: period, entity: names.entities[Int($0.entity)], articles: Int($0.articles),
          stories: Int($0.stories), firstDay: $0.days?.lowerBound)
      }
    }
    if counts.totals.articles > 0 || seen.periods > 0 { seen.periods += 1 }
    known[period.grain] = seen
  }

  /// By grain, time, articles (descending), then name.
  package func finish() -> [NewNameRow] { Grain.allCases.flatMap { rows[$0] ?? [] } }
}

// All that is counted and compared in one pass over the articles: what a report needs, in one value.
// A report of one period does with less than all articles: see `PeriodAnalysis`.

import NewsModel
import Workers

/// The rows of all tables about articles.
package struct AnalysisTables: Sendable {
  package var counts = CountTables()
  /// One list for each period.
  package var trends: [[TrendRow]] = []
  package var bursts: [BurstRow] = []
  package var keywords: [KeywordRow] = []
  package var newNames: [NewNameRow] = []
  /// Kind `.computed`.
  package var rankings: [RankingRow] = []
  package var gaps: [GapRow] = []
  package var attention: [AttentionRow] = []
  package var readMore: [ReadMoreRow] = []
  /// Bytes of pair counts that did not fit into memory and went to disk for a while.
  package var pairBytesOnDisk = 0
  /// Whether rare phrases of full periods were let go, so that past counts may be too small.
  package var keywordsArePruned = false

  package init() {}
}

/// What an analysis can work out beside the counts of topics and entities.
package enum AnalysisPart: CaseIterable, Sendable {
  case pairs, trends, bursts, keywords, newNames, rankings, gaps, attention, aliases
}

/// Runs counters and trends over one stream of all articles.
package final class CorpusAnalysis {
  private let settings: CountSettings
  private let rows: AnalysisRows
  private let keywords: KeywordFinder?
  private let gaps: GapFinder?
  /// Makes rows of a period while the next is counted.
  private let conveyor: Conveyor<PeriodCounts>
  private var counter: CorpusCounter?

  /// - Parameters:
  ///   - names: What the numbers in articles stand for.
  ///   - repeated: The stories with several articles.
  ///   - attention: The lists to be compared with coverage, where there are any.
  ///   - parts: What is worked out; tables of other parts stay empty.
  package init(
    counts settings: CountSettings, trends: TrendSettings, names: FactNames,
    repeated: RepeatedStories, attention: AttentionGap? = nil,
    parts: Set<AnalysisPart> = Set(AnalysisPart.allCases)
  ) {
    let settings = settings.counting(parts)
    self.settings = settings
    let order = EntityOrder(names.entities)
    let rows = AnalysisRows(
      counts: settings, trends: trends, names: names, order: order, attention: attention,
      parts: parts)
    self.rows = rows
    keywords = parts.contains(.keywords) ? KeywordFinder(settings: trends) : nil
    gaps =
      parts.contains(.gaps)
      ? GapFinder(settings: trends, names: names, longestFill: settings.longestFill) : nil
    let conveyor = Conveyor<PeriodCounts>(workers: settings.workers, room: 8) { period in
      rows.addDay(period)
      rows.add(period)
    }
    self.conveyor = conveyor
    counter = CorpusCounter(
      settings: settings, names: names, order: order, repeated: repeated, take: conveyor.put)
  }

  /// Adds one article in stream order: days ascending, undated articles last.
  ///
  /// - Throws: `CountError` where pairs must go to disk and cannot.
  package func add(_ article: CountedArticle) throws {
    try counter?.add(article)
    keywords?.add(article)
    gaps?.add(article)
  }

  /// Ends the pass. Nothing may be added afterwards.
  package func finish() throws -> AnalysisTables {
    try counter?.finish()
    try conveyor.finish()
    var tables = rows.tables()
    tables.pairBytesOnDisk = counter?.bytesOnDisk ?? 0
    counter = nil
    tables.keywords = keywords?.finish() ?? []
    tables.keywordsArePruned = keywords?.isPruned ?? false
    tables.gaps = gaps?.finish(lastDay: settings.lastDay) ?? []
    return tables
  }
}

extension CountSettings {
  /// Without pairs where they are no part of the analysis.
  func counting(_ parts: Set<AnalysisPart>) -> CountSettings {
    var settings = self
    if !parts.contains(.pairs) { settings.pairLevels = [] }
    return settings
  }
}

/// The makers of rows, fed with periods.
final class AnalysisRows {
  private let builder: CountRowBuilder
  private let trends: TrendBuilder
  private let bursts: BurstFinder
  private let newNames: NewNames
  private let rankings: ComputedRankings
  private let attention: AttentionGap?
  private let parts: Set<AnalysisPart>

  init(
    counts: CountSettings, trends settings: TrendSettings, names: FactNames, order: EntityOrder,
    attention: AttentionGap?, parts: Set<AnalysisPart>
  ) {
    self.attention = attention
    self.parts = parts
    builder = CountRowBuilder(settings: counts, names: names)
    trends = TrendBuilder(settings: settings, names: names, order: order, workers: counts.workers)
    bursts = BurstFinder(settings: settings, longestFill: counts.longestFill, names: names)
    newNames = NewNames(settings: settings, names: names)
    rankings = ComputedRankings(settings: settings, names: names)
  }

  /// Takes a period whose rows are wanted; periods of a grain come in order of time.
  func add(_ period: PeriodCounts) {
    builder.add(period)
    if parts.contains(.trends) { trends.add(period) }
    if parts.contains(.newNames) { newNames.add(period) }
    if parts.contains(.rankings) { rankings.add(period) }
    attention?.add(period)
  }

  /// Takes a day for bursts; other periods are ignored.
  func addDay(_ period: PeriodCounts) {
    if parts.contains(.bursts) { bursts.add(period) }
  }

  /// The bursts in all days of a window. Touches nothing that the other functions touch.
  func bursts(in window: CountWindow) -> [BurstRow] {
    guard parts.contains(.bursts) else { return [] }
    bursts.add(window.sums)
    return bursts.finish()
  }

  /// Takes a period that later ones are compared with.
  ///
  /// - Parameters:
  ///   - pairs: Articles of the pairs that matter to trends, by their places.
  ///   - isNear: Whether it is one of the last, whose topics the text shows.
  func addPast(_ period: PeriodCounts, pairs: SubjectCounts, isNear: Bool) {
    if isNear { builder.add(period, isShown: false) }
    if parts.contains(.trends) { trends.addPast(period, pairs: pairs) }
    if parts.contains(.newNames) { newNames.add(period) }
    if parts.contains(.rankings) { rankings.add(period) }
  }

  /// - Parameter bursts: `nil` = those of the days that were added.
  func tables(bursts found: [BurstRow]? = nil) -> AnalysisTables {
    var tables = AnalysisTables()
    tables.counts = builder.finish()
    tables.trends = trends.finish()
    tables.bursts = found ?? bursts.finish()
    tables.newNames = newNames.finish()
    tables.rankings = rankings.finish()
    tables.attention = attention?.rows() ?? []
    tables.readMore = attention?.readMore() ?? []
    return tables
  }
}

// The analysis of one period: its articles are counted, those of the days before are searched for
// what the period has, and all others stand in sums. The tables are those that `CorpusAnalysis`
// makes of all articles, cut to the period.

import NewsModel
import Workers

/// Runs counters and trends for one period.
///
/// First come the articles of the period, then, after `endPeriod`, those of `CountWindow.past`.
package final class PeriodAnalysis {
  private let window: CountWindow
  private let settings: CountSettings
  private let trends: TrendSettings
  private let names: FactNames
  private let order: EntityOrder
  private let parts: Set<AnalysisPart>
  private let rows: AnalysisRows
  private var counter: CorpusCounter?
  private var periods: [PeriodCounts] = []
  private var keywords: PeriodKeywords?
  private var pastPairs: PastPairs?
  /// Articles of the past that have not been searched yet.
  private var waiting: [ArticleTrace] = []
  private var pairBytesOnDisk = 0

  /// - Parameters:
  ///   - window: The period, and what is known of all days.
  ///   - names: What the numbers in articles stand for.
  ///   - repeated: The stories with several articles.
  ///   - attention: The lists to be compared with coverage, where there are any.
  ///   - parts: What is worked out; tables of other parts stay empty.
  package init(
    _ window: CountWindow, counts: CountSettings, trends: TrendSettings, names: FactNames,
    repeated: RepeatedStories, attention: AttentionGap? = nil,
    parts: Set<AnalysisPart> = Set(AnalysisPart.allCases)
  ) {
    let settings = window.settings(counts).counting(parts)
    (self.window, self.settings, self.trends, self.names) = (window, settings, trends, names)
    self.parts = parts
    let order = EntityOrder(names.entities)
    self.order = order
    rows = AnalysisRows(
      counts: settings, trends: trends, names: names, order: order, attention: attention,
      parts: parts)
    if parts.contains(.keywords), trends.keywordSize > 0 {
      keywords = PeriodKeywords(window.span, settings: trends)
    }
    counter = CorpusCounter(
      settings: settings, names: names, order: order, repeated: repeated
    ) { [unowned self] period in
      if let own = period.period, window.covers(own) { periods.append(period) }
    }
  }

  /// Adds one article of the period, by day.
  ///
  /// - Throws: `CountError` where pairs must go to disk and cannot.
  package func add(_ article: CountedArticle) throws {
    try counter?.add(article)
    keywords?.add(article.lead)
  }

  /// The articles of the period are all there.
  ///
  /// - Throws: `CountError`.
  package func endPeriod() throws {
    var result = Result<Void, any Error>.success(())
    Workers.both(workers: settings.workers) {
      result = Result { try counter?.finish() }
    } _: {
      keywords?.endPeriod()
    }
    try result.get()
    pairBytesOnDisk = counter?.bytesOnDisk ?? 0
    counter = nil
    guard parts.contains(.trends), trends.grains.contains(window.span.grain) else { return }
    let own = periods.first { $0.period == window.span }
    let pairs = own?.pairs.first { $0.level == .article }?.pairs ?? []
    pastPairs = PastPairs(
      pairs.filter { Int($0.articles) >= trends.minimumArticles }, grain: window.span.grain,
      order: order)
  }

  /// Adds one article of `CountWindow.past`, by day.
  package func addPast(_ article: ArticleTrace) {
    waiting.append(article)
    if waiting.count == 2048 { searchWaiting() }
  }

  /// Searches some articles of the past for pairs and for phrases, at the same time: neither knows
  /// of the other, so the counts are those of one after the other.
  private func searchWaiting() {
    Workers.both(workers: settings.workers) {
      for article in waiting { pastPairs?.add(article.entities, day: article.day) }
    } _: {
      guard let days = keywords?.pastDays else { return }
      for article in waiting where days.contains(article.day) { keywords?.addPast(article.lead) }
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Ends the analysis. Nothing may be added afterwards.
  package func finish() -> AnalysisTables {
    searchWaiting()
    let pairs = pastPairs?.finish() ?? [:]
    var bursts: [BurstRow] = []
    Workers.both(workers: settings.workers) {
      bursts = rows.bursts(in: window)
    } _: {
      addPeriods(pairs)
    }
    var tables = rows.tables(bursts: bursts)
    tables.pairBytesOnDisk = pairBytesOnDisk
    tables.keywords = keywords?.rows() ?? []
    tables.keywordsArePruned = keywords?.isPruned ?? false
    if parts.contains(.gaps) {
      let gaps = GapFinder(
        settings: trends, names: names, longestFill: settings.longestFill)
      for day in window.sums { gaps.add(day) }
      tables.gaps = gaps.finish()
    }
    return tables
  }

  /// Hands the past and then the period to the makers of rows.
  private func addPeriods(_ pairs: [Period: SubjectCounts]) {
    let past = PastPeriods(window, topicCount: names.topics.count, order: order)
    // The text shows eight periods.
    var near = window.span
    for _ in 0..<8 { near = near.previous ?? near }
    for grain in settings.grains {
      past.forEach(grain, before: window.span.start) { [rows] counts in
        let own = counts.period.flatMap { pairs[$0] }
        let isNear = counts.period.map { near.start <= $0.start } ?? false
        rows.addPast(counts, pairs: own ?? SubjectCounts(), isNear: isNear)
      }
    }
    for period in filledPeriods() { rows.add(period) }
  }

  /// The counted periods with the empty ones at the edges of the span, which the counter cannot know
  /// of; by grain, then time.
  private func filledPeriods() -> [PeriodCounts] {
    settings.grains.flatMap { grain in
      let counted = periods.filter { $0.period?.grain == grain }
      let known = Set(counted.compactMap(\.period))
      let edges = window.emptyEdges(grain)
      let missing = { (periods: [Period]) in periods.filter { !known.contains($0) }.map(self.empty)
      }
      return missing(edges.before) + counted + missing(edges.behind)
    }
  }

  private func empty(_ period: Period) -> PeriodCounts {
    var counts = PeriodCounts(
      period: period, totals: PeriodTotals(period: period),
      topics: [TopicTally](repeating: TopicTally(), count: names.topics.count))
    if let end = period.end, let last = settings.lastDay { counts.totals.isRunning = end > last }
    if settings.pairGrains.contains(period.grain) {
      counts.pairs = settings.pairLevels.map { LevelPairs(level: $0, pairs: []) }
    }
    return counts
  }
}

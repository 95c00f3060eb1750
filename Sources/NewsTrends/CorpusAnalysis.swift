// All that is counted and compared in one pass over the articles: what a report needs, in one value.

import NewsModel

/// The rows of all tables about articles.
package struct AnalysisTables: Sendable {
  package var counts = CountTables()
  package var trends: [TrendRow] = []
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

/// Runs every counter and trend over one stream of articles.
package final class CorpusAnalysis {
  private let counts: CountSettings
  private let builder: CountRowBuilder
  private let trends: TrendBuilder
  private let bursts: BurstFinder
  private let newNames: NewNames
  private let rankings: ComputedRankings
  private let keywords: KeywordFinder
  private let gaps: GapFinder
  private let attention: AttentionGap?
  private var counter: CorpusCounter?

  /// - Parameters:
  ///   - names: What the numbers in articles stand for.
  ///   - repeated: The stories with several articles.
  ///   - attention: The lists to be compared with coverage, where there are any.
  package init(
    counts: CountSettings, trends settings: TrendSettings, names: FactNames,
    repeated: RepeatedStories, attention: AttentionGap? = nil
  ) {
    self.counts = counts
    self.attention = attention
    builder = CountRowBuilder(settings: counts, names: names)
    trends = TrendBuilder(settings: settings, names: names)
    bursts = BurstFinder(settings: settings, names: names)
    newNames = NewNames(settings: settings, names: names)
    rankings = ComputedRankings(settings: settings, names: names)
    keywords = KeywordFinder(settings: settings)
    gaps = GapFinder(settings: settings, names: names)
    counter = CorpusCounter(settings: counts, names: names, repeated: repeated) {
      [builder, trends, bursts, newNames, rankings] period in
      builder.add(period)
      trends.add(period)
      bursts.add(period)
      newNames.add(period)
      rankings.add(period)
      attention?.add(period)
    }
  }

  /// Adds one article in stream order: days ascending, undated articles last.
  ///
  /// - Throws: `CountError` where pairs must go to disk and cannot.
  package func add(_ article: CountedArticle) throws {
    try counter?.add(article)
    keywords.add(article)
    gaps.add(article)
  }

  /// Ends the pass. Nothing may be added afterwards.
  package func finish() throws -> AnalysisTables {
    try counter?.finish()
    var tables = AnalysisTables()
    tables.pairBytesOnDisk = counter?.bytesOnDisk ?? 0
    counter = nil
    tables.counts = builder.finish()
    tables.trends = trends.finish()
    tables.bursts = bursts.finish()
    tables.newNames = newNames.finish()
    tables.rankings = rankings.finish()
    tables.keywords = keywords.finish()
    tables.keywordsArePruned = keywords.isPruned
    tables.gaps = gaps.finish(lastDay: counts.lastDay)
    tables.attention = attention?.rows() ?? []
    tables.readMore = attention?.readMore() ?? []
    return tables
  }
}

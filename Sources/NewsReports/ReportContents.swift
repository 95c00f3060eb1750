// All that a report is made of. Plain values: a test can fill them in by hand.

import NewsModel
import NewsTrends

/// What was read of one input file.
package struct InputRow: Hashable, Sendable {
  package var source: String
  package var path: String
  /// After decompression.
  package var bytes: Int
  package var hash: ContentHash
  package var records: Int
  package var articles: Int
  package var lists: Int
  package var rejected: Int

  package init(
    source: String, path: String, bytes: Int, hash: ContentHash, records: Int, articles: Int,
    lists: Int, rejected: Int
  ) {
    self.source = source
    self.path = path
    self.bytes = bytes
    self.hash = hash
    self.records = records
    self.articles = articles
    self.lists = lists
    self.rejected = rejected
  }
}

/// How the articles of a report came together.
package struct ReadingTotals: Hashable, Sendable {
  /// Articles that are counted: one per key.
  package var articles = 0
  package var stories = 0
  /// Readings of an article that was there already, text unchanged.
  package var repeated = 0
  /// Readings of an article that was there already, with another text.
  package var revised = 0
  package var undated = 0
  /// Outside of the days that the job counts.
  package var outside = 0
  package var firstDay: CivilDay?
  package var lastDay: CivilDay?

  package init() {}
}

/// Something that the numbers of a report depend on.
package struct ReportSetting: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The rows of the table of articles: handed on one by one, since they need not fit into memory.
package struct ReportArticles {
  package let handOn: ((ArticleRow) throws -> Void) throws -> Void

  /// - Parameter handOn: Hands on all rows in their order; may be asked again.
  package init(_ handOn: @escaping ((ArticleRow) throws -> Void) throws -> Void = { _ in }) {
    self.handOn = handOn
  }
}

/// The contents of a report.
package struct ReportContents {
  package var job: String
  package var zone: String
  package var reading = ReadingTotals()
  /// By source, then path.
  package var inputs: [InputRow] = []
  package var analysis = AnalysisTables()
  package var lists = RankingTables()
  package var articles = ReportArticles()
  /// By kind of period and time, then entity.
  package var aliases: [AliasRow] = []
  /// Sorted.
  package var findings: [Finding] = []
  /// By period, then topics before entities, then id or name.
  package var revisions: [RevisionRow] = []
  /// The grain that the text report is about.
  package var grain: Grain = .week
  /// What the numbers depend on beside the input: names of settings and their values.
  package var settings: [ReportSetting] = []
  /// The largest q-value that is called notable.
  package var significance = 0.05
  /// Tables are cut to this period; `nil`: all that was read. The text always sees everything.
  package var span: Period?
  /// Kinds of periods that tables show.
  package var grains: [Grain] = Grain.allCases
  /// The most rows of pairs per period and level.
  package var mostPairs: Int?

  package init(job: String, zone: String) {
    self.job = job
    self.zone = zone
  }

  /// Observed lists, then computed ones.
  package var rankings: [RankingRow] { lists.rankings + analysis.rankings }

  /// Whether a table shows rows of a period.
  package func shows(_ period: Period) -> Bool { grains.contains(period.grain) && isInSpan(period) }

  /// Whether the table of rankings shows a row: computed lists by period, others by time.
  func shows(_ row: RankingRow) -> Bool {
    row.kind == .computed ? row.period.map(shows) ?? true : isInSpan(row.period?.start)
  }

  /// Whether a period lies in the span of the tables.
  func isInSpan(_ period: Period) -> Bool {
    guard let span, let last = span.end else { return true }
    guard let end = period.end else { return false }
    return span.start <= period.start && end <= last
  }

  /// Whether something of this day belongs into the tables; what has no day does so in a report
  /// of everything only.
  func isInSpan(_ day: CivilDay?) -> Bool {
    guard let day else { return span?.end == nil }
    return isInSpan(Period(.day, containing: day))
  }

  package var rejected: Int { findings.count { $0.severity == .rejected } }
  package var noted: Int { findings.count { $0.severity == .noted } }
}

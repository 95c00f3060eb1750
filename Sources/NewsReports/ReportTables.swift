// All tables of a report, as bytes.

import CSVText
import NewsModel
import NewsTrends

/// The tables that a report can have.
package enum ReportTables {
  /// In the order in which help lists them.
  package static let descriptions: [TableDescription] = all.map(\.description)

  private static let all: [AnyTable] = [
    AnyTable(CountColumns.topics) { all, write in
      for row in all.analysis.counts.topics where all.shows(row.period) { try write(row) }
    },
    AnyTable(CountColumns.entities) { all, write in
      for row in all.analysis.counts.entities where all.shows(row.period) { try write(row) }
    },
    AnyTable(CountColumns.pairs, parts: [.pairs]) { all, write in
      for table in all.analysis.counts.pairs where all.shows(table.period) {
        for row in table.prefix(all.mostPairs ?? table.count) { try write(row) }
      }
    },
    AnyTable(CountColumns.aliases, parts: [.aliases]) { all, write in
      for row in all.aliases where all.shows(row.period) { try write(row) }
    },
    AnyTable(RankingColumns.rankings, parts: [.pairs, .rankings]) { all, write in
      for row in all.lists.rankings where all.shows(row) { try write(row) }
      for row in all.analysis.rankings where all.shows(row) { try write(row) }
    },
    AnyTable(CountColumns.articles) { all, write in
      try all.articles.handOn { if all.isInSpan($0.day) { try write($0) } }
    },
    AnyTable(TrendColumns.findings) { $0.findings },
    AnyTable(TrendColumns.trends, parts: [.pairs, .trends]) { all, write in
      for rows in all.analysis.trends where rows.first.map({ all.isInSpan($0.period) }) ?? false {
        for row in rows { try write(row) }
      }
    },
    AnyTable(TrendColumns.bursts, parts: [.bursts]) { all in
      all.analysis.bursts.filter { all.touches($0.first, $0.last) }
    },
    AnyTable(TrendColumns.keywords, parts: [.keywords]) { all in
      all.analysis.keywords.filter { all.isInSpan($0.period) }
    },
    AnyTable(TrendColumns.newNames, parts: [.newNames]) { all in
      all.analysis.newNames.filter { all.isInSpan($0.period) }
    },
    AnyTable(RankingColumns.lists) { $0.lists.summaries },
    AnyTable(RankingColumns.presence) { $0.lists.presence },
    AnyTable(RankingColumns.comparisons) { all in
      all.lists.comparisons.filter { all.isInSpan($0.day) }
    },
    AnyTable(RankingColumns.overlaps) { $0.lists.overlaps },
    AnyTable(RankingColumns.identities) { $0.lists.identities },
    AnyTable(RankingColumns.attention, parts: [.attention]) { all in
      all.analysis.attention.filter { all.isInSpan($0.period) }
    },
    AnyTable(RankingColumns.readMore, parts: [.attention]) { all in
      all.analysis.readMore.filter { all.isInSpan($0.period) }
    },
    AnyTable(TrendColumns.gaps, parts: [.gaps]) { all in
      all.analysis.gaps.filter { all.isInSpan($0.day) }
    },
    AnyTable(TrendColumns.inputs) { $0.inputs },
    AnyTable(TrendColumns.revisions) { $0.revisions },
  ]

  /// Tables that tell how a report came about and not what is in it. They are no part of what a
  /// manifest vouches for.
  static let ofHistory: Set<String> = [TrendColumns.revisions.description.name]

  /// The description of a table; `nil` for a name that no table has.
  package static func description(of name: String) -> TableDescription? {
    descriptions.first { $0.name == name }
  }

  /// What must be worked out for a table beside the counts of topics and entities; nothing for an
  /// unknown name.
  package static func parts(of name: String) -> Set<AnalysisPart> {
    all.first { $0.description.name == name }?.parts ?? []
  }

  /// Writes one table.
  ///
  /// - Parameters:
  ///   - name: Of `descriptions`.
  ///   - write: Gets the bytes in order, about a megabyte at a time.
  /// - Returns: The number of rows; `nil` for an unknown name.
  package static func write(
    _ name: String, of contents: ReportContents, dialect: CSVDialect,
    _ write: ([UInt8]) throws -> Void
  ) throws -> Int? {
    try all.first { $0.description.name == name }?.write(contents, dialect, write)
  }
}

/// A table with the place of its rows in a report.
private struct AnyTable: Sendable {
  let description: TableDescription
  let parts: Set<AnalysisPart>
  let write:
    @Sendable (
      _ contents: ReportContents, _ dialect: CSVDialect, _ write: ([UInt8]) throws -> Void
    ) throws -> Int

  init<Row>(
    _ table: Table<Row>, parts: Set<AnalysisPart> = [],
    _ rows: @escaping @Sendable (ReportContents) -> [Row]
  ) {
    self.init(table, parts: parts) { contents, write in
      for row in rows(contents) { try write(row) }
    }
  }

  /// - Parameter forEach: Hands on the rows one by one.
  init<Row>(
    _ table: Table<Row>, parts: Set<AnalysisPart> = [],
    _ forEach: @escaping @Sendable (ReportContents, (Row) throws -> Void) throws -> Void
  ) {
    description = table.description
    self.parts = parts
    write = { contents, dialect, write in
      var count = 0
      var writer = CSVRowWriter(dialect: dialect)
      for column in table.columns { writer.text(column.name) }
      writer.endRow()
      try forEach(contents) { row in
        for column in table.columns { column.write(row, to: &writer) }
        writer.endRow()
        count += 1
        if writer.isFull { try write(writer.takeBytes()) }
      }
      try write(writer.takeBytes())
      return count
    }
  }
}

extension ReportContents {
  /// Whether days from first to last reach into the span of the tables.
  fileprivate func touches(_ first: CivilDay, _ last: CivilDay) -> Bool {
    guard let span, let end = span.end else { return true }
    return first <= end && span.start <= last
  }
}

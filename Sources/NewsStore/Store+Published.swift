// The numbers that reports have shown, kept so that a change of them can be told.

import GRDB
import NewsModel

extension Store {
  /// The numbers of some periods as they were first published; periods that were not are left out.
  package func published(_ periods: [Period]) throws -> [Period: PublishedCounts] {
    try read { db in
      let numbers = try rowNumbers(db)
      var all: [Period: PublishedCounts] = [:]
      for period in periods {
        guard
          let row = try Row.fetchOne(
            db.cachedStatement(
              sql: "SELECT topics, entities, articles FROM published WHERE grain = ? AND start = ?"),
            arguments: [period.grain.rawValue, Int64(period.start.number)])
        else { continue }
        all[period] = PublishedCounts(
          period: period, articles: row[2],
          topics: try numbered(row, 0) { numbers.topics[$0] ?? 0 }.ordered,
          entities: try numbered(row, 1, numbers.entity).ordered)
      }
      return all
    }
  }

  /// Keeps the numbers of periods that have none yet.
  package func publish(_ periods: [PublishedCounts]) throws {
    guard !periods.isEmpty else { return }
    try write { db in
      let topics = try Int64.fetchAll(db, sql: "SELECT id FROM topics ORDER BY id")
      let entities = try order(db).entities.ids
      for counts in periods {
        let key: StatementArguments = [
          counts.period.grain.rawValue, Int64(counts.period.start.number),
        ]
        let known = try Int.fetchOne(
          db.cachedStatement(sql: "SELECT 1 FROM published WHERE grain = ? AND start = ?"),
          arguments: key)
        guard known == nil else { continue }
        try db.cachedStatement(sql: "INSERT INTO published VALUES (?, ?, ?, ?, ?)")
          .execute(
            arguments: key + [
              IntegerLists.pairs(counts.topics.stored(topics)),
              IntegerLists.pairs(counts.entities.stored(entities)), counts.articles,
            ])
      }
    }
  }
}

extension [NumberedCount] {
  fileprivate var ordered: [NumberedCount] { sorted { $0.number < $1.number } }
}

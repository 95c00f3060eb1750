// Sums of days and the strongest pairs of periods, kept beside the facts that they are made of.
//
// Triggers note each day whose articles change (`stale_days`), so that whoever writes to the store
// need not think of it: what is not stale can be believed.

import GRDB
import NewsModel

extension Store {
  /// The days whose articles have changed since they were counted, ascending.
  package func staleDays() throws -> [CivilDay] {
    try read { db in
      try Int64.fetchAll(db, sql: "SELECT day FROM stale_days ORDER BY day").map(CivilDay.init)
    }
  }

  /// Whether the counts are those of the articles.
  package func countsAreFresh() throws -> Bool {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM stale_days") == 0 }
  }

  /// The days with articles, ascending. O(d log n) for d days of n articles.
  package func days() throws -> [CivilDay] {
    try read { db in
      try Int64.fetchAll(
        db,
        sql: """
          WITH RECURSIVE days (day) AS (
            SELECT min(day) FROM articles
            UNION ALL
            SELECT (SELECT min(day) FROM articles WHERE day > days.day) FROM days
            WHERE days.day IS NOT NULL)
          SELECT day FROM days WHERE day IS NOT NULL
          """
      ).map(CivilDay.init)
    }
  }

  /// The sums of all days that are counted, by day.
  package func dayCounts() throws -> [DayCounts] {
    try read { db in
      let numbers = try rowNumbers(db)
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT day, articles, words, with_topics, with_entities, sources, topics, entities
          FROM day_counts ORDER BY day
          """)
      var all: [DayCounts] = []
      while let row = try rows.next() {
        var counts = DayCounts(day: CivilDay(row[0] as Int64))
        (counts.articles, counts.words) = (row[1], row[2])
        (counts.articlesWithTopics, counts.articlesWithEntities) = (row[3], row[4])
        counts.sources = try numbered(row, 5) { numbers.sources[$0] ?? 0 }
        counts.topics = try numbered(row, 6) { numbers.topics[$0] ?? 0 }
        counts.entities = try numbered(row, 7, numbers.entity)
        all.append(counts)
      }
      return all
    }
  }

  /// The strongest pairs of all periods that have them.
  package func topPairs() throws -> [TopPairs] {
    try read { db in
      let numbers = try rowNumbers(db)
      return try Row.fetchAll(
        db, sql: "SELECT grain, start, size, pairs FROM top_pairs"
      ).compactMap { row in
        guard let grain = Grain(rawValue: row[0]) else { return nil }
        let values = try row.numbers(3)
        return TopPairs(
          period: Period(grain, containing: CivilDay(row[1] as Int64)), size: row[2],
          pairs: try stride(from: 0, to: values.count - 2, by: 3).map {
            PairCount(
              a: try numbers.entity(values[$0]), b: try numbers.entity(values[$0 + 1]),
              articles: UInt32(clamping: values[$0 + 2]))
          })
      }
    }
  }

  /// Keeps counts that have been made anew.
  ///
  /// - Parameters:
  ///   - days: The sums of stale days; a stale day that is not among them has no articles.
  ///   - stale: The days that are not stale any more; pairs of the periods that hold them go.
  ///   - pairs: Of periods that had none, or stale ones.
  package func keep(_ days: [DayCounts], of stale: [CivilDay], _ pairs: [TopPairs]) throws {
    try write { db in
      let sources = try Int64.fetchAll(db, sql: "SELECT id FROM sources ORDER BY id")
      let topics = try Int64.fetchAll(db, sql: "SELECT id FROM topics ORDER BY id")
      let entities = try order(db).entities.ids
      var periods: Set<Period> = []
      for day in stale {
        for table in ["day_counts", "stale_days"] {
          try db.cachedStatement(sql: "DELETE FROM \(table) WHERE day = ?")
            .execute(arguments: [Int64(day.number)])
        }
        for grain in Grain.allCases { periods.insert(Period(grain, containing: day)) }
      }
      for period in periods {
        try db.cachedStatement(sql: "DELETE FROM top_pairs WHERE grain = ? AND start = ?")
          .execute(arguments: [period.grain.rawValue, Int64(period.start.number)])
      }
      for counts in days {
        try db.cachedStatement(sql: "INSERT INTO day_counts VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
          .execute(arguments: [
            Int64(counts.day.number), counts.articles, counts.words, counts.articlesWithTopics,
            counts.articlesWithEntities, IntegerLists.pairs(counts.sources.stored(sources)),
            IntegerLists.pairs(counts.topics.stored(topics)),
            IntegerLists.pairs(counts.entities.stored(entities)),
          ])
      }
      for top in pairs {
        let triples = top.pairs.map {
          (entities[Int($0.a)], entities[Int($0.b)], Int64($0.articles))
        }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO top_pairs VALUES (?, ?, ?, ?)")
          .execute(arguments: [
            top.period.grain.rawValue, Int64(top.period.start.number), top.size,
            IntegerLists.triples(triples),
          ])
      }
    }
  }
}

extension CivilDay {
  init(_ stored: Int64) { self.init(number: Int32(clamping: stored)) }
}

extension [NumberedCount] {
  /// With the numbers of the store.
  func stored(_ ids: [Int64]) -> [(Int64, Int64)] {
    map { (ids[Int($0.number)], Int64($0.articles)) }
  }
}

/// Counts that stand in a column, under the numbers of `FactNames`.
func numbered(
  _ row: Row, _ column: Int, _ number: (Int64) throws -> UInt32
) throws -> [NumberedCount] {
  let values = try row.numbers(column)
  return try stride(from: 0, to: values.count - 1, by: 2).map {
    NumberedCount(try number(values[$0]), articles: UInt32(clamping: values[$0 + 1]))
  }
}

// What bare surnames mean on each day, kept beside the facts, which have them as the articles do.

import GRDB
import NewsModel

extension Store {
  /// Hands on the entities of the articles of some days as the articles have them, by day.
  package func entitiesAsWritten(
    from first: CivilDay, to last: CivilDay, _ numbers: EntityNumbers,
    _ body: (CivilDay, [UInt32]) throws -> Void
  ) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT day, entities FROM articles WHERE day BETWEEN ? AND ? ORDER BY day",
        arguments: [Int64(first.number), Int64(last.number)])
      while let row = try rows.next() {
        try body(
          CivilDay(row[0] as Int64), try row.numbers(1).map { numbers.places[Int($0)] })
      }
    }
  }

  /// The full names that surnames mean on some days, by day and surname.
  package func surnameJoins(
    from first: CivilDay, to last: CivilDay, _ numbers: EntityNumbers
  ) throws -> [CivilDay: [UInt32: UInt32]] {
    let places = numbers.places
    return try read { db in
      var joins: [CivilDay: [UInt32: UInt32]] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT day, entity, full_name FROM surname_joins WHERE day BETWEEN ? AND ?",
        arguments: [Int64(first.number), Int64(last.number)])
      while let row = try rows.next() {
        let (surname, fullName) = (places[Int(row[1] as Int64)], places[Int(row[2] as Int64)])
        joins[CivilDay(row[0] as Int64), default: [:]][surname] = fullName
      }
      return joins
    }
  }

  /// Keeps what surnames mean on some days, in place of what was kept; the days become stale.
  package func keep(
    surnameJoins joins: [CivilDay: [UInt32: UInt32]], _ numbers: EntityNumbers
  ) throws {
    guard !joins.isEmpty else { return }
    try write { db in
      for (day, meanings) in joins.sorted(by: { $0.key < $1.key }) {
        let number = Int64(day.number)
        try db.cachedStatement(sql: "DELETE FROM surname_joins WHERE day = ?")
          .execute(arguments: [number])
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO stale_days VALUES (?)")
          .execute(arguments: [number])
        for (surname, fullName) in meanings.sorted(by: { $0.key < $1.key }) {
          let ids = (numbers.ids[Int(surname)], numbers.ids[Int(fullName)])
          let rule = NameRule.surnameOfDays.rawValue
          try db.cachedStatement(
            sql: """
              INSERT OR IGNORE INTO forms (entity, written, rule)
              SELECT ?, name, ? FROM entities WHERE id = ?
              """
          ).execute(arguments: [ids.1, rule, ids.0])
          try db.cachedStatement(
            sql: """
              INSERT INTO surname_joins
              SELECT ?1, ?2, ?3, f.id FROM forms f JOIN entities e ON e.id = ?2
              WHERE f.entity = ?3 AND f.written = e.name AND f.rule = ?4
              """
          ).execute(arguments: [number, ids.0, ids.1, rule])
        }
      }
    }
  }
}

/// What surnames mean on the day of one article after another.
struct DayJoins {
  private let numbers: RowNumbers
  private var day: CivilDay?
  private var joins = SurnameJoins()

  init(_ numbers: RowNumbers) { self.numbers = numbers }

  /// - Complexity: One query where the day is another than before.
  mutating func of(_ day: CivilDay, _ db: Database) throws -> SurnameJoins {
    if day == self.day { return joins }
    var meanings: [UInt32: FormCount.Meaning] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT entity, full_name, form FROM surname_joins WHERE day = ?"),
      arguments: [Int64(day.number)])
    while let row = try rows.next() {
      meanings[try numbers.entity(row[0])] = FormCount.Meaning(
        entity: try numbers.entity(row[1]), form: UInt32(clamping: row[2] as Int64))
    }
    (self.day, joins) = (day, SurnameJoins(meanings))
    return joins
  }
}

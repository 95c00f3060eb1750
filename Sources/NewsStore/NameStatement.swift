// An insertion that runs for every new name: tens of thousands of times a night.
//
// It is bound and run by SQLite's own functions, the only place where that is so. What the library
// does around each run (a list of arguments, their conversion, checks for observers that nobody has
// registered) took almost as many instructions as SQLite itself. Nothing here is unsafe for memory:
// texts are copied when they are bound.

import GRDB
import GRDBSQLite

/// An insertion that does nothing where the row is there.
struct NameStatement {
  /// Keeps what `handle` points to.
  private let statement: Statement
  private let handle: OpaquePointer
  private let connection: OpaquePointer?
  /// `SQLITE_TRANSIENT`, a macro that Swift cannot read: SQLite takes a copy.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// - Parameter sql: An `INSERT OR IGNORE` with parameters `?`.
  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    connection = db.sqliteConnection
  }

  /// - Parameter place: Of the parameter, from 1.
  func bind(_ text: String?, at place: Int32) {
    guard var text else {
      sqlite3_bind_null(handle, place)
      return
    }
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = sqlite3_bind_text(
          handle, place, characters.baseAddress, Int32(characters.count), Self.copied)
      }
    }
  }

  /// - Parameter place: Of the parameter, from 1.
  func bind(_ number: Int64, at place: Int32) { sqlite3_bind_int64(handle, place, number) }

  /// Inserts the row of the values that are bound.
  ///
  /// - Returns: Its number; `nil` where there is such a row.
  /// - Throws: `DatabaseError`, also where a value was not bound.
  func insert() throws -> Int64? {
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard result == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: result),
        message: connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) },
        sql: statement.sql)
    }
    return sqlite3_changes(connection) > 0 ? sqlite3_last_insert_rowid(connection) : nil
  }
}

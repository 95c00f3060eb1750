// What runs leave behind: whether facts have changed, and what the last report was made of.

import GRDB

extension Store {
  /// A number that goes up with each change of facts, lists or findings.
  package func changeCount() throws -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count FROM changes") ?? 0 }
  }

  /// What the report in a folder was made of; `nil` where none was noted.
  package func reportState(_ folder: String) throws -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT state FROM reports WHERE folder = ?", arguments: [folder])
    }
  }

  /// Notes a finished run and what its report was made of.
  package func finishRun(
    job: String, folder: String, state: String, articles: Int, lists: Int, rejected: Int
  ) throws {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO reports VALUES (?, ?)", arguments: [folder, state])
      try db.execute(
        sql: """
          INSERT INTO runs (job, finished, articles, lists, rejected)
          VALUES (?, datetime('now'), ?, ?, ?)
          """, arguments: [job, articles, lists, rejected])
    }
  }
}

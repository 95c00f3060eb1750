// Whether the store agrees with itself.

import GRDB

extension Store {
  /// One line for each fault; empty where there is none.
  package func faults() throws -> [String] {
    try read { db in
      var faults: [String] = []
      for line in try String.fetchAll(db, sql: "PRAGMA integrity_check") where line != "ok" {
        faults.append("\(path): \(line)")
      }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
        faults.append("\(path): a row of \(row[0] as String) refers to nothing")
      }
      faults += try Store.checks.compactMap { check in
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(check.query))") ?? 0
        return count == 0 ? nil : "\(self.path): \(count) \(check.fault)"
      }
      return faults
    }
  }

  private static let checks = [
    (
      query: """
      SELECT a.id FROM articles a, json_each(a.topics) f
      WHERE json_extract(f.value, '$[0]') NOT IN (SELECT id FROM topics)
      """, fault: "articles name a topic that is not there"
    ),
    (
      query: """
      SELECT a.id FROM articles a, json_each(a.entities) f
      WHERE f.value NOT IN (SELECT id FROM entities)
      """, fault: "articles name an entity that is not there"
    ),
    (
      query: """
      SELECT a.id FROM articles a, json_each(a.mentions) f
      WHERE json_extract(f.value, '$[0]') >= json_array_length(a.entities)
      """, fault: "mentions point behind the entities of their article"
    ),
    (
      query: """
      SELECT i.id FROM inputs i WHERE complete = 1 AND lists <>
        (SELECT count(*) FROM lists l WHERE l.input = i.id)
      """, fault: "inputs have another number of lists than was read"
    ),
    (
      query: """
      SELECT i.id FROM inputs i WHERE complete = 1 AND rejected <>
        (SELECT count(*) FROM findings f WHERE f.input = i.id AND severity = 'rejected')
      """, fault: "inputs have another number of rejected records than was read"
    ),
    (query: "SELECT id FROM inputs WHERE complete = 0", fault: "inputs were not read to their end"),
    (query: "SELECT a FROM links WHERE a >= b", fault: "links are out of order"),
  ]
}

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

  /// Numbers that the sums of days have and their articles have not, or the other way round.
  /// `join` and `id` say what the articles' numbers are.
  private static func named(_ column: String, join: String = "", id: String) -> String {
    """
    SELECT DISTINCT day, id FROM (
      SELECT d.day, json_extract(f.value, '$[0]') AS id, json_extract(f.value, '$[1]') AS articles
      FROM day_counts d, json_each(d.\(column)) f
      UNION ALL
      SELECT a.day, \(id) AS id, count(DISTINCT a.id) FROM articles a, json_each(a.\(column)) f \(join)
      WHERE a.day IS NOT NULL GROUP BY a.day, 2)
    WHERE day NOT IN (SELECT day FROM stale_days)
    GROUP BY day, id, articles HAVING count(*) <> 2
    """
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
      SELECT a.id FROM articles a, json_each(a.forms) c
        LEFT JOIN forms f ON f.id = json_extract(c.value, '$[0]')
      WHERE f.id IS NULL
        OR f.entity NOT IN (SELECT value FROM json_each(a.entities))
      """, fault: "articles write a name that they do not have"
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
    (
      query: """
      SELECT s.story FROM story_articles s JOIN articles a ON a.id = s.article
        JOIN articles first ON first.id = s.story
      GROUP BY s.story HAVING count(*) < 2 OR min(a.key) <> first.key
      """, fault: "stories have one article, or bear another key than their smallest"
    ),
    (
      query: """
      SELECT DISTINCT day FROM (
        SELECT day, articles, words FROM day_counts
        UNION ALL
        SELECT day, count(*), sum(words) FROM articles
        WHERE day IS NOT NULL AND day NOT IN (SELECT day FROM stale_days) GROUP BY day)
      WHERE day NOT IN (SELECT day FROM stale_days)
      GROUP BY day, articles, words HAVING count(*) <> 2
      """, fault: "days have other sums than their articles"
    ),
    (
      query: named("topics", id: "json_extract(f.value, '$[0]')"),
      fault: "topics of days are miscounted"
    ),
    (
      query: named(
        "entities",
        join: "LEFT JOIN surname_joins j ON j.day = a.day AND j.entity = f.value",
        id: "coalesce(j.full_name, f.value)"), fault: "entities of days are miscounted"
    ),
  ]
}

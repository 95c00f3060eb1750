// Near copies in the store. Which articles are alike is settled once, when the later of two comes
// in; equal texts need no link, since their hashes are equal.

import GRDB
import NewsModel

/// An article as story linking sees it.
package struct StoredCandidate: Sendable {
  package var id: Int64
  package var storyHash: ContentHash
  package var signature: StorySignature
  package var day: CivilDay?
  package var words: Int
}

extension Store {
  /// The articles that must be compared: all that have not been yet, and those whose day is near
  /// to theirs.
  ///
  /// - Parameter days: Most days between two near copies.
  /// - Returns: By id; empty where nothing has to be compared.
  package func candidates(within days: Int) throws -> [StoredCandidate] {
    try read { db in
      let fresh = try Row.fetchAll(
        db,
        sql: "SELECT DISTINCT day FROM articles JOIN unlinked ON unlinked.article = articles.id")
      let freshDays: [Int64?] = fresh.map { $0["day"] }
      var wanted: Set<Int64> = []
      for day in freshDays.compactMap({ $0 }) {
        for near in (day - Int64(days))...(day + Int64(days)) { wanted.insert(near) }
      }
      var rows: [StoredCandidate] = []
      let columns = "SELECT id, story_hash, signature, day, words FROM articles WHERE "
      if freshDays.contains(nil) {
        rows += try Store.candidates(db, columns + "day IS NULL", [])
      }
      for day in wanted.sorted() {
        rows += try Store.candidates(db, columns + "day = ?", [day])
      }
      return rows.sorted { $0.id < $1.id }
    }
  }

  private static func candidates(
    _ db: Database, _ sql: String, _ arguments: StatementArguments
  ) throws -> [StoredCandidate] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
      StoredCandidate(
        id: row[0], storyHash: ContentHash(stored: row[1]),
        signature: StorySignature(stored: row[2]),
        day: (row[3] as Int64?).map { CivilDay(number: Int32(clamping: $0)) }, words: row[4])
    }
  }

  /// Keeps links, and notes that every article has been compared.
  package func add(links: [(a: Int64, b: Int64, resemblance: Double)]) throws {
    try write { db in
      for link in links {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO links VALUES (?, ?, ?)")
          .execute(arguments: [min(link.a, link.b), max(link.a, link.b), link.resemblance])
      }
      try db.execute(sql: "DELETE FROM unlinked")
    }
  }

  /// The articles that have copies or near copies.
  ///
  /// - Parameter near: Whether near copies count.
  /// - Returns: Their ids and keys, and pairs of indices that belong together.
  package func linked(
    near: Bool
  ) throws -> (articles: [(id: Int64, key: String)], pairs: [(Int, Int)]) {
    try read { db in
      var (articles, places): ([(Int64, String)], [Int64: Int]) = ([], [:])
      var pairs: [(Int, Int)] = []
      func place(_ id: Int64, _ key: String) -> Int {
        if let place = places[id] { return place }
        places[id] = articles.count
        articles.append((id, key))
        return articles.count - 1
      }
      let copies = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, key, story_hash FROM articles WHERE story_hash IN
            (SELECT story_hash FROM articles WHERE words > 0 GROUP BY story_hash
             HAVING count(*) > 1)
          ORDER BY story_hash, key
          """)
      var last: (hash: ContentHash, place: Int)?
      while let row = try copies.next() {
        let (hash, own) = (ContentHash(stored: row[2]), place(row[0], row[1]))
        if let last, last.hash == hash { pairs.append((last.place, own)) }
        last = (hash, own)
      }
      guard near else { return (articles, pairs) }
      let links = try Row.fetchCursor(
        db,
        sql: """
          SELECT x.id, x.key, y.id, y.key FROM links
          JOIN articles x ON x.id = links.a JOIN articles y ON y.id = links.b
          ORDER BY links.a, links.b
          """)
      while let row = try links.next() {
        pairs.append((place(row[0], row[1]), place(row[2], row[3])))
      }
      return (articles, pairs)
    }
  }

  /// The links among some articles.
  package func resemblances(
    of ids: [Int64]
  ) throws -> [(a: Int64, b: Int64, resemblance: Double)] {
    let wanted = Set(ids)
    return try read { db in
      try Row.fetchAll(db, sql: "SELECT a, b, resemblance FROM links ORDER BY a, b").map {
        (a: $0[0] as Int64, b: $0[1] as Int64, resemblance: $0[2] as Double)
      }.filter { wanted.contains($0.a) && wanted.contains($0.b) }
    }
  }
}

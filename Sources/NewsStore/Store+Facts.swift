// Facts out of the store, in the order of reports.

import Foundation
import GRDB
import NewsModel

/// How the articles of a store came together.
package struct StoreTotals: Hashable, Sendable {
  package var articles = 0
  /// Readings of the inputs, repeated ones included.
  package var readings = 0
  /// Other texts of articles that have had more than one.
  package var revised = 0
  package var undated = 0

  package init() {}
}

extension Store {
  /// How many articles there are, and how they came. O(n) for n inputs; articles are counted in an index.
  package func totals() throws -> StoreTotals {
    try read { db in
      var totals = StoreTotals()
      totals.articles = try Int.fetchOne(db, sql: "SELECT count(*) FROM articles") ?? 0
      totals.undated =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM articles WHERE day IS NULL") ?? 0
      totals.readings =
        try Int.fetchOne(db, sql: "SELECT sum(articles) FROM inputs WHERE complete = 1") ?? 0
      totals.revised =
        try Int.fetchOne(
          db, sql: "SELECT count(*) - count(DISTINCT article) FROM versions") ?? 0
      return totals
    }
  }

  /// The forms of names by their numbers in articles.
  package func forms() throws -> [UInt32: NameForm] {
    try read { db in
      let numbers = try rowNumbers(db)
      var forms: [UInt32: NameForm] = [:]
      let rows = try Row.fetchCursor(db, sql: "SELECT id, entity, written, rule FROM forms")
      while let row = try rows.next() {
        forms[UInt32(clamping: row[0] as Int64)] = NameForm(
          entity: try numbers.entity(row[1]), written: row[2],
          rule: NameRule(rawValue: row[3]) ?? .list)
      }
      return forms
    }
  }

  /// Hands on articles by day (undated last), then by the bytes of the key.
  ///
  /// - Parameters:
  ///   - first: First day; `nil` from the earliest on.
  ///   - last: Last day; `nil` to the latest.
  ///   - undated: Whether articles without a day come too.
  ///   - parts: What is read beside what is counted.
  ///   - body: Gets one article after another.
  package func articles(
    from first: CivilDay?, to last: CivilDay?, undated: Bool = true, parts: ArticleParts = .all,
    _ body: (StoredArticle) throws -> Void
  ) throws {
    let days: StatementArguments = [
      first.map { Int64($0.number) } ?? .min, last.map { Int64($0.number) } ?? .max,
    ]
    try read { db in
      let numbers = try rowNumbers(db)
      // Two queries: each follows the index, where one with `OR` would sort all rows.
      try hand(db, "day BETWEEN ? AND ? ORDER BY day, key", days, numbers, parts, body)
      if undated { try hand(db, "day IS NULL ORDER BY key", [], numbers, parts, body) }
    }
  }

  /// The article with a key; `nil` where there is none.
  package func article(key: String) throws -> StoredArticle? {
    var found: StoredArticle?
    try read { db in
      try hand(db, "key = ?", [key], rowNumbers(db)) { found = $0 }
    }
    return found
  }

  /// The articles of a story, by key; none for an article without copies.
  package func articles(ofStory story: Int64) throws -> [StoredArticle] {
    var found: [StoredArticle] = []
    try read { db in
      let members = "id IN (SELECT article FROM story_articles WHERE story = ?) ORDER BY key"
      try hand(db, members, [story], rowNumbers(db)) { found.append($0) }
    }
    return found
  }

  private var texts: String { "key, section, title, url, published, dateline, path, line" }

  private func hand(
    _ db: Database, _ condition: String, _ arguments: StatementArguments, _ numbers: RowNumbers,
    _ parts: ArticleParts = .all, _ body: (StoredArticle) throws -> Void
  ) throws {
    let statement = try db.makeStatement(
      sql: """
        SELECT id, source, day, words, topics, entities, mentions,
          \(parts.contains(.lead) ? "lead" : "''"), \(parts.contains(.forms) ? "forms" : "''"),
          \(parts.contains(.texts) ? texts : "NULL")
        FROM articles WHERE \(condition)
        """)
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    var joins = DayJoins(numbers)
    while let row = try rows.next() {
      var article = try numbers.article(row)
      if parts.contains(.texts) { article.readTexts(row) }
      if let day = article.day { try joins.of(day, db).join(&article) }
      try body(article)
    }
  }

  /// Hands on the traces of the articles of some days, by day.
  package func traces(
    of days: Range<CivilDay>, _ body: (ArticleTrace) throws -> Void
  ) throws {
    try read { db in
      let numbers = try rowNumbers(db)
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT day, entities, lead FROM articles WHERE day >= ? AND day < ? ORDER BY day",
        arguments: [Int64(days.lowerBound.number), Int64(days.upperBound.number)])
      var joins = DayJoins(numbers)
      while let row = try rows.next() {
        let day = CivilDay(row[0] as Int64)
        let entities = try row.numbers(1).map(numbers.entity)
        try body(
          ArticleTrace(
            day: day, entities: try joins.of(day, db).joined(entities), lead: try row.bytes(2)))
      }
    }
  }

  /// How many dated articles lie outside of some days.
  package func articlesOutside(from first: CivilDay?, to last: CivilDay?) throws -> Int {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM articles WHERE day < ? OR day > ?",
        arguments: [first.map { Int64($0.number) } ?? .min, last.map { Int64($0.number) } ?? .max])
        ?? 0
    }
  }

  /// All lists, by place.
  package func lists() throws -> [RankingList] {
    let decoder = JSONDecoder()
    return try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM lists ORDER BY path, line, id").map { row in
        let items = try decoder.decode(
          [StoredItem].self, from: Data((row["items"] as String).utf8))
        return RankingList(
          name: row["name"], source: row["source"],
          observedAt: (row["observed"] as String?).flatMap(Timestamp.init(stored:)),
          basis: ObservationBasis(rawValue: row["basis"]) ?? .unknown, items: items.map(\.item),
          place: Place(path: row["path"], line: row["line"]))
      }
    }
  }

  /// Everything that was rejected or noted, sorted.
  package func findings() throws -> [Finding] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM findings").map { row in
        Finding(
          Finding.Severity(rawValue: row["severity"]) ?? .noted,
          Place(path: row["path"], line: row["line"]), rule: row["rule"], row["message"],
          record: row["record"])
      }.sorted()
    }
  }
}

extension Store {
  /// For one pass over rows: names may be added afterwards.
  func rowNumbers(_ db: Database) throws -> RowNumbers {
    try RowNumbers(db, order(db).entities, path: path)
  }
}

/// Indices into `FactNames` for numbers of the store.
struct RowNumbers {
  private(set) var sources: [Int64: UInt32] = [:]
  private(set) var topics: [Int64: UInt32] = [:]
  /// By id; ids are dense.
  private let entities: [UInt32]
  private let path: String

  fileprivate init(_ db: Database, _ order: EntityNumbers, path: String) throws {
    self.path = path
    for id in try Int64.fetchAll(db, sql: "SELECT id FROM sources ORDER BY id") {
      sources[id] = UInt32(sources.count)
    }
    for id in try Int64.fetchAll(db, sql: "SELECT id FROM topics ORDER BY id") {
      topics[id] = UInt32(topics.count)
    }
    entities = order.places
  }

  /// - Throws: `StoreError` for a number that no entity has, as in a damaged file.
  func entity(_ id: Int64) throws -> UInt32 {
    guard id >= 0, id < entities.count else {
      throw StoreError(
        .database, path, "entity \(id) is named but not there; the file is damaged")
    }
    return entities[Int(id)]
  }

  /// The article of a row of `Store.articles`, without its texts.
  func article(_ row: Row) throws -> StoredArticle {
    let topicNumbers = try row.numbers(4)
    var facts = stride(from: 0, to: topicNumbers.count - 2, by: 3).map {
      TopicFact(
        topic: topics[topicNumbers[$0]] ?? 0, matches: UInt32(clamping: topicNumbers[$0 + 1]),
        titleMatches: UInt32(clamping: topicNumbers[$0 + 2]))
    }
    facts.sort { $0.topic < $1.topic }
    let mentions = try row.numbers(6)
    let forms = try row.numbers(8)
    return StoredArticle(
      id: row[0], key: "", source: sources[row[1]] ?? 0, section: nil, title: "", url: nil,
      published: nil, day: (row[2] as Int64?).map { CivilDay($0) }, dateline: nil,
      place: Place(path: ""), words: row[3], topics: facts,
      entities: try row.numbers(5).map(entity),
      mentions: stride(from: 0, to: mentions.count - 2, by: 3).map {
        EntityMention(
          entity: UInt32(clamping: mentions[$0]), paragraph: UInt32(clamping: mentions[$0 + 1]),
          sentence: UInt32(clamping: mentions[$0 + 2]))
      },
      forms: stride(from: 0, to: forms.count - 1, by: 2).map {
        FormCount(form: UInt32(clamping: forms[$0]), mentions: UInt32(clamping: forms[$0 + 1]))
      }, lead: row[7])
  }
}

extension StoredArticle {
  fileprivate mutating func readTexts(_ row: Row) {
    (key, section, title, url) = (row[9], row[10], row[11], row[12])
    published = (row[13] as String?).flatMap(Timestamp.init(stored:))
    dateline = (row[14] as String?).flatMap(Dateline.init(json:))
    place = Place(path: row[15], line: row[16])
  }
}

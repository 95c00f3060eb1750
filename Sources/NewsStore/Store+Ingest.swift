// Taking in what was read: inputs, articles, lists, findings.

import Foundation
import GRDB
import NewsModel

/// An input file as the store remembers it.
package struct StoredInput: Hashable, Sendable {
  package var source: String
  package var path: String
  /// On disk.
  package var size: Int64
  package var modified: Int64
  /// After decompression, with their hash.
  package var bytes = 0
  package var hash = ContentHash(high: 0, low: 0)
  package var lines = 0
  package var records = 0
  package var articles = 0
  package var lists = 0
  package var rejected = 0
  /// What its records have in common, as whoever reads inputs writes it; empty where nothing is known.
  package var tally = ""

  package init(source: String, path: String, size: Int64, modified: Int64) {
    self.source = source
    self.path = path
    self.size = size
    self.modified = modified
  }
}

/// What a part of an input gave.
package struct InputPart: Sendable {
  /// With the last part the whole input, with others what is known of it.
  package var input: StoredInput
  package var isFirst: Bool
  package var isLast: Bool
  /// The input is read on where it ended before.
  package var continues: Bool
  package var articles: [ArticleFacts]
  package var lists: [RankingList]
  package var findings: [Finding]

  package init(
    input: StoredInput, isFirst: Bool, isLast: Bool, continues: Bool, articles: [ArticleFacts],
    lists: [RankingList], findings: [Finding]
  ) {
    self.input = input
    self.isFirst = isFirst
    self.isLast = isLast
    self.continues = continues
    self.articles = articles
    self.lists = lists
    self.findings = findings
  }
}

/// How an article was taken in.
package enum Reception: Sendable {
  case new, repeated, revised
}

extension Store {
  /// The inputs that were read to their end, by source and path.
  package func inputs() throws -> [StoredInput] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM inputs WHERE complete = 1 ORDER BY source, path"
      ).map { row in
        var input = StoredInput(
          source: row["source"], path: row["path"], size: row["size"], modified: row["modified"])
        (input.bytes, input.lines) = (row["bytes"], row["lines"])
        input.hash = ContentHash(hexadecimal: row["hash"]) ?? input.hash
        (input.records, input.articles) = (row["records"], row["articles"])
        (input.lists, input.rejected) = (row["lists"], row["rejected"])
        input.tally = row["tally"]
        return input
      }
    }
  }

  /// The hash of the settings that the facts were made with; `nil` for a new store.
  package func settingsHash() throws -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT value FROM settings WHERE name = 'hash'")
    }
  }

  /// By name of a source, the hash of how it was read.
  package func sourceSettings() throws -> [String: String] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT substr(name, 8) AS source, value FROM settings WHERE name LIKE 'source %'")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["source"], $0["value"]) })
    }
  }

  /// Names what facts will refer to by number.
  ///
  /// - Parameters:
  ///   - topics: Of the dictionary, in its order.
  ///   - entities: Of the lexicon, in its order.
  ///   - surnames: By index into `entities`, see `FactNames.surnames`.
  ///   - settings: Hash of all that facts depend on. Where it differs from that of the store, all
  ///     facts are dropped: inputs must be read again.
  ///   - sources: By name of a source, a hash of how it is read; the same where one that the store
  ///     knows differs.
  package func begin(
    topics: [Topic], entities: [Entity], surnames: [UInt32: String] = [:], settings: String,
    sources: [String: String] = [:]
  ) throws {
    ids = NameIDs()
    knownOrder = nil
    let old = try settingsHash()
    let known = try sourceSettings()
    try write { db in
      if old != settings || sources.contains(where: { known[$0.key] ?? $0.value != $0.value }) {
        try self.dropFacts(db)
        try self.noteChange(db)
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO settings VALUES ('hash', ?)", arguments: [settings])
      for (source, hash) in sources {
        try db.execute(
          sql: "INSERT OR REPLACE INTO settings VALUES ('source ' || ?, ?)",
          arguments: [source, hash])
      }
      for topic in topics {
        try db.execute(
          sql: """
            INSERT INTO topics (key, code, label) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET code = excluded.code, label = excluded.label
            """, arguments: [topic.id, topic.code, topic.label])
        self.ids.topics.append(
          try Int64.fetchOne(
            db, sql: "SELECT id FROM topics WHERE key = ?", arguments: [topic.id]) ?? 0)
      }
    }
    ids.known = [Int64](repeating: 0, count: entities.count)
    lexicon = entities
    lexiconSurnames = surnames
  }

  private func noteChange(_ db: Database) throws {
    try db.execute(sql: "UPDATE changes SET count = count + 1")
  }

  private func dropFacts(_ db: Database) throws {
    for table in [
      "story_articles", "links", "unlinked", "versions", "articles", "lists", "findings", "inputs",
      "day_counts",
      "top_pairs", "stale_days", "published", "topics", "surname_joins", "forms", "entities",
      "sources", "settings",
    ] { try db.execute(sql: "DELETE FROM \(table)") }
  }

  /// Takes in parts of inputs, all of them or nothing.
  ///
  /// - Returns: How many articles were new, repeated and revised.
  package func add(_ parts: [InputPart]) throws -> [Reception: Int] {
    knownOrder = nil
    return try write { db in
      let names = try NameStatements(db)
      var receptions: [Reception: Int] = [:]
      if !parts.isEmpty { try self.noteChange(db) }
      for part in parts {
        let reading = try self.reading(of: part, db)
        for article in part.articles {
          receptions[try self.add(article, reading, names, db), default: 0] += 1
        }
        for list in part.lists { try self.add(list, reading.input, db) }
        for finding in part.findings { try self.add(finding, reading.input, db) }
        if part.isLast { try self.finish(part.input, reading.input, db) }
      }
      return receptions
    }
  }

  /// One reading of an input from its beginning, with what was added to the input since.
  private struct InputReading {
    var input: Int64
    var number: Int64
  }

  /// The reading that a part belongs to. With its first part what the input left before is dropped, but
  /// for its articles, which stay until they are read again.
  private func reading(of part: InputPart, _ db: Database) throws -> InputReading {
    if part.isFirst {
      try db.cachedStatement(
        sql: """
          INSERT INTO inputs (source, path, size, modified, complete, bytes, hash, lines, records,
            articles, lists, rejected, reading) VALUES (?1, ?2, ?3, ?4, 0, 0, '', 0, 0, 0, 0, 0, 1)
          ON CONFLICT DO UPDATE SET complete = ?5, reading = reading + 1 - ?5
          """
      ).execute(arguments: [
        part.input.source, part.input.path, part.input.size, part.input.modified,
        part.continues ? 1 : 0,
      ])
    }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, reading FROM inputs WHERE source = ? AND path = ?"),
      arguments: [part.input.source, part.input.path])
    guard let row else { throw StoreError(.database, path, "an input vanished") }
    let id: Int64 = row["id"]
    if part.isFirst {
      // Of an input that is read on, what a run left that was killed on the way.
      let kept = part.continues ? "(SELECT lines FROM inputs WHERE id = ?1)" : "-1"
      for table in ["lists", "findings"] {
        try db.cachedStatement(sql: "DELETE FROM \(table) WHERE input = ?1 AND line > \(kept)")
          .execute(arguments: [id])
      }
    }
    return InputReading(input: id, number: row["reading"])
  }

  private func finish(_ input: StoredInput, _ id: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE inputs SET size = ?, modified = ?, complete = 1, bytes = ?, hash = ?, lines = ?,
          records = ?, articles = ?, lists = ?, rejected = ?, tally = ? WHERE id = ?
        """
    ).execute(arguments: [
      input.size, input.modified, input.bytes, input.hash.description, input.lines, input.records,
      input.articles, input.lists, input.rejected, input.tally, id,
    ])
  }

  private func add(
    _ article: ArticleFacts, _ reading: InputReading, _ names: NameStatements, _ db: Database
  ) throws -> Reception {
    if try insert(article, reading, names, db) { return .new }
    let old = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT articles.id, key_basis, published, updated, content_hash, path, line, section, url,
            name AS source, input, reading
          FROM articles JOIN sources ON sources.id = source WHERE key = ?
          """), arguments: [article.key])
    guard let old else { throw StoreError(.database, path, "an article vanished") }
    let id: Int64 = old["id"]
    let standing = version(old, of: article)
    let isRevised = standing.contentHash != article.contentHash
    if isRevised {
      for hash in [standing.contentHash, article.contentHash] {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO versions VALUES (?, ?)")
          .execute(arguments: [id, hash.stored])
      }
    }
    // What a file had before it was written anew is in it no more.
    let isGone = old["input"] == reading.input && (old["reading"] as Int64) < reading.number
    if isGone || article.stands(before: standing) {
      if isSame(article, standing) {
        try move(id, to: article.place, reading, db)
      } else {
        try replace(id, with: article, reading, names, db)
      }
    }
    return isRevised ? .revised : .repeated
  }

  /// Whether a version differs from the standing one by its place alone.
  private func isSame(_ article: ArticleFacts, _ standing: ArticleFacts) -> Bool {
    article.contentHash == standing.contentHash && article.keyBasis == standing.keyBasis
      && article.published == standing.published && article.updated == standing.updated
      && article.section == standing.section && article.url == standing.url
      && article.source == standing.source
  }

  private func move(
    _ id: Int64, to place: Place, _ reading: InputReading, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE articles SET path = ?, line = ?, input = ?, reading = ? WHERE id = ?"
    ).execute(arguments: [place.path, place.line, reading.input, reading.number, id])
  }

  /// As much of the standing version as `stands(before:)` looks at.
  private func version(_ row: Row, of article: ArticleFacts) -> ArticleFacts {
    var facts = article
    facts.keyBasis = KeyBasis(rawValue: row["key_basis"]) ?? .id
    facts.published = (row["published"] as String?).flatMap(Timestamp.init(stored:))
    facts.updated = (row["updated"] as String?).flatMap(Timestamp.init(stored:))
    facts.contentHash = ContentHash(stored: row["content_hash"])
    facts.place = Place(path: row["path"], line: row["line"])
    (facts.section, facts.url, facts.source) = (row["section"], row["url"], row["source"])
    return facts
  }

  private static let columns = """
    key, key_basis, source, day, title, section, url, published, updated, dateline, path, line,
    content_hash, story_hash, words, sentences, paragraphs, topics, entities, mentions, lead,
    signature, forms, input, reading
    """

  /// - Returns: Whether the key is new.
  private func insert(
    _ article: ArticleFacts, _ reading: InputReading, _ names: NameStatements, _ db: Database
  ) throws -> Bool {
    try db.cachedStatement(
      sql: """
        INSERT INTO articles (\(Store.columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO NOTHING
        """
    ).execute(arguments: try values(article, reading, names, db))
    guard db.changesCount > 0 else { return false }
    try markUnlinked(db.lastInsertedRowID, db)
    return true
  }

  /// The article keeps its number; what was linked to its old text is not any more.
  private func replace(
    _ id: Int64, with article: ArticleFacts, _ reading: InputReading, _ names: NameStatements,
    _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        UPDATE articles SET (\(Store.columns)) =
          (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?
        """
    ).execute(arguments: try values(article, reading, names, db) + [id])
    try db.cachedStatement(sql: "DELETE FROM links WHERE a = ?1 OR b = ?1")
      .execute(arguments: [id])
    try markUnlinked(id, db)
  }

  private func markUnlinked(_ id: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO unlinked VALUES (?)")
      .execute(arguments: [id])
  }

  private func values(
    _ article: ArticleFacts, _ reading: InputReading, _ names: NameStatements, _ db: Database
  ) throws -> StatementArguments {
    let entities = try article.entities.map { try id(of: $0, names, db) }
    let topics = article.topics.map {
      (ids.topics[Int($0.topic)], Int64($0.matches), Int64($0.titleMatches))
    }
    let mentions = article.mentions.map {
      (Int64($0.entity), Int64($0.paragraph), Int64($0.sentence))
    }
    let forms = try article.forms.map { form in
      (try id(of: form, entities[Int(form.entity)], names, db), Int64(form.mentions))
    }
    return [
      article.key, article.keyBasis.rawValue, try id(ofSource: article.source, db),
      article.day.map { Int64($0.number) }, article.title, article.section, article.url,
      article.published?.stored, article.updated?.stored, article.dateline?.json,
      article.place.path, article.place.line, article.contentHash.stored,
      article.storyHash.stored, article.words, article.sentences, article.paragraphs,
      IntegerLists.triples(topics), IntegerLists.list(entities), IntegerLists.triples(mentions),
      article.lead, article.signature.stored, IntegerLists.pairs(forms), reading.input,
      reading.number,
    ]
  }

  private func add(_ list: RankingList, _ input: Int64, _ db: Database) throws {
    let items = try JSONEncoder().encode(list.items.map(StoredItem.init))
    try db.cachedStatement(
      sql: """
        INSERT INTO lists (input, name, source, observed, basis, path, line, items)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      input, list.name, list.source, list.observedAt?.stored, list.basis.rawValue,
      list.place.path, list.place.line, String(decoding: items, as: UTF8.self),
    ])
  }

  private func add(_ finding: Finding, _ input: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        input, finding.severity.rawValue, finding.place.path, finding.place.line, finding.rule,
        finding.message, finding.record,
      ])
  }
}

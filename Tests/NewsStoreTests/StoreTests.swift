import Foundation
import GRDB
import NewsModel
import NewsTestSupport
import Testing

@testable import NewsStore

/// An article with the parts that the tests look at.
private func article(
  _ key: String, text: UInt64, day: Int32? = 20_000, published: Int64 = 0, line: Int = 1,
  path: String = "a.jsonl",
  entities: [EntityReference] = [.found(Entity(name: "Vellby", type: .place))]
) -> ArticleFacts {
  ArticleFacts(
    key: key, keyBasis: .id, source: "Wire", section: nil, title: "Title of \(key)", url: nil,
    published: Timestamp(secondsSinceEpoch: published, utcOffset: 3600, precision: .second),
    updated: nil, day: day.map(CivilDay.init(number:)),
    dateline: Dateline(places: ["LIMA"], agency: "Wire"), place: Place(path: path, line: line),
    contentHash: ContentHash(high: 1, low: text), storyHash: ContentHash(high: 2, low: text),
    words: 40, sentences: 2, paragraphs: 1,
    topics: [TopicFact(topic: 0, matches: 3, titleMatches: 1)], entities: entities,
    mentions: entities.indices.map {
      EntityMention(entity: UInt32($0), paragraph: 1, sentence: UInt32($0))
    }, lead: "title of", signature: StorySignature(values: (0..<128).map { UInt16($0) }))
}

private func part(
  _ articles: [ArticleFacts], lists: [RankingList] = [], findings: [Finding] = [],
  path: String = "a.jsonl", isFirst: Bool = true, isLast: Bool = true, continues: Bool = false,
  lines: Int = 0
) -> InputPart {
  var input = StoredInput(source: "Wire", path: path, size: 10, modified: 20)
  (input.articles, input.lists, input.lines) = (articles.count, lists.count, lines)
  return InputPart(
    input: input, isFirst: isFirst, isLast: isLast, continues: continues, articles: articles,
    lists: lists, findings: findings)
}

private func begin(_ store: Store, settings: String = "s") throws {
  try store.begin(
    topics: [Topic(id: "weather", code: "x", label: "Weather")],
    entities: [Entity(name: "Port Orlen", type: .place)], settings: settings)
}

private func all(_ store: Store) throws -> [StoredArticle] {
  var articles: [StoredArticle] = []
  try store.articles(from: nil, to: nil) { articles.append($0) }
  return articles
}

@Suite struct StoreTests {
  /// - Parameter body: Gets an open store that has begun, and its path.
  private func withStore(_ body: (Store, String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("store.sqlite").path
      let store = try Store(writing: path, job: "test")
      try begin(store)
      try body(store, path)
    }
  }

  @Test(arguments: [Store.newDays, Store.newArticlesOfStories])
  func whatIsNewIsFoundWithoutGoingThroughAllArticles(sql: String) throws {
    try withStore { store, _ in
      let steps = try store.read { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
      }
      #expect(steps.contains { $0.hasPrefix("SCAN unlinked") })
      #expect(!steps.contains { $0.hasPrefix("SCAN") && $0 != "SCAN unlinked" })
    }
  }

  @Test func anAppendThatWasCutOffLeavesNoFindingTwice() throws {
    try withStore { store, _ in
      func finding(_ line: Int) -> Finding {
        Finding(.rejected, Place(path: "a.jsonl", line: line), rule: "json-syntax", "broken")
      }
      _ = try store.add([part([], findings: [finding(2)], lines: 3)])
      // A run that reads on behind line 3 is killed before it comes to the end.
      let cut = part([], findings: [finding(5)], isLast: false, continues: true)
      _ = try store.add([cut])
      _ = try store.add([part([], findings: [finding(5)], continues: true, lines: 6)])
      #expect(try store.findings().map(\.place.line) == [2, 5])
    }
  }

  @Test func givesBackWhatItTook() throws {
    try withStore { store, _ in
      let facts = article(
        "id:1", text: 7, entities: [.known(0), .found(Entity(name: "Vellby", type: .place))])
      #expect(try store.add([part([facts])]) == [.new: 1])
      let names = try store.names()
      let stored = try #require(try all(store).first)
      #expect(stored.key == "id:1" && stored.title == facts.title && stored.day == facts.day)
      #expect(stored.published == facts.published && stored.dateline == facts.dateline)
      #expect(stored.topics == facts.topics && stored.mentions == facts.mentions)
      #expect(stored.entities.map { names.entities[Int($0)].name } == ["Port Orlen", "Vellby"])
      #expect(stored.lead == facts.lead && stored.place == facts.place)
      #expect(names.topics.map(\.label) == ["Weather"])
    }
  }

  @Test func aNameHasOneNumberWhetherItWasFoundOrIsListed() throws {
    try withStore { store, _ in
      let han = Entity(name: "Han Min Seo", type: .person)
      func beginWithList(_ settings: String) throws {
        try store.begin(
          topics: [Topic(id: "weather", code: nil, label: "Weather")], entities: [han],
          surnames: [0: "Han"], settings: settings)
      }
      func facts(_ key: String, _ reference: EntityReference) -> ArticleFacts {
        var facts = article(key, text: 1, entities: [reference])
        facts.forms = [FormFact(entity: 0, written: "Min-seo’s", rule: .initials, mentions: 1)]
        return facts
      }
      _ = try store.add([part([facts("id:1", .found(han))])])
      // Another run, whose list has the name.
      try beginWithList("other")
      _ = try store.add([part([facts("id:1", .found(han)), facts("id:2", .known(0))])])
      try beginWithList("other")
      _ = try store.add([part([facts("id:3", .known(0)), facts("id:4", .found(han))])])
      #expect(try store.names().entities == [han])
      #expect(try store.names().surnames == [0: "Han"])
      #expect(try store.forms().count == 1)
      #expect(try all(store).map(\.entities) == [[0], [0], [0], [0]])
    }
  }

  @Test func anInsertionSaysWhatSQLiteRefuses() throws {
    try withStore { store, _ in
      try store.write { db in
        let statement = try NameStatement(
          db, "INSERT OR IGNORE INTO entities (name, type) VALUES (?, ?)")
        statement.bind("Ω", at: 1)
        statement.bind("place", at: 2)
        let id = try #require(try statement.insert())
        #expect(try statement.insert() == nil)
        #expect(try String.fetchOne(db, sql: "SELECT name FROM entities WHERE id = \(id)") == "Ω")
        let form = try NameStatement(db, "INSERT INTO sources (name) VALUES (?)")
        form.bind(nil, at: 1)
        #expect(throws: DatabaseError.self) { try form.insert() }
        form.bind("Wire", at: 1)
        #expect(try form.insert() != nil)
      }
    }
  }

  @Test func aReaderSeesOneStateWhateverARunAddsMeanwhile() throws {
    try withStore { store, path in
      func facts(_ key: String, _ name: String) -> ArticleFacts {
        article(key, text: 1, entities: [.found(Entity(name: name, type: .place))])
      }
      _ = try store.add([part([facts("id:1", "Vellby")])])
      #expect(try store.names().entities.map(\.name) == ["Vellby"])
      let reader = try Store(reading: path)
      let names = try reader.names()
      // Comes before the other in the order of names.
      _ = try store.add([part([facts("id:2", "Asker")])])
      #expect(try all(reader).map { names.entities[Int($0.entities[0])].name } == ["Vellby"])
      #expect(try all(Store(reading: path)).count == 2)
      // The one who writes sees what was added.
      #expect(try store.names().entities.map(\.name) == ["Asker", "Vellby"])
      #expect(try all(store).map(\.entities) == [[1], [0]])
    }
  }

  /// What a file says now is what it says, whatever it said before; within one reading, and among
  /// files, the later place stands.
  @Test(
    arguments: [
      // Of one file, written anew.
      ([(1, "a", 1, false)], [(2, "a", 1, false)], 2),
      ([(2, "a", 1, false)], [(1, "a", 1, false)], 1),
      // Back to the first text.
      ([(1, "a", 1, false)], [(2, "a", 1, false), (1, "a", 2, false)], 1),
      // A longer file goes on: the later line stands.
      ([(2, "a", 1, false)], [(1, "a", 2, true)], 1),
      // Of two files the later by name, whichever is read first.
      ([(1, "b", 1, false)], [(2, "a", 1, false)], 1),
      ([(2, "a", 1, false)], [(1, "b", 1, false)], 1),
    ] as [([(UInt64, String, Int, Bool)], [(UInt64, String, Int, Bool)], UInt64)])
  func aCorrectionReplacesWhatItCorrects(
    first: [(UInt64, String, Int, Bool)], second: [(UInt64, String, Int, Bool)], standing: UInt64
  ) throws {
    try withStore { store, _ in
      for reading in [first, second] {
        let articles = reading.map { article("id:1", text: $0.0, line: $0.2, path: $0.1) }
        _ = try store.add([part(articles, path: reading[0].1, continues: reading[0].3)])
      }
      let hash = try store.read { db in
        try Data.fetchOne(db, sql: "SELECT content_hash FROM articles")
      }
      #expect(hash == ContentHash(high: 1, low: standing).stored)
    }
  }

  /// An article that comes again elsewhere moves, and its day need not be counted again.
  @Test func whatMovesAnArticleChangesNoSum() throws {
    try withStore { store, _ in
      _ = try store.add([part([article("id:1", text: 1)])])
      try store.keep([], of: try store.staleDays(), [])
      _ = try store.add([part([article("id:1", text: 1, path: "b.jsonl")], path: "b.jsonl")])
      #expect(try all(store).map(\.place.path) == ["b.jsonl"])
      #expect(try store.staleDays().isEmpty)
      _ = try store.add([part([article("id:1", text: 2, path: "c.jsonl")], path: "c.jsonl")])
      #expect(try store.staleDays() == [CivilDay(number: 20_000)])
    }
  }

  @Test func countsOneKeyOnceWhateverTheOrder() throws {
    let versions = [
      article("id:1", text: 1, published: 100, path: "0"),
      article("id:1", text: 2, published: 300, path: "1"),
      article("id:1", text: 3, published: 200, path: "2"),
      article("id:1", text: 2, published: 300, line: 9, path: "3"),
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
      try withStore { store, _ in
        for index in order {
          _ = try store.add([part([versions[index]], path: versions[index].place.path)])
        }
        let stored = try all(store)
        #expect(stored.count == 1)
        #expect(stored.first?.published?.secondsSinceEpoch == 300)
        #expect(stored.first?.place == Place(path: "3", line: 9))
        #expect(try store.totals().revised == 2)
      }
    }
  }

  @Test func handsOnArticlesByDayThenKeyAndUndatedOnesLast() throws {
    try withStore { store, _ in
      let facts = [
        article("b", text: 1, day: 5), article("z", text: 2, day: nil),
        article("a", text: 3, day: 5),
        article("c", text: 4, day: -3), article("B", text: 5, day: 5),
      ]
      _ = try store.add([part(facts)])
      #expect(try all(store).map(\.key) == ["c", "B", "a", "b", "z"])
      var some: [String] = []
      try store.articles(from: CivilDay(number: 0), to: CivilDay(number: 9)) { some.append($0.key) }
      #expect(some == ["B", "a", "b", "z"])
      #expect(try store.articlesOutside(from: CivilDay(number: 0), to: nil) == 1)
    }
  }

  @Test func replacesListsAndFindingsOfAnInputThatIsReadAgain() throws {
    try withStore { store, _ in
      let list = RankingList(
        name: "Most read", source: "Wire",
        observedAt: Timestamp(secondsSinceEpoch: 5, utcOffset: 0, precision: .minute),
        basis: .given, items: [RankedItem(rank: 1, title: "A “quote”", by: "b")],
        place: Place(path: "a.jsonl", line: 3))
      let finding = Finding(.noted, Place(path: "a.jsonl"), rule: "r", "m", record: "id")
      for _ in 0..<2 { _ = try store.add([part([], lists: [list, list], findings: [finding])]) }
      #expect(try store.lists().count == 2)
      #expect(try store.lists().first?.items == list.items)
      #expect(try store.lists().first?.observedAt == list.observedAt)
      #expect(try store.findings() == [finding])
    }
  }

  @Test func dropsFactsOfOtherSettings() throws {
    try withStore { store, _ in
      _ = try store.add([part([article("id:1", text: 1)])])
      try begin(store, settings: "s")
      #expect(try store.totals().articles == 1)
      try begin(store, settings: "other")
      #expect(try store.totals().articles == 0 && store.inputs().isEmpty)
    }
  }

  @Test func forgetsAnInputThatWasNotReadToItsEnd() throws {
    try withStore { store, _ in
      _ = try store.add([part([article("id:1", text: 1)], isLast: false)])
      #expect(try store.inputs().isEmpty)
      _ = try store.add([part([article("id:1", text: 1)])])
      #expect(try store.inputs().map(\.articles) == [1])
    }
  }

  @Test func refusesASecondWriter() throws {
    try withStore { _, path in
      #expect {
        _ = try Store(writing: path, job: "other")
      } throws: { error in
        guard let error = error as? StoreIsLocked else { return false }
        return error.holder.contains("\(getpid())") && error.holder.contains("job test")
      }
    }
  }

  @Test func refusesWhatIsNoStoreAndChangesNothing() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("x.sqlite").path
      let bytes = Data("not a database, but long enough to be looked at".utf8)
      try bytes.write(to: URL(fileURLWithPath: path))
      for open in [{ try Store(writing: path, job: "t") }, { try Store(reading: path) }] {
        #expect { _ = try open() } throws: { ($0 as? StoreError)?.kind == .noStore }
      }
      #expect(FileManager.default.contents(atPath: path) == bytes)
      #expect {
        _ = try Store(reading: path + "2")
      } throws: {
        ($0 as? StoreError)?.kind == .missing
      }
    }
  }

  @Test func refusesAStoreOfALaterVersion() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("x.sqlite").path
      do {
        let store = try Store(writing: path, job: "t")
        try store.write { try $0.execute(sql: "PRAGMA user_version = 99") }
      }
      #expect { _ = try Store(reading: path) } throws: { ($0 as? StoreError)?.kind == .newer }
    }
  }

  @Test func joinsCopiesAndNearCopies() throws {
    try withStore { store, _ in
      _ = try store.add([
        part([
          article("a", text: 1), article("b", text: 1, day: 20_400), article("c", text: 2),
          article("d", text: 3),
        ])
      ])
      let days = [CivilDay(number: 20_000), CivilDay(number: 20_400)]
      #expect(try store.daysToCompare() == days)
      #expect(try store.candidates(of: days[0]...days[1]).count == 4)
      #expect(try store.candidates(of: days[1]...days[1]).count == 1)
      let ids = Dictionary(uniqueKeysWithValues: try all(store).map { ($0.key, $0.id) })
      try store.add(links: [(ids["c"] ?? 0, ids["a"] ?? 0, 0.8)])
      #expect(try store.daysToCompare().isEmpty)
      func story(_ key: String) throws -> String? {
        let stories = try store.stories()
        return ids[key].flatMap { stories.storyOf[$0] }.flatMap { stories.keys[$0] }
      }
      #expect(try ["a", "b", "c", "d"].map(story) == ["a", "a", "a", nil])
      // A corrected article is compared anew.
      _ = try store.add([part([article("c", text: 9, published: 50)])])
      #expect(try store.daysToCompare() == [days[0]])
      try store.add(links: [])
      #expect(try ["a", "b", "c", "d"].map(story) == ["a", "a", nil, nil])
    }
  }

  @Test func remembersWhatListsSayOfPersonsAndHowNamesAreWritten() throws {
    try withStore { store, _ in
      let listed = [
        Entity(name: "Han Min Seo", type: .person), Entity(name: "Moa", type: .person),
        Entity(name: "Vell", type: .place),
      ]
      try store.begin(
        topics: [Topic(id: "weather", code: nil, label: "Weather")], entities: listed,
        surnames: [0: "Han"], settings: "other")
      var facts = article(
        "a", text: 1,
        entities: [.known(0), .known(1), .known(2), .found(Entity(name: "Ono", type: .person))])
      facts.forms = [FormFact(entity: 0, written: "Han", rule: .surname, mentions: 2)]
      _ = try store.add([part([facts])])
      let names = try store.names()
      func name(_ number: UInt32) -> String { names.entities[Int(number)].name }
      #expect(names.listedWords.map(name) == ["Moa"])
      #expect(names.surnames.map { [name($0): $1] } == [["Han Min Seo": "Han"]])
      let count = try #require(all(store).first?.forms.first)
      let form = try #require(store.forms()[count.form])
      #expect(name(form.entity) == "Han Min Seo" && form.written == "Han" && form.rule == .surname)
      #expect(count.mentions == 2)
      #expect(try store.faults().allSatisfy { !$0.contains("write a name") })
      try store.write { try $0.execute(sql: "UPDATE forms SET entity = 4 WHERE id = 1") }
      try store.write {
        try $0.execute(sql: "UPDATE articles SET entities = '[1]', mentions = '[]'")
      }
      #expect(try store.faults().contains { $0.contains("1 articles write a name") })
    }
  }

  @Test func sumsThatAreNotThoseOfTheArticlesAreFaults() throws {
    try withStore { store, _ in
      _ = try store.add([part([article("a", text: 1), article("b", text: 2)])])
      let day = try #require(store.days().first)
      #expect(try store.staleDays() == [day])
      #expect(try !store.countsAreFresh())
      var counts = DayCounts(day: day)
      (counts.articles, counts.words) = (2, try all(store).reduce(0) { $0 + $1.words })
      try store.keep([counts], of: [day], [])
      #expect(try store.countsAreFresh())
      #expect(try store.dayCounts() == [counts])
      #expect(try !store.faults().contains { $0.contains("sums") })
      counts.articles = 3
      try store.keep([counts], of: [day], [])
      #expect(try store.faults().contains { $0.contains("1 days have other sums") })
    }
  }

  /// Takes away what later versions of the schema have brought.
  private func makeFirstVersion(_ store: Store) throws {
    try store.write { db in
      for trigger in ["article_added", "article_changed", "article_removed"] {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: "DROP VIEW aliases")
      try db.execute(sql: "ALTER TABLE articles DROP COLUMN forms")
      try db.execute(sql: "DROP VIEW entity_days")
      try db.execute(sql: "CREATE VIEW entity_days AS SELECT 1")
      try db.execute(sql: "ALTER TABLE inputs DROP COLUMN tally")
      try db.execute(sql: "ALTER TABLE inputs DROP COLUMN reading")
      try db.execute(sql: "ALTER TABLE articles DROP COLUMN reading")
      try db.execute(sql: "ALTER TABLE articles DROP COLUMN input")
      try db.execute(sql: "ALTER TABLE entities DROP COLUMN listed")
      try db.execute(sql: "ALTER TABLE entities DROP COLUMN surname")
      for table in [
        "surname_joins", "forms", "story_articles", "day_counts", "stale_days", "top_pairs",
        "published",
      ] {
        try db.execute(sql: "DROP TABLE \(table)")
      }
      try db.execute(sql: "PRAGMA user_version = 1")
    }
  }

  @Test func aNumberThatNoEntityHasIsAnErrorAndNoTrap() throws {
    try withStore { store, _ in
      _ = try store.add([part([article("id:1", text: 7, entities: [.known(0)])])])
      try store.write { db in
        try db.execute(sql: "UPDATE articles SET entities = '[99]'")
      }
      #expect(throws: StoreError.self) { try all(store) }
    }
  }

  @Test func bringsAStoreOfTheFirstVersionUpToDate() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("store.sqlite").path
      do {
        let store = try Store(writing: path, job: "test")
        try begin(store)
        _ = try store.add([part([article("a", text: 1), article("b", text: 1)])])
        try store.add(links: [])
        try makeFirstVersion(store)
      }
      // A reader may not change it and says so.
      let error = #expect(throws: StoreError.self) { try Store(reading: path) }
      #expect(error?.kind == .older)
      let store = try Store(writing: path, job: "test")
      #expect(try store.staleDays() == [CivilDay(number: 20_000)])
      #expect(try store.daysToCompare().count == 1)
      try store.add(links: [])
      #expect(try Array(store.stories().sizes.values) == [2])
      #expect(try all(store).map(\.key) == ["a", "b"])
    }
  }
}

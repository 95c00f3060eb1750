// The tables of a store. They are meant to be read: by `sqlite3`, Datasette, DuckDB or pandas, with
// the views at the end as the place to start.
//
// Topics and entities of an article stand in its row as JSON arrays of numbers, which `json_each`
// unfolds: an article is one row to write, to correct and to read back in order.

import GRDB

enum StoreSchema {
  /// `PRAGMA user_version`.
  static let version = 5
  /// `PRAGMA application_id`: "prsr".
  static let applicationID = 0x7072_7372

  static func create(_ db: Database) throws {
    try db.execute(sql: tables)
    try db.execute(sql: counts)
    try db.execute(sql: forms)
    try db.execute(sql: views)
    try db.execute(sql: entityDays)
    try db.execute(sql: laterColumns)
    try db.execute(sql: readings)
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Brings an older store up to this version.
  static func migrate(_ db: Database, from old: Int) throws {
    if old < 2 {
      try db.execute(sql: counts)
      try db.execute(
        sql: """
          INSERT INTO stale_days SELECT DISTINCT day FROM articles WHERE day IS NOT NULL;
          INSERT OR IGNORE INTO unlinked SELECT id FROM articles;
          """)
    }
    // The forms of names are empty until the inputs are read again.
    if old < 3 {
      try db.execute(sql: "DROP VIEW entity_days")
      try db.execute(sql: forms)
      try db.execute(sql: entityDays)
      try db.execute(sql: "INSERT OR IGNORE INTO stale_days SELECT day FROM day_counts")
    }
    // Without a word of inputs that were read, and of periods that were shown, before.
    if old < 4 { try db.execute(sql: laterColumns) }
    if old < 5 {
      try db.execute(sql: readings)
      try db.execute(sql: "DROP TRIGGER article_changed; \(articleChanged)")
    }
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  private static let laterColumns = """
    -- What the records of an input have in common, as JSON; empty where that is not known.
    ALTER TABLE inputs ADD COLUMN tally TEXT NOT NULL DEFAULT '';
    -- All articles of the period; null where they were not noted.
    ALTER TABLE published ADD COLUMN articles INTEGER;
    """

  private static let readings = """
    -- How often an input was read from its beginning.
    ALTER TABLE inputs ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
    -- The input that the standing version is from, and which reading of it; 0 where not known.
    ALTER TABLE articles ADD COLUMN input INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE articles ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
    """

  /// What moves an article to another file changes no sum.
  private static let articleChanged = """
    CREATE TRIGGER article_changed
      AFTER UPDATE OF source, day, words, topics, entities, mentions, lead ON articles BEGIN
      INSERT INTO stale_days SELECT OLD.day WHERE OLD.day IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM stale_days WHERE day = OLD.day);
      INSERT INTO stale_days SELECT NEW.day WHERE NEW.day IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM stale_days WHERE day = NEW.day);
    END;
    """

  private static let tables = """
    -- Settings that the facts depend on, and their hash.
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

    CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    -- `key`: nested keys joined by `/`.
    CREATE TABLE topics (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, code TEXT, label TEXT NOT NULL) STRICT;
    -- `type`: person, organisation, place, nationality.
    CREATE TABLE entities (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL,
      UNIQUE (name, type)) STRICT;

    -- Files that have been read to their end.
    CREATE TABLE inputs (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,     -- as the job names it
      path TEXT NOT NULL,       -- as the job names it
      size INTEGER NOT NULL,    -- bytes on disk
      modified INTEGER NOT NULL,-- nanoseconds since 1970
      complete INTEGER NOT NULL,-- 0 while it is being read
      bytes INTEGER NOT NULL,   -- after decompression
      hash TEXT NOT NULL,       -- XXH3-128 of these bytes
      lines INTEGER NOT NULL,
      records INTEGER NOT NULL, articles INTEGER NOT NULL, lists INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      UNIQUE (source, path)) STRICT;

    -- The standing version of each article.
    CREATE TABLE articles (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      key_basis TEXT NOT NULL,  -- id, url, content, record
      source INTEGER NOT NULL REFERENCES sources,
      day INTEGER,              -- days since 1970-01-01 in the reporting zone; null: undated
      title TEXT NOT NULL,
      section TEXT, url TEXT,
      published TEXT, updated TEXT, -- seconds since 1970, offset in seconds, precision
      dateline TEXT,            -- JSON {places, agency}
      path TEXT NOT NULL, line INTEGER NOT NULL,
      content_hash BLOB NOT NULL, story_hash BLOB NOT NULL,
      words INTEGER NOT NULL, sentences INTEGER NOT NULL, paragraphs INTEGER NOT NULL,
      topics TEXT NOT NULL,     -- JSON [[topic, matches, matches in the headline], …]
      entities TEXT NOT NULL,   -- JSON [entity, …] in order of first mention
      mentions TEXT NOT NULL,   -- JSON [[place in entities, paragraph, sentence], …]
      lead TEXT NOT NULL,       -- folded words of headline and first paragraphs
      signature BLOB NOT NULL) STRICT;
    CREATE INDEX articles_by_day ON articles (day, key);
    CREATE INDEX articles_by_story ON articles (story_hash);

    -- Texts of articles that have had more than one.
    CREATE TABLE versions (
      article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      content_hash BLOB NOT NULL,
      PRIMARY KEY (article, content_hash)) STRICT, WITHOUT ROWID;

    -- Near copies, a < b.
    CREATE TABLE links (
      a INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      b INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
      resemblance REAL NOT NULL,
      PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
    CREATE INDEX links_by_b ON links (b);
    -- Articles that have not been compared with others yet.
    CREATE TABLE unlinked (article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE) STRICT;

    -- Ranking lists as they were read.
    CREATE TABLE lists (
      id INTEGER PRIMARY KEY,
      input INTEGER NOT NULL REFERENCES inputs ON DELETE CASCADE,
      name TEXT NOT NULL, source TEXT NOT NULL,
      observed TEXT,            -- seconds since 1970, offset in seconds, precision
      basis TEXT NOT NULL,      -- given, fileTime, unknown
      path TEXT NOT NULL, line INTEGER NOT NULL,
      items TEXT NOT NULL) STRICT; -- JSON [{rank, title, by, url}, …]
    CREATE INDEX lists_by_input ON lists (input);

    CREATE TABLE findings (
      input INTEGER NOT NULL REFERENCES inputs ON DELETE CASCADE,
      severity TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL,
      rule TEXT NOT NULL, message TEXT NOT NULL, record TEXT) STRICT;
    CREATE INDEX findings_by_input ON findings (input);

    -- What was run, for people; times are UTC.
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY, job TEXT NOT NULL, finished TEXT NOT NULL,
      articles INTEGER NOT NULL, lists INTEGER NOT NULL, rejected INTEGER NOT NULL) STRICT;
    -- Reports that stand, with a hash of all that they were made of.
    CREATE TABLE reports (folder TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;
    -- Goes up with each change of facts, lists or findings.
    CREATE TABLE changes (count INTEGER NOT NULL) STRICT;
    INSERT INTO changes VALUES (0);
    """

  /// How names are written where that is not what the entity is called.
  private static let forms = """
    -- Whether a list has it.
    ALTER TABLE entities ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
    -- Of a person, where a list says that it is not the last word of the name.
    ALTER TABLE entities ADD COLUMN surname TEXT;
    -- `rule`: why the words mean the entity: list, surname, initials, dateline, surnameOfDays.
    CREATE TABLE forms (
      id INTEGER PRIMARY KEY, entity INTEGER NOT NULL REFERENCES entities,
      written TEXT NOT NULL, rule TEXT NOT NULL,
      UNIQUE (entity, written, rule)) STRICT;
    -- JSON [[form, mentions], …] in order of first mention.
    ALTER TABLE articles ADD COLUMN forms TEXT NOT NULL DEFAULT '[]';
    -- Surnames that have no full name in their article and mean that of the days before.
    CREATE TABLE surname_joins (
      day INTEGER NOT NULL,     -- as in articles
      entity INTEGER NOT NULL REFERENCES entities, full_name INTEGER NOT NULL REFERENCES entities,
      form INTEGER NOT NULL REFERENCES forms,
      PRIMARY KEY (day, entity)) STRICT, WITHOUT ROWID;
    -- One row per way of writing an entity that is not its name and that its article explains.
    CREATE VIEW aliases AS
      SELECT e.name AS entity, e.type AS type, f.written AS written, f.rule AS rule,
        count(*) AS articles, sum(json_extract(c.value, '$[1]')) AS mentions
      FROM articles a, json_each(a.forms) c JOIN forms f ON f.id = json_extract(c.value, '$[0]')
        JOIN entities e ON e.id = f.entity
      GROUP BY f.id;
    """

  /// What is worked out of articles once, so that a report of one week need not read all of them.
  private static let counts = """
    -- The articles of stories that have more than one.
    CREATE TABLE story_articles (
      article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
      story INTEGER NOT NULL REFERENCES articles) STRICT; -- its article with the smallest key
    CREATE INDEX story_articles_by_story ON story_articles (story);
    -- The articles of each day in sums, but for the days in stale_days.
    CREATE TABLE day_counts (
      day INTEGER PRIMARY KEY,  -- as in articles
      articles INTEGER NOT NULL, words INTEGER NOT NULL,
      with_topics INTEGER NOT NULL, with_entities INTEGER NOT NULL,
      sources TEXT NOT NULL,    -- JSON [[source, articles], …]
      topics TEXT NOT NULL,     -- JSON [[topic, articles], …]
      entities TEXT NOT NULL) STRICT; -- JSON [[entity, articles], …] in the order of names
    -- Days whose articles have changed since they were counted.
    CREATE TABLE stale_days (day INTEGER PRIMARY KEY) STRICT;
    -- The strongest pairs of each period that is over.
    CREATE TABLE top_pairs (
      grain TEXT NOT NULL,      -- day, week, month
      start INTEGER NOT NULL,   -- its first day
      size INTEGER NOT NULL,    -- the most pairs that it keeps
      pairs TEXT NOT NULL,      -- JSON [[entity, entity, articles], …]
      PRIMARY KEY (grain, start)) STRICT, WITHOUT ROWID;

    CREATE TRIGGER article_added AFTER INSERT ON articles WHEN NEW.day IS NOT NULL BEGIN
      INSERT INTO stale_days SELECT NEW.day
        WHERE NOT EXISTS (SELECT 1 FROM stale_days WHERE day = NEW.day);
    END;
    \(articleChanged)
    CREATE TRIGGER article_removed AFTER DELETE ON articles WHEN OLD.day IS NOT NULL BEGIN
      INSERT INTO stale_days SELECT OLD.day
        WHERE NOT EXISTS (SELECT 1 FROM stale_days WHERE day = OLD.day);
    END;

    -- The numbers of a period that was over when a report first showed it.
    CREATE TABLE published (
      grain TEXT NOT NULL, start INTEGER NOT NULL,
      topics TEXT NOT NULL,     -- JSON [[topic, articles], …]
      entities TEXT NOT NULL,   -- JSON [[entity, articles], …]
      PRIMARY KEY (grain, start)) STRICT, WITHOUT ROWID;
    """

  /// As reports count: bare surnames under the full name that they mean.
  private static let entityDays = """
    -- One row per day and entity.
    CREATE VIEW entity_days AS
      SELECT date(a.day * 86400, 'unixepoch') AS day, e.name AS entity, e.type AS type,
        count(DISTINCT a.id) AS articles
      FROM articles a, json_each(a.entities) f
        LEFT JOIN surname_joins j ON j.day = a.day AND j.entity = f.value
        JOIN entities e ON e.id = coalesce(j.full_name, f.value)
      GROUP BY a.day, e.id;
    """

  private static let views = """
    -- One row per day and topic.
    CREATE VIEW topic_days AS
      SELECT date(a.day * 86400, 'unixepoch') AS day, t.key AS topic, t.label AS label,
        count(*) AS articles, sum(json_extract(f.value, '$[1]')) AS matches
      FROM articles a, json_each(a.topics) f JOIN topics t ON t.id = json_extract(f.value, '$[0]')
      GROUP BY a.day, t.id;
    -- One row per line of a list.
    CREATE VIEW list_entries AS
      SELECT l.name AS list, l.source AS source,
        datetime(CAST(l.observed AS INTEGER), 'unixepoch') AS observed_utc, l.basis AS basis,
        json_extract(i.value, '$.rank') AS rank, json_extract(i.value, '$.title') AS title,
        json_extract(i.value, '$.by') AS by, l.path AS path, l.line AS line
      FROM lists l, json_each(l.items) i;
    """
}

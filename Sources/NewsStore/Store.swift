// The memory of a job: facts, lists, inputs and findings in one SQLite file.
//
// Writing happens in transactions of whole batches, so that a process that is killed loses what it
// was about to write and nothing else; reading an input twice changes nothing.

import Foundation
import GRDB
import NewsModel

/// A store. Used by one thread at a time.
///
/// A store that was opened to read shows one state as long as it lives, whatever a run writes in the
/// meantime: names and the numbers that mean them come in several queries.
package final class Store {
  package let path: String
  let queue: DatabaseQueue
  private let lock: StoreLock?
  /// Ids of names that have been met.
  var ids = NameIDs()
  /// The entities that known references mean.
  var lexicon: [Entity] = []
  var lexiconSurnames: [UInt32: String] = [:]
  /// What `order(_:)` found; `nil` where names may have been added since.
  var knownOrder: NameOrder?

  /// Opens a store to write; makes it where there is none.
  ///
  /// - Parameters:
  ///   - path: As the file system takes it.
  ///   - job: Its name, for those who find the store locked.
  /// - Throws: `StoreIsLocked`; `StoreError` where the file is none of ours, or newer. Nothing has
  ///   then been changed.
  package init(writing path: String, job: String) throws {
    self.path = path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    lock = try StoreLock(store: path, job: job)
    queue = try Store.open(path, isReadOnly: false)
    try attempt {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA cache_size = -65536")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      }
      try queue.write { db in
        let version = try Store.versions(db).version
        if version == 0 {
          try StoreSchema.create(db)
        } else if version < StoreSchema.version {
          try StoreSchema.migrate(db, from: version)
        }
      }
    }
  }

  /// Opens a store to read.
  ///
  /// - Throws: `StoreError`, also where there is no such file.
  package init(reading path: String) throws {
    self.path = path
    lock = nil
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError(.missing, path, "there is no such store; `pressrun run` makes it")
    }
    queue = try Store.open(path, isReadOnly: true)
    try attempt { try queue.inDatabase { db in try db.beginTransaction(.deferred) } }
    let version = try read { db in try Store.versions(db).version }
    guard version == 0 || version == StoreSchema.version else {
      throw StoreError(
        .older, path, "made by an earlier version of pressrun; `pressrun run` brings it up to date")
    }
  }

  private static func open(_ path: String, isReadOnly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.allowsUnsafeTransactions = isReadOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let (application, version, isEmpty) = try queue.read { db in try versions(db) }
      guard isEmpty || application == StoreSchema.applicationID else {
        throw StoreError(.noStore, path, "a SQLite file, but no store of pressrun")
      }
      guard version <= StoreSchema.version else {
        throw StoreError(
          .newer, path,
          "made by a later version of pressrun (\(version), this one knows \(StoreSchema.version))")
      }
      return queue
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(error, path)
    }
  }

  static func versions(
    _ db: Database
  ) throws -> (application: Int, version: Int, isEmpty: Bool) {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    return (application, version, tables == 0)
  }

  /// Runs SQL; what SQLite throws becomes a `StoreError`.
  func attempt<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as StoreError { throw error } catch let error
      as DatabaseError
    { throw StoreError(error, path) }
  }

  /// Reads in one transaction. GRDB's own `read` turns a switch of SQLite on and off for it, and then
  /// every statement is compiled anew.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try attempt {
      try queue.inDatabase { db in
        if db.isInsideTransaction { return try body(db) }
        try db.beginTransaction(.deferred)
        defer { try? db.commit() }
        return try body(db)
      }
    }
  }

  func write<T>(_ body: (Database) throws -> T) throws -> T {
    try attempt { try queue.write(body) }
  }
}

/// Numbers in the store of what facts name.
struct NameIDs {
  var sources: [String: Int64] = [:]
  /// By index in the dictionary, in the lexicon.
  var topics: [Int64] = []
  var known: [Int64] = []
  var found: [Entity: Int64] = [:]
  var forms: [StoredForm: Int64] = [:]
}

/// A form of a name with the store's number of its entity.
struct StoredForm: Hashable {
  var entity: Int64
  var written: String
  var rule: NameRule
}

// Why a store cannot be used.

import GRDB

/// A store that cannot be opened, read or written.
package struct StoreError: Error, CustomStringConvertible {
  /// What went wrong; the raw value is the rule that messages end with.
  package enum Kind: String, Sendable {
    /// The file is no store of this program, or no SQLite file at all.
    case noStore = "store-not-a-store"
    /// It was written by a later version of this program.
    case newer = "store-newer"
    /// Made by an earlier version; writing to it would bring it up to date.
    case older = "store-older"
    /// It is not there, and nothing may be made.
    case missing = "store-missing"
    /// The facts in it were made with other lists or settings, and the inputs are gone.
    case otherSettings = "store-other-settings"
    /// SQLite refused something.
    case database = "store-database"
  }
  package var kind: Kind
  package var path: String
  package var message: String
  package var description: String { "\(path): error: \(message) [\(kind.rawValue)]" }

  package init(_ kind: Kind, _ path: String, _ message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  /// What SQLite says, with its code and the statement, and without its arguments.
  init(_ error: any Error, _ path: String) {
    guard let error = error as? DatabaseError else {
      self.init(.database, path, "\(error)")
      return
    }
    if error.resultCode == .SQLITE_NOTADB {
      self.init(.noStore, path, "this file is no SQLite database; name another `store`")
      return
    }
    let statement = error.sql.map { " in `\($0.prefix(120))`" } ?? ""
    self.init(
      .database, path,
      "\(error.message ?? "unknown") (SQLite \(error.extendedResultCode.rawValue))\(statement)")
  }
}

/// Another process writes to the store.
package struct StoreIsLocked: Error, CustomStringConvertible {
  /// Of the store.
  package var path: String
  /// What the holder wrote into the lock: its process id, since when, and its job.
  package var holder: String
  package var description: String { "\(path) is in use by \(holder)" }
}

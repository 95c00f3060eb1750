// The folder of a report on disk: tables, text, datapackage.json, and manifest.json last.
//
// All files are written into a folder `.new` within the report's and renamed one by one, the manifest
// last and the old manifest first of all removed. So a manifest stands only beside files that it
// describes: a run that was killed leaves a folder without one, and `verify` says so. Renaming the
// folder as a whole was considered; it breaks a spreadsheet or a terminal that stands in it.

import CSVText
import CXXHash
import Foundation
import NewsModel
import Synchronization
import Workers

/// The disk refused something.
package struct ReportError: Error, CustomStringConvertible {
  package var path: String
  package var reason: String
  package var description: String { "\(path): cannot be written: \(reason)" }
}

/// One file of a report, as the manifest lists it.
package struct ReportFile: Hashable, Sendable, Codable {
  package var name: String
  /// `nil` for files that are no tables.
  package var rows: Int?
  package var bytes: Int
  /// 32 hexadecimal digits of XXH3-128.
  package var xxh3: String
}

/// Writes a report.
package struct ReportFolder: Sendable {
  private let path: String
  private let aside: String
  private let dialect: CSVDialect
  private let workers: Int

  /// - Parameters:
  ///   - path: As the file system takes it; made where it does not exist.
  ///   - workers: Threads that share the tables among them.
  package init(_ path: String, dialect: CSVDialect, workers: Int) {
    self.path = path
    self.dialect = dialect
    self.workers = workers
    aside = path + "/.new"
  }

  /// Writes the report and removes files of an earlier one that it does not have.
  ///
  /// - Parameter tables: Names of the tables to write; `nil`: all that have rows, and always those
  ///   that a reader looks for first (`ReportTables`).
  /// - Throws: `ReportError`. The old report then still stands, or a folder without manifest.
  package func write(_ contents: ReportContents, tables: [String]?) throws {
    try attempt(aside) {
      if FileManager.default.fileExists(atPath: aside) {
        try FileManager.default.removeItem(atPath: aside)
      }
      try FileManager.default.createDirectory(
        atPath: aside, withIntermediateDirectories: true)
    }
    var (files, beside): ([ReportFile], [String]) = ([], [])
    try writeTables(contents, tables) { file, table in
      if ReportTables.ofHistory.contains(table.name) {
        beside.append(file.name)
      } else {
        files.append(file)
      }
    }
    files.append(try writeFile("report.txt", Array(TextReport(contents).text.utf8)))
    let package = DataPackage(contents, files: files, dialect: dialect)
    files.append(try writeFile("datapackage.json", try package.json()))
    let manifest = Manifest(contents, files: files.sorted { bytesPrecede($0.name, $1.name) })
    _ = try writeFile("manifest.json", try manifest.json())
    try publish(files.map(\.name) + beside)
  }

  /// Writes several tables at a time.
  ///
  /// - Parameter take: Gets the files in the order of the tables.
  private func writeTables(
    _ contents: ReportContents, _ names: [String]?,
    _ take: (ReportFile, TableDescription) -> Void
  ) throws {
    let tables = ReportTables.descriptions.filter { names?.contains($0.name) ?? true }
    let rest = Mutex(tables[...])
    // Tables only look at what they are made of. One of them reads the store: that of articles.
    nonisolated(unsafe) let contents = contents
    try Workers.mapInOrder(
      workers: workers, next: { rest.withLock { $0.popFirst() } },
      makeWorker: {
        { table in
          (try writeTable(table, contents, isWanted: names != nil), table)
        }
      },
      consume: { file, table in if let file { take(file, table) } })
  }

  private func writeTable(
    _ table: TableDescription, _ contents: ReportContents, isWanted: Bool
  ) throws -> ReportFile? {
    let location = "\(aside)/\(table.fileName)"
    guard FileManager.default.createFile(atPath: location, contents: nil),
      let handle = FileHandle(forWritingAtPath: location)
    else { throw ReportError(path: location, reason: String(cString: strerror(errno))) }
    defer { try? handle.close() }
    var hasher = ReportHasher()
    let rows = try ReportTables.write(table.name, of: contents, dialect: dialect) { bytes in
      hasher.add(bytes)
      try attempt(location) { try handle.write(contentsOf: Data(bytes)) }
    }
    let always = ["topics", "entities", "pairs", "rankings", "articles", "findings"]
    if rows == 0, !isWanted, !always.contains(table.name) {
      try attempt(location) { try FileManager.default.removeItem(atPath: location) }
      return nil
    }
    try attempt(location) { try handle.synchronize() }
    return ReportFile(
      name: table.fileName, rows: rows, bytes: hasher.count, xxh3: hasher.hash.description)
  }

  private func writeFile(_ name: String, _ bytes: [UInt8]) throws -> ReportFile {
    let location = "\(aside)/\(name)"
    try attempt(location) { try Data(bytes).write(to: URL(fileURLWithPath: location)) }
    var hasher = ReportHasher()
    hasher.add(bytes)
    return ReportFile(name: name, rows: nil, bytes: bytes.count, xxh3: hasher.hash.description)
  }

  /// Puts the new files in the place of the old ones.
  private func publish(_ names: [String]) throws {
    let manifest = "manifest.json"
    try attempt(path) {
      if FileManager.default.fileExists(atPath: "\(path)/\(manifest)") {
        try FileManager.default.removeItem(atPath: "\(path)/\(manifest)")
      }
      for old in try FileManager.default.contentsOfDirectory(atPath: path)
      where ReportFolder.isWritten(old) && !names.contains(old) {
        try FileManager.default.removeItem(atPath: "\(path)/\(old)")
      }
    }
    for name in names + [manifest] {
      guard rename("\(aside)/\(name)", "\(path)/\(name)") == 0 else {
        throw ReportError(path: "\(path)/\(name)", reason: String(cString: strerror(errno)))
      }
    }
    try attempt(aside) { try FileManager.default.removeItem(atPath: aside) }
  }

  /// Whether some report has a file of that name. No other file of the folder is ever removed: a
  /// user's notes stay.
  package static func isWritten(_ name: String) -> Bool {
    ["report.txt", "datapackage.json", "manifest.json"].contains(name)
      || ReportTables.descriptions.contains { $0.fileName == name }
  }

  private func attempt(_ location: String, _ body: () throws -> Void) throws {
    do { try body() } catch let error as ReportError { throw error } catch {
      throw ReportError(path: location, reason: error.localizedDescription)
    }
  }
}

/// The hash of a file while it is written.
package struct ReportHasher: ~Copyable {
  private let state = XXH3_createState()
  package private(set) var count = 0

  package init() { XXH3_128bits_reset(state) }
  deinit { XXH3_freeState(state) }

  /// Goes on with more bytes.
  package mutating func add(_ bytes: [UInt8]) {
    count += bytes.count
    bytes.withUnsafeBytes { _ = XXH3_128bits_update(state, $0.baseAddress, $0.count) }
  }

  package var hash: ContentHash {
    let digest = XXH3_128bits_digest(state)
    return ContentHash(high: digest.high64, low: digest.low64)
  }
}

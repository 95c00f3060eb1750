// The commands that are measured, each with what it needs: a job file, a store, a scratch folder.

import CXXHash
import Foundation

/// One command to be timed.
struct BenchCase {
  var name: String
  var workers: Int
  var command: [String]
  /// Exit codes that are no failure: 2 says that records were rejected.
  var allowedExits: Set<Int32> = [0, 2]
  /// Whether the number of workers makes no difference, as to printing help.
  var ignoresWorkers = false
  /// Files and folders that are removed before each run.
  var removed: [URL] = []
  /// What the command writes; the checksum is of these files.
  var outputs: [URL] = []

  func prepare() throws {
    for url in removed where FileManager.default.fileExists(atPath: url.path) {
      try FileManager.default.removeItem(at: url)
    }
  }

  /// XXH3 of the output files' names and bytes, in the order of names.
  func checksum() throws -> String {
    let state = XXH3_createState()
    defer { XXH3_freeState(state) }
    XXH3_64bits_reset(state)
    for folder in outputs {
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
      for name in names.sorted() {
        guard let bytes = FileManager.default.contents(atPath: "\(folder.path)/\(name)") else {
          continue
        }
        for part in [Data(name.utf8), bytes] {
          part.withUnsafeBytes { _ = XXH3_64bits_update(state, $0.baseAddress, $0.count) }
        }
      }
    }
    return String(XXH3_64bits_digest(state), radix: 16)
  }
}

/// Makes the cases.
struct BenchJobs {
  var pressrun: String
  var input: String
  var seeds: String
  var lexicons: String?
  var scratch: URL

  /// - Throws: `BenchError` for a name that no case has, or a case that lacks its lexicons.
  func makeCase(_ name: String, workers: Int) throws -> BenchCase {
    switch name {
    case "topics": return try work(name, workers, ["--topics-only"])
    case "counts": return try work(name, workers, [])
    case "facts": return try facts(workers, ["--store-only"])
    case "reports": return try reports(workers)
    case "week": return try week()
    case "wc": return countTwice(workers)
    case "start":
      return BenchCase(
        name: name, workers: 1, command: [pressrun, "--help"], ignoresWorkers: true)
    case "again":
      var again = try reports(workers)
      (again.name, again.removed) = (name, [])
      return again
    default: throw BenchError("\(name): no such case")
    }
  }

  /// Two copies of `wc -w`, one after the other for one worker and side by side for more: what the
  /// machine gives to a program that shares nothing at all.
  private func countTwice(_ workers: Int) -> BenchCase {
    let script = workers == 1 ? #"wc -w "$0"; wc -w "$0""# : #"wc -w "$0" & wc -w "$0" & wait"#
    return BenchCase(name: "wc", workers: workers, command: ["sh", "-c", script, input])
  }

  private func work(_ name: String, _ workers: Int, _ flags: [String]) throws -> BenchCase {
    guard let lexicons else { throw BenchError("\(name): --lexicons is missing") }
    let output = scratch.appendingPathComponent("\(name)-\(workers)")
    let bench = URL(fileURLWithPath: CommandLine.arguments[0]).path
    return BenchCase(
      name: name, workers: workers,
      command: [
        bench, "work", input, output.path, "--workers", "\(workers)", "--lexicons", lexicons,
      ] + flags, outputs: [output])
  }

  /// A job with the shipped lists and a store, in a folder of its own.
  private func job(_ name: String) throws -> (folder: URL, path: String) {
    let folder = scratch.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let job = folder.appendingPathComponent("job.yaml")
    let text = """
      version: 1
      name: facts
      store: store.sqlite
      sources:
        - {name: Bench, paths: ["\(input)"], format: jsonl, fields: {published: date}, dates: iso8601}
      topics: \(seeds)/topics/iptc-media-topics.yaml
      entities: \(seeds)/entities
      pairs: {minimum: 5}
      report: {folder: reports, grains: [week, month]}
      """
    try Data(text.utf8).write(to: job)
    return (folder, job.path)
  }

  /// All facts with the shipped lists and the recogniser, near copies too, into a new store.
  private func facts(_ workers: Int, _ flags: [String]) throws -> BenchCase {
    let (folder, path) = try job("facts-\(workers)")
    let stores = ["store.sqlite", "store.sqlite-wal", "store.sqlite-shm"]
    return BenchCase(
      name: "facts", workers: workers,
      command: [pressrun, "run", path, "--quiet", "--workers", "\(workers)"] + flags,
      removed: stores.map { folder.appendingPathComponent($0) })
  }

  /// The same with all reports of weeks and months.
  private func reports(_ workers: Int) throws -> BenchCase {
    let (folder, path) = try job("reports-\(workers)")
    let stores = ["store.sqlite", "store.sqlite-wal", "store.sqlite-shm"]
    return BenchCase(
      name: "reports", workers: workers,
      command: [pressrun, "run", path, "--quiet", "--workers", "\(workers)"],
      removed: stores.map { folder.appendingPathComponent($0) },
      outputs: [folder.appendingPathComponent("reports")])
  }

  /// The text of one week, from the store of the case `facts` with one worker.
  private func week() throws -> BenchCase {
    let (_, path) = try job("facts-1")
    return BenchCase(
      name: "week", workers: 1, command: [pressrun, "report", "weekly", "--job", path],
      ignoresWorkers: true)
  }
}

// The same counts by programs of other people's: what they cost, and whether the bytes are the same.

import ArgumentParser
import Foundation

struct PeersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peers",
    abstract: "Time Python programs beside pressrun's counts, and compare what they write.",
    discussion: """
      A peer is a program peer_w1_*.py (topics by day), peer_w2_*.py (pairs of entities) or
      peer_w3_*.py (charts compared) that takes an input and a folder for its tables. It and
      pressrun run in turn, with one worker each; printed are medians of CPU seconds, how many
      times less pressrun needs, and for each table whether its bytes are the same. A peer that
      does not run, for want of a module say, is named and left out. Where every peer of a work
      writes something else than pressrun, the program fails.

        pressrun-bench peers --input news.jsonl --peers peers/
      """)

  @Option(help: "JSON Lines with id,url,title,text,date,source,section, uncompressed.")
  var input: String
  @Option(help: "Folder of the programs.") var peers: String
  @Option(help: "Folder with topics.yml and gazetteer.csv. Default: the one above the programs.")
  var lexicons: String?
  @Option(help: "Folder of charts for peer_w3_*.py; without it they are left out.")
  var charts: String?
  @Option(help: "Counted runs of each.") var runs = 3

  func run() throws {
    let scratch = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("pressrun-peers-\(getpid())")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let names = try FileManager.default.contentsOfDirectory(atPath: peers)
      .filter { $0.hasPrefix("peer_w") && $0.hasSuffix(".py") }.sorted()
    var results: [Character: [PeerResult]] = [:]
    print("peer                     cpu s  pressrun  times less  tables")
    for name in names {
      guard let work = name.dropFirst("peer_w".count).first,
        let ours = ownCommand(work, scratch.appendingPathComponent("ours").path)
      else { continue }
      let theirs = scratch.appendingPathComponent(name)
      guard var result = try measure(name, ours, theirs.path) else {
        print("\(name): does not run here")
        continue
      }
      result.tables = try compare(theirs, scratch.appendingPathComponent("ours"))
      print(
        String(
          format: "%@ %9.3f %9.3f %11.1f  %@",
          name.padding(toLength: 20, withPad: " ", startingAt: 0), result.theirs, result.ours,
          result.theirs / result.ours, result.tables.map(\.description).joined(separator: ", ")))
      results[work, default: []].append(result)
    }
    // pressrun counts topics and pairs in one run, the peers in two.
    if let topics = results["1"]?.map(\.theirs).min(), let pairs = results["2"],
      let best = pairs.map(\.theirs).min()
    {
      let times = (topics + best) / median(pairs.map(\.ours))
      print(String(format: "topics and pairs, the best peer of each: %.1f times less", times))
    }
    if results.values.contains(where: { $0.allSatisfy(\.differs) }) { throw ExitCode(1) }
  }

  /// The input of a work, and pressrun's command for it; `nil` for a work that it has not.
  private func ownCommand(_ work: Character, _ output: String) -> (
    input: String, command: [String]
  )? {
    let bench = URL(fileURLWithPath: CommandLine.arguments[0]).path
    let lexicons =
      lexicons ?? URL(fileURLWithPath: peers).appendingPathComponent("..").standardized.path
    let counts = [bench, "work", input, output, "--workers", "1", "--lexicons", lexicons]
    switch work {
    case "1": return (input, counts + ["--topics-only"])
    case "2": return (input, counts)
    case "3": return charts.map { ($0, [bench, "ranks", $0, output]) }
    default: return nil
    }
  }

  /// `nil` where the peer fails.
  private func measure(
    _ name: String, _ ours: (input: String, command: [String]), _ output: String
  ) throws -> PeerResult? {
    let peer =
      ["env", "WORKERS=1", "POLARS_MAX_THREADS=1", "PYTHONDONTWRITEBYTECODE=1", "python3"]
      + [URL(fileURLWithPath: peers).appendingPathComponent(name).path, ours.input, output]
    var (theirSeconds, ourSeconds): ([Double], [Double]) = ([], [])
    for round in 0...runs {
      let their = try ProcessRun.run(peer)
      guard their.exitCode == 0 else { return nil }
      let our = try ProcessRun.run(ours.command)
      guard our.exitCode == 0 else {
        throw BenchError("exit code \(our.exitCode): \(ours.command)")
      }
      if round > 0 {  // the first round only warms up
        theirSeconds.append(their.cpuSeconds)
        ourSeconds.append(our.cpuSeconds)
      }
    }
    return PeerResult(theirs: median(theirSeconds), ours: median(ourSeconds))
  }

  private func compare(_ theirs: URL, _ ours: URL) throws -> [TableComparison] {
    try FileManager.default.contentsOfDirectory(atPath: theirs.path).sorted().map { table in
      let (a, b) = (theirs.appendingPathComponent(table), ours.appendingPathComponent(table))
      return TableComparison(
        table, try String(contentsOf: a, encoding: .utf8),
        (try? String(contentsOf: b, encoding: .utf8)) ?? "")
    }
  }
}

/// A peer beside pressrun.
private struct PeerResult {
  /// Medians of CPU seconds.
  var theirs: Double
  var ours: Double
  var tables: [TableComparison] = []

  var differs: Bool { tables.contains { $0.different > 0 } }
}

/// What two programs wrote for one table.
private struct TableComparison: CustomStringConvertible {
  let table: String
  /// Cells whose decimals differ by a unit of the last place at most.
  private(set) var rounded = 0
  /// Rows that differ in anything else.
  private(set) var different = 0

  init(_ table: String, _ a: String, _ b: String) {
    self.table = table
    if a == b { return }
    let rows = (a.split(separator: "\n"), b.split(separator: "\n"))
    different = abs(rows.0.count - rows.1.count)
    for (left, right) in zip(rows.0, rows.1) where left != right {
      let cells = (
        left.split(separator: ",", omittingEmptySubsequences: false),
        right.split(separator: ",", omittingEmptySubsequences: false)
      )
      let unequal = zip(cells.0, cells.1).filter { $0 != $1 }
      if cells.0.count == cells.1.count, unequal.allSatisfy(Self.isRounding) {
        rounded += unequal.count
      } else {
        different += 1
      }
    }
  }

  private static func isRounding(_ a: Substring, _ b: Substring) -> Bool {
    guard let first = Double(a), let second = Double(b), let point = a.firstIndex(of: ".") else {
      return false
    }
    let decimals = a.distance(from: point, to: a.endIndex) - 1
    return abs(first - second) < 1.5 * pow(10, -Double(decimals))
  }

  var description: String {
    if different > 0 { return "\(table): \(different) rows differ" }
    if rounded > 0 { return "\(table): \(rounded) cells rounded differently" }
    return "\(table): the same"
  }
}

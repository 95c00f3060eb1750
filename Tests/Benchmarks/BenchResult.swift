// What a case cost, as a line for people and as a row for later.

import Foundation

/// How much there is to read.
struct CorpusSize {
  var bytes: Int
  var articles: Int

  /// - Throws: `BenchError` where the file cannot be read.
  init(path: String) throws {
    let count = try ProcessRun.run(["wc", "-lc", path])
    let numbers = count.output.split(separator: " ").compactMap { Int($0) }
    guard numbers.count >= 2 else { throw BenchError("wc -lc \(path): \(count.output)") }
    (articles, bytes) = (numbers[0], numbers[1])
  }
}

/// The counted runs of one case, each beside a run of `wc -w`.
struct BenchResult {
  var name: String
  var workers: Int
  var runs: [ProcessRun] = []
  var baselines: [ProcessRun] = []
  var checksums: Set<String> = []

  var cpu: Double { median(runs.map(\.cpuSeconds)) }
  var wall: Double { median(runs.map(\.wallSeconds)) }
  var peakMegabytes: Double { (runs.map { Double($0.peakMemory) }.max() ?? 0) / 1e6 }
  /// Medians of the ratios of runs side by side.
  var cpuRatio: Double { ratio { $0.cpuSeconds } }
  var wallRatio: Double { ratio { $0.wallSeconds } }

  private func ratio(_ seconds: (ProcessRun) -> Double) -> Double {
    median(zip(runs, baselines).map { seconds($0) / max(seconds($1), 1e-9) })
  }
}

/// The results of one call.
struct ResultTable {
  let corpus: CorpusSize
  private var rows: [BenchResult] = []

  init(corpus: CorpusSize) { self.corpus = corpus }

  mutating func add(_ result: BenchResult) { rows.append(result) }

  /// How many times as fast as one worker two are; `nil` where not both were measured.
  func gainOfTwoWorkers(_ name: String) -> Double? {
    let walls = [1, 2].compactMap { count in
      rows.last { $0.name == name && $0.workers == count }?.wall
    }
    return walls.count == 2 ? walls[0] / walls[1] : nil
  }

  /// The last result as a line of text; with a heading above the first.
  var lastLine: String {
    guard let row = rows.last else { return "" }
    let heading =
      rows.count > 1
      ? ""
      : "case      workers  cpu s   wall s  × wc cpu  × wc wall     MB/s  articles/s  peak MB  checksum\n"
    let megabytes = Double(corpus.bytes) / 1e6
    return heading
      + String(
        format: "%@ %7d %7.3f %7.3f %9.2f %10.2f %9.1f %11.0f %8.0f  %@",
        row.name.padding(toLength: 9, withPad: " ", startingAt: 0), row.workers, row.cpu, row.wall,
        row.cpuRatio, row.wallRatio, megabytes / row.wall, Double(corpus.articles) / row.wall,
        row.peakMegabytes, row.checksums.sorted().joined(separator: " "))
  }

  /// Adds the rows to a CSV file, which gets a header row where it is new.
  ///
  /// - Throws: What the file system says.
  func append(to path: String) throws {
    var text = ""
    if !FileManager.default.fileExists(atPath: path) {
      text =
        "date,machine,cores,case,workers,runs,bytes,articles,cpu_seconds,wall_seconds,"
        + "cpu_ratio_to_wc,wall_ratio_to_wc,peak_bytes,checksum\n"
      try Data().write(to: URL(fileURLWithPath: path))
    }
    let date = Date().formatted(.iso8601.year().month().day())
    let machine = Machine.processor.replacingOccurrences(of: ",", with: " ")
    for row in rows {
      text += String(
        format: "%@,%@,%d,%@,%d,%d,%d,%d,%.4f,%.4f,%.3f,%.3f,%.0f,%@\n", date, machine,
        ProcessInfo.processInfo.activeProcessorCount, row.name, row.workers, row.runs.count,
        corpus.bytes, corpus.articles, row.cpu, row.wall, row.cpuRatio, row.wallRatio,
        row.peakMegabytes * 1e6, row.checksums.sorted().joined(separator: " "))
    }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
  }
}

/// What the measurements were made on.
enum Machine {
  /// The processor's name as the system gives it, else `unknown`.
  static var processor: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line.flatMap { $0.split(separator: ":").last }.map {
      $0.trimmingCharacters(in: .whitespaces)
    } ?? "unknown"
  }
}

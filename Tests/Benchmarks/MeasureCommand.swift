// Runs each case several times, in turn with `wc -w` on the same file, and prints medians and ratios.
// The machine may be shared and noisy: ratios of runs side by side say more than seconds.

import ArgumentParser
import Foundation

struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Time pressrun's jobs beside wc -w on the same file.",
    discussion: """
      Each case is run once to warm up and then --runs times, in turn with `wc -w`. Printed are
      medians: CPU seconds, wall seconds, MB/s, articles/s, peak resident memory, the ratio of CPU
      time and wall time to that of `wc -w`, and a checksum of all output files. A case whose
      checksum differs between runs or numbers of workers fails the program. The case `wc` is two
      copies of `wc -w`, one after the other and side by side: what two workers can gain here.

        pressrun-bench --input news.jsonl --lexicons lexicons/
      """)

  @Option(help: "JSON Lines with id,url,title,text,date,source,section, uncompressed.")
  var input: String
  @Option(help: "Folder with topics.yml and gazetteer.csv; without it the shipped seeds are used.")
  var lexicons: String?
  @Option(help: "The program to measure.") var pressrun = ".build/release/pressrun"
  @Option(help: "Folder with the shipped lexicons.") var seeds = "seeds"
  @Option(help: "Counted runs of each case.") var runs = 5
  @Option(help: "Numbers of workers, separated by commas.") var workers = "1,2"
  @Option(help: "Cases: wc, topics, counts, facts, week, reports, again, start; with commas.")
  var cases = "wc,topics,counts,facts,week,reports,again,start"
  @Option(help: "A CSV file to add the results to.") var results: String?

  func validate() throws {
    guard FileManager.default.isReadableFile(atPath: input) else {
      throw ValidationError("\(input): no such file")
    }
    guard runs >= 1 else { throw ValidationError("--runs must be at least 1, is \(runs)") }
  }

  func run() throws {
    let scratch = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("pressrun-bench-\(getpid())")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let bench = BenchJobs(
      pressrun: pressrun, input: URL(fileURLWithPath: input).standardizedFileURL.path,
      seeds: URL(fileURLWithPath: seeds).standardizedFileURL.path,
      lexicons: lexicons.map { URL(fileURLWithPath: $0).standardizedFileURL.path },
      scratch: scratch)
    let corpus = try CorpusSize(path: input)
    var table = ResultTable(corpus: corpus)
    var failed = false
    var possibleGain: Double?
    for name in cases.split(separator: ",").map(String.init) {
      var checksums: Set<String> = []
      for count in workers.split(separator: ",").compactMap({ Int($0) }) {
        let benchCase = try bench.makeCase(name, workers: count)
        let result = try measure(benchCase)
        checksums.formUnion(result.checksums)
        table.add(result)
        print(table.lastLine)
        if benchCase.ignoresWorkers { break }
      }
      if let gain = table.gainOfTwoWorkers(name) {
        if name == "wc" { possibleGain = gain }
        let share = possibleGain.map {
          String(format: " (%.0f %% of what wc gains)", 100 * gain / $0)
        }
        print(
          String(format: "%@: two workers are %.2f times as fast as one", name, gain)
            + (share ?? ""))
      }
      if checksums.count > 1 {
        failed = true
        print("\(name): the output differs from run to run: \(checksums.sorted())")
      }
    }
    if let results { try table.append(to: results) }
    if failed { throw ExitCode(1) }
  }

  private func measure(_ benchCase: BenchCase) throws -> BenchResult {
    var result = BenchResult(name: benchCase.name, workers: benchCase.workers)
    for round in 0...runs {
      let baseline = try ProcessRun.run(["wc", "-w", input])
      try benchCase.prepare()
      let run = try ProcessRun.run(benchCase.command)
      guard benchCase.allowedExits.contains(run.exitCode) else {
        throw BenchError("\(benchCase.name): exit code \(run.exitCode): \(benchCase.command)")
      }
      result.checksums.insert(try benchCase.checksum())
      if round > 0 {  // the first round only warms up
        result.runs.append(run)
        result.baselines.append(baseline)
      }
    }
    return result
  }
}

// The spine: read, count, write. Each step is a function of the values of the step before.

import Foundation
import NewsModel
import NewsReaders
import NewsReports
import NewsStore
import NewsTrends

/// Runs a job from its inputs to its reports.
package struct JobRun {
  private let plan: JobPlan

  /// - Parameter plan: Its lists are read here, and only where they are needed.
  package init(_ plan: JobPlan) { self.plan = plan }

  /// Does the job.
  ///
  /// - Parameter progress: Is told how far the run is, on the caller's thread.
  /// - Throws: `JobFileError` where a list of the job cannot be used; `LockIsHeld` where another run writes to the store; `StoreError`, `ReportError`,
  ///   `CountError`: the store or the disk refused something.
  package func run(progress: (RunProgress) -> Void) throws -> RunSummary {
    guard plan.job.store != nil else {
      if plan.storesOnly {
        throw AskedInVain(
          description: "\(plan.job.path) names no `store`, so there is nothing to keep facts in")
      }
      let plan = try plan.withLists()
      return try report(try MemoryReading(plan).read(progress), plan, progress)
    }
    let storing = try StoreReading(plan)
    if try storing.nothingIsNew(), try storing.reportStands(folder) {
      return storing.summary(folder, unchanged)
    }
    let plan = try plan.withLists()
    try storing.read(plan, progress)
    if plan.storesOnly { return storing.summary(folder, "facts are stored; no report was made") }
    if try storing.reportStands(folder) { return storing.summary(folder, unchanged) }
    let summary = try report(try storing.reading(plan), plan, progress)
    try storing.finish(summary)
    return summary
  }

  private var unchanged: String { "nothing has changed since the report was made: it stands" }

  private var folder: String { plan.job.resolve(plan.job.report.folder) }

  private func report(
    _ reading: Reading, _ plan: JobPlan, _ progress: (RunProgress) -> Void
  ) throws -> RunSummary {
    progress(reading.progress(of: plan))
    let contents = try reading.contents(plan)
    try ReportFolder(folder, dialect: plan.dialect, workers: plan.workers)
      .write(contents, tables: plan.job.report.tables)
    try reading.ledger?.note(contents)
    return RunSummary(
      reportFolder: folder, articles: reading.articlesRead, lists: reading.listsRead,
      rejected: reading.rejectedNow, noted: contents.noted,
      messages: reading.messages + revised(contents) + putAside(contents, plan.job),
      warnings: plan.warnings)
  }
}

private func revised(_ contents: ReportContents) -> [String] {
  let count = contents.revisions.count
  return count == 0
    ? [] : ["\(count) numbers differ from what a report first showed: see revisions.csv"]
}

/// A doubt about keys, where many articles of a run replaced one of another text: ids that are
/// distinct only within a section or a year look like this.
func doubtedKeys(read: Int, revised: Int) -> [String] {
  guard revised >= 5 ? revised * 20 > read : revised >= 2 && revised * 5 > read else { return [] }
  return [
    "\(grouped(revised)) of \(counted(read, "article")) replaced one of the same key with another "
      + "text; if they are articles of their own, give their source `key: url` or `key: content`"
  ]
}

/// How much the pairs needed beyond the memory that the job gives them.
func putAside(_ contents: ReportContents, _ job: JobFile) -> [String] {
  let bytes = contents.analysis.pairBytesOnDisk
  return bytes == 0
    ? []
    : [
      "pairs needed \(grouped((bytes + 999_999) / 1_000_000)) MB of disk beside the memory that "
        + "`pairs.memory: \(job.pairs.memory)` gives them"
    ]
}

/// What has been read, ready to be counted.
struct Reading {
  var facts: any FactSource
  var lists: [RankingList]
  /// Of all inputs behind the facts.
  var inputs: [InputRow]
  var findings: [Finding]
  /// `nil` where nothing is kept.
  var ledger: PublicationLedger?
  var repeated = 0
  var revised = 0
  var outside = 0
  /// In this run.
  var articlesRead = 0
  var listsRead = 0
  var rejectedNow = 0
  var messages: [String] = []

  func progress(of plan: JobPlan) -> RunProgress {
    RunProgress(
      stage: "counting", bytesDone: plan.inputBytes, bytesTotal: plan.inputBytes,
      articles: articlesRead)
  }

  /// Everything counted.
  ///
  /// - Parameters:
  ///   - parts: What is worked out beside the counts.
  ///   - adaptsGrains: See `ReportAnalysis`.
  func contents(
    _ plan: JobPlan, parts: Set<AnalysisPart> = Set(AnalysisPart.allCases),
    adaptsGrains: Bool = true
  ) throws -> ReportContents {
    var analysis = ReportAnalysis(
      plan, facts: facts, lists: lists, parts: parts, adaptsGrains: adaptsGrains)
    var contents = try analysis.contents()
    contents.inputs = inputs.sorted {
      $0.source == $1.source ? bytesPrecede($0.path, $1.path) : bytesPrecede($0.source, $1.source)
    }
    contents.findings = findings.sorted()
    contents.reading.repeated = repeated
    contents.reading.revised = revised
    contents.reading.outside = outside
    contents.revisions = try ledger?.revisions(contents) ?? []
    return contents
  }
}

/// Reads all inputs of a job that keeps nothing.
struct MemoryReading {
  let plan: JobPlan

  init(_ plan: JobPlan) { self.plan = plan }

  func read(_ progress: (RunProgress) -> Void) throws -> Reading {
    var facts = FactCollection()
    var (lists, findings): ([RankingList], [Finding]) = ([], plan.findings)
    var (inputs, tallies): ([InputRow], [InputTally]) = ([], [])
    var row: InputRow?
    var done = RunProgress(
      stage: "reading", bytesDone: 0, bytesTotal: plan.inputBytes, articles: 0)
    let input = InputReading(plan.sources, analysis: plan.analysis, workers: plan.workers)
    try input.run { batch in
      for article in batch.articles { facts.add(article) }
      lists += batch.lists
      findings += batch.findings
      var current = row ?? InputRow(source: plan.sourceName(batch), path: batch.file.path)
      if row == nil {
        tallies.append(
          InputTally(source: current.source, path: current.path, tally: batch.tally))
      } else {
        tallies[tallies.count - 1].tally.add(batch.tally)
      }
      current.add(batch)
      row = batch.end == nil ? current : nil
      if batch.end != nil {
        inputs.append(current)
        done.bytesDone += batch.file.size
      }
      done.articles += batch.articles.count
      progress(done)
    }
    findings += RecordTally.findings(tallies)
    let outside = facts.keep(from: plan.job.since, to: plan.job.until)
    facts.sort()
    let source = MemoryFacts(
      facts.articles, topics: plan.analysis.topics?.topics ?? [],
      entities: plan.analysis.lexicon?.entities ?? [],
      surnames: plan.analysis.lexicon?.surnames ?? [:], stories: plan.storySettings)
    return Reading(
      facts: source, lists: lists, inputs: inputs, findings: findings, repeated: facts.repeated,
      revised: facts.revised, outside: outside, articlesRead: done.articles,
      listsRead: lists.count, rejectedNow: findings.count { $0.severity == .rejected },
      messages: doubtedKeys(read: done.articles, revised: facts.revised))
  }
}

extension JobPlan {
  func sourceName(_ batch: AnalyzedBatch) -> String { sources[batch.source].settings.name }
}

extension InputRow {
  init(source: String, path: String) {
    self.init(
      source: source, path: path, bytes: 0, hash: ContentHash(high: 0, low: 0), records: 0,
      articles: 0, lists: 0, rejected: 0)
  }

  /// Counts in a part of the input.
  mutating func add(_ batch: AnalyzedBatch) {
    records += batch.records
    articles += batch.articles.count
    lists += batch.lists.count
    rejected += batch.findings.count { $0.severity == .rejected }
    if let end = batch.end { (bytes, hash) = (end.bytes, end.hash) }
  }
}

// The spine: read, count, write. Each step is a function of the values of the step before.

import Foundation
import NewsModel
import NewsReaders
import NewsReports
import NewsTrends

/// Runs a job from its inputs to its reports.
package struct JobRun {
  private let plan: JobPlan

  package init(_ plan: JobPlan) { self.plan = plan }

  /// Does the job.
  ///
  /// - Parameter progress: Is told how far the run is, on the caller's thread.
  /// - Throws: `ReportError`, `CountError`: the disk refused something.
  package func run(progress: (RunProgress) -> Void) throws -> RunSummary {
    var reading = try read(progress)
    let contents = try analyze(&reading, progress)
    let folder = plan.job.resolve(plan.job.report.folder)
    try ReportFolder(folder, dialect: plan.dialect).write(contents, tables: plan.job.report.tables)
    return RunSummary(
      reportFolder: folder, articles: reading.articlesRead, lists: reading.lists.count,
      rejected: contents.rejected, noted: contents.noted, messages: [])
  }

  private func read(_ progress: (RunProgress) -> Void) throws -> Reading {
    var reading = Reading()
    reading.findings = plan.findings
    var done = RunProgress(
      stage: "reading", bytesDone: 0, bytesTotal: plan.inputBytes, articles: 0)
    let input = InputReading(plan.sources, analysis: plan.analysis, workers: plan.workers)
    try input.run { batch in
      reading.add(batch, source: plan.sources[batch.source].settings.name)
      if batch.end != nil { done.bytesDone += batch.file.size }
      done.articles = reading.articlesRead
      progress(done)
    }
    progress(
      RunProgress(
        stage: "counting", bytesDone: done.bytesTotal, bytesTotal: done.bytesTotal,
        articles: done.articles))
    return reading
  }

  private func analyze(
    _ reading: inout Reading, _ progress: (RunProgress) -> Void
  ) throws -> ReportContents {
    let outside = reading.facts.keep(from: plan.job.since, to: plan.job.until)
    reading.facts.sort()
    reading.dropLists(from: plan.job.since, to: plan.job.until, plan.analysis.day(of:))
    var analysis = ReportAnalysis(plan, articles: reading.facts.articles, lists: reading.lists)
    var contents = try analysis.contents()
    contents.inputs = reading.inputs.sorted {
      $0.source == $1.source ? bytesPrecede($0.path, $1.path) : bytesPrecede($0.source, $1.source)
    }
    contents.findings = reading.findings.sorted()
    contents.reading.repeated = reading.facts.repeated
    contents.reading.revised = reading.facts.revised
    contents.reading.outside = outside
    return contents
  }
}

/// What was read in one run.
struct Reading {
  var facts = FactCollection()
  var lists: [RankingList] = []
  var inputs: [InputRow] = []
  var findings: [Finding] = []
  var articlesRead = 0
  private var open: InputRow?

  mutating func add(_ batch: AnalyzedBatch, source: String) {
    for article in batch.articles { facts.add(article) }
    lists += batch.lists
    findings += batch.findings
    articlesRead += batch.articles.count
    var row =
      open
      ?? InputRow(
        source: source, path: batch.file.path, bytes: 0, hash: ContentHash(high: 0, low: 0),
        records: 0, articles: 0, lists: 0, rejected: 0)
    row.records += batch.records
    row.articles += batch.articles.count
    row.lists += batch.lists.count
    row.rejected += batch.findings.count { $0.severity == .rejected }
    if let end = batch.end {
      (row.bytes, row.hash) = (end.bytes, end.hash)
      inputs.append(row)
      open = nil
    } else {
      open = row
    }
  }

  /// Leaves out lists whose day is outside; those without a time stay.
  mutating func dropLists(
    from first: CivilDay?, to last: CivilDay?, _ day: (Timestamp) -> CivilDay
  ) {
    guard first != nil || last != nil else { return }
    lists.removeAll { list in
      guard let day = list.observedAt.map(day) else { return false }
      return day < first ?? day || last ?? day < day
    }
  }
}

// Reading into a store: only what is new, in transactions of a few thousand articles.

import Foundation
import NewsModel
import NewsReaders
import NewsReports
import NewsStore
import NewsTrends

/// What a run brought.
private struct NewRecords {
  var articles = 0
  /// Of those: with another text under a key that was known.
  var revised = 0
  var lists = 0
  var rejected = 0
}

/// Reads the inputs of a job that the store does not know yet.
final class StoreReading {
  private let plan: JobPlan
  private let store: Store
  private var messages: [String] = []
  private var new = NewRecords()

  /// Opens the store; the right to write is held as long as this lives.
  ///
  /// - Throws: `LockIsHeld`, `StoreError`.
  init(_ plan: JobPlan) throws {
    self.plan = plan
    new.rejected = plan.rejected
    do {
      store = try Store(writing: plan.job.resolve(plan.job.store ?? ""), job: plan.job.name)
    } catch let error as StoreIsLocked {
      throw LockIsHeld(description: error.description)
    }
  }

  /// Articles, and inputs, of one transaction.
  private static let batch = (articles: 2000, inputs: 2000)

  /// Whether every input is known as it stands, with the settings of the job.
  func nothingIsNew() throws -> Bool {
    guard try store.settingsHash() == plan.factsHash, try changedSources().isEmpty else {
      return false
    }
    let pending = try pendingSources(store)
    noteSkipped(pending)
    return pending.allSatisfy(\.files.isEmpty)
  }

  /// Takes in what is new.
  ///
  /// - Parameter plan: With its lists.
  func read(_ plan: JobPlan, _ progress: (RunProgress) -> Void) throws {
    messages = try prepare(store, plan)
    let pending = try pendingSources(store)
    noteSkipped(pending)
    if !pending.allSatisfy(\.files.isEmpty) {
      new = try readPending(pending, store, plan, progress)
      messages += doubtedKeys(read: new.articles, revised: new.revised)
    }
    try StoreUpkeep(
      store, stories: plan.storySettings, top: plan.job.rankings.top, workers: plan.workers
    ).refresh()
  }

  private func noteSkipped(_ pending: [SourceFiles]) {
    let count = pending.reduce(0) { $0 + $1.files.count }
    let skipped = plan.sources.reduce(0) { $0 + $1.files.count } - count
    if skipped == 1 { messages.append("1 input has not changed and was not read again") }
    if skipped > 1 { messages.append("\(skipped) inputs have not changed and were not read again") }
  }

  /// All that the store holds, for a report.
  func reading(_ plan: JobPlan) throws -> Reading {
    var reading = try Self.stored(store, plan)
    (reading.articlesRead, reading.listsRead) = (new.articles, new.lists)
    (reading.rejectedNow, reading.messages) = (new.rejected, messages)
    return reading
  }

  /// - Parameter message: Why no report was made.
  func summary(_ folder: String, _ message: String) -> RunSummary {
    RunSummary(
      reportFolder: folder, articles: new.articles, lists: new.lists, rejected: new.rejected,
      messages: messages + [message], warnings: plan.warnings)
  }

  /// Whether the report in the folder would be made again byte for byte.
  func reportStands(_ folder: String) throws -> Bool {
    guard !plan.readsEverything, let state = try store.reportState(folder) else { return false }
    return try state == self.state(folder)
  }

  func finish(_ summary: RunSummary) throws {
    guard let state = try state(summary.reportFolder) else { return }
    try store.finishRun(
      job: plan.job.name, folder: summary.reportFolder, state: state, articles: new.articles,
      lists: new.lists, rejected: new.rejected)
  }

  /// A hash of all that the report in a folder is made of, and of the report; `nil` where it is
  /// not whole.
  private func state(_ folder: String) throws -> String? {
    guard let report = ReportCheck(folder).standingHash() else { return nil }
    let missing = plan.findings.map(\.description).joined(separator: ";")
    return try "\(store.changeCount()) \(plan.reportHash) \(report) \(missing)"
  }

  /// Makes the store ready for facts of this job's settings.
  ///
  /// - Throws: `StoreError` where the settings have changed and inputs are gone, unless everything
  ///   is to be read anew.
  private func prepare(_ store: Store, _ plan: JobPlan) throws -> [String] {
    let hash = plan.factsHash
    let old = try store.settingsHash()
    let changed = try changedSources()
    let subject =
      old == hash
      ? "settings of \(changed.joined(separator: ", "))" : "topics, entities or other settings"
    var messages: [String] = []
    if let old, old != hash || !changed.isEmpty {
      let inputs = try store.inputs()
      let gone = inputs.filter {
        !FileManager.default.fileExists(atPath: plan.job.resolve($0.path))
      }
      if let first = gone.first, !plan.readsEverything {
        throw StoreError(
          .otherSettings, store.path,
          "\(subject) of the job have changed, and \(gone.count) of "
            + "\(inputs.count) inputs that would have to be read again are gone (\(first.path)); "
            + "`pressrun run \(plan.job.path) --force` starts anew with what is there")
      }
      messages.append("\(subject) have changed: all inputs are read again")
    }
    try store.begin(
      topics: plan.analysis.topics?.topics ?? [], entities: plan.analysis.lexicon?.entities ?? [],
      surnames: plan.analysis.lexicon?.surnames ?? [:], settings: hash,
      sources: plan.sourceHashes)
    return messages
  }

  /// Sources that the store knows as read in another way.
  private func changedSources() throws -> [String] {
    let known = try store.sourceSettings()
    return plan.sourceHashes.keys.filter { name in
      known[name].map { $0 != plan.sourceHashes[name] } ?? false
    }.sorted(by: bytesPrecede)
  }

  /// The files that are new, changed or longer.
  private func pendingSources(
    _ store: Store
  ) throws -> [SourceFiles] {
    var known: [String: StoredInput] = [:]
    for input in try store.inputs() { known[input.source + "\0" + input.path] = input }
    return plan.sources.map { source in
      let settings = source.settings
      let pending = source.files.compactMap { file -> InputFile? in
        guard !plan.readsEverything, let input = known[settings.name + "\0" + file.path] else {
          return file
        }
        if input.size == file.size, input.modified == file.modified { return nil }
        var file = file
        if settings.format == .jsonLines, file.compression == .none, file.size > input.size {
          file.readBefore = FileEnd(bytes: input.bytes, hash: input.hash, lines: input.lines)
        }
        return file
      }
      return SourceFiles(settings, pending)
    }
  }

  private func readPending(
    _ sources: [SourceFiles], _ store: Store,
    _ plan: JobPlan, _ progress: (RunProgress) -> Void
  ) throws -> NewRecords {
    var known: [String: StoredInput] = [:]
    for input in try store.inputs() { known[input.source + "\0" + input.path] = input }
    var done = RunProgress(
      stage: "reading", bytesDone: 0,
      bytesTotal: sources.reduce(0) { $0 + $1.files.reduce(0) { $0 + $1.size } }, articles: 0)
    var (parts, waiting, current): ([InputPart], Int, StoredInput?) = ([], 0, nil)
    var new = NewRecords(rejected: plan.rejected)
    let input = InputReading(sources, analysis: plan.analysis, workers: plan.workers)
    try input.run { batch in
      let part = self.part(batch, current, known)
      current = part.isLast ? nil : part.input
      parts.append(part)
      waiting += batch.articles.count
      new.lists += batch.lists.count
      new.rejected += batch.findings.count { $0.severity == .rejected }
      done.articles += batch.articles.count
      if batch.end != nil { done.bytesDone += batch.file.size }
      if waiting >= Self.batch.articles || parts.count >= Self.batch.inputs {
        new.revised += try store.add(parts)[.revised] ?? 0
        (parts, waiting) = ([], 0)
      }
      progress(done)
    }
    new.revised += try store.add(parts)[.revised] ?? 0
    new.articles = done.articles
    return new
  }

  private func part(
    _ batch: AnalyzedBatch, _ current: StoredInput?, _ known: [String: StoredInput]
  ) -> InputPart {
    let name = plan.sourceName(batch)
    var input =
      current
      ?? StoredInput(
        source: name, path: batch.file.path, size: batch.file.size, modified: batch.file.modified)
    if batch.isFirst, batch.continues, let before = known[name + "\0" + batch.file.path] {
      (input.records, input.articles) = (before.records, before.articles)
      (input.lists, input.rejected) = (before.lists, before.rejected)
      input.tally = before.tally
    }
    var tally = batch.tally
    if let before = RecordTally(stored: input.tally) {
      tally = before
      tally.add(batch.tally)
    }
    input.tally = tally.stored
    input.records += batch.records
    input.articles += batch.articles.count
    input.lists += batch.lists.count
    input.rejected += batch.findings.count { $0.severity == .rejected }
    if let end = batch.end {
      (input.bytes, input.hash, input.lines) = (end.bytes, end.hash, end.lines)
    }
    // A file that could not be read to its end is tried again, even where it has not changed: it may
    // be readable then.
    if batch.findings.contains(where: { $0.rule == "file-unreadable" }) { input.modified = -1 }
    return InputPart(
      input: input, isFirst: batch.isFirst, isLast: batch.end != nil, continues: batch.continues,
      articles: batch.articles, lists: batch.lists, findings: batch.findings)
  }

  /// All that the store holds, for a report.
  static func stored(_ store: Store, _ plan: JobPlan) throws -> Reading {
    let totals = try store.totals()
    let known = try store.inputs()
    let tallies = known.compactMap { input in
      RecordTally(stored: input.tally).map {
        InputTally(source: input.source, path: input.path, tally: $0)
      }
    }
    let inputs = known.map {
      InputRow(
        source: $0.source, path: $0.path, bytes: $0.bytes, hash: $0.hash, records: $0.records,
        articles: $0.articles, lists: $0.lists, rejected: $0.rejected)
    }
    let facts = try StoreFacts(
      store, from: plan.job.since, to: plan.job.until, workers: plan.workers)
    // Periods that are cut by the days of a run are not what was published.
    let isWhole = plan.job.since == nil && plan.job.until == nil
    return Reading(
      facts: facts, lists: try store.lists(), inputs: inputs,
      findings: try store.findings() + RecordTally.findings(tallies, keepsFacts: true)
        + plan.findings,
      ledger: isWhole ? PublicationLedger(store, facts.names) : nil,
      repeated: max(0, totals.readings - totals.articles - totals.revised), revised: totals.revised,
      outside: try store.articlesOutside(from: plan.job.since, to: plan.job.until))
  }
}

extension RecordTally {
  /// As a store keeps it; `nil` for text that is none.
  fileprivate init?(stored text: String) {
    guard let tally = try? JSONDecoder().decode(RecordTally.self, from: Data(text.utf8)) else {
      return nil
    }
    self = tally
  }

  fileprivate var stored: String {
    (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

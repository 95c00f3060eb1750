// Reports out of the store, without reading any input: any past week, any table, and the articles
// behind a number.

import CSVText
import Foundation
import NewsModel
import NewsReaders
import NewsReports
import NewsStore
import NewsText
import NewsTrends

/// What a user asked for that the store or the job does not have.
package struct AskedInVain: Error, CustomStringConvertible {
  package let description: String
}

/// The reports of a job's store.
package struct StoredReports {
  private(set) var job: JobFile
  let store: Store

  /// - Throws: `StoreError`; `AskedInVain` where the job keeps nothing.
  package init(_ job: JobFile) throws {
    guard let path = job.store else {
      throw AskedInVain(
        description: "\(job.path) names no `store`: its facts are forgotten after each run")
    }
    self.job = job
    store = try Store(reading: job.resolve(path))
  }

  /// Everything that a report of some days needs.
  ///
  /// - Parameters:
  ///   - span: The period of the tables and the text.
  ///   - grains: Kinds of periods in the tables; `nil`: as the job says.
  ///   - parts: What is worked out beside the counts.
  package func contents(
    span: JobReport.Span, from first: CivilDay? = nil, to last: CivilDay? = nil,
    grains: [Grain]? = nil, parts: Set<AnalysisPart> = Set(AnalysisPart.allCases)
  ) throws -> ReportContents {
    var job = job
    job.report.span = span
    if let grains { job.report.grains = grains }
    job.sources = []
    let plan = try JobPlan(job, options: RunOptions(since: first, until: last)).withLists()
    try checkReach(span, plan)
    let contents = try StoreReading.stored(store, plan).contents(
      plan, parts: parts, adaptsGrains: grains == nil)
    if case .period(let period) = span, period != .all {
      let known = contents.analysis.counts.totals.contains { $0.period == period }
      let hasLists = contents.rankings.contains {
        $0.period.map { $0.start == period.start } ?? false
      }
      guard known || hasLists else {
        throw nothing(of: period, from: contents.reading.firstDay, to: contents.reading.lastDay)
      }
    }
    return contents
  }

  /// A period before or behind all that the store has is found out without counting anything.
  private func checkReach(_ span: JobReport.Span, _ plan: JobPlan) throws {
    guard case .period(let period) = span, let end = period.end else { return }
    let days = try store.days()
    if let first = days.first, let last = days.last, first <= end, period.start <= last { return }
    let hasList = try store.lists().contains { list in
      guard let day = list.observedAt.map(plan.analysis.day(of:)) else { return false }
      return period.start <= day && day <= end
    }
    if !hasList { throw nothing(of: period, from: days.first, to: days.last) }
  }

  private func nothing(
    of period: Period, from first: CivilDay?, to last: CivilDay?
  ) -> AskedInVain {
    AskedInVain(
      description: "the store has nothing of \(period); it reaches from "
        + "\(first?.description ?? "nowhere") to \(last?.description ?? "nowhere")")
  }

  /// The text report of a period, which ends its last line, and what a user should know beside it.
  package func text(
    of span: JobReport.Span, grain: Grain
  ) throws -> (text: String, messages: [String]) {
    // The text does not say how names are written.
    let parts = Set(AnalysisPart.allCases).subtracting([.aliases])
    let contents = try contents(span: span, grains: [grain], parts: parts)
    return (TextReport(contents).text, putAside(contents, job))
  }

  /// Writes the reports of a period into a folder.
  ///
  /// - Returns: What a user should know beside them.
  package func write(
    _ span: JobReport.Span, grain: Grain, folder: String, dialect: JobReport.Dialect
  ) throws -> [String] {
    let contents = try contents(span: span, grains: [grain])
    try ReportFolder(
      folder, dialect: dialect == .sheet ? .sheet : .data, workers: job.workersOrCores
    ).write(contents, tables: nil)
    return putAside(contents, job)
  }

  /// One table.
  ///
  /// - Parameters:
  ///   - grain: The kind of periods in the table; `nil`: that of the period, else as the job says.
  ///   - level: Where the entities of a pair must meet; `nil`: as the job says, which may be several.
  ///   - write: Gets the bytes in order, about a megabyte at a time.
  /// - Returns: What a user should know beside the table.
  /// - Throws: `AskedInVain` for a name that no table has.
  package func export(
    _ table: String, period: Period?, from first: CivilDay?, to last: CivilDay?, grain: Grain?,
    level: PairLevel? = nil, dialect: JobReport.Dialect, _ write: ([UInt8]) throws -> Void
  ) throws -> [String] {
    _ = try StoredReports.columns(of: table)
    var asked = self
    if let level { asked.job.pairs.levels = [level] }
    let contents = try asked.contents(
      span: period.map { .period($0) } ?? .everything, from: first, to: last,
      grains: (grain ?? period?.grain).map { [$0] }, parts: ReportTables.parts(of: table))
    _ = try ReportTables.write(
      table, of: contents, dialect: dialect == .sheet ? .sheet : .data, write)
    return putAside(contents, job) + meaningOfAll(contents, first, last)
      + cutPeriods(contents, first, last) + (table == "pairs" ? asked.severalEdges(contents) : [])
  }

  /// Whether a pair has several rows, which a program for networks would add up.
  private func severalEdges(_ contents: ReportContents) -> [String] {
    var kinds: [String] = []
    if job.pairs.levels.count > 1 {
      kinds.append("\(job.pairs.levels.count) levels (--level \(job.pairs.levels[0]) takes one)")
    }
    if contents.grains.count > 1 {
      kinds.append("\(contents.grains.count) kinds of periods (--grain all takes one)")
    }
    guard !kinds.isEmpty else { return [] }
    return ["a pair has a row for each of \(enumerated(kinds)): for a network take one of them"]
  }

  /// What `all` stands for in a table of a part of the days.
  private func meaningOfAll(
    _ contents: ReportContents, _ first: CivilDay?, _ last: CivilDay?
  ) -> [String] {
    guard first != nil || last != nil, contents.grains.contains(.all) else { return [] }
    let days = [first.map { "from \($0)" }, last.map { "to \($0)" }].compactMap { $0 }
    return ["the period `all` of this table is all days \(days.joined(separator: " "))"]
  }

  /// The periods of a table that have some of their days only.
  private func cutPeriods(
    _ contents: ReportContents, _ first: CivilDay?, _ last: CivilDay?
  ) -> [String] {
    var cut: Set<Period> = []
    for grain in contents.grains where grain != .all {
      if let first, case let period = Period(grain, containing: first), period.start < first {
        cut.insert(period)
      }
      if let last, case let period = Period(grain, containing: last), last < period.end ?? last {
        cut.insert(period)
      }
    }
    let names = cut.sorted().map(\.description)
    return names.isEmpty
      ? [] : ["--from and --to cut \(enumerated(names)): only some of their days are counted"]
  }

  /// The columns of a table, one a line.
  package static func columns(of table: String) throws -> String {
    guard let description = ReportTables.description(of: table) else {
      let names = ReportTables.descriptions.map(\.name)
      throw AskedInVain(
        description: "no table is called `\(table)`" + suggestion(for: table, among: names)
          + "; there are " + names.joined(separator: ", "))
    }
    let width = description.columns.map(\.name.count).max() ?? 0
    return description.title + "\n"
      + description.columns.map { column in
        "  " + column.name + String(repeating: " ", count: width - column.name.count + 2)
          + column.meaning + "\n"
      }.joined()
  }
}

extension StoredReports {
  /// A list over time: the comparison of its first with its last, and what each step changed.
  ///
  /// - Parameter source: The list's source, where several have one of that name.
  package func comparison(
    of name: String, source: String? = nil, from first: CivilDay?, to last: CivilDay?, p: Double?
  ) throws -> String {
    var job = job
    job.sources = []
    if let p { job.trends.p = p }
    let plan = JobPlan(job, options: RunOptions())
    let all = try store.lists()
    let lists = all.filter { list in
      guard list.name == name, source == nil || list.source == source,
        let day = list.observedAt.map(plan.analysis.day(of:))
      else {
        return false
      }
      return first ?? day <= day && day <= last ?? day
    }
    let histories = RankingHistory.all(lists, settings: plan.historySettings)
    guard histories.count <= 1 else {
      throw AskedInVain(
        description: "several sources have a list `\(name)`: say --source and one of "
          + histories.map(\.source).joined(separator: ", "))
    }
    guard let history = histories.first else {
      let days = all.filter { $0.name == name }.compactMap(\.observedAt).map(plan.analysis.day(of:))
      if let first = days.min(), let last = days.max() {
        throw AskedInVain(
          description: "the list `\(name)` was not seen on these days; it was from \(first) to "
            + "\(last)")
      }
      let names = Set(all.map(\.name)).sorted(by: bytesPrecede)
      throw AskedInVain(
        description: "the store has no list `\(name)`" + suggestion(for: name, among: names)
          + "; lists are " + names.prefix(12).joined(separator: ", "))
    }
    return listHistoryText(history, plan.comparisonSettings)
  }

  /// Whether everything in the store and the report folder agrees; one line for each fault, empty
  /// where there is none.
  package func faults() throws -> [String] {
    var faults = try store.faults()
    let folder = job.resolve(job.report.folder)
    // A store may be filled for reports that nobody has asked for yet.
    if FileManager.default.fileExists(atPath: folder) { faults += ReportCheck(folder).faults() }
    return faults
  }
}

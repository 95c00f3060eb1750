// What a job means today: which files there are, the lists read in, defaults filled in. Making a
// plan writes nothing; all that can be wrong with a job is found here, before any work.

import CSVText
import Foundation
import NewsEntities
import NewsModel
import NewsReaders
import NewsReports
import NewsText
import NewsTopics
import NewsTrends

/// A job with its inputs and lists.
package struct JobPlan: Sendable {
  package let job: JobFile
  package let sources: [SourceFiles]
  /// Sources without files, and folders that cannot be read.
  package let findings: [Finding]
  package let workers: Int
  package let readsEverything: Bool
  package let storesOnly: Bool
  /// Without topics and entities until `withLists` has read them.
  package private(set) var analysis: AnalysisSettings

  /// Finds the inputs; the lists are not read yet.
  ///
  /// - Parameter options: What was typed; each wins over the job file.
  package init(_ job: JobFile, options: RunOptions = RunOptions()) {
    var job = job
    job.since = options.since ?? job.since
    job.until = options.until ?? job.until
    self.job = job
    workers = options.workers ?? job.workersOrCores
    readsEverything = options.readsEverything
    storesOnly = options.storesOnly
    var (sources, findings): ([SourceFiles], [Finding]) = ([], [])
    for source in job.sources {
      let found = InputFinder.files(
        source.paths, locate: job.resolve, sidecar: source.observed)
      sources.append(SourceFiles(source, found.files.filter { !job.writes($0) }))
      findings += found.findings
    }
    self.sources = sources
    self.findings = findings + JobPlan.shared(sources)
    analysis = AnalysisSettings(clock: ZoneClock(job.zone))
    analysis.text = job.text.settings
    analysis.entities = EntitySettings(
      gazetteerOnly: job.entities.gazetteerOnly, precision: job.entities.precision)
    analysis.keepsLead = job.trends.keywords > 0
    analysis.keepsSignature = job.joinsNearStories
  }

  /// Files of articles that several sources read: each of their articles counts once for each source.
  /// A file may well be read once for its articles and once for its ranking lists.
  private static func shared(_ sources: [SourceFiles]) -> [Finding] {
    var readers: [String: [String]] = [:]
    var places: [String: String] = [:]
    for source in sources where source.settings.format.givesArticles {
      for file in source.files {
        readers[file.location, default: []].append(source.settings.name)
        places[file.location] = file.path
      }
    }
    let pairs = Dictionary(grouping: readers.filter { $0.value.count > 1 }, by: \.value)
    return pairs.map { names, files in
      let first = files.compactMap { places[$0.key] }.min(by: bytesPrecede) ?? ""
      return Finding(
        .noted, Place(path: first), rule: "input-shared",
        "\(counted(files.count, "file")) \(files.count == 1 ? "is" : "are") read by the sources "
          + "\(enumerated(names)), and the articles count for each of them")
    }.sorted()
  }

  /// Sources of which no file is there, since a wrong path looks like this; with the lists also
  /// patterns that can never match.
  var warnings: [String] {
    sources.filter(\.files.isEmpty).map {
      "the source \($0.settings.name) has no file; is one of its `paths` wrong?"
    } + deadPatterns
  }

  /// The first of the topic dictionary's patterns that can never match.
  private var deadPatterns: [String] {
    let all = analysis.topics?.deadPatterns ?? []
    let rest = all.count - JobPlan.mostDeadPatterns
    return all.prefix(JobPlan.mostDeadPatterns)
      + (rest > 0 ? ["\(counted(rest, "more pattern")) of the topics can never match either"] : [])
  }

  private static let mostDeadPatterns = 10

  /// The plan with the topic dictionary and the lists of entities.
  ///
  /// - Throws: `JobFileError` where one of them cannot be used.
  /// - Complexity: O(bytes of the lists); about 0.1 s for the shipped ones.
  package func withLists() throws(JobFileError) -> JobPlan {
    var plan = self
    do {
      if let path = job.topics {
        plan.analysis.topics = try TopicDictionary(contentsOf: job.resolve(path), path: path)
      }
      if !job.entities.lists.isEmpty {
        plan.analysis.lexicon = try EntityLexicon(
          EntityLexiconFiles(
            lists: job.entities.lists.map(job.resolve),
            aliases: job.entities.aliases.map(job.resolve),
            titles: job.entities.titles.map(job.resolve),
            stop: job.entities.stop.map(job.resolve),
            neverSurnames: job.entities.neverSurnames.map(job.resolve),
            givenNames: job.entities.givenNames.map(job.resolve),
            familyNames: job.entities.familyNames.map(job.resolve)))
      }
      if let path = job.entities.recogniser, !job.entities.gazetteerOnly {
        plan.analysis.model = try NameModel(contentsOf: job.resolve(path))
        if plan.analysis.lexicon == nil {
          plan.analysis.lexicon = try EntityLexicon(EntityLexiconFiles(lists: []))
        }
      }
    } catch let error as NameModelError {
      throw JobFileError(problems: [JobProblem(in: Place(path: error.path), error.message)])
    } catch let error as TopicDictionaryError {
      throw JobFileError(problems: [JobProblem(in: error.place, error.message)])
    } catch let error as EntityLexiconError {
      throw JobFileError(problems: [JobProblem(in: error.place, error.message)])
    } catch {
      throw JobFileError(problems: [JobProblem(in: Place(path: job.path), "\(error)")])
    }
    return plan
  }

  /// The job and its inputs, as `pressrun check` prints them; ends its last line.
  package var text: String {
    var lines = [job.overview]
    for source in sources {
      let (settings, files) = (source.settings, source.files)
      let bytes = files.reduce(0) { $0 + $1.size }
      lines.append(
        "  \(settings.name): \(files.count) file\(files.count == 1 ? "" : "s"), \(bytes) bytes\n")
    }
    for finding in findings { lines.append("  \(finding)\n") }
    for pattern in deadPatterns { lines.append("  \(pattern)\n") }
    let topics = analysis.topics?.topics.count ?? 0
    let entities = analysis.lexicon?.entities.count ?? 0
    lines.append("  \(topics) topics and \(entities) entities are known; \(workers) workers\n")
    return lines.joined()
  }

  /// Folders that cannot be read.
  var rejected: Int { findings.count { $0.severity == .rejected } }

  /// Bytes of all inputs as they lie on disk.
  package var inputBytes: Int64 {
    sources.reduce(0) { $0 + $1.files.reduce(0) { $0 + $1.size } }
  }
}

extension JobFile {
  /// As many workers as the job asks for, else one for each core.
  var workersOrCores: Int { workers ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

extension JobProblem {
  /// A fault in a list that a job names.
  init(in place: Place, _ message: String) {
    self.init(
      path: place.path, line: place.line, column: place.line > 0 ? 1 : 0, rule: .wrongValue,
      message: message)
  }
}

extension JobPlan {
  /// The periods that are counted: those that are printed, that of the text, days for bursts, and
  /// all.
  private var countedGrains: [Grain] {
    let wanted = Set(job.report.grains + [textGrain, .day, .all])
    return Grain.allCases.filter(wanted.contains)
  }

  /// What the text report is about.
  var textGrain: Grain {
    switch job.report.span {
    case .latest(let grain): grain
    case .period(let period): period.grain
    case .everything:
      [.week, .month, .day].first { job.report.grains.contains($0) } ?? .week
    }
  }

  package var countSettings: CountSettings {
    CountSettings(
      grains: countedGrains, rowGrains: job.report.grains + [textGrain],
      pairGrains: job.report.grains, pairLevels: job.pairs.levels,
      minimumPairArticles: job.pairs.minimum, firstDay: job.since, lastDay: job.until,
      // Four bytes a name.
      namesInMemory: job.pairs.memory << 18, workers: workers)
  }

  package var trendSettings: TrendSettings {
    let grain = textGrain == .all ? .week : textGrain
    return TrendSettings(
      grains: [grain], baselineWeeks: job.trends.baselineWeeks, topSize: job.rankings.top,
      rankingGrains: job.report.grains, keywordGrains: [grain],
      minimumKeywordArticles: job.trends.minimumKeywordArticles,
      keywordSize: job.trends.keywords)
  }

  package var comparisonSettings: ComparisonSettings {
    ComparisonSettings(persistence: job.trends.p)
  }

  package var historySettings: HistorySettings {
    let analysis = analysis
    return HistorySettings(
      identity: IdentitySettings(
        joinsSpellings: job.rankings.joinsHeadlines, joinsTruncated: job.rankings.joinsHeadlines,
        joinsEdited: job.rankings.joinsHeadlines),
      day: { analysis.day(of: $0) })
  }

  package var dialect: CSVDialect { job.report.dialect == .sheet ? .sheet : .data }
}

extension JobPlan {
  /// What the numbers depend on, for the manifest and for a reader who compares two reports.
  var reportSettings: [ReportSetting] {
    [
      ReportSetting("entities", job.entities.lists.joined(separator: " ")),
      ReportSetting("entities.aliases", job.entities.aliases ?? ""),
      ReportSetting("entities.stop", job.entities.stop ?? ""),
      ReportSetting("entities.titles", job.entities.titles ?? ""),
      ReportSetting("gazetteerOnly", "\(job.entities.gazetteerOnly)"),
      ReportSetting("recogniser", job.entities.recogniser ?? ""),
      ReportSetting("recogniser.precision", "\(job.entities.precision)"),
      ReportSetting("pairs.levels", job.pairs.levels.map(\.rawValue).joined(separator: " ")),
      ReportSetting("pairs.minimum", "\(job.pairs.minimum)"),
      ReportSetting("pairs.top", job.pairs.top.map { "\($0)" } ?? ""),
      ReportSetting("rankings.joinHeadlines", "\(job.rankings.joinsHeadlines)"),
      ReportSetting("rankings.top", "\(job.rankings.top)"),
      ReportSetting("since", job.since?.description ?? ""),
      ReportSetting("stories", job.joinsNearStories ? "near" : "equal"),
      ReportSetting("text.composes", "\(job.text.composes)"),
      ReportSetting("text.dictionaryWords", "\(job.text.dictionaryWords)"),
      ReportSetting("topics", job.topics ?? ""),
      ReportSetting("trends.baselineWeeks", "\(job.trends.baselineWeeks)"),
      ReportSetting("trends.keywords.minimum", "\(job.trends.minimumKeywordArticles)"),
      ReportSetting("trends.keywords.top", "\(job.trends.keywords)"),
      ReportSetting("trends.p", job.trends.p.map { "\($0)" } ?? ""),
      ReportSetting("trends.significance", "\(job.trends.significance)"),
      ReportSetting("until", job.until?.description ?? ""),
      ReportSetting("zone", job.zone.name),
    ]
  }

  var storySettings: StorySettings { StorySettings(joinsNear: job.joinsNearStories) }

  /// The period that the tables are cut to; `nil`: all.
  ///
  /// - Parameter days: With articles, ascending.
  func span(of days: some BidirectionalCollection<CivilDay>) -> Period? {
    switch job.report.span {
    case .everything: return nil
    case .period(let period): return period
    case .latest(let grain):
      guard let last = days.last else { return nil }
      // As in the counts: a period that ends after the last day of the data is running.
      let end = job.until ?? last
      let over = days.last { (Period(grain, containing: $0).end ?? end) <= end }
      return Period(grain, containing: over ?? last)
    }
  }

  /// A hash of all that a report depends on beside facts and lists.
  var reportHash: String {
    var hasher = ReportHasher()
    hasher.add(Array("\(Manifest.version) \(job.overview) \(job.report) \(job.trends)".utf8))
    var pairs = job.pairs
    pairs.memory = 0  // changes no number
    hasher.add(Array("\(pairs) \(job.rankings) \(factsHash)".utf8))
    return hasher.hash.description
  }

  /// Goes up whenever the program finds other facts in the same text, so that a store of before is read
  /// anew and not mixed.
  private static let rulesOfFacts = 13

  /// A hash of all that facts depend on beside the input: the lists' bytes, the zone, the rules.
  var factsHash: String {
    var hasher = ReportHasher()
    let entities = job.entities
    let files =
      [job.topics].compactMap { $0 } + entities.lists
      + [
        entities.aliases, entities.titles, entities.stop, entities.neverSurnames,
        entities.givenNames, entities.familyNames, entities.recogniser,
      ].compactMap { $0 }
    for path in files {
      hasher.add([UInt8](FileManager.default.contents(atPath: job.resolve(path)) ?? Data()))
    }
    hasher.add(
      Array(
        """
        facts \(JobPlan.rulesOfFacts); zone \(job.zone.identifier); words \(job.text.dictionaryWords) \(job.text.composes); \
        gazetteer \(entities.gazetteerOnly); lists \(entities.lists.count); \
        precision \(entities.precision); \
        near \(job.joinsNearStories); lead \(analysis.keepsLead)
        """.utf8))
    return hasher.hash.description
  }

  /// By name of a source: a hash of how it is read. Where its files lie, and what a sidecar says, is
  /// no part of it: both grow from night to night.
  var sourceHashes: [String: String] {
    var hashes: [String: String] = [:]
    for settings in sources.map(\.settings) {
      var hasher = ReportHasher()
      let fields = settings.fields.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
      hasher.add(
        Array(
          """
          \(settings.format) \(settings.zone?.identifier ?? "") \(String(describing: settings.encoding)) \
          \(settings.dates) \(settings.key) \(settings.section) \(settings.headings) \
          \(settings.agencies) \(settings.observed ?? "") \(fields) \(settings.delimiter ?? 0) \
          \(settings.hasHeader) \(settings.list ?? "") \(String(describing: settings.timeInName)) \
          \(settings.items ?? "")
          """.utf8))
      // Two parts of a job may name one source.
      let known = hashes[settings.name].map { $0 + " " } ?? ""
      hashes[settings.name] = known + hasher.hash.description
    }
    return hashes
  }
}

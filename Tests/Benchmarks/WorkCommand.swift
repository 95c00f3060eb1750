// The counting work by which programs are compared: topics by day (W1), and pairs of entities by
// day and over all (W2), through the same readers, analyzer and counters as a job. Only the form of
// the output is of its own.
//
// Every record is an article, words are those of UAX #29 alone, names are the exact ones of the
// gazetteer, and the day is the one that the record writes.

import ArgumentParser
import CSVText
import Foundation
import NewsEntities
import NewsJobs
import NewsModel
import NewsReaders
import NewsStatistics
import NewsText
import NewsTopics
import NewsTrends
import Workers

struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Write topics.csv, pairs_by_day.csv and pairs.csv of a corpus.")

  @Argument(help: "JSON Lines with id,url,title,text,date,source,section.")
  var input: String
  @Argument(help: "Folder for the CSV files; made where it does not exist.")
  var output: String
  @Option(help: "Threads.") var workers = 1
  @Option(help: "Folder with topics.yml and gazetteer.csv.") var lexicons: String
  @Flag(help: "Only topics.csv.") var topicsOnly = false

  /// Pairs over all days are written from this many articles on.
  private static let minimumPairs = 5

  func run() throws {
    keepFreedMemory()
    try FileManager.default.createDirectory(
      atPath: output, withIntermediateDirectories: true)
    let topics = "\(lexicons)/topics.yml"
    let dictionary = try TopicDictionary(contentsOf: topics, path: topics)
    let lexicon =
      topicsOnly
      ? nil : try EntityLexicon(EntityLexiconFiles(lists: ["\(lexicons)/gazetteer.csv"]))
    var facts = try read(dictionary, lexicon)
    facts.sort()
    let source = MemoryFacts(
      facts.articles, topics: dictionary.topics, entities: lexicon?.entities ?? [], stories: nil)
    let tables = try WorkTables(
      source.names, minimumPairs: Self.minimumPairs, folder: output, topicsOnly: topicsOnly)
    let counter = CorpusCounter(
      settings: CountSettings(
        grains: [.day, .all], pairGrains: [.day, .all], pairLevels: topicsOnly ? [] : [.article],
        minimumPairArticles: Self.minimumPairs, countsUndated: true, longestFill: 0),
      names: source.names, repeated: RepeatedStories()
    ) { try tables.add($0) }
    try source.forEachArticle(of: nil, []) { try counter.add($0.counted(story: $0.id)) }
    try counter.finish()
    try tables.finish()
  }

  private func read(
    _ dictionary: TopicDictionary, _ lexicon: EntityLexicon?
  ) throws -> FactCollection {
    var source = SourceSettings(name: "", paths: [input], format: .jsonLines)
    source.key = .record
    source.dates = .iso8601
    source.fields = [
      .id: "id", .url: "url", .title: "title", .text: "text", .published: "date",
      .section: "section", .source: "source",
    ]
    let files = InputFinder.files([input], locate: { $0 }, sidecar: nil)
    var analysis = AnalysisSettings(clock: ZoneClock(.gmt))
    analysis.topics = dictionary
    analysis.lexicon = lexicon
    analysis.entities = EntitySettings(gazetteerOnly: true)
    analysis.text = TextSettings(dictionaryWords: false, composes: false)
    (analysis.keepsLead, analysis.keepsStory, analysis.keepsSignature) = (false, false, false)
    analysis.keepsForms = false
    var facts = FactCollection()
    try InputReading([SourceFiles(source, files.files)], analysis: analysis, workers: workers).run {
      batch in
      for var article in batch.articles {
        article.day = article.published?.localDay
        facts.add(article)
      }
      for finding in batch.findings where finding.severity == .rejected {
        FileHandle.standardError.write(Data("\(finding)\n".utf8))
      }
    }
    return facts
  }
}

/// The three tables while they are written, in the order of their rows.
private struct WorkTables {
  private let topicNames: PreparedCells
  private let entityNames: PreparedCells
  /// Topics in the order of their names.
  private let topicOrder: [Int]
  private let minimumPairs: Int
  private let topics: TableFile
  private let pairsByDay: TableFile
  private let pairs: TableFile

  init(_ names: FactNames, minimumPairs: Int, folder: String, topicsOnly: Bool) throws {
    topicNames = PreparedCells(names.topics.map(\.id), dialect: .data)
    entityNames = PreparedCells(names.entities.map(\.name), dialect: .data)
    topicOrder = names.topics.indices.sorted {
      bytesPrecede(names.topics[$0].id, names.topics[$1].id)
    }
    self.minimumPairs = minimumPairs
    topics = try TableFile("\(folder)/topics.csv", ["day", "topic", "articles", "matches"])
    let nowhere = "/dev/null"
    pairsByDay = try TableFile(
      topicsOnly ? nowhere : "\(folder)/pairs_by_day.csv", ["day", "a", "b", "docs"])
    pairs = try TableFile(
      topicsOnly ? nowhere : "\(folder)/pairs.csv",
      ["a", "b", "docs", "docs_a", "docs_b", "g2", "npmi"])
  }

  func finish() throws {
    try topics.finish()
    try pairsByDay.finish()
    try pairs.finish()
  }

  func add(_ counts: PeriodCounts) throws {
    if counts.period == .all { return try addAll(counts) }
    let day = PreparedCells([counts.period?.description ?? "undated"], dialect: .data)
    try topics.write { writer in
      for topic in topicOrder where counts.topics[topic].articles > 0 {
        writer.text(prepared: day, 0)
        writer.text(prepared: topicNames, topic)
        writer.integer(Int(counts.topics[topic].articles))
        writer.integer(Int(counts.topics[topic].matches))
        writer.endRow()
      }
    }
    try pairsByDay.write { writer in
      for pair in counts.pairs.first?.pairs ?? [] {
        writer.text(prepared: day, 0)
        writer.text(prepared: entityNames, Int(pair.a))
        writer.text(prepared: entityNames, Int(pair.b))
        writer.integer(Int(pair.articles))
        writer.endRow()
      }
    }
  }

  private func addAll(_ counts: PeriodCounts) throws {
    var articles: [UInt32: Int] = [:]
    for tally in counts.entities { articles[tally.entity] = Int(tally.articles) }
    try pairs.write { writer in
      for pair in counts.pairs.first?.pairs ?? [] where Int(pair.articles) >= minimumPairs {
        let (ofA, ofB) = (articles[pair.a] ?? 0, articles[pair.b] ?? 0)
        let table = PairCounts(
          joint: Int(pair.articles), left: ofA, right: ofB, total: counts.totals.articles)
        writer.text(prepared: entityNames, Int(pair.a))
        writer.text(prepared: entityNames, Int(pair.b))
        writer.integer(Int(pair.articles))
        writer.integer(ofA)
        writer.integer(ofB)
        writer.decimal(table.gSquared, digits: 6)
        writer.decimal(table.npmi ?? 1, digits: 6)
        writer.endRow()
      }
    }
  }
}

/// A CSV file that is written a megabyte at a time.
private final class TableFile {
  private var writer = CSVRowWriter(dialect: .data)
  private let file: FileHandle

  init(_ path: String, _ header: [String]) throws {
    if path.hasSuffix(".csv") { try Data().write(to: URL(fileURLWithPath: path)) }
    file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    for name in header { writer.text(name) }
    writer.endRow()
  }

  /// Writes the rows of one period.
  func write(_ body: (inout CSVRowWriter) -> Void) throws {
    body(&writer)
    if writer.isFull { try writer.flush(to: file.fileDescriptor) }
  }

  func finish() throws {
    try writer.flush(to: file.fileDescriptor)
    try file.close()
  }
}

// The comparing work by which programs are compared (W3): a folder of charts, each beside the next,
// and the overlap of the last three hundred with one another.

import ArgumentParser
import CSVText
import Foundation
import NewsModel
import NewsReaders
import NewsStatistics
import NewsTrends

struct RanksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ranks", abstract: "Write rank_steps.csv and rbo_matrix.csv of a folder of charts."
  )

  @Argument(help: "Folder of JSON files {date, data: [{song, artist, this_week}]}.")
  var charts: String
  @Argument(help: "Folder for the CSV files; made where it does not exist.")
  var output: String

  private static let persistence = 0.9
  private static let matrixLists = 300

  func run() throws {
    try FileManager.default.createDirectory(
      atPath: output, withIntermediateDirectories: true)
    let lists = try read()
    var numbers: [RankedKey: UInt32] = [:]
    let rankings = lists.map { list in
      var seen: Set<UInt32> = []
      return list.items.compactMap { item -> UInt32? in
        let key = RankedKey(title: item.title, by: item.by ?? "")
        let number = numbers[key] ?? UInt32(numbers.count)
        numbers[key] = number
        return seen.insert(number).inserted ? number : nil
      }
    }
    let labels = lists.map { $0.observedAt?.localDay.description ?? $0.place.path }
    try writeSteps(rankings, labels)
    try writeMatrix(
      Array(rankings.suffix(Self.matrixLists)), Array(labels.suffix(Self.matrixLists)))
  }

  /// A song and its artist, byte for byte.
  private struct RankedKey: Hashable {
    var title: [UInt8]
    var by: [UInt8]
    init(title: String, by: String) { (self.title, self.by) = (Array(title.utf8), Array(by.utf8)) }
  }

  /// In the order of file names.
  private func read() throws -> [RankingList] {
    var source = SourceSettings(name: "charts", paths: [charts], format: .rankingJSON)
    source.items = "data"
    source.fields = [.title: "song", .by: "artist", .rank: "this_week", .published: "date"]
    source.dates = .iso8601
    let files = InputFinder.files([charts], locate: { $0 }, sidecar: nil).files
    let cutter = InputCutter([SourceFiles(source, files)])
    let reader = PieceReader([source])
    var lists: [RankingList] = []
    while let piece = cutter.next() {
      let batch = reader.read(piece)
      if let finding = batch.findings.first(where: { $0.severity == .rejected }) {
        throw BenchError("\(finding)")
      }
      lists += batch.lists
    }
    return lists
  }

  private func writeSteps(_ rankings: [[UInt32]], _ labels: [String]) throws {
    var writer = CSVRowWriter(dialect: .data)
    for name in ["from", "to", "rbo", "tau", "footrule", "jaccard", "entries", "exits"] {
      writer.text(name)
    }
    writer.endRow()
    for (index, step) in rankSteps(rankings, persistence: Self.persistence).enumerated() {
      writer.text(labels[index])
      writer.text(labels[index + 1])
      writer.decimal(step.rbo, digits: 9)
      writer.decimal(step.tauB ?? 0, digits: 9)
      writer.integer(step.footrule)
      writer.decimal(step.jaccard ?? 0, digits: 9)
      writer.integer(step.entries)
      writer.integer(step.exits)
      writer.endRow()
    }
    try write(writer.takeBytes(), "rank_steps.csv")
  }

  private func writeMatrix(_ rankings: [[UInt32]], _ labels: [String]) throws {
    let matrix = RankBiasedOverlapMatrix(lists: rankings, persistence: Self.persistence)
    var values = [[Double]](
      repeating: Array(repeating: 1, count: rankings.count), count: rankings.count)
    for row in rankings.indices {
      for (offset, value) in matrix.row(row).enumerated() {
        values[row][row + 1 + offset] = value
        values[row + 1 + offset][row] = value
      }
    }
    var writer = CSVRowWriter(dialect: .data)
    for name in ["week"] + labels { writer.text(name) }
    writer.endRow()
    for (label, row) in zip(labels, values) {
      writer.text(label)
      for value in row { writer.decimal(value, digits: 9) }
      writer.endRow()
    }
    try write(writer.takeBytes(), "rbo_matrix.csv")
  }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(output)/\(name)"))
  }
}

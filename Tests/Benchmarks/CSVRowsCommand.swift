// W4: how many rows of a CSV file belong to each source and day. Measures reading CSV alone.

import ArgumentParser
import CSVText
import Foundation

struct CSVRowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv-rows",
    abstract: "Count the rows of a CSV file by source and day.",
    discussion: "Reads the columns `source` and `date`; writes OUTDIR/rows.csv.")

  @Argument(help: "A CSV file with a header row.") var input: String
  @Argument(help: "Folder for rows.csv.") var outputFolder: String

  func run() throws {
    guard let file = FileHandle(forReadingAtPath: input) else {
      throw BenchError("\(input): cannot be opened")
    }
    var reader = CSVRowReader()
    var counter = Counter()
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { block.deallocate() }
    while true {
      let length = read(file.fileDescriptor, block.baseAddress!, block.count)  // never empty
      guard length > 0 else { break }
      reader.read(UnsafeRawBufferPointer(rebasing: block[..<length]))
      try counter.add(reader.takeRows())
    }
    reader.finish()
    try counter.add(reader.takeRows())
    try write(counter.rows)
  }

  /// Counts by the bytes of source and day; a `String` is made once per different pair.
  private struct Counter {
    private var columns: (source: Int, date: Int)?
    private var counts: [[UInt8]: Int] = [:]

    mutating func add(_ rows: CSVRows) throws {
      var first = 0
      if columns == nil, rows.count > 0 {
        let names = (0..<rows.cellCount(0)).map { rows.text(0, $0) ?? "" }
        guard let source = names.firstIndex(of: "source"), let date = names.firstIndex(of: "date")
        else { throw BenchError("line 1: columns source and date are expected, has \(names)") }
        columns = (source, date)
        first = 1
      }
      guard let columns else { return }
      for row in first..<max(first, rows.count) {
        var key = Array(rows.cell(row, columns.source) ?? [])
        key.append(CSVRowsCommand.separator)
        key.append(contentsOf: (rows.cell(row, columns.date) ?? []).prefix(10))
        counts[key, default: 0] += 1
      }
    }

    var rows: [(key: [UInt8], count: Int)] {
      counts.map { ($0.key, $0.value) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    }
  }

  private func write(_ rows: [(key: [UInt8], count: Int)]) throws {
    var writer = CSVRowWriter(dialect: .data)
    for name in ["source", "day", "rows"] { writer.text(name) }
    writer.endRow()
    for row in rows {
      let cut = row.key.firstIndex(of: Self.separator) ?? row.key.endIndex
      writer.text(row.key[..<cut])
      writer.text(row.key[(cut + 1)...])
      writer.integer(row.count)
      writer.endRow()
    }
    let folder = URL(fileURLWithPath: outputFolder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(writer.takeBytes()).write(to: folder.appendingPathComponent("rows.csv"))
  }

  /// Between source and day in a key; sorts before any character that a name holds.
  private static let separator: UInt8 = 0
}

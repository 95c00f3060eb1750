// A ranking list in a file of its own, as a user has it at hand: a table with a header, or one
// title a line, best first. For comparing two lists without a job; lists of a job are read by
// their source's settings.

import CSVText
import Foundation
import NewsModel
import NewsReaders

/// A list file that cannot be used.
package struct ListFileError: Error, Equatable, CustomStringConvertible {
  package let place: Place
  package let message: String

  package var description: String { "\(place): \(message)" }
}

/// Reads list files.
package enum ListFile {
  /// Usual headings of a column of titles, ranks and makers, in small letters.
  private static let titleNames = ["title", "headline", "name", "item", "song", "article"]
  private static let rankNames = ["rank", "position", "pos", "current", "this_week", "#", "no"]
  private static let makerNames = ["by", "artist", "author", "outlet", "source"]

  /// - Parameter path: Of a file of any ending: JSON with an array of items; a table, where its first
  ///   line has a heading of titles or one of its two columns counts up from 1; else lines.
  /// - Returns: A list without time, named after the file; items by rank, at least one.
  /// - Throws: `ListFileError` where the file is missing, empty, not UTF-8, or a table without
  ///   titles that can be told or with ranks that are no numbers.
  package static func read(_ path: String) throws(ListFileError) -> RankingList {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ListFileError(place: Place(path: path), message: "no such file")
    }
    let text = String(
      TextEncoding.decode([UInt8](data), declared: nil, path: path).text.trimmingPrefix("\u{FEFF}"))
    var items = text.first.map { "[{".contains($0) } == true ? try jsonItems(path) : []
    if items.isEmpty { items = try tableOrLines(text, path) }
    guard !items.isEmpty else {
      throw ListFileError(place: Place(path: path), message: "the file has no list in it")
    }
    // Stable: equal ranks keep the order of the file.
    items = items.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    .map(\.element)
    return RankingList(
      name: path.split(separator: "/").last.map(String.init) ?? path, source: "", observedAt: nil,
      basis: .unknown, items: items, place: Place(path: path))
  }

  /// The items of an array, which may stand in an object as `items`; empty where the file is no JSON.
  private static func jsonItems(_ path: String) throws(ListFileError) -> [RankedItem] {
    guard let file = InputFinder.file(path, at: path) else { return [] }
    for items in [nil, "items"] {
      var source = SourceSettings(name: "", paths: [path], format: .rankingJSON)
      source.items = items
      let (cutter, reader) = (InputCutter([SourceFiles(source, [file])]), PieceReader([source]))
      while let piece = cutter.next() {
        let batch = reader.read(piece)
        if let fault = batch.findings.first(where: { $0.rule != "json-syntax" }) {
          throw ListFileError(place: fault.place, message: fault.message)
        }
        if let list = batch.lists.first { return list.items }
      }
    }
    return []
  }

  private static func tableOrLines(
    _ text: String, _ path: String
  ) throws(ListFileError) -> [RankedItem] {
    let bytes = Array(text.utf8)
    let sniffer = CSVSniffer(bytes[...], isWholeFile: true)
    var reader = CSVRowReader(delimiter: sniffer.delimiter)
    reader.read(bytes.dropFirst(sniffer.declarationLength))
    reader.finish()
    let rows = reader.takeRows()
    let header = rows.isEmpty ? [] : (0..<rows.cellCount(0)).map { cell(rows, 0, $0).lowercased() }
    let rank = column(rankNames, in: header) ?? countingColumn(rows)
    if let title = column(titleNames, in: header) {
      return try tableItems(
        rows, title: title, rank: rank, maker: column(makerNames, in: header), path)
    }
    guard sniffer.columns > 1, let rank else { return lineItems(text) }
    guard header.count == 2 else {
      throw ListFileError(
        place: Place(path: path, line: 1),
        message: "no column is called \(titleNames.joined(separator: ", ")); the first row is "
          + header.joined(separator: ", "))
    }
    return try tableItems(rows, title: 1 - rank, rank: rank, maker: nil, path)
  }

  /// The column whose cells below the first row are 1, 2, 3 and so on.
  private static func countingColumn(_ rows: CSVRows) -> Int? {
    guard rows.count > 1 else { return nil }
    return (0..<rows.cellCount(0)).first { column in
      (1..<rows.count).allSatisfy { Int(cell(rows, $0, column)) == $0 }
    }
  }

  private static func cell(_ rows: CSVRows, _ row: Int, _ column: Int) -> String {
    String(rows.repairedText(row, column).trimmingSpaces())
  }

  private static func column(_ names: [String], in header: [String]) -> Int? {
    names.lazy.compactMap { header.firstIndex(of: $0) }.first
  }

  private static func tableItems(
    _ rows: CSVRows, title: Int, rank: Int?, maker: Int?, _ path: String
  ) throws(ListFileError) -> [RankedItem] {
    var items: [RankedItem] = []
    for row in 1..<max(1, rows.count) {
      let text = cell(rows, row, title)
      if text.isEmpty { continue }
      var item = RankedItem(rank: items.count + 1, title: text)
      if let maker { item.by = cell(rows, row, maker) }
      if let rank {
        let written = cell(rows, row, rank)
        guard let number = RankedItem.rank(written: written) else {
          throw ListFileError(
            place: Place(path: path, line: rows.line(row)),
            message: "the rank `\(written)` is no whole number from 1 to 1,000,000")
        }
        item.rank = number
      }
      items.append(item)
    }
    return items
  }

  /// One title a line; `1. `, `- ` and `• ` before it are left out.
  private static func lineItems(_ text: String) -> [RankedItem] {
    var items: [RankedItem] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var title = line.trimmingSpaces()
      let digits = title.prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty,
        [". ", ") "].contains(where: { title.dropFirst(digits.count).hasPrefix($0) })
      {
        title = title.dropFirst(digits.count + 2)
      } else if title.hasPrefix("- ") || title.hasPrefix("• ") {
        title = title.dropFirst(2)
      }
      title = title.trimmingSpaces()
      if !title.isEmpty { items.append(RankedItem(rank: items.count + 1, title: String(title))) }
    }
    return items
  }
}

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

  /// - Parameter path: Of a file of any ending; a table where its first line has a heading of
  ///   titles, or several columns.
  /// - Returns: A list without time, named after the file; items by rank, at least one.
  /// - Throws: `ListFileError` where the file is missing, empty, not UTF-8, or a table without
  ///   titles or with ranks that are no numbers.
  package static func read(_ path: String) throws(ListFileError) -> RankingList {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ListFileError(place: Place(path: path), message: "no such file")
    }
    guard String(validating: data, as: UTF8.self) != nil else {
      throw ListFileError(place: Place(path: path), message: "the file is not UTF-8")
    }
    let bytes = [UInt8](data)
    let sniffer = CSVSniffer(bytes[...], isWholeFile: true)
    var reader = CSVRowReader(delimiter: sniffer.delimiter)
    reader.read(bytes.dropFirst(sniffer.declarationLength))
    reader.finish()
    let rows = reader.takeRows()
    let header = rows.isEmpty ? [] : (0..<rows.cellCount(0)).map { cell(rows, 0, $0).lowercased() }
    var items: [RankedItem]
    if let title = column(titleNames, in: header) {
      items = try tableItems(rows, title, header, path)
    } else if sniffer.columns > 1, column(rankNames, in: header) != nil {
      throw ListFileError(
        place: Place(path: path, line: 1),
        message: "no column is called \(titleNames.joined(separator: ", "))")
    } else {
      items = lineItems(bytes)
    }
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

  private static func cell(_ rows: CSVRows, _ row: Int, _ column: Int) -> String {
    String(rows.repairedText(row, column).trimmingSpaces())
  }

  private static func column(_ names: [String], in header: [String]) -> Int? {
    names.lazy.compactMap { header.firstIndex(of: $0) }.first
  }

  private static func tableItems(
    _ rows: CSVRows, _ title: Int, _ header: [String], _ path: String
  ) throws(ListFileError) -> [RankedItem] {
    let (rank, maker) = (column(rankNames, in: header), column(makerNames, in: header))
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
  private static func lineItems(_ bytes: [UInt8]) -> [RankedItem] {
    var items: [RankedItem] = []
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      var title = line.trimmingPrefix("\u{FEFF}").trimmingSpaces()
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

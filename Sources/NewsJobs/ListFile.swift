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
  private static let titleNames = [
    "title", "headline", "name", "item", "song", "article", "titel", "schlagzeile", "titre",
    "título",
    "titulo", "titolo",
  ]
  private static let rankNames = [
    "rank", "position", "pos", "current", "this_week", "#", "no", "rang", "platz", "posición",
    "posto",
  ]
  private static let makerNames = ["by", "artist", "author", "outlet", "source"]
  /// Headings of columns that tell lists apart.
  private static let listNames = ["date", "day", "week", "time", "observed_at", "seen", "list"]

  /// - Parameter path: Of a file of any ending: JSON with an array of items, or an item a line; a
  ///   table, where its first line has a heading of titles, or one of its two columns counts up from 1
  ///   below a heading; else lines. UTF-8, UTF-16 with a mark, or Windows-1252.
  /// - Returns: A list without time, named after the file; items by rank, at least one.
  /// - Throws: `ListFileError` where the file is missing, empty or no text, where it holds several
  ///   lists, or a table without titles that can be told or with ranks that are no numbers.
  package static func read(_ path: String) throws(ListFileError) -> RankingList {
    let text = try self.text(path)
    var items: [RankedItem]
    if let found = try jsonItems(text, path) {
      items = found
    } else {
      items = try tableOrLines(text, path)
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

  private static func text(_ path: String) throws(ListFileError) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ListFileError(place: Place(path: path), message: "no such file")
    }
    guard let data = FileManager.default.contents(atPath: path), !isFolder.boolValue else {
      throw ListFileError(
        place: Place(path: path), message: isFolder.boolValue ? "is a folder" : "cannot be read")
    }
    let bytes = [UInt8](data)
    if let kind = ForeignFile.kind(of: bytes, declared: nil) {
      throw ListFileError(place: Place(path: path), message: "the file is \(kind)")
    }
    let text = TextEncoding.decode(bytes, declared: nil, path: path).text
    return String(text.trimmingPrefix("\u{FEFF}"))
  }

  /// The items of an array, which may stand in an object as `items`, or of objects, one a line; `nil`
  /// where the text is no JSON.
  private static func jsonItems(
    _ text: String, _ path: String
  ) throws(ListFileError) -> [RankedItem]? {
    guard let first = text.first(where: { !$0.isWhitespace }), "[{".contains(first) else {
      return nil
    }
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.trimmingSpaces().isEmpty }
    let candidates = [text, "[\(lines.joined(separator: ","))]"]
    guard
      let json = candidates.first(where: {
        (try? JSONSerialization.jsonObject(with: Data($0.utf8))) != nil
      })
    else { return nil }
    let bytes = Array(json.utf8) + [UInt8](repeating: 0, count: InputPiece.padding)
    for items in [nil, "items"] {
      var source = SourceSettings(name: "", paths: [path], format: .rankingJSON)
      source.items = items
      let found = RankingJSONReader.read(bytes, of: source, path: path)
      if let fault = found.findings.first(where: { $0.rule != "json-syntax" }) {
        throw ListFileError(place: fault.place, message: fault.message)
      }
      if let list = found.lists.first { return list.items }
    }
    throw ListFileError(
      place: Place(path: path), message: "the JSON has no list of items, nor `items` with one")
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
    if let list = column(listNames, in: header) {
      let lists = Set((1..<max(2, rows.count)).map { cell(rows, $0, list) })
      guard lists.count < 2 else {
        throw ListFileError(
          place: Place(path: path, line: 1),
          message: "the column \(header[list]) tells \(lists.count) lists apart; a job with "
            + "`format: ranking-csv` reads such a file, and `pressrun compare NAME` follows the list"
        )
      }
    }
    if let title = column(titleNames, in: header) {
      return try tableItems(
        rows, title: title, rank: rank, maker: column(makerNames, in: header), path)
    }
    guard sniffer.columns > 1, let rank else { return lineItems(text) }
    guard header.count == 2 else {
      throw ListFileError(
        place: Place(path: path, line: 1),
        message: "no column is called \(titleNames.prefix(6).joined(separator: ", ")), or so in "
          + "German, French, Spanish or Italian; the first row is "
          + header.joined(separator: ", "))
    }
    return try tableItems(rows, title: 1 - rank, rank: rank, maker: nil, path)
  }

  /// The column whose cells below the first row are 1, 2, 3 and so on, or 1, 2, 2, 4 with ties.
  private static func countingColumn(_ rows: CSVRows) -> Int? {
    guard rows.count > 1 else { return nil }
    return (0..<rows.cellCount(0)).first { column in
      var last = 0
      return (1..<rows.count).allSatisfy { row in
        guard let rank = Int(cell(rows, row, column)),
          rank == row || (row > 1 && (rank == last || rank == last + 1))
        else { return false }
        last = rank
        return true
      }
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
      if let maker, case let by = cell(rows, row, maker), !by.isEmpty { item.by = by }
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

  /// One title a line; `- `, `* ` and `• ` before it are left out, and numbers that count the lines.
  private static func lineItems(_ text: String) -> [RankedItem] {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingSpaces() }
      .filter { !$0.isEmpty }
    let numbered = lines.map(withoutNumber)
    let isCounted = numbered.enumerated().allSatisfy { $1?.number == $0 + 1 }
    return lines.enumerated().compactMap { index, line in
      var title = line
      if isCounted, let plain = numbered[index]?.title {
        title = plain
      } else if ["- ", "* ", "• "].contains(where: { line.hasPrefix($0) }) {
        title = line.dropFirst(2)
      }
      title = title.trimmingSpaces()
      return title.isEmpty ? nil : RankedItem(rank: index + 1, title: String(title))
    }
  }

  /// `7. Title` or `7) Title` in two; `nil` for a line without a number.
  private static func withoutNumber(_ line: Substring) -> (number: Int, title: Substring)? {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    guard let number = Int(digits), [". ", ") "].contains(where: { rest.hasPrefix($0) }) else {
      return nil
    }
    return (number, rest.dropFirst(2))
  }
}

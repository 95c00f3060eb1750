// Articles and ranking lists in CSV files: which column is what, row by row.

import CSVText
import Foundation
import NewsModel

/// Reads the tables of one source.
struct TableReader {
  private let settings: SourceSettings
  private let dates: DateFormatReader
  private let nameDates: DateFormatReader?

  /// - Parameters:
  ///   - dates: Of fields and columns.
  ///   - nameDates: Of names of files; `nil` where these hold no time.
  init(_ settings: SourceSettings, dates: DateFormatReader, nameDates: DateFormatReader? = nil) {
    self.settings = settings
    self.dates = dates
    self.nameDates = nameDates
  }

  /// One article a row.
  func readArticles(_ bytes: ArraySlice<UInt8>, _ file: InputFile, into batch: inout ReadBatch) {
    guard let table = Table(bytes, settings, &batch) else { return }
    table.noteRaggedRows(&batch.tally)
    guard table.has(.title) || table.has(.text) else {
      batch.reject(1, "csv-columns", table.missing([.title, .text]))
      return
    }
    for row in table.rowNumbers {
      batch.records += 1
      let (title, body) = (table.text(row, .title) ?? "", table.text(row, .text) ?? "")
      let (line, id) = (table.line(row), table.text(row, .id))
      guard table.isUTF8(row) else {
        let advice = settings.encoding == nil ? "; declare `encoding`" : ""
        batch.reject(line, "csv-utf8", "the row is not UTF-8\(advice)", record: id)
        continue
      }
      guard !title.isEmpty || !body.isEmpty else {
        batch.reject(line, "record-empty", "neither title nor text in the row", record: id)
        continue
      }
      var article = Article(
        source: table.text(row, .source) ?? settings.name, title: title, body: body,
        place: Place(path: file.path, line: line))
      article.id = id
      article.url = table.text(row, .url)
      article.section = table.text(row, .section) ?? settings.sectionName(file)
      article.author = table.text(row, .author)
      article.published = date(table.text(row, .published), line, id, &batch)
      article.updated = date(table.text(row, .updated), line, id, &batch)
      batch.tally.note(article, key: settings.key, line: line)
      batch.articles.append(article)
    }
  }

  /// One ranking item a row; lists are told apart by their date column, else by the file's name.
  func readLists(_ bytes: ArraySlice<UInt8>, _ file: InputFile, into batch: inout ReadBatch) {
    guard let table = Table(bytes, settings, &batch) else { return }
    table.noteRaggedRows(&batch.tally)
    guard table.has(.title) else {
      batch.reject(1, "csv-columns", table.missing([.title]))
      return
    }
    var lists = ListCollector(settings, file, nameDates: nameDates)
    let fileTime = lists.fileTime(&batch)
    for row in table.rowNumbers {
      batch.records += 1
      let line = table.line(row)
      guard table.isUTF8(row), let title = table.text(row, .title) else {
        batch.reject(line, "ranking-title", "the row has no readable title")
        continue
      }
      var time = fileTime
      if settings.timeInName == nil, table.has(.published) {
        guard let text = table.text(row, .published) else {
          batch.reject(line, "ranking-date", "the row has no date")
          continue
        }
        switch dates.read(text) {
        case .time(let written, let basis):
          time = (written, .given)
          batch.tally.note(written, basis, line: line)
        case .refused(let refusal):
          batch.reject(line, refusal.rule, refusal.message(for: settings.dates))
          continue
        }
      }
      let rank = table.text(row, .rank).map(RankedItem.rank(written:))
      if case .some(nil) = rank {
        batch.reject(line, "ranking-rank", "the rank is no whole number from 1 to 1,000,000")
        continue
      }
      lists.add(
        RankedItem(
          rank: (rank ?? nil) ?? 0, title: title, by: table.text(row, .by),
          url: table.text(row, .url)),
        list: table.text(row, .list), time: time, line: line, &batch.tally)
    }
    batch.lists += lists.finish()
  }

  private func date(
    _ text: String?, _ line: Int, _ id: String?, _ batch: inout ReadBatch
  ) -> Timestamp? {
    guard let text else { return nil }
    switch dates.read(text) {
    case .time(let time, let basis):
      batch.tally.note(time, basis, line: line)
      return time
    case .refused(let refusal):
      batch.note(line, refusal.rule, refusal.message(for: settings.dates), record: id)
      return nil
    }
  }
}

/// The rows of one file with their columns found.
private struct Table {
  private let rows: CSVRows
  private let columns: [SourceSettings.Field: Int]
  private let header: [String]
  private let settings: SourceSettings
  let rowNumbers: Range<Int>

  /// `nil` for a file without rows.
  init?(_ bytes: ArraySlice<UInt8>, _ settings: SourceSettings, _ batch: inout ReadBatch) {
    if let kind = ForeignFile.kind(of: Array(bytes.prefix(1024)), declared: settings.encoding) {
      batch.records += 1
      batch.reject(0, "file-not-text", "the file is \(kind)")
      return nil
    }
    let (bytes, findings) = TextEncoding.utf8Table(
      bytes, declared: settings.encoding, path: batch.file.path)
    batch.findings += findings
    let sniffer = CSVSniffer(bytes, isWholeFile: true)
    var reader = CSVRowReader(
      delimiter: sniffer.declarationLength > 0
        ? sniffer.delimiter : settings.delimiter ?? sniffer.delimiter)
    reader.read(bytes.dropFirst(sniffer.declarationLength))
    reader.finish()
    rows = reader.takeRows()
    for fault in rows.faults {
      if fault.severity == .rejected {
        batch.records += 1
        // The row is lost, so its own line is told; the fault may lie far behind it.
        let place = fault.line == fault.rowLine ? "" : " (in line \(fault.line))"
        batch.reject(fault.rowLine, fault.kind.rawValue, fault.message + place)
      } else {
        batch.note(fault.line, fault.kind.rawValue, fault.message)
      }
    }
    guard rows.count > 0 else { return nil }
    self.settings = settings
    let rows = rows
    let header =
      settings.hasHeader
      ? (0..<rows.cellCount(0)).map { String(rows.repairedText(0, $0).trimmingSpaces()) }
      : []
    self.header = header
    var columns: [SourceSettings.Field: Int] = [:]
    for field in settings.format.fields {
      let names = settings.names(of: field)
      columns[field] =
        names.lazy.compactMap { name -> Int? in
          if let place = header.firstIndex(of: name) { return place }
          guard !settings.hasHeader, let number = Int(name), number > 0 else { return nil }
          return number - 1
        }.first
      if let place = columns[field] {
        let isThere = (0..<rows.count).contains { place < rows.cellCount($0) }
        if isThere { batch.tally.note(field) }
      }
    }
    self.columns = columns
    rowNumbers = min(settings.hasHeader ? 1 : 0, rows.count)..<rows.count
  }

  func has(_ field: SourceSettings.Field) -> Bool { columns[field] != nil }

  /// `nil` where there is no such column, or the cell is empty.
  func text(_ row: Int, _ field: SourceSettings.Field) -> String? {
    guard let column = columns[field], let text = rows.text(row, column), !text.isEmpty else {
      return nil
    }
    return text
  }

  /// Whether all columns that are used can be read.
  func isUTF8(_ row: Int) -> Bool {
    columns.values.allSatisfy { rows.cell(row, $0) == nil || rows.text(row, $0) != nil }
  }

  func line(_ row: Int) -> Int { rows.line(row) }

  /// Counts rows with other cells than the first one; empty cells at the end of a row are none.
  func noteRaggedRows(_ tally: inout RecordTally) {
    let usual = rows.cellCount(0)
    for row in rowNumbers {
      let count = rows.cellCount(row)
      if count < usual {
        tally.count(.missingCells, line: rows.line(row))
      } else if (usual..<count).contains(where: { rows.cell(row, $0)?.isEmpty == false }) {
        tally.count(.extraCells, line: rows.line(row))
      }
    }
  }

  func missing(_ fields: [SourceSettings.Field]) -> String {
    let wanted = fields.flatMap { settings.names(of: $0) }.joined(separator: ", ")
    return "no column is called \(wanted); the first row is \(header.joined(separator: ", ")); "
      + "see `fields` of the source"
  }
}

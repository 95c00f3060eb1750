// Articles in JSON: one object a line, or one object (or an array of them) a file.
//
// simdjson checks a whole record, syntax and UTF-8, before any field of it is taken; a broken
// record is one finding and the next line is read. Its strings lie in the parser's memory until the
// next record, so each field is copied once, into the article.

internal import CSimdjson
import Foundation
import NewsModel

/// Reads JSON records of one source. Belongs to one worker.
final class JSONRecordReader {
  private let settings: SourceSettings
  private let dates: DateFormatReader
  private let parser: JSONParser
  /// By field: the places of its possible names among the parser's paths, best first.
  private let places: [SourceSettings.Field: Range<Int>]

  init(_ settings: SourceSettings, dates: DateFormatReader) {
    self.settings = settings
    self.dates = dates
    var (paths, places): ([String], [SourceSettings.Field: Range<Int>]) = ([], [:])
    for field in SourceSettings.Format.json.fields {
      let names = settings.names(of: field)
      places[field] = paths.count..<(paths.count + names.count)
      paths += names
    }
    self.places = places
    parser = JSONParser(paths: paths)
  }

  /// - Parameters:
  ///   - lines: Whole lines and `InputPiece.padding` zeros.
  ///   - firstLine: Number of the first one.
  ///   - isForeign: Whether the lines were of another encoding.
  func readLines(
    _ lines: [UInt8], firstLine: Int, isForeign: Bool = false, into batch: inout ReadBatch
  ) {
    lines.withUnsafeBufferPointer { bytes in
      let length = max(0, bytes.count - InputPiece.padding)
      var (start, line) = (0, firstLine)
      while start < length {
        let rest = UnsafeBufferPointer(rebasing: bytes[start..<length])
        let end = start + (lineLength(rest) ?? rest.count)
        let record = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if !isBlank(record) { readRecord(record, line, &batch) }
        if isForeign, String(decoding: record, as: UTF8.self).unicodeScalars.contains("\u{FFFD}") {
          batch.tally.count(.replaced, line: line)
        }
        start = end + 1
        line += 1
      }
    }
  }

  private func lineLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress, let end = memchr(base, 0x0A, bytes.count) else {
      return nil
    }
    return UnsafeRawPointer(end) - UnsafeRawPointer(base)
  }

  private func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
  }

  private func readRecord(
    _ record: UnsafeBufferPointer<UInt8>, _ line: Int, _ batch: inout ReadBatch
  ) {
    batch.records += 1
    if let fault = parser.read(record) {
      batch.reject(line, "json-syntax", "the record is no JSON object: \(fault)")
    } else {
      addArticle(line, &batch)
    }
  }

  /// One object, or an array of objects; in UTF-8.
  func readFile(_ bytes: [UInt8], length: Int, into batch: inout ReadBatch) {
    bytes.withUnsafeBufferPointer { all in
      var start = 0
      while start < length, all[start] <= 0x20 { start += 1 }
      let record = UnsafeBufferPointer(rebasing: all[start..<length])
      guard record.first == UInt8(ascii: "[") else {
        readRecord(record, 1, &batch)
        return
      }
      do {
        let count = try parser.openArray(record, items: "")
        for index in 0..<count {
          batch.records += 1
          if parser.readElement(index) {
            addArticle(0, &batch)
          } else {
            batch.reject(0, "json-record", "element \(index + 1) of the array is no object")
          }
        }
      } catch {
        batch.records += 1
        batch.reject(1, "json-syntax", "the file is no JSON: \(error)")
      }
    }
  }

  private func addArticle(_ line: Int, _ batch: inout ReadBatch) {
    let place = Place(path: batch.file.path, line: line)
    let title = text(.title) ?? ""
    let body = text(.text) ?? ""
    let id = text(.id)
    guard !title.isEmpty || !body.isEmpty else {
      batch.reject(
        line, "record-empty",
        "neither title nor text; their names are \(settings.names(of: .title)) and "
          + "\(settings.names(of: .text)), see `fields` of the source", record: id)
      return
    }
    var article = Article(
      source: text(.source) ?? settings.name, title: title, body: body, place: place)
    article.id = id
    article.url = text(.url)
    article.section = text(.section) ?? settings.sectionName(batch.file)
    article.author = text(.author)
    article.published = date(.published, line, id, &batch)
    article.updated = date(.updated, line, id, &batch)
    for field in settings.fields.keys where self.field(field) != nil { batch.tally.note(field) }
    batch.tally.note(article, key: settings.key, line: line)
    batch.articles.append(article)
  }

  private func field(_ field: SourceSettings.Field) -> Int? {
    places[field].flatMap { range in range.first { !parser.isMissing($0) } }
  }

  /// `nil` where the field is missing or empty.
  private func text(_ name: SourceSettings.Field) -> String? {
    guard let place = field(name), let text = parser.text(place), !text.isEmpty else { return nil }
    return text
  }

  private func date(
    _ name: SourceSettings.Field, _ line: Int, _ id: String?, _ batch: inout ReadBatch
  ) -> Timestamp? {
    guard let text = text(name) else { return nil }
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

// From a piece of input to articles, lists and findings: the one place that knows which reader
// reads which format. One per worker.

import CSVText
import Foundation
import NewsModel

/// What a piece held.
package struct ReadBatch: Sendable {
  /// Index of the source.
  package var source: Int
  package var file: InputFile
  package var articles: [Article] = []
  package var lists: [RankingList] = []
  package var findings: [Finding] = []
  /// Records that were seen, rejected ones included.
  package var records = 0
  /// What is said once a file.
  package var tally: RecordTally
  /// Set with the last piece of a file.
  package var end: FileEnd?
  /// This is the first piece of its file.
  package var isFirst: Bool
  /// The file is read on where it ended before.
  package var continues: Bool

  init(_ piece: InputPiece, of settings: SourceSettings) {
    tally = RecordTally(of: settings)
    (source, file, end) = (piece.source, piece.file, piece.end)
    (isFirst, continues) = (piece.isFirst, piece.continues)
  }

  mutating func reject(_ line: Int, _ rule: String, _ message: String, record: String? = nil) {
    let place = Place(path: file.path, line: line)
    findings.append(Finding(.rejected, place, rule: rule, message, record: record))
  }

  mutating func note(_ line: Int, _ rule: String, _ message: String, record: String? = nil) {
    let place = Place(path: file.path, line: line)
    findings.append(Finding(.noted, place, rule: rule, message, record: record))
  }
}

/// Reads pieces of all sources. Belongs to one worker.
package final class PieceReader {
  private let readers: [SourceReader]

  /// - Parameter sources: In the order of the cutter.
  package init(_ sources: [SourceSettings]) { readers = sources.map(SourceReader.init) }

  /// Reads one piece; bad input becomes findings.
  package func read(_ piece: InputPiece) -> ReadBatch { readers[piece.source].read(piece) }
}

/// Reads the pieces of one source.
private final class SourceReader {
  private let settings: SourceSettings
  private let pages: SavedPageReader
  private let dates: DateFormatReader
  private let nameDates: DateFormatReader?
  private let json: JSONRecordReader?
  private var observed: [String: [String: Timestamp]] = [:]

  init(_ settings: SourceSettings) {
    self.settings = settings
    pages = SavedPageReader(
      settings: SavedPageSettings(
        source: settings.name, zone: settings.zone, headings: settings.headings,
        encoding: settings.encoding, dateFormat: settings.dates,
        agencies: NewsAgencies(further: settings.agencies)))
    dates = DateFormatReader(format: settings.dates, zone: settings.zone)
    nameDates = settings.timeInName.map { DateFormatReader(format: $0, zone: settings.zone) }
    switch settings.format {
    case .jsonLines, .json: json = JSONRecordReader(settings, dates: dates)
    default: json = nil
    }
  }

  func read(_ piece: InputPiece) -> ReadBatch {
    var batch = readRecords(piece)
    if !batch.articles.isEmpty || !batch.lists.isEmpty { batch.tally.noteRecord() }
    let latest = piece.file.modifiedSecond + 31 * 86_400
    for article in batch.articles
    where article.published.map({ $0.secondsSinceEpoch > latest }) ?? false {
      batch.tally.count(.future, line: article.place.line)
    }
    return batch
  }

  private func readRecords(_ piece: InputPiece) -> ReadBatch {
    var batch = ReadBatch(piece, of: settings)
    if let lines = piece.lines {
      let isForeign = settings.encoding ?? .utf8 != .utf8
      var utf8 = lines
      if isForeign || piece.firstLine == 1 {
        // What a record lost is counted with the record.
        let findings = batch.findings
        utf8 = padded(lines, lines.count - InputPiece.padding, &batch)
        batch.findings = findings
      }
      if piece.firstLine == 1, let fault = notLines(utf8) {
        batch.records += 1
        batch.reject(0, fault.rule, fault.message)
        return batch
      }
      json?.readLines(
        utf8, firstLine: piece.firstLine, isForeign: isForeign, into: &batch)
      if let fault = piece.fault { batch.reject(0, "file-unreadable", fault) }
      return batch
    }
    do {
      let bytes = try ByteSource(piece.file).wholeFile(padding: InputPiece.padding)
      let length = bytes.count - InputPiece.padding
      batch.end = FileEnd(bytes: length, hash: contentHash(of: bytes[..<length]))
      readFile(bytes, length, piece.file, &batch)
    } catch {
      batch.end = FileEnd(bytes: 0, hash: ContentHash(high: 0, low: 0))
      batch.records += 1
      batch.reject(0, "file-unreadable", "\(error)")
    }
    batch.findings.sort()
    return batch
  }

  /// Why the beginning of a file holds no lines of JSON objects; `nil` where it may.
  private func notLines(_ bytes: [UInt8]) -> (rule: String, message: String)? {
    let head = Array(bytes.prefix(1_024).prefix(max(0, bytes.count - InputPiece.padding)))
    if let kind = ForeignFile.kind(of: head, declared: settings.encoding) {
      return ("file-not-text", "the file is \(kind)")
    }
    guard head.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "[") else { return nil }
    return (
      "json-array",
      "the file is a JSON array and not a line for each record; `format: json` reads it"
    )
  }

  /// - Parameters:
  ///   - bytes: The file and `InputPiece.padding` zeros.
  ///   - length: Bytes of the file.
  private func readFile(
    _ bytes: [UInt8], _ length: Int, _ file: InputFile, _ batch: inout ReadBatch
  ) {
    switch settings.format {
    case .page: readPage(Array(bytes[..<length]), file, &batch)
    case .jsonLines: break  // comes in blocks of lines
    case .json:
      let bytes = padded(bytes, length, &batch)
      json?.readFile(bytes, length: bytes.count - InputPiece.padding, into: &batch)
    case .csv:
      TableReader(settings, dates: dates).readArticles(bytes[..<length], file, into: &batch)
    case .text: TextFileReader(settings).read(Array(bytes[..<length]), file, into: &batch)
    case .rankingCSV:
      TableReader(settings, dates: dates, nameDates: nameDates)
        .readLists(bytes[..<length], file, into: &batch)
    case .rankingJSON:
      RankingJSONReader(settings, dates: dates, nameDates: nameDates)
        .read(padded(bytes, length, &batch), into: &batch)
    }
  }

  /// JSON in UTF-8, with the room behind it that its parser reads.
  private func padded(_ bytes: [UInt8], _ length: Int, _ batch: inout ReadBatch) -> [UInt8] {
    let (utf8, findings) = TextEncoding.utf8JSON(
      bytes[..<max(0, length)], declared: settings.encoding, path: batch.file.path)
    batch.findings += findings
    if utf8.startIndex == 0, utf8.endIndex == length { return bytes }
    return Array(utf8) + repeatElement(0, count: InputPiece.padding)
  }

  private func readPage(_ bytes: [UInt8], _ file: InputFile, _ batch: inout ReadBatch) {
    batch.records += 1
    let kind = ForeignFile.kind(of: bytes, declared: settings.encoding)
    if let kind = kind ?? ForeignFile.records(bytes) {
      batch.reject(0, "file-not-text", "the file is \(kind)")
      return
    }
    let contents = pages.read(bytes: bytes, path: file.path, observation: observation(file))
    if var article = contents.article {
      if article.section == nil { article.section = settings.sectionName(file) }
      batch.articles.append(article)
    }
    batch.lists += contents.lists
    batch.findings += contents.findings
  }

  /// When a page was fetched: by the sidecar of its folder, else by the file's last change.
  private func observation(_ file: InputFile) -> (Timestamp, ObservationBasis)? {
    if let name = settings.observed {
      let folder = (file.location as NSString).deletingLastPathComponent
      let times = observed[folder] ?? readSidecar(folder + "/" + name)
      observed[folder] = times
      if let time = times[file.name] { return (time, .given) }
    }
    let time = Timestamp(secondsSinceEpoch: file.modifiedSecond, utcOffset: 0, precision: .second)
    return (time, .fileTime)
  }

  private func readSidecar(_ path: String) -> [String: Timestamp] {
    guard let bytes = FileManager.default.contents(atPath: path) else { return [:] }
    var table = CSVRowReader()
    bytes.withUnsafeBytes { table.read($0) }
    table.finish()
    let rows = table.takeRows()
    let reader = DateFormatReader(format: .iso8601, zone: settings.zone)
    var times: [String: Timestamp] = [:]
    for row in 1..<max(1, rows.count) where rows.cellCount(row) >= 2 {
      if let time = reader.read(rows.repairedText(row, 1)).timestamp {
        times[rows.repairedText(row, 0)] = time
      }
    }
    return times
  }
}

extension SourceSettings {
  /// The section of an article whose record names none.
  func sectionName(_ file: InputFile) -> String? {
    switch section {
    case .none: nil
    case .folder: file.folderName.isEmpty ? nil : file.folderName
    case .named(let name): name
    }
  }

  /// The names under which a field may stand: the job's, else the usual ones, best first.
  func names(of field: Field) -> [String] {
    if let name = fields[field] { return [name] }
    return switch field {
    case .published: ["date", "published"]
    case .text: ["text", "content", "body"]
    case .title: ["title", "headline"]
    default: [field.rawValue]
    }
  }
}

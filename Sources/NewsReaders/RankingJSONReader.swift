// Ranking lists in JSON: an array of items, or an object that holds one and perhaps its time.

import NewsModel

/// Reads the JSON lists of one source.
package struct RankingJSONReader {
  private let settings: SourceSettings
  private let dates: DateFormatReader
  private let nameDates: DateFormatReader?
  private let parser: JSONParser
  private let fields: [(field: SourceSettings.Field, places: Range<Int>)]

  /// - Parameters:
  ///   - dates: Of fields and columns.
  ///   - nameDates: Of names of files; `nil` where these hold no time.
  init(_ settings: SourceSettings, dates: DateFormatReader, nameDates: DateFormatReader? = nil) {
    self.settings = settings
    self.dates = dates
    self.nameDates = nameDates
    // An item that is only a string fills the first field, so the title comes first.
    let order: [SourceSettings.Field] = [.title, .rank, .by, .url]
    var (paths, fields): ([String], [(SourceSettings.Field, Range<Int>)]) = ([], [])
    for field in order {
      let names = settings.names(of: field)
      fields.append((field, paths.count..<(paths.count + names.count)))
      paths += names
    }
    self.fields = fields
    parser = JSONParser(paths: paths)
  }

  /// The lists of bytes that are no input.
  ///
  /// - Parameters:
  ///   - bytes: As of `read`.
  ///   - path: As findings name them.
  package static func read(
    _ bytes: [UInt8], of source: SourceSettings, path: String
  ) -> ReadBatch {
    let file = InputFile(path: path, location: path, size: Int64(bytes.count), modified: 0)
    var batch = ReadBatch(
      InputPiece(source: 0, file: file, lines: nil, firstLine: 1), of: source)
    let dates = DateFormatReader(format: source.dates, zone: source.zone)
    RankingJSONReader(source, dates: dates).read(bytes, into: &batch)
    return batch
  }

  /// - Parameter bytes: UTF-8 and `InputPiece.padding` zeros.
  func read(_ bytes: [UInt8], into batch: inout ReadBatch) {
    bytes.withUnsafeBufferPointer { all in
      let document = UnsafeBufferPointer(rebasing: all.dropLast(InputPiece.padding))
      do {
        let count = try parser.openArray(document, items: settings.items ?? "")
        readItems(count, &batch)
      } catch {
        batch.records += 1
        batch.reject(1, "json-syntax", "the file has no list: \(error)")
      }
    }
  }

  private func readItems(_ count: Int, _ batch: inout ReadBatch) {
    var lists = ListCollector(settings, batch.file, nameDates: nameDates)
    var time = lists.fileTime(&batch)
    if settings.timeInName == nil,
      let text = settings.names(of: .published).lazy.compactMap({ parser.rootText($0) }).first,
      case .time(let written, let basis) = dates.read(text)
    {
      time = (written, .given)
      batch.tally.note(.published)
      batch.tally.note(written, basis, line: 0)
    }
    let name = settings.names(of: .list).lazy.compactMap { parser.rootText($0) }.first
    if name != nil { batch.tally.note(.list) }
    for index in 0..<count {
      batch.records += 1
      guard parser.readElement(index), let title = text(.title) else {
        batch.reject(0, "ranking-title", "item \(index + 1) has no title")
        continue
      }
      let rank = text(.rank).map(RankedItem.rank(written:))
      if case .some(nil) = rank {
        batch.reject(
          0, "ranking-rank",
          "the rank of item \(index + 1) is no whole number from 1 to 1,000,000")
        continue
      }
      lists.add(
        RankedItem(rank: (rank ?? nil) ?? 0, title: title, by: text(.by), url: text(.url)),
        list: name, time: time, line: 0, &batch.tally)
      for (field, _) in fields where text(field) != nil { batch.tally.note(field) }
    }
    batch.lists += lists.finish()
  }

  private func text(_ field: SourceSettings.Field) -> String? {
    guard let places = fields.first(where: { $0.field == field })?.places else { return nil }
    return places.lazy.compactMap { parser.text($0) }.first { !$0.isEmpty }
  }
}

// A source as the job file writes it.

import NewsModel
import NewsReaders

extension SourceSettings {
  /// - Returns: `nil` where name, paths or format are missing or wrong; the problems say so.
  static func read(_ group: JobMapping) -> SourceSettings? {
    let name = group.required("name")?.text()
    let paths = group.required("paths")?.list().compactMap { $0.pathOrGlob() } ?? []
    let formats = Format.allCases.map { (name: $0.rawValue, value: $0) }
    let format = group.required("format")?.choice(formats)
    var source = SourceSettings(name: name ?? "", paths: paths, format: format ?? .page)
    source.readMeaning(group)
    source.readLayout(group)
    source.readRankings(group)
    group.finish()
    if let format { source.refuseKeys(of: group, notFor: format) }
    return name == nil || format == nil ? nil : source
  }

  /// Keys that every format understands.
  private mutating func readMeaning(_ group: JobMapping) {
    group.read("zone", into: &zone) { $0.zone() }
    group.read("encoding", into: &encoding) { value in
      guard let text = value.text() else { return nil }
      do {
        let encoding = try TextEncoding(named: text)
        if encoding.isReadable { return encoding }
        value.report(
          .wrongValue,
          "`\(value.key)`: the iconv of this machine does not know `\(text)`; "
            + "install its further encodings")
      } catch {
        value.report(.wrongValue, "`\(value.key)`: \(error)")
      }
      return nil
    }
    group.read("dates", into: &dates) { $0.dateFormat() }
    group.read("key", into: &key) {
      $0.choice([
        ("id", KeyBasis.id), ("url", .url), ("content", .content), ("record", .record),
      ])
    }
  }

  /// Keys about where in a file things stand.
  private mutating func readLayout(_ group: JobMapping) {
    if format == .text { section = .folder }
    group.read("section", into: &section) {
      $0.text().map { text in
        text == "folder" ? .folder : text == "none" ? Section.none : .named(text)
      }
    }
    group.read("headings", into: &headings) { value in
      value.list().compactMap { item in
        guard let text = item.text() else { return nil }
        do { return try BlockHeading(pattern: text) } catch {
          item.report(.wrongValue, "`\(item.key)`: \(error)")
          return nil
        }
      }
    }
    group.read("agencies", into: &agencies) { $0.texts() }
    group.read("observed", into: &observed) { $0.text() }
    group.read("delimiter", into: &delimiter) {
      $0.choice([
        ("comma", UInt8(ascii: ",")), (",", UInt8(ascii: ",")),
        ("semicolon", UInt8(ascii: ";")), (";", UInt8(ascii: ";")),
        ("tab", UInt8(ascii: "\t")), ("bar", UInt8(ascii: "|")), ("|", UInt8(ascii: "|")),
      ])
    }
    group.read("header", into: &hasHeader) { $0.flag() }
    group.readGroup("fields") { names in
      for field in format.fields.isEmpty ? Field.allCases : format.fields {
        group.reading.ask(for: "sources[].fields.\(field.rawValue)", isUsed: false)
        if let text = names[field.rawValue]?.text() { fields[field] = text }
      }
    }
  }

  private mutating func readRankings(_ group: JobMapping) {
    group.read("list", into: &list) { $0.text() }
    group.read("items", into: &items) { $0.text() }
    group.read("timeInName", into: &timeInName) { $0.dateFormat() }
  }

  private func refuseKeys(of group: JobMapping, notFor format: Format) {
    let all = Format.allCases.reduce(into: Set<String>()) { $0.formUnion($1.ownKeys) }
    for name in all.subtracting(format.ownKeys).sorted(by: bytesPrecede) {
      guard let value = group[name] else { continue }
      let users = Format.allCases.filter { $0.ownKeys.contains(name) }.map(\.rawValue)
      value.report(
        .conflict,
        "`\(value.key)` says nothing about the format `\(format.rawValue)`; it is for "
          + users.joined(separator: ", "))
    }
  }
}

extension JobValue {
  func dateFormat() -> DateFormat? {
    guard let text = text() else { return nil }
    do { return try DateFormat(named: text) } catch {
      report(.wrongValue, "`\(key)`: \(error)")
      return nil
    }
  }
}

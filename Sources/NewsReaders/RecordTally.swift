// What is said once about all records of a file, not once about each: a corpus of a million articles
// without zones needs one remark, with a number.
//
// A tally is kept with its input and grows with it, so that remarks do not depend on the nights in
// which a file grew.

import Foundation
import NewsModel

/// How often something stood in the records of one file, and which fields they have.
package struct RecordTally: Hashable, Sendable, Codable {
  /// What is counted.
  enum Remark: String, CaseIterable, Codable, CodingKeyRepresentable {
    /// A time names no zone, and neither source nor job does: UTC was taken.
    case assumedZone
    /// A ranking item has no rank.
    case missingRank
    /// A title stands again in the same ranking list.
    case repeatedTitle
    /// The text holds tags or character references.
    case markup
    /// The article is dated later than its file can know.
    case future
    /// An article has a headline and no text.
    case missingText
    /// An article has neither id nor URL, though the source's key wants one.
    case missingKey
    /// A row has more cells than the header, or fewer.
    case extraCells, missingCells
    /// A record holds U+FFFD where its bytes were none of the declared encoding.
    case replaced
  }

  private struct Count: Hashable, Sendable, Codable {
    var records: Int
    /// Of the first one, from 1; 0 where the format has no lines.
    var line: Int
  }

  private var counts: [Remark: Count] = [:]
  /// Those that some record has.
  private var fields: Set<SourceSettings.Field> = []
  /// The names that the job gives to fields of the source.
  private var names: [SourceSettings.Field: String] = [:]
  /// Whether the file alone can say that a field is missing: one of many records, unlike a file with
  /// one article.
  private var hasManyRecords = false
  /// Whether any record was an article or a list.
  private var hasRecords = false

  /// - Parameter source: That the file belongs to.
  package init(of source: SourceSettings) {
    names = source.fields
    switch source.format {
    case .csv, .jsonLines, .rankingCSV: hasManyRecords = true
    case .page, .json, .text, .rankingJSON: hasManyRecords = false
    }
  }

  mutating func count(_ remark: Remark, line: Int) {
    counts[remark, default: Count(records: 0, line: line)].records += 1
  }

  /// A time has been read: where it names no zone and nobody else does, that is counted. A day needs
  /// none.
  mutating func note(_ time: Timestamp, _ basis: ZoneBasis, line: Int) {
    if basis == .assumedUTC, time.precision != .day { count(.assumedZone, line: line) }
  }

  /// What an article of a record lacks or holds, of what is told once a file.
  ///
  /// - Parameter key: What the source tells articles apart by.
  mutating func note(_ article: Article, key: KeyBasis, line: Int) {
    noteRecord()
    if article.body.isEmpty { count(.missingText, line: line) }
    if article.holdsMarkup { count(.markup, line: line) }
    if key == .id || key == .url, article.id == nil, article.url == nil {
      count(.missingKey, line: line)
    }
  }

  /// A record is an article or an item of a list.
  mutating func noteRecord() { hasRecords = true }

  /// Some record has the field.
  mutating func note(_ field: SourceSettings.Field) { fields.insert(field) }

  /// Takes in what stood further on.
  package mutating func add(_ later: RecordTally) {
    for (remark, count) in later.counts {
      counts[remark, default: Count(records: 0, line: count.line)].records += count.records
    }
    fields.formUnion(later.fields)
    hasRecords = hasRecords || later.hasRecords
  }
}

/// The tally of one input.
package struct InputTally: Sendable {
  package var source: String
  package var path: String
  package var tally: RecordTally

  package init(source: String, path: String, tally: RecordTally) {
    (self.source, self.path, self.tally) = (source, path, tally)
  }
}

extension RecordTally {
  /// What deserves a look in some inputs: by input what its records have in common, and by source
  /// the fields that the job names and none of its records has.
  ///
  /// - Parameters:
  ///   - inputs: In any order.
  ///   - keepsFacts: Whether inputs will be read again beside what is known of them.
  package static func findings(_ inputs: [InputTally], keepsFacts: Bool = false) -> [Finding] {
    var findings: [Finding] = []
    var sources: [String: (tally: RecordTally, path: String)] = [:]
    for input in inputs.sorted(by: { bytesPrecede($0.path, $1.path) }) {
      findings += input.tally.remarks(path: input.path).filter {
        keepsFacts || $0.rule != Remark.missingKey.rule
      }
      if input.tally.hasManyRecords {
        findings += input.tally.missingFields(input.source, path: input.path)
      } else {
        var known = sources[input.source]?.tally ?? input.tally
        known.add(input.tally)
        sources[input.source] = (known, input.path)
      }
    }
    for (source, known) in sources {
      findings += known.tally.missingFields(source, path: known.path)
    }
    return findings.sorted()
  }

  private func remarks(path: String) -> [Finding] {
    counts.map { remark, count in
      Finding(
        .noted, Place(path: path, line: count.line), rule: remark.rule,
        remark.message(count.records))
    }
  }

  private func missingFields(_ source: String, path: String) -> [Finding] {
    guard hasRecords else { return [] }
    return names.filter { !fields.contains($0.key) }.map { field, name in
      Finding(
        .noted, Place(path: path), rule: "field-missing",
        "no record has `\(name)`, which `fields` of the source \(source) names for "
          + "`\(field.rawValue)`; look at the input's own names")
    }
  }
}

extension RecordTally.Remark {
  fileprivate var rule: String {
    switch self {
    case .assumedZone: "time-zone-assumed"
    case .missingRank: "ranking-rank-missing"
    case .repeatedTitle: "ranking-title-repeated"
    case .markup: "text-markup"
    case .future: "date-future"
    case .missingText: "text-missing"
    case .missingKey: "key-missing"
    case .extraCells: "csv-extra-cells"
    case .missingCells: "csv-missing-cells"
    case .replaced: "encoding-invalid"
    }
  }

  fileprivate func message(_ records: Int) -> String {
    let one = records == 1
    return switch self {
    case .assumedZone:
      "\(counted(records, "time")) \(one ? "names no zone and was" : "name no zone and were") read as "
        + "UTC; give `zone` to the source"
    case .missingRank:
      "\(counted(records, "item")) \(one ? "has" : "have") no rank; the place in the list was taken"
    case .repeatedTitle:
      "\(counted(records, "item")) \(one ? "has" : "have") the title of an earlier item of the same "
        + "list"
    case .markup:
      "\(counted(records, "article")) \(one ? "holds" : "hold") HTML tags or character references, "
        + "which were read as text; take them out of the input"
    case .future:
      "\(counted(records, "article")) \(one ? "is" : "are") dated more than a month after the file "
        + "was last changed; if the dates are wrong, correct them or give the job `until`"
    case .missingText:
      "\(counted(records, "article")) \(one ? "has" : "have") a headline and no text"
    case .missingKey:
      "\(counted(records, "article")) \(one ? "has" : "have") neither id nor URL, so that an edited text "
        + "counts as another article; name them in `fields`, or give the source `key: content`"
    case .extraCells:
      "\(counted(records, "row")) \(one ? "has" : "have") more cells than the first row, and what "
        + "stands in them is not read; is a cell with delimiters without quotation marks?"
    case .missingCells:
      "\(counted(records, "row")) \(one ? "has" : "have") fewer cells than the first row; is a row "
        + "broken in two?"
    case .replaced:
      "\(counted(records, "record")) \(one ? "holds" : "hold") bytes that are none of the declared "
        + "encoding; U+FFFD stands there now"
    }
  }
}

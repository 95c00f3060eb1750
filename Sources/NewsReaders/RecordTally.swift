// What is said once about all records of a file, not once about each: a corpus of a million articles
// without zones needs one remark, with a number.

import NewsModel

/// How often something stood in the records of one file.
package struct RecordTally: Hashable, Sendable {
  /// What is counted.
  enum Remark: Int, CaseIterable {
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
  }

  private struct Count: Hashable, Sendable {
    var records = 0
    /// Of the first one, from 1; 0 where the format has no lines.
    var line = 0
  }

  private var counts = [Count](repeating: Count(), count: Remark.allCases.count)
  private var fields: Set<SourceSettings.Field> = []

  package init() {}

  mutating func count(_ remark: Remark, line: Int) {
    if counts[remark.rawValue].records == 0 { counts[remark.rawValue].line = line }
    counts[remark.rawValue].records += 1
  }

  /// Some record has the field.
  mutating func has(_ field: SourceSettings.Field) { fields.insert(field) }

  /// Takes in what stood further on.
  package mutating func add(_ later: RecordTally) {
    for place in counts.indices where later.counts[place].records > 0 {
      if counts[place].records == 0 { counts[place].line = later.counts[place].line }
      counts[place].records += later.counts[place].records
    }
    fields.formUnion(later.fields)
  }

  /// What deserves a look in a file.
  package func findings(path: String) -> [Finding] {
    Remark.allCases.compactMap { remark in
      let count = counts[remark.rawValue]
      guard count.records > 0 else { return nil }
      return Finding(
        .noted, Place(path: path, line: count.line), rule: remark.rule,
        remark.message(count.records))
    }
  }

  /// Fields that the job names for a source and none of its records has.
  ///
  /// - Parameter path: Of the last file that was read.
  package func missingFields(of source: SourceSettings, path: String) -> [Finding] {
    SourceSettings.Field.allCases.compactMap { field in
      guard let name = source.fields[field], !fields.contains(field) else { return nil }
      return Finding(
        .noted, Place(path: path), rule: "field-missing",
        "no record has `\(name)`, which `fields` of the source \(source.name) names for "
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
    }
  }
}

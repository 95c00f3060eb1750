// One source of a job: which files, how they are read, and what they are called in the reports.

import Foundation
import NewsModel

/// A set of files in one format, of one outlet or feed or with the outlet in a field.
package struct SourceSettings: Sendable {
  /// What the files hold.
  package enum Format: String, CaseIterable, Sendable {
    /// News pages saved as text, with their ranking blocks.
    case page
    /// One JSON object a line, one article each.
    case jsonLines = "jsonl"
    /// One JSON object a file, one article each.
    case json
    /// A table with one article a row.
    case csv
    /// Text files, first line the headline, the folder's name the section.
    case text
    /// A table with one ranking item a row.
    case rankingCSV = "ranking-csv"
    /// A JSON object a file (or an array), with a list of ranking items inside.
    case rankingJSON = "ranking-json"
  }

  /// What a field or column of the input can be used for.
  package enum Field: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
    case id, url, title, text, published, updated, section, author, source
    /// Only of ranking lists.
    case rank, by, list
  }

  /// Where the section of an article comes from, if its record names none.
  package enum Section: Hashable, Sendable {
    /// Nowhere.
    case none
    /// The name of the folder that the file is in.
    case folder
    case named(String)
  }

  /// As reports name the source, unless a field of the record does.
  package var name: String
  /// Files, folders and globs as the job writes them; see `JobFile.resolve`.
  package var paths: [String]
  package var format: Format
  /// Of times that name no zone, or an ambiguous one; `nil` where neither source nor job names one.
  package var zone: TimeZone?
  /// `nil`: UTF-8, and what is not is read as Windows-1252 with a finding.
  package var encoding: TextEncoding?
  package var dates: DateFormat = .auto
  /// What makes two readings one article, at best.
  package var key: KeyBasis = .id
  package var section: Section = .none
  /// Of ranking blocks in pages.
  package var headings: [BlockHeading] = BlockHeading.standard
  /// News agencies beside the known ones.
  package var agencies: [String] = []
  /// Name of a CSV file `file,observed_at` in the folder of a page, with the time of its lists.
  package var observed: String?
  /// The names that the input uses, nested by dots in JSON; what is missing keeps its usual name.
  package var fields: [Field: String] = [:]
  /// Between the cells of a table; `nil`: found by looking at the first lines.
  package var delimiter: UInt8?
  /// The first row of a table names its columns; where it does not, `fields` holds numbers from 1.
  package var hasHeader = true
  /// Name of the ranking list, unless a field names it; `nil`: the name of the source.
  package var list: String?
  /// How the time of a ranking list stands in the file's name.
  package var timeInName: DateFormat?
  /// Where a JSON file has its items, nested by dots; `nil`: the file is the array.
  package var items: String?

  package init(name: String, paths: [String], format: Format) {
    self.name = name
    self.paths = paths
    self.format = format
  }
}

extension SourceSettings.Format {
  /// The keys that say something about files of this format, beside those of all formats.
  package var ownKeys: Set<String> {
    switch self {
    case .page: ["headings", "agencies", "observed", "section"]
    case .jsonLines, .json: ["fields", "section"]
    case .csv: ["fields", "delimiter", "header", "section"]
    case .text: ["section"]
    case .rankingCSV: ["fields", "delimiter", "header", "list", "timeInName"]
    case .rankingJSON: ["fields", "list", "timeInName", "items"]
    }
  }

  /// Whether records are articles, and not ranking lists alone.
  package var givesArticles: Bool {
    switch self {
    case .page, .jsonLines, .json, .csv, .text: true
    case .rankingCSV, .rankingJSON: false
    }
  }

  /// What `fields` can name.
  package var fields: [SourceSettings.Field] {
    switch self {
    case .jsonLines, .json, .csv:
      [.id, .url, .title, .text, .published, .updated, .section, .author, .source]
    case .rankingCSV, .rankingJSON: [.rank, .title, .by, .url, .published, .list]
    case .page, .text: []
    }
  }
}

// manifest.json: the proof that a report is whole, and what it was made of. No clock time stands
// in it: the same input must give the same bytes.

import CSVText
import Foundation
import NewsModel

/// The manifest of a report.
package struct Manifest: Codable, Sendable {
  /// An input file with the hash of what was read of it.
  package struct Input: Codable, Hashable, Sendable {
    package var source: String
    package var path: String
    package var bytes: Int
    package var xxh3: String
    package var records: Int
    package var articles: Int
    package var lists: Int
    package var rejected: Int
  }
  /// A setting that the numbers depend on.
  package struct Setting: Codable, Hashable, Sendable {
    package var name: String
    package var value: String
  }
  /// How much a report counts.
  package struct Totals: Codable, Hashable, Sendable {
    package var articles: Int
    package var stories: Int
    package var repeated: Int
    package var revised: Int
    package var undated: Int
    package var outside: Int
    package var findings: Int
    package var rejected: Int
  }

  package var program: String
  package var version: String
  package var job: String
  package var zone: String
  package var totals: Totals
  package var settings: [Setting]
  package var inputs: [Input]
  package var files: [ReportFile]

  /// The program's version: it changes when numbers of the same input change.
  package static let version = "1.0.0"

  init(_ contents: ReportContents, files: [ReportFile]) {
    program = "pressrun"
    version = Self.version
    job = contents.job
    zone = contents.zone
    let reading = contents.reading
    totals = Totals(
      articles: reading.articles, stories: reading.stories, repeated: reading.repeated,
      revised: reading.revised, undated: reading.undated, outside: reading.outside,
      findings: contents.findings.count, rejected: contents.rejected)
    settings = contents.settings.map { Setting(name: $0.name, value: $0.value) }
    inputs = contents.inputs.map {
      Input(
        source: $0.source, path: $0.path, bytes: $0.bytes, xxh3: $0.hash.description,
        records: $0.records, articles: $0.articles, lists: $0.lists, rejected: $0.rejected)
    }
    self.files = files
  }

  func json() throws -> [UInt8] { try prettyJSON(self) }
}

/// JSON for people and programs: keys sorted, slashes as they are, a line end at the end.
func prettyJSON(_ value: some Encodable) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return [UInt8](try encoder.encode(value)) + [0x0A]
}

/// datapackage.json: what each column of each table holds.
///
/// - Source: Frictionless Data, Tabular Data Package 1.0; CSV Dialect 1.2.
struct DataPackage: Encodable {
  struct Field: Encodable {
    var name: String
    var type: String
    var description: String
  }
  struct Schema: Encodable {
    var fields: [Field]
    var missingValues = [""]
  }
  struct Dialect: Encodable {
    var delimiter = ","
    var lineTerminator: String
    var quoteChar = "\""
    var doubleQuote = true
    var header = true
  }
  struct Resource: Encodable {
    var name: String
    var path: String
    var title: String
    var profile = "tabular-data-resource"
    var encoding = "utf-8"
    var bytes: Int
    var dialect: Dialect
    var schema: Schema
  }
  var profile = "tabular-data-package"
  var name: String
  var title: String
  var resources: [Resource]

  init(_ contents: ReportContents, files: [ReportFile], dialect: CSVDialect) {
    name = contents.job.lowercased()
    title = "Report of the job \(contents.job)"
    resources = files.compactMap { file in
      guard
        let table = ReportTables.descriptions.first(where: { $0.fileName == file.name })
      else { return nil }
      let fields = table.columns.map {
        Field(name: $0.name, type: $0.kind.typeName, description: $0.meaning)
      }
      return Resource(
        name: table.name.replacingOccurrences(of: "_", with: "-"), path: file.name,
        title: table.title, bytes: file.bytes,
        dialect: Dialect(lineTerminator: dialect == .sheet ? "\r\n" : "\n"),
        schema: Schema(fields: fields))
    }
  }

  func json() throws -> [UInt8] { try prettyJSON(self) }
}

// Published test files: csv-spectrum and csv-test-data, each with its rows as JSON.

import Foundation
import NewsTestSupport
import Testing

@testable import CSVText

@Suite(
  .enabled(if: sharedFile("data/csv") != nil, "no folder shared/data/csv; set PRESSRUN_SHARED"))
struct CSVConformanceTests {
  /// Empty lines are skipped here, and rows of one empty cell there.
  static let emptyLineFiles: Set<String> = ["all-empty", "empty-one-column"]

  @Test(arguments: ["csvs json", "csv-test-data/csv csv-test-data/json"])
  func readsThePublishedFilesAsTheirAuthorsDo(_ folders: String) throws {
    let root = try #require(sharedFile("data/csv"))
    let names = folders.split(separator: " ").map(String.init)
    let files = try FileManager.default.contentsOfDirectory(
      at: root.appendingPathComponent(names[0]), includingPropertiesForKeys: nil)
    var compared = 0
    for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "csv" {
      let name = file.deletingPathExtension().lastPathComponent
      let json = root.appendingPathComponent("\(names[1])/\(name).json")
      guard FileManager.default.fileExists(atPath: json.path) else { continue }
      let result = read(try bytes(of: file))
      #expect(result.faults.isEmpty, "\(name)")
      let expected = try JSONSerialization.jsonObject(with: Data(contentsOf: json))
      compare(result.texts, expected, name)
      compared += 1
    }
    #expect(compared >= 11)
  }

  /// A checkout may have turned CRLF into LF; the name tells what the author wrote.
  private func bytes(of file: URL) throws -> [UInt8] {
    let bytes = [UInt8](try Data(contentsOf: file))
    let isNormalised = file.path.hasSuffix("crlf.csv") && !bytes.contains(Byte.cr)
    return isNormalised ? bytes.flatMap { $0 == Byte.lf ? [Byte.cr, $0] : [$0] } : bytes
  }

  private func compare(_ rows: [[String]], _ expected: Any, _ name: String) {
    if let objects = expected as? [[String: String]], !objects.isEmpty || name.hasPrefix("header") {
      let header = rows.first ?? []
      let read = rows.dropFirst().map {
        Dictionary(zip(header, $0), uniquingKeysWith: { a, _ in a })
      }
      #expect(read == objects, "\(name)")
    } else if let arrays = expected as? [[String]] {
      let isAboutEmptyLines = Self.emptyLineFiles.contains(name)
      #expect(rows == (isAboutEmptyLines ? arrays.filter { $0 != [""] } : arrays), "\(name)")
    } else {
      Issue.record("\(name): neither rows nor objects")
    }
  }

  @Test(arguments: [
    ("bad-missing-quote", 1, ["csv-open-quote 2:3 row 2"]),
    ("bad-quotes-with-unescaped-quote", 2, ["csv-inner-quote 2:18 row 2"]),
    ("bad-unescaped-quote", 2, ["csv-bare-quote 2:8 row 2"]),
  ])
  func findsTheDamageOfThePublishedBadFiles(_ name: String, _ rows: Int, _ faults: [String]) throws
  {
    let root = try #require(sharedFile("data/csv"))
    let file = root.appendingPathComponent("csv-test-data/csv/\(name).csv")
    let result = read([UInt8](try Data(contentsOf: file)))
    #expect(result.rows.count == rows)
    #expect(summary(result.faults) == faults)
  }
}

// Whether a report folder is what its manifest says.

import Foundation

/// Checks a report folder.
package struct ReportCheck {
  private let folder: String

  /// - Parameter folder: As the file system takes it.
  package init(_ folder: String) { self.folder = folder }

  /// One line for each fault; empty where manifest and files agree.
  package func faults() -> [String] {
    let path = "\(folder)/manifest.json"
    guard let data = FileManager.default.contents(atPath: path) else {
      return ["\(path): missing: the last run did not come to its end"]
    }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data) else {
      return ["\(path): cannot be read as a manifest"]
    }
    return manifest.files.compactMap { file in
      let path = "\(folder)/\(file.name)"
      guard let bytes = FileManager.default.contents(atPath: path) else {
        return "\(path): missing"
      }
      var hasher = ReportHasher()
      hasher.add([UInt8](bytes))
      return hasher.hash.description == file.xxh3
        ? nil
        : "\(path): changed since it was written (\(bytes.count) bytes, \(file.bytes) expected)"
    }
  }
}

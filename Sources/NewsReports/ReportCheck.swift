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

  /// A hash of the manifest, where every file that it names is there with its length; else `nil`.
  package func standingHash() -> String? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/manifest.json"),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
    else { return nil }
    for file in manifest.files {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(file.name)")
      guard (attributes?[.size] as? Int) == file.bytes else { return nil }
    }
    var hasher = ReportHasher()
    hasher.add([UInt8](data))
    return hasher.hash.description
  }
}

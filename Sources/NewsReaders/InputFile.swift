// Which files a source has today: files, folders with all below, and globs.

import Foundation
import NewsModel

/// One input file.
package struct InputFile: Hashable, Sendable {
  /// How its bytes lie on disk.
  package enum Compression: Sendable { case none, gzip, zstandard }

  /// As reports name it: as the job writes it.
  package var path: String
  /// As the file system takes it.
  package var location: String
  /// Bytes on disk.
  package var size: Int64
  /// Seconds since 1970-01-01T00:00:00Z of its last change.
  package var modified: Int64
  /// How far the file was read before; lines behind it are read on, if nothing in front changed.
  package var readBefore: FileEnd?

  package init(path: String, location: String, size: Int64, modified: Int64) {
    self.path = path
    self.location = location
    self.size = size
    self.modified = modified
  }

  package var compression: Compression {
    if path.hasSuffix(".gz") { return .gzip }
    return path.hasSuffix(".zst") ? .zstandard : .none
  }

  /// The last part of the path.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The name of the folder that the file is in; empty at the top.
  var folderName: String { path.split(separator: "/").dropLast().last.map(String.init) ?? "" }

  /// The folder's path; empty at the top.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
}

/// Finds the files of a source.
package enum InputFinder {
  /// - Parameters:
  ///   - patterns: Paths as the job writes them.
  ///   - locate: Makes a path one that the file system takes.
  ///   - sidecar: Name of files in a folder that are no input.
  /// - Returns: Each file once, by the bytes of its path; a finding for each pattern without files.
  package static func files(
    _ patterns: [String], locate: (String) -> String, sidecar: String?
  ) -> (files: [InputFile], findings: [Finding]) {
    // By the bytes of a path, as the file system tells names apart.
    var (found, findings): ([[UInt8]: InputFile], [Finding]) = ([:], [])
    for pattern in patterns {
      let paths = expand(pattern, locate)
      if paths.isEmpty {
        findings.append(
          Finding(
            .noted, Place(path: pattern), rule: "input-missing",
            "no file is there; look at `paths` of the source"))
      }
      // Notes to people lie beside inputs; they are inputs where the job asks for them by name.
      let takesNotes = pattern.hasSuffix(".md")
      for path in paths where found[Array(path.utf8)] == nil {
        if path.hasSuffix(".md"), !takesNotes { continue }
        found[Array(path.utf8)] = file(path, locate(path), sidecar)
      }
    }
    return (found.values.sorted { bytesPrecede($0.path, $1.path) }, findings)
  }

  private static func file(_ path: String, _ location: String, _ sidecar: String?) -> InputFile? {
    var status = stat()
    guard stat(location, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let file = InputFile(
      path: path, location: location, size: Int64(status.st_size),
      modified: Int64(status.st_mtim.tv_sec))
    // Hidden files and sidecars are no input.
    if file.name.hasPrefix(".") || file.name == sidecar { return nil }
    return file
  }

  private static func expand(_ pattern: String, _ locate: (String) -> String) -> [String] {
    if !pattern.contains(where: { "*?[".contains($0) }) {
      return isFolder(locate(pattern))
        ? below(pattern, locate) : exists(locate(pattern)) ? [pattern] : []
    }
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let fixed = parts.prefix { part in !part.contains { "*?[".contains($0) } }
    let root = fixed.joined(separator: "/")
    let wanted = GlobPattern(Array(parts[fixed.count...]))
    return below(root.isEmpty ? (pattern.hasPrefix("/") ? "/" : ".") : root, locate).filter {
      let relative = $0.utf8.dropFirst(
        root.isEmpty ? (pattern.hasPrefix("/") ? 1 : 2) : root.utf8.count + 1)
      return wanted.matches(
        relative.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }[...])
    }.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  private static func isFolder(_ path: String) -> Bool {
    var folder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &folder) && folder.boolValue
  }

  private static func below(_ folder: String, _ locate: (String) -> String) -> [String] {
    let location = locate(folder)
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return (try? FileManager.default.subpathsOfDirectory(atPath: location))?.map { prefix + $0 }
      ?? []
  }
}

/// `*`, `?`, `[a-z]` within a name; `**` for any folders.
struct GlobPattern {
  private let parts: [String]

  init(_ parts: [String]) { self.parts = parts }

  func matches(_ path: ArraySlice<String>) -> Bool { matches(parts[...], path) }

  private func matches(_ parts: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
    guard let part = parts.first else { return path.isEmpty }
    if part == "**" {
      return (path.startIndex...path.endIndex).contains { matches(parts.dropFirst(), path[$0...]) }
    }
    guard let name = path.first, fnmatch(part, name, FNM_PERIOD) == 0 else { return false }
    return matches(parts.dropFirst(), path.dropFirst())
  }
}

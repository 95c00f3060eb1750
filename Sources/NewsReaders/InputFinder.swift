// Which files a source has today: files, folders with all below, and globs.
//
// The folders are read with readdir(3): Foundation gives up a whole tree where one folder in it may
// not be read, and a corpus would be gone without a word.

import Foundation
import NewsModel

/// A source and the files that are read of it.
package struct SourceFiles: Sendable {
  package var settings: SourceSettings
  package var files: [InputFile]

  package init(_ settings: SourceSettings, _ files: [InputFile]) {
    self.settings = settings
    self.files = files
  }
}

/// Finds the files of a source.
package enum InputFinder {
  /// - Parameters:
  ///   - patterns: Paths as the job writes them.
  ///   - locate: Makes a path one that the file system takes.
  ///   - sidecar: Name of files in a folder that are no input.
  /// - Returns: Each file once, by the bytes of its path; a finding for each pattern without files
  ///   and for each folder that cannot be read.
  package static func files(
    _ patterns: [String], locate: (String) -> String, sidecar: String?
  ) -> (files: [InputFile], findings: [Finding]) {
    // By the bytes of a path, as the file system tells names apart.
    var (found, findings): ([[UInt8]: InputFile], [Finding]) = ([:], [])
    for pattern in patterns {
      let (paths, faults) = expand(pattern, locate)
      findings += faults
      if paths.isEmpty, faults.isEmpty {
        findings.append(
          Finding(
            .noted, Place(path: pattern), rule: "input-missing",
            "no file is there; look at `paths` of the source"))
      }
      // Notes to people lie beside inputs; they are inputs where the job asks for them by name.
      let takesNotes = pattern.hasSuffix(".md")
      for path in paths where found[Array(path.utf8)] == nil {
        if path.hasSuffix(".md"), !takesNotes { continue }
        do throws(InputFault) {
          found[Array(path.utf8)] = try input(path, locate(path), sidecar)
        } catch {
          findings.append(error.finding)
        }
      }
    }
    return (found.values.sorted { bytesPrecede($0.path, $1.path) }, findings)
  }

  /// One file, whatever its name; `nil` where there is no such file.
  ///
  /// - Parameter location: As the file system takes it.
  package static func file(_ path: String, at location: String) -> InputFile? {
    var status = stat()
    guard stat(location, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return InputFile(
      path: path, location: location, size: Int64(status.st_size),
      modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }

  /// Hidden files and sidecars are no input, nor is what is no file.
  ///
  /// - Throws: `InputFault` for what the system does not show, though it lists it.
  private static func input(
    _ path: String, _ location: String, _ sidecar: String?
  ) throws(InputFault) -> InputFile? {
    var status = stat()
    if stat(location, &status) != 0 {
      let reason = String(cString: strerror(errno))
      let isLink = lstat(location, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
      throw InputFault(
        finding: Finding(
          isLink ? .noted : .rejected, Place(path: path), rule: "input-unreadable",
          isLink
            ? "a link that leads nowhere"
            : path.unicodeScalars.contains("\u{FFFD}")
              ? "its name is not UTF-8; rename it" : "nothing of it is read: \(reason)"))
    }
    guard let file = file(path, at: location) else { return nil }
    return file.name.hasPrefix(".") || file.name == sidecar ? nil : file
  }

  private static func expand(
    _ pattern: String, _ locate: (String) -> String
  ) -> (paths: [String], faults: [Finding]) {
    if !pattern.contains(where: { "*?[".contains($0) }) {
      var status = stat()
      if stat(locate(pattern), &status) != 0 {
        let isMissing = errno == ENOENT || errno == ENOTDIR
        return ([], isMissing ? [] : [unreadable(pattern)])
      }
      return status.st_mode & S_IFMT == S_IFDIR ? below(pattern, locate) : ([pattern], [])
    }
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let fixed = parts.prefix { part in !part.contains { "*?[".contains($0) } }
    let root = fixed.joined(separator: "/")
    let wanted = GlobPattern(Array(parts[fixed.count...]))
    let length = root.isEmpty ? (pattern.hasPrefix("/") ? 1 : 2) : root.utf8.count + 1
    func names(_ path: String) -> ArraySlice<String> {
      path.utf8.dropFirst(length).split(separator: UInt8(ascii: "/")).map {
        String(Substring($0))
      }[...]
    }
    let (all, faults) = below(
      root.isEmpty ? (pattern.hasPrefix("/") ? "/" : ".") : root, locate,
      where: { wanted.canMatch(below: names($0)) })
    let paths = all.filter { wanted.matches(names($0)) }
      .map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
    return (paths, faults)
  }

  /// All that is no folder in a folder and in those below it. What is hidden, and what a symbolic
  /// link leads to a folder, is left out.
  ///
  /// - Parameter isWanted: Whether a folder below is looked into.
  private static func below(
    _ top: String, _ locate: (String) -> String, where isWanted: (String) -> Bool = { _ in true }
  ) -> (paths: [String], faults: [Finding]) {
    var (paths, faults): ([String], [Finding]) = ([], [])
    var open = [top]
    while let folder = open.popLast() {
      errno = 0
      guard let stream = opendir(locate(folder)) else {
        // What is not there at the top is told with the pattern.
        if folder != top || (errno != ENOENT && errno != ENOTDIR) {
          faults.append(unreadable(folder))
        }
        continue
      }
      defer { closedir(stream) }
      let prefix = folder.hasSuffix("/") ? folder : folder + "/"
      errno = 0
      while let entry = readdir(stream) {
        let name = entryName(entry)
        if name.hasPrefix(".") { continue }
        if isFolder(entry, locate(prefix + name)) {
          if isWanted(prefix + name) { open.append(prefix + name) }
        } else {
          paths.append(prefix + name)
        }
        errno = 0
      }
      if errno != 0 { faults.append(unreadable(folder)) }
    }
    return (paths, faults)
  }

  private static func entryName(_ entry: UnsafeMutablePointer<dirent>) -> String {
    // The name is an array of the C struct, which Swift sees as a tuple; it ends with a zero.
    withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private static func isFolder(
    _ entry: UnsafeMutablePointer<dirent>, _ location: String
  ) -> Bool {
    if Int(entry.pointee.d_type) != Int(DT_UNKNOWN) {
      return Int(entry.pointee.d_type) == Int(DT_DIR)
    }
    // Some file systems do not say.
    var status = stat()
    return lstat(location, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The reason is the one that the system has just given.
  private static func unreadable(_ folder: String) -> Finding {
    Finding(
      .rejected, Place(path: folder), rule: "folder-unreadable",
      "nothing of it is read: \(String(cString: strerror(errno)))")
  }
}

/// A file that is listed and cannot be read.
private struct InputFault: Error {
  var finding: Finding
}

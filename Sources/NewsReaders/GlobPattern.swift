// Patterns for paths, as shells know them.

import Foundation

/// `*`, `?`, `[a-z]` within a name; `**` for any folders.
struct GlobPattern {
  private let parts: [String]

  // In the plain locale of C `?` is one byte, and no letter beyond ASCII. Made once and never changed,
  // so that threads may share it.
  private nonisolated(unsafe) static let utf8 = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)

  init(_ parts: [String]) { self.parts = parts }

  func matches(_ path: ArraySlice<String>) -> Bool {
    GlobPattern.inUTF8 { matches(parts[...], path, isFolder: false) }
  }

  /// Whether a path below a folder can match.
  func canMatch(below folder: ArraySlice<String>) -> Bool {
    GlobPattern.inUTF8 { matches(parts[...], folder, isFolder: true) }
  }

  private static func inUTF8<Result>(_ body: () -> Result) -> Result {
    let before = uselocale(utf8)
    defer { uselocale(before) }
    return body()
  }

  private func matches(
    _ parts: ArraySlice<String>, _ path: ArraySlice<String>, isFolder: Bool
  ) -> Bool {
    guard let part = parts.first else { return path.isEmpty && !isFolder }
    if path.isEmpty, isFolder { return true }
    if part == "**" {
      return isFolder
        || (path.startIndex...path.endIndex).contains {
          matches(parts.dropFirst(), path[$0...], isFolder: false)
        }
    }
    guard let name = path.first, fnmatch(part, name, FNM_PERIOD) == 0 else { return false }
    return matches(parts.dropFirst(), path.dropFirst(), isFolder: isFolder)
  }
}

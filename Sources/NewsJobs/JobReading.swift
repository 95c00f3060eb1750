// What is gathered while a job file is read: its faults, and which keys were asked for and found.
//
// Keys declare themselves: a key is known because some reader asked for it. So there is no second
// list of keys to keep in step, "did you mean" knows them all, and a test can compare them with
// the keys of jobs/example.yaml.

import Foundation
import Yams

/// The state of one reading of one job file. Not shared between threads.
final class JobReading {
  let path: String
  /// The folder that relative paths are taken from; set as soon as `root` is known.
  var root: String
  /// Whether files that the job names must exist.
  let checksFiles: Bool
  private(set) var problems: [JobProblem] = []
  /// `sources[].zone` and the like: each key that was asked for anywhere.
  private(set) var knownKeys: Set<String> = []
  /// Of those, the keys that the file has.
  private(set) var usedKeys: Set<String> = []

  init(path: String, checksFiles: Bool) {
    self.path = path
    self.checksFiles = checksFiles
    root = JobReading.folder(of: path)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  func report(_ rule: JobProblem.Rule, at mark: Mark?, _ message: String) {
    problems.append(
      JobProblem(
        path: path, line: mark?.line ?? 0, column: mark?.column ?? 0, rule: rule,
        message: message))
  }

  func ask(for pattern: String, isUsed: Bool) {
    knownKeys.insert(pattern)
    if isUsed { usedKeys.insert(pattern) }
  }

  /// A path of the job as the file system takes it.
  func resolve(_ path: String) -> String { joinedPath(root, path) }
}

/// A path without `name/..` in it: `jobs/..` is `.`. A name that is a symbolic link stays, since
/// its parent is another folder.
func withoutDetours(_ path: String) -> String {
  var parts: [Substring] = []
  let start = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") where part != "." {
    let here = start + parts.joined(separator: "/")
    if part == "..", let last = parts.last, last != "..",
      (try? FileManager.default.destinationOfSymbolicLink(atPath: here)) == nil
    {
      parts.removeLast()
    } else {
      parts.append(part)
    }
  }
  let joined = start + parts.joined(separator: "/")
  return joined.isEmpty ? "." : joined
}

/// `path` below `folder`; `path` itself where it is absolute or `folder` is the current one.
package func joinedPath(_ folder: String, _ path: String) -> String {
  if path.hasPrefix("/") || folder == "." || folder.isEmpty { return path }
  if path == "." { return folder }
  return folder.hasSuffix("/") ? folder + path : folder + "/" + path
}

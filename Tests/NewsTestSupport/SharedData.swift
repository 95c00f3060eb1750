// Data that is too large or not free enough to stand in this repository. Tests that need it are
// skipped, and say so, where it is absent.

import Foundation

/// A file of the shared data: below `$PRESSRUN_SHARED`, else below a folder `shared` beside one of
/// the folders that this source file is in. `nil` where there is none.
package func sharedFile(_ path: String) -> URL? {
  var folders: [URL] = []
  if let named = ProcessInfo.processInfo.environment["PRESSRUN_SHARED"] {
    folders.append(URL(fileURLWithPath: named))
  }
  var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    folders.append(folder.appendingPathComponent("shared"))
  }
  return folders.map { $0.appendingPathComponent(path) }
    .first { FileManager.default.fileExists(atPath: $0.path) }
}

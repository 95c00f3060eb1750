// Where words go: results to standard output, messages to standard error.

import Foundation

/// A line on standard error. Where nobody can read it, there is nobody to tell.
func printMessage(_ text: String) {
  try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
}

/// A result on standard output, as it stands: `text` ends its own lines.
///
/// - Throws: What the file system says, of a full disk for instance.
func printResult(_ text: String) throws {
  try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
}

/// A file that cannot be made, for the reason that the system has just given.
struct UnwritableFile: Error, CustomStringConvertible {
  let description: String

  init(_ path: String) {
    description = "\(path) cannot be written: \(String(cString: strerror(errno)))"
  }
}

/// A result that is written piece by piece, to a file or to standard output.
///
/// The file is written under another name and renamed at the end, so that a reader sees all of it or
/// nothing.
final class ResultFile {
  private let path: String?
  private let handle: FileHandle
  private var isClosed = false

  /// - Parameter path: `nil` for standard output.
  /// - Throws: `UnwritableFile`.
  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      handle = .standardOutput
      return
    }
    let file = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw UnwritableFile(path) }
    handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
  }

  /// - Throws: What the file system says.
  func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

  /// What was not closed is not left behind.
  deinit {
    if let path, !isClosed { try? FileManager.default.removeItem(atPath: path + ".part") }
  }

  /// Nothing may be written afterwards.
  func close() throws {
    guard let path else { return }
    try handle.close()
    isClosed = true
    guard rename(path + ".part", path) == 0 else { throw UnwritableFile(path) }
  }
}

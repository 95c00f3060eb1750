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

/// A result that is written piece by piece, to a file or to standard output.
///
/// The file is written under another name and renamed at the end, so that a reader sees all of it or
/// nothing.
final class ResultFile {
  private let path: String?
  private let handle: FileHandle
  private var isClosed = false

  /// - Parameter path: `nil` for standard output.
  /// - Throws: What the file system says.
  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      handle = .standardOutput
      return
    }
    let url = URL(fileURLWithPath: path + ".part")
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
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
    guard rename(path + ".part", path) == 0 else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
    }
  }
}

/// `1 article`, `2 articles`, `12,345 articles`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
}

/// `12,345`
func grouped(_ number: Int) -> String {
  var digits = Array(String(number))
  var index = digits.count - 3
  while index > (number < 0 ? 1 : 0) {
    digits.insert(",", at: index)
    index -= 3
  }
  return String(digits)
}

// Where words go: results to standard output, messages to standard error.

import Foundation

/// A line on standard error.
func printMessage(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// A result on standard output, as it stands: `text` ends its own lines.
func printResult(_ text: String) {
  FileHandle.standardOutput.write(Data(text.utf8))
}

/// A result to a file, or to standard output where there is none.
///
/// The file is written under another name and renamed, so that a reader sees all of it or nothing.
func printResult(_ bytes: [UInt8], to path: String?) throws {
  if let path {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  } else {
    FileHandle.standardOutput.write(Data(bytes))
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

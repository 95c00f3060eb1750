// The built program, run as a user runs it.

import Foundation

/// What a finished process left.
package struct ProgramResult: Sendable {
  package var exitCode: Int32
  package var output: String
  package var messages: String
}

/// The program `pressrun` that was built beside the tests.
package enum Program {
  /// `nil` where only some targets were built.
  package static var url: URL? {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program = folder.appendingPathComponent("pressrun")
    return FileManager.default.isExecutableFile(atPath: program.path) ? program : nil
  }

  /// Starts the program; the caller waits or ends it.
  ///
  /// - Parameter folder: The working folder.
  /// - Throws: What `Process` throws, or `CocoaError` where the program was not built.
  package static func start(_ arguments: [String], in folder: URL) throws -> Process {
    guard let url else { throw CocoaError(.fileNoSuchFile) }
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    return process
  }

  /// Runs the program to its end, standard output and standard error caught.
  package static func run(_ arguments: [String], in folder: URL) throws -> ProgramResult {
    let process = try start(arguments, in: folder)
    let name = UUID().uuidString
    let files = ["out", "err"].map {
      FileManager.default.temporaryDirectory.appendingPathComponent("pressrun-\(name).\($0)")
    }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    return ProgramResult(
      exitCode: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }
}

/// A folder that is gone after the body has run.
package func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("pressrun-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// The bytes of all files below a folder by their path in it.
package func contents(of folder: URL) throws -> [String: Data] {
  var files: [String: Data] = [:]
  let root = folder.resolvingSymlinksInPath().path
  guard let paths = FileManager.default.enumerator(atPath: root) else { return [:] }
  for case let path as String in paths {
    var isFolder: ObjCBool = false
    let full = root + "/" + path
    guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue
    else { continue }
    files[path] = try Data(contentsOf: URL(fileURLWithPath: full))
  }
  return files
}

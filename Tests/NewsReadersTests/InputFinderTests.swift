// Which files a source has, where the disk is not as one would wish.

import Foundation
import NewsModel
import NewsTestSupport
import Testing

@testable import NewsReaders

@Suite("Files of a source")
struct InputFinderTests {
  @Test func aFolderThatCannotBeReadTakesNoOtherWithIt() throws {
    try withTemporaryFolder { folder in
      for path in ["in/a.txt", "in/shut/b.txt", "in/open/c.txt", "in/.git/d.txt"] {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: file)
      }
      for pattern in ["in", "in/", "in/**/*.txt", "**/*.txt"] {
        let found = InputFinder.files(
          [pattern],
          // To whom everything is open, nothing can be shut: the folder is looked for elsewhere.
          locate: { folder.path + "/" + $0.replacing("shut", with: "nowhere") }, sidecar: nil)
        #expect(found.files.map(\.path) == ["in/a.txt", "in/open/c.txt"], "\(pattern)")
        #expect(found.findings.map(\.rule) == ["folder-unreadable"], "\(pattern)")
        #expect(found.findings[0].severity == .rejected)
      }
      let nothing = InputFinder.files(["no"], locate: { folder.path + "/" + $0 }, sidecar: nil)
      #expect(nothing.findings.map(\.rule) == ["input-missing"])
    }
  }

  @Test func aGlobLooksOnlyWhereItCanFindSomething() throws {
    try withTemporaryFolder { folder in
      for path in ["in/a.csv", "in/shut/b.csv", "in/c/d.csv"] {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: file)
      }
      for (pattern, paths) in [("in/*.csv", ["in/a.csv"]), ("in/c/*.csv", ["in/c/d.csv"])] {
        let found = InputFinder.files(
          [pattern], locate: { folder.path + "/" + $0.replacing("shut", with: "nowhere") },
          sidecar: nil)
        #expect(found.files.map(\.path) == paths && found.findings.isEmpty, "\(pattern)")
      }
    }
  }

  @Test func whatIsListedAndCannotBeReadIsTold() throws {
    try withTemporaryFolder { folder in
      try Data("x".utf8).write(to: folder.appendingPathComponent("a.txt"))
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/b.txt", withDestinationPath: "nowhere")
      let found = InputFinder.files(
        ["."], locate: { folder.path + "/" + $0.replacing("a.txt", with: "gone.txt") }, sidecar: nil
      )
      #expect(found.files.isEmpty)
      #expect(found.findings.map(\.rule) == ["input-unreadable", "input-unreadable"])
      #expect(Set(found.findings.map(\.severity)) == [.rejected, .noted])
    }
  }
}

import Foundation
import NewsJobs
import NewsTestSupport
import Testing

/// The messages about a job file, without its path.
private func problems(_ yaml: String, checksFiles: Bool = false) -> [String] {
  do {
    _ = try JobFile(yaml: yaml, path: "j.yaml", checksFiles: checksFiles)
    return []
  } catch {
    return error.problems.map { String($0.description.dropFirst("j.yaml".count)) }
  }
}

/// The folder of the project, for tests of what it ships.
private let project = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private let source = "sources: [{name: A, paths: 'a*', format: page}]"

@Suite("Job files that are wrong")
struct JobFileProblemTests {
  @Test func anUnknownKeyNamesItsPlaceAndTheNearestKey() {
    #expect(
      problems("version: 1\nzoen: Asia/Tokyo\n\(source)") == [
        ":2:1: error: unknown key `zoen`; did you mean `zone`? [job-unknown-key]"
      ])
    let nested = problems(
      """
      version: 1
      sources:
        - name: A
          paths: "*.txt"
          format: page
          heading: [X]
      """)
    #expect(
      nested == [
        ":6:5: error: unknown key `heading` in `sources[0]`; did you mean `headings`? "
          + "[job-unknown-key]"
      ])
  }

  @Test func aKeyThatIsLikeNoOtherListsWhatIsKnown() {
    let found = problems("{version: 1, text: {xyzzyq: 1}, \(source)}")
    #expect(found.count == 1)
    #expect(
      found[0].contains("unknown key `xyzzyq` in `text`; known are composes, dictionaryWords"))
  }

  @Test func allFaultsOfAFileAreToldAtOnceInTheOrderOfItsLines() {
    let found = problems(
      """
      version: 1
      zone: Asia/Tokio
      workers: many
      pairs:
        minimum: 0
        levels: [article, word]
      report:
        dialect: sheets
        period: 2024-W54
      sources:
        - name: A
          paths: "*.txt"
          format: pages
          headings: ["{section}"]
      """)
    #expect(
      found.map { $0.split(separator: ":")[0] } == ["2", "3", "5", "6", "8", "9", "13", "14"])
    #expect(found[0].contains("`zone` must be the name of a time zone such as Asia/Tokyo"))
    #expect(found[0].contains("did you mean `Asia/Tokyo`?"))
    #expect(found[1].contains("`workers` must be a whole number, 1 to 512, not `many`"))
    #expect(found[2].contains("`pairs.minimum` must be a whole number, 1 or more, not `0`"))
    #expect(found[3].contains("`pairs.levels[1]` must be one of article, paragraph, sentence"))
    #expect(found[4].contains("did you mean `sheet`?"))
    #expect(found[5].contains("`report.period` must be a period such as 2024-W46"))
    #expect(found[6].contains("did you mean `page`?"))
    #expect(found[7].contains("every line would match"))
  }

  @Test(arguments: [
    ("", "a job file is a group of keys"), ("- a\n- b", "a job file is a group of keys"),
    ("sources: []", "`version` is missing"), ("version: 2\nnew: 1", "`version: 1`"),
    ("version: 1", "`sources` is missing"), ("version: 1\nsources: []", "has no source"),
    ("version: 1\nsources: [{name: A}]", "`sources[0]` has no `paths`"),
    ("version: 1\nsources: wire.txt", "`sources` must be a group of keys, not `wire.txt`"),
    ("a: [1", "not YAML"), ("version: 1\nversion: 1\n\(source)", "stands twice"),
    ("version: 1\nzone: JST\n\(source)", "not `JST`"),
    ("version: 1\nname: a/b\n\(source)", "a name that can stand in a path"),
    ("version: 1\nsince: 2024-11-31\n\(source)", "a day such as 2024-11-17"),
    ("version: 1\nsince: 2024-11-02\nuntil: 2024-11-01\n\(source)", "is before `since`"),
    ("version: 1\ntrends: {p: 1}\n\(source)", "0.001 to 0.999"),
    ("version: 1\nstories: maybe\n\(source)", "`true` or `false`"),
    ("version: 1\ntopics: [a]\n\(source)", "`topics` must be text, not a list"),
    (
      "version: 1\nsources: [{name: A, paths: 'a*', format: csv, headings: [X]}]",
      "`sources[0].headings` says nothing about the format `csv`; it is for page"
    ),
    (
      "version: 1\nsources: [{name: A, paths: 'a*', format: jsonl, fields: {titel: x}}]",
      "unknown key `titel` in `sources[0].fields`; did you mean `title`?"
    ),
    (
      "version: 1\nsources: [{name: A, paths: 'a*', format: page, encoding: utf-9}]",
      "`sources[0].encoding`"
    ),
  ])
  func eachKindOfFaultHasItsMessage(yaml: String, message: String) {
    let found = problems(yaml)
    #expect(found.count >= 1)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func filesThatTheJobNamesMustExistAndANearNameIsOffered() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: folder.appendingPathComponent("topics.yaml"))
      let found = problems(
        """
        version: 1
        root: \(folder.path)
        topics: topic.yaml
        sources:
          - {name: A, paths: [missing.txt, "none-*.txt"], format: page}
        """, checksFiles: true)
      #expect(found.count == 2, "a glob may match nothing today")
      #expect(found[0].hasPrefix(":3:9: error: `topics`: no file or folder `topic.yaml`; did you"))
      #expect(found[0].contains("did you mean `topics.yaml`?"))
      #expect(found[1].contains("no file or folder `missing.txt`"))
    }
  }

  @Test func aJobFileThatIsNotThereIsOneProblemWithoutALine() {
    do {
      _ = try JobFile(contentsOf: "/nowhere/j.yaml")
      Issue.record("read a file that is not there")
    } catch {
      #expect(error.problems.count == 1)
      #expect(error.description.hasPrefix("/nowhere/j.yaml: error: no such job file"))
    }
  }

  @Test func damageOfAnyKindMakesProblemsAndNeverATrap() throws {
    let example = try Data(contentsOf: project.appendingPathComponent("jobs/example.yaml"))
    var random = SplitMix64(seed: 20_241_117)
    for _ in 0..<300 {
      var bytes = [UInt8](example)
      for _ in 0...Int(random.next() % 4) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        default: bytes.insert(contentsOf: Array("\n- [x: {".utf8), at: place)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      do {
        _ = try JobFile(yaml: text, path: "j.yaml", checksFiles: false)
      } catch {
        #expect(!error.problems.isEmpty)
        #expect(error.problems.allSatisfy { $0.description.contains(": error: ") })
      }
    }
  }
}

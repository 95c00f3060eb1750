// Reading a job file: YAML to `JobFile`, and every fault with its place.

import Foundation
import NewsModel
import NewsReaders
import Yams

extension JobFile {
  /// Reads and checks a job file.
  ///
  /// - Parameters:
  ///   - path: Of the file; also as problems name it.
  ///   - checksFiles: Files that the job names must exist. `false` for work from the store alone.
  /// - Throws: `JobFileError` with all problems, where there is any.
  package init(contentsOf path: String, checksFiles: Bool = true) throws(JobFileError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw JobFileError(problems: [
        JobProblem(
          path: path, line: 0, column: 0, rule: .unreadable,
          message: "no such job file, or no permission to read it")
      ])
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw JobFileError(problems: [
        JobProblem(
          path: path, line: 0, column: 0, rule: .unreadable,
          message: "the file is not UTF-8; save it so from the editor (\"UTF-8\", \"Unicode\")")
      ])
    }
    // Some editors begin a file with a mark.
    let yaml = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    self = try JobFile(yaml: yaml, path: path, checksFiles: checksFiles)
  }

  /// - Parameters:
  ///   - yaml: The text of a job file.
  ///   - path: As problems name it; its folder is where `root` starts.
  package init(yaml: String, path: String, checksFiles: Bool = true) throws(JobFileError) {
    let reading = JobReading(path: path, checksFiles: checksFiles)
    let name = path.split(separator: "/").last.map { file in
      file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
    }
    var job = JobFile(
      path: path, root: reading.root, name: name.flatMap { $0.isEmpty ? nil : $0 } ?? "job")
    if let root = JobFile.compose(yaml, reading), reading.acceptsVersion(of: root) {
      job.readAll(root, reading)
      root.finish()
    }
    guard reading.problems.isEmpty else { throw JobFileError(problems: reading.problems) }
    job.knownKeys = reading.knownKeys
    job.usedKeys = reading.usedKeys
    self = job
  }

  private static func compose(_ yaml: String, _ reading: JobReading) -> JobMapping? {
    do {
      let node = try Yams.compose(yaml: yaml)
      if case .mapping(let mapping)? = node {
        return JobMapping(mapping, key: "", pattern: "", reading: reading)
      }
      reading.report(
        .syntax, at: node?.mark, "a job file is a group of keys that starts with `version: 1`")
    } catch {
      reading.report(yamlFault: error)
    }
    return nil
  }

  private mutating func readAll(_ group: JobMapping, _ reading: JobReading) {
    // First of all, since every other path is taken from it.
    if let path = group["root"]?.existingPath() {
      reading.root = withoutDetours(reading.resolve(path))
    }
    root = reading.root
    group.read("name", into: &name) { $0.folderName() }
    group.read("zone", into: &zone) { $0.zone() }
    group.read("store", into: &store) { $0.text() }
    group.read("since", into: &since) { $0.day() }
    group.read("until", into: &until) { $0.day() }
    group.read("workers", into: &workers) { $0.wholeNumber(in: 1...512) }
    group.read("topics", into: &topics) { $0.existingPath() }
    group.read("stories", into: &joinsNearStories) { $0.flag() }
    if let value = group["entities"] { entities.read(value) }
    group.readGroup("text") { group in
      group.read("composes", into: &text.composes) { $0.flag() }
      group.read("dictionaryWords", into: &text.dictionaryWords) { $0.flag() }
    }
    group.readGroup("pairs") { pairs.read($0) }
    group.readGroup("rankings") { rankings.read($0) }
    group.readGroup("trends") { trends.read($0) }
    report = JobReport(folder: "reports/\(name)")
    group.readGroup("report") { report.read($0) }
    readSources(group)
    if let since, let until, until < since {
      group["until"]?.report(.conflict, "`until` (\(until)) is before `since` (\(since))")
    }
  }

  private mutating func readSources(_ group: JobMapping) {
    guard let value = group.required("sources") else { return }
    let list = value.list()
    if list.isEmpty { value.report(.wrongValue, "`sources` has no source") }
    for item in list {
      guard var source = item.mapping().flatMap(SourceSettings.read) else { continue }
      // Who names the zone of the reports most often means the zone of the newsroom.
      if source.zone == nil, group["zone"] != nil { source.zone = zone }
      if sources.contains(where: { $0.name == source.name && $0.paths == source.paths }) {
        item.report(.conflict, "`\(item.key)` reads the same paths as another source")
      }
      sources.append(source)
    }
  }
}

extension JobReading {
  /// Nothing else of a file of another version is looked at: its keys may mean other things.
  func acceptsVersion(of group: JobMapping) -> Bool {
    guard let value = group.required("version") else { return false }
    if value.node.scalar?.string == "1" { return true }
    value.report(.version, "this program reads job files of `version: 1`")
    return false
  }

  /// What people most often did where the parser says so.
  private static func hint(for problem: String) -> String {
    if problem.contains("cannot start any token") {
      return "; is it a tab? indent with blanks, and put text with signs into quotation marks"
    }
    if problem.contains("mapping values are not allowed") {
      return "; put text with a colon into quotation marks, and indent keys of a group alike"
    }
    if problem.contains("hexdecimal") || problem.contains("escape") {
      return "; put a path with backslashes into single quotation marks"
    }
    return ""
  }

  func report(yamlFault error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      report(.syntax, at: mark, "not YAML: \(problem)\(JobReading.hint(for: problem))")
    case .duplicatedKeysInMapping(let duplicates, let context):
      for name in duplicates {
        report(.syntax, at: context.mark, "the key `\(name)` stands twice in this group")
      }
    default:
      report(.syntax, at: nil, "not YAML: \(error)")
    }
  }
}

extension JobValue {
  /// Text that can be the name of a folder.
  func folderName() -> String? {
    guard let text = text() else { return nil }
    let isName = !text.hasPrefix(".") && !text.contains("/") && !text.contains("\0")
    if !isName { reportExpected("a name that can stand in a path (no `/`, no dot in front)") }
    return isName ? text : nil
  }
}

// One value of a job file with its place, and the types that a value can be asked for. Each
// question that fails makes one problem and gives nil, so that reading goes on and all faults of a
// file are told together.

import Foundation
import NewsModel
import Yams

struct JobValue {
  let node: Node
  /// As messages name it: `sources[1].zone`.
  let key: String
  /// As the list of known keys has it: `sources[].zone`.
  let pattern: String
  let reading: JobReading

  func report(_ rule: JobProblem.Rule, _ message: String) {
    reading.report(rule, at: node.mark, message)
  }

  /// The value as a message shows it.
  private var shown: String {
    switch node {
    case .scalar(let scalar):
      let text = scalar.string.replacing("\n", with: " ")
      return "`\(text.count > 60 ? text.prefix(57) + "..." : text)`"
    case .sequence: return "a list"
    case .mapping: return "a group of keys"
    case .alias: return "an alias"
    }
  }

  func reportExpected(_ expected: String) {
    let rule: JobProblem.Rule = node.scalar == nil ? .wrongType : .wrongValue
    report(rule, "`\(key)` must be \(expected), not \(shown)")
  }

  /// Nothing after the colon, or `null`.
  var isNull: Bool { node.null != nil }

  // MARK: - Scalars

  func text() -> String? {
    guard let scalar = node.scalar, !isNull, !scalar.string.isEmpty else {
      reportExpected("text")
      return nil
    }
    return scalar.string
  }

  func flag() -> Bool? {
    guard let scalar = node.scalar, let flag = Bool.construct(from: scalar) else {
      reportExpected("`true` or `false`")
      return nil
    }
    return flag
  }

  func wholeNumber(in range: ClosedRange<Int>) -> Int? {
    guard let text = node.scalar?.string, let number = Int(text), range.contains(number) else {
      let upTo = range.upperBound == .max ? " or more" : " to \(range.upperBound)"
      reportExpected("a whole number, \(range.lowerBound)\(upTo)")
      return nil
    }
    return number
  }

  /// - Parameter range: Both ends are allowed; `described` says so to the user.
  func number(in range: ClosedRange<Double>, described: String) -> Double? {
    guard let text = node.scalar?.string, let number = Double(text), range.contains(number)
    else {
      reportExpected(described)
      return nil
    }
    return number
  }

  /// One of a few words.
  func choice<T>(_ choices: [(name: String, value: T)]) -> T? {
    guard let text = node.scalar?.string else {
      reportExpected("one of \(choices.map(\.name).joined(separator: ", "))")
      return nil
    }
    if let found = choices.first(where: { $0.name == text }) { return found.value }
    let names = choices.map(\.name)
    report(
      .wrongValue,
      "`\(key)` must be one of \(names.joined(separator: ", ")), not \(shown)"
        + suggestion(for: text, among: names))
    return nil
  }

  func day() -> CivilDay? {
    guard let text = node.scalar?.string, let day = CivilDay(text) else {
      reportExpected("a day such as 2024-11-17")
      return nil
    }
    return day
  }

  /// An IANA name. Abbreviations such as JST are refused: half of them mean several zones.
  func zone() -> TimeZone? {
    guard let text = text() else { return nil }
    let isName = text.contains("/") || text == "UTC" || text == "GMT"
    if isName, let zone = TimeZone(identifier: text) { return zone }
    let hint = suggestion(for: text, among: TimeZone.knownTimeZoneIdentifiers)
    report(
      .wrongValue,
      "`\(key)` must be the name of a time zone such as Asia/Tokyo, not \(shown)\(hint)")
    return nil
  }

  // MARK: - Lists and groups

  /// The values of a list; one value stands for a list of one.
  func list() -> [JobValue] {
    switch node {
    case .sequence(let sequence):
      return sequence.enumerated().map { index, node in
        JobValue(
          node: node, key: "\(key)[\(index)]", pattern: pattern + "[]", reading: reading)
      }
    case .scalar where isNull: return []
    default:
      return [JobValue(node: node, key: key, pattern: pattern + "[]", reading: reading)]
    }
  }

  func texts() -> [String] { list().compactMap { $0.text() } }

  func mapping() -> JobMapping? {
    guard case .mapping(let mapping) = node else {
      reportExpected("a group of keys")
      return nil
    }
    return JobMapping(mapping, key: key, pattern: pattern, reading: reading)
  }

  // MARK: - Paths

  /// A path as the job writes it; a problem where the file system has no such file or folder.
  func existingPath() -> String? {
    guard let path = text() else { return nil }
    guard reading.checksFiles else { return path }
    let resolved = reading.resolve(path)
    if FileManager.default.fileExists(atPath: resolved) { return path }
    report(.missingFile, "`\(key)`: no file or folder `\(path)`\(nearbyFile(resolved))")
    return nil
  }

  /// Like `existingPath`, but `*`, `?` and `[` make it a pattern, which may match nothing today.
  func pathOrGlob() -> String? {
    guard let text = node.scalar?.string, text.contains(where: { "*?[".contains($0) }) else {
      return existingPath()
    }
    return text
  }

  private func nearbyFile(_ path: String) -> String {
    let folder = JobReading.folder(of: path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return "; nor is there a folder `\(folder)`"
    }
    return suggestion(for: name, among: names.sorted(by: bytesPrecede))
  }
}

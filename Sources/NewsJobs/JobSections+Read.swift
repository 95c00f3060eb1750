// The groups of a job file below the top level, beside the sources.

import Foundation
import NewsModel
import NewsTrends

extension JobEntities {
  /// A path or list of paths, or a group of keys.
  mutating func read(_ value: JobValue) {
    guard case .mapping = value.node else {
      value.reading.ask(for: "entities", isUsed: true)
      lists = value.list().flatMap { readList($0) }
      return
    }
    guard let group = value.mapping() else { return }
    if let value = group["lists"] { lists = value.list().flatMap { readList($0) } }
    group.read("aliases", into: &aliases) { $0.existingPath() }
    group.read("titles", into: &titles) { $0.existingPath() }
    group.read("stop", into: &stop) { $0.existingPath() }
    group.read("neverSurnames", into: &neverSurnames) { $0.existingPath() }
    group.read("givenNames", into: &givenNames) { $0.existingPath() }
    group.read("familyNames", into: &familyNames) { $0.existingPath() }
    group.read("gazetteerOnly", into: &gazetteerOnly) { $0.flag() }
    group.read("precision", into: &precision) {
      $0.number(in: 0...1, described: "a number from 0 to 1")
    }
    if let value = group["recogniser"] {
      recogniser = value.isSwitchedOff ? nil : value.existingPath()
    }
    if gazetteerOnly, let value = group["recogniser"], recogniser != nil {
      value.report(
        .conflict, "`\(value.key)` names weights, and `gazetteerOnly: true` would not use them")
    }
    group.finish()
  }

  /// A gazetteer; or a folder, which stands for the files that the shipped lists are in.
  private mutating func readList(_ value: JobValue) -> [String] {
    guard let path = value.existingPath() else { return [] }
    let folder = value.reading.resolve(path)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return [path]
    }
    if names.contains("aliases.csv") { aliases = joinedPath(path, "aliases.csv") }
    if names.contains("titles.csv") { titles = joinedPath(path, "titles.csv") }
    if names.contains("stop.txt") { stop = joinedPath(path, "stop.txt") }
    if names.contains("given-names.txt") { givenNames = joinedPath(path, "given-names.txt") }
    if names.contains("family-names.txt") { familyNames = joinedPath(path, "family-names.txt") }
    if names.contains("surnames-never.txt") {
      neverSurnames = joinedPath(path, "surnames-never.txt")
    }
    if names.contains("recogniser.weights") {
      recogniser = joinedPath(path, "recogniser.weights")
    }
    let lists = names.filter { $0.hasSuffix(".csv") && $0 != "aliases.csv" && $0 != "titles.csv" }
    if lists.isEmpty { value.reportExpected("a CSV file or a folder with CSV files") }
    return lists.sorted(by: bytesPrecede).map { joinedPath(path, $0) }
  }
}

extension JobPairs {
  mutating func read(_ group: JobMapping) {
    group.read("levels", into: &levels) { value in
      let levels = PairLevel.allCases.map { (name: $0.rawValue, value: $0) }
      let chosen = Set(value.list().compactMap { $0.choice(levels) })
      return PairLevel.allCases.filter(chosen.contains)
    }
    group.read("minimum", into: &minimum) { $0.wholeNumber(in: 1...Int.max) }
    group.read("top", into: &top) { $0.wholeNumber(in: 1...Int.max) }
    group.read("memory", into: &memory) { $0.wholeNumber(in: 1...1_000_000) }
  }
}

extension JobRankings {
  mutating func read(_ group: JobMapping) {
    group.read("top", into: &top) { $0.wholeNumber(in: 1...10_000) }
    group.read("joinHeadlines", into: &joinsHeadlines) { $0.flag() }
    group.read("matrix", into: &matrix) { $0.flag() }
  }
}

extension JobTrends {
  mutating func read(_ group: JobMapping) {
    group.read("baselineWeeks", into: &baselineWeeks) { $0.wholeNumber(in: 2...520) }
    group.read("p", into: &p) {
      $0.number(
        in: 0.001...0.999, described: "a number from 0.001 to 0.999")
    }
    group.read("significance", into: &significance) {
      $0.number(in: 0...1, described: "a number from 0 to 1")
    }
    group.readGroup("keywords") { keywords in
      keywords.read("top", into: &self.keywords) { $0.wholeNumber(in: 0...10_000) }
      keywords.read("minimum", into: &minimumKeywordArticles) { $0.wholeNumber(in: 1...Int.max) }
    }
  }
}

extension JobReport {
  mutating func read(_ group: JobMapping) {
    group.read("folder", into: &folder) { $0.text() }
    group.read("period", into: &span) { $0.span() }
    group.read("grains", into: &grains) { value in
      let grains = Grain.allCases.map { (name: $0.rawValue, value: $0) }
      let chosen = Set(value.list().compactMap { $0.choice(grains) })
      return Grain.allCases.filter(chosen.contains)
    }
    group.read("tables", into: &tables) { value in
      if value.node.scalar?.string == "all" { return .some(nil) }
      let names = JobReport.tableNames.map { (name: $0, value: $0) }
      return value.list().compactMap { $0.choice(names) }
    }
    group.read("dialect", into: &dialect) {
      $0.choice(Dialect.allCases.map { (name: $0.rawValue, value: $0) })
    }
  }
}

extension JobReport.Span {
  /// The words for spans that follow the data.
  static let names: [(name: String, value: JobReport.Span)] = [
    ("all", .everything), ("latest-day", .latest(.day)), ("latest-week", .latest(.week)),
    ("latest-month", .latest(.month)),
  ]
}

extension JobValue {
  /// `off`, `no`, `false`: no file has such a name here.
  var isSwitchedOff: Bool { ["off", "no", "false"].contains(node.scalar?.string) }

  func span() -> JobReport.Span? {
    guard let text = text() else { return nil }
    if let named = JobReport.Span.names.first(where: { $0.name == text }) { return named.value }
    if let period = Period(text) { return .period(period) }
    let names = JobReport.Span.names.map(\.name)
    report(
      .wrongValue,
      "`\(key)` must be a period such as 2024-W46, 2024-11 or 2024-11-17, or one of "
        + names.joined(separator: ", ") + ", not `\(text)`" + suggestion(for: text, among: names))
    return nil
  }
}

// What a job file means, defaults filled in, as `pressrun check` prints it.

import NewsModel
import NewsReaders

extension JobFile {
  /// One line for each part of the job; ends its last line.
  package var overview: String {
    var lines = ["\(name) (\(path))"]
    let add = { (name: String, text: String) in
      lines.append("  " + name + String(repeating: " ", count: max(1, 12 - name.count)) + text)
    }
    add("root", root)
    add("zone", zone.name)
    add("days", days)
    add("store", store ?? "none: facts are forgotten after the run")
    add("topics", topics ?? "none")
    add("entities", entities.overview)
    add("stories", joinsNearStories ? "equal and nearly equal texts" : "equal texts")
    add("pairs", pairs.overview)
    add("rankings", rankings.overview)
    add("trends", trends.overview)
    add("reports", report.overview)
    add("workers", workers.map(String.init) ?? "one for each core")
    for source in sources {
      add("source", source.overview)
      for path in source.paths { add("", path) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var days: String {
    switch (since, until) {
    case (nil, nil): "all"
    case (let since?, nil): "from \(since)"
    case (nil, let until?): "to \(until)"
    case (let since?, let until?): "\(since) to \(until)"
    }
  }
}

extension SourceSettings {
  fileprivate var overview: String {
    var parts = ["\(name), \(format.rawValue)"]
    if let zone { parts.append("zone \(zone.name)") }
    if let encoding { parts.append("encoding \(encoding.rawValue)") }
    if let list { parts.append("list \(list)") }
    return parts.joined(separator: "; ")
  }
}

extension JobEntities {
  fileprivate var overview: String {
    if lists.isEmpty, recogniser == nil { return "none" }
    var parts = ["\(lists.count) list\(lists.count == 1 ? "" : "s")"]
    if let aliases { parts.append("aliases \(aliases)") }
    if let stop { parts.append("stop list \(stop)") }
    if gazetteerOnly {
      parts.append("exact names only")
    } else {
      parts.append(recogniser.map { "recogniser \($0), precision \(precision)" } ?? "no recogniser")
    }
    return parts.joined(separator: "; ")
  }
}

extension JobPairs {
  fileprivate var overview: String {
    let together = levels.map(\.rawValue).joined(separator: ", ")
    return "\(together); at least \(counted(minimum, "article"))"
      + (top.map { "; top \($0)" } ?? "")
  }
}

extension JobRankings {
  fileprivate var overview: String {
    "computed lists of \(top); edited headlines are \(joinsHeadlines ? "one item" : "kept apart")"
  }
}

extension JobTrends {
  fileprivate var overview: String {
    "against \(baselineWeeks) weeks; notable up to q = \(significance); \(keywords) keywords"
  }
}

extension JobReport {
  fileprivate var overview: String {
    let period =
      switch span {
      case .everything: "all periods"
      case .latest(let grain): "the latest \(grain.rawValue) that is over"
      case .period(let period): period.description
      }
    let kinds = grains.map(\.rawValue).joined(separator: ", ")
    let names = tables?.joined(separator: ", ") ?? "all tables"
    return "\(folder); \(period); by \(kinds); \(names); \(dialect.rawValue)"
  }
}

// The first page: the period in five sentences, and what was read.

import NewsModel
import NewsTrends

extension TextReport {
  mutating func writeSentences() {
    guard let totals, totals.articles > 0 else {
      if contents.reading.articles > 0 {
        page.paragraph("No article is of this \(period.grain.rawValue).")
      } else if contents.lists.summaries.isEmpty {
        page.paragraph(
          contents.reading.outside > 0
            ? "Every article lies outside of the days of the job; see the last part."
            : "No article and no list could be read; see the last part.")
      }
      return
    }
    page.heading("The \(period == .all ? "corpus" : period.grain.rawValue) in five sentences")
    let sentences = [
      volume(totals), topTopics(), movement(), names(), leadingList(),
    ]
    for (index, sentence) in sentences.enumerated() {
      page.paragraph(sentence, lead: "\(index + 1). ")
    }
  }

  private func volume(_ totals: PeriodTotals) -> String {
    var text = "\(counted(totals.articles, "article")) "
    text += totals.articles == 1 ? "was published" : "were published"
    if totals.stories != totals.articles {
      text += ", which tell \(counted(totals.stories, "story", "stories"))"
    }
    let before = period.previous.flatMap { previous in
      contents.analysis.counts.totals.first { $0.period == previous }
    }
    if let before {
      let difference = totals.articles - before.articles
      text +=
        difference == 0
        ? ", as many as the \(period.grain.rawValue) before"
        : ", \(abs(difference)) \(difference > 0 ? "more" : "fewer") than the "
          + "\(period.grain.rawValue) before"
    }
    return text + ". [articles]"
  }

  private func topTopics() -> String {
    let rows = topicRows.filter { $0.articles > 0 }
    guard let first = rows.first else {
      return contents.analysis.counts.topics.isEmpty
        ? "The job has no topic dictionary." : "No article matched a topic. [topics]"
    }
    let ties = rows.filter { $0.articles == first.articles }
    if ties.count > 1 {
      return "The largest topics were \(enumerated(ties.prefix(4).map(\.topic.label))), "
        + "each in \(counted(first.articles, "article")). [topics]"
    }
    var text =
      "The largest topic was \(first.topic.label), in \(counted(first.articles, "article"))"
    if let share = first.share { text += " (\(percent(share.value)))" }
    let next = rows.dropFirst().prefix(2).map { "\($0.topic.label) (\($0.articles))" }
    if !next.isEmpty { text += ", before \(enumerated(Array(next)))" }
    return text + ". [topics]"
  }

  private func movement() -> String {
    let (up, down) = (notable(rising: true), notable(rising: false))
    if trendRows.allSatisfy({ $0.expected == nil }) {
      return "What rose or fell cannot be told: the data has too few earlier periods to compare "
        + "with. [trends]"
    }
    var parts: [String] = []
    if let row = up.first {
      parts.append(
        "\(row.subject.label) rose most surely, \(row.articles) articles where "
          + "\(fixed(row.expected ?? 0, 1)) were to be expected")
    }
    if let row = down.first {
      parts.append(
        "\(row.subject.label) fell most surely, \(row.articles) where "
          + "\(fixed(row.expected ?? 0, 1)) were to be expected")
    }
    return parts.isEmpty
      ? "No topic, name or pair rose or fell beyond what chance explains. [trends]"
      : parts.joined(separator: "; ") + ". [trends]"
  }

  private func names() -> String {
    let rows = entityRows
    guard let first = rows.first else { return "No name of the lists was found. [entities]" }
    let news = contents.analysis.newNames.filter { $0.period == period }
    let ties = rows.prefix { $0.articles == first.articles }
    if ties.count > 1 {
      let more = ties.count > 4 ? " and \(counted(ties.count - 4, "other"))" : ""
      let named = Array(ties.prefix(4).map(\.entity.name))
      return (more.isEmpty ? enumerated(named) : named.joined(separator: ", ") + more)
        + " were named most, each in \(counted(first.articles, "article")). [entities]"
    }
    let next = rows.dropFirst().prefix(2).map { "\($0.entity.name) (\($0.articles))" }
    var text = "\(first.entity.name) was named most, in \(counted(first.articles, "article"))"
    if !next.isEmpty { text += ", before \(enumerated(Array(next)))" }
    guard let new = news.first, period != .all else { return text + ". [entities]" }
    return text + "; \(counted(news.count, "name")) had not been seen before, above all "
      + "\(new.entity.name). [entities, new_names]"
  }

  private func leadingList() -> String {
    let rows = listRows().filter { $0.rank == 1 }
    guard let first = rows.first else {
      return "No ranking list was seen in this period. [rankings]"
    }
    let leaders = rows.filter { $0.list == first.list && $0.source == first.source }
    var times: [String: Int] = [:]
    for row in leaders { times[row.title, default: 0] += 1 }
    let most = times.values.max() ?? 0
    let best = times.filter { $0.value == most }.keys.sorted(by: bytesPrecede)
    if best.count > 2 {
      return "On the list \(first.list), \(best.count) items led \(counted(most, "time")) each. "
        + "[rankings]"
    }
    return "On the list \(first.list), \(enumerated(best.map { "“\($0)”" })) led \(most) of "
      + "\(counted(leaders.count, "time"))\(best.count > 1 ? " each" : ""). [rankings]"
  }

  mutating func writeReading() {
    page.heading("What was read")
    let reading = contents.reading
    let files = contents.inputs.count
    page.paragraph(
      "\(counted(files, "file")) gave \(counted(contents.inputs.reduce(0) { $0 + $1.records }, "record"))."
        + " \(counted(reading.articles, "article").capitalizedFirst) are counted"
        + (reading.undated > 0 ? ", \(grouped(reading.undated)) of them without a date" : "") + "."
        + " [inputs] "
        + counted(contents.lists.summaries.reduce(0) { $0 + $1.snapshots }, "snapshot")
        .capitalizedFirst
        + " of ranking lists were read. [lists]")
    var left: [String] = []
    if reading.repeated > 0 {
      left.append(
        "\(counted(reading.repeated, "article")) came again with the same text (counted once)")
    }
    if reading.revised > 0 {
      left.append("\(counted(reading.revised, "article")) came again with another text")
    }
    if reading.outside > 0 {
      left.append("\(counted(reading.outside, "article")) outside of the days of the job left out")
    }
    if contents.rejected > 0 {
      left.append(
        "\(counted(contents.rejected, "record, page or ranking block", "records, pages or ranking blocks")) "
          + "could not be read [findings]")
    }
    if !left.isEmpty { page.paragraph(enumerated(left).capitalizedFirst + ".") }
    let sources = sourceRows()
    if sources.count > 1 {
      page.table(
        ["source", "files", "records", "articles", "lists", "rejected"],
        sources.prefix(12).map { $0 }, right: [1, 2, 3, 4, 5], flexible: 0)
      if sources.count > 12 { page.line("  … \(sources.count - 12) more [inputs]") }
    }
  }

  private func sourceRows() -> [[String]] {
    var bySource: [String: SourceTotals] = [:]
    for input in contents.inputs { bySource[input.source, default: SourceTotals()].add(input) }
    return bySource.sorted { bytesPrecede($0.key, $1.key) }.map { name, totals in
      [name]
        + [totals.files, totals.records, totals.articles, totals.lists, totals.rejected].map(
          grouped)
    }
  }
}

/// What the files of a source gave.
private struct SourceTotals {
  var files = 0
  var records = 0
  var articles = 0
  var lists = 0
  var rejected = 0

  mutating func add(_ input: InputRow) {
    files += 1
    records += input.records
    articles += input.articles
    lists += input.lists
    rejected += input.rejected
  }
}

extension String {
  /// `No article` for `no article`.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

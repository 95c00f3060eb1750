// Topics, trends, words, names and pairs of the period.

import NewsModel
import NewsTrends

extension TextReport {
  mutating func writeTopics() {
    let rows = topicRows.filter { $0.articles > 0 }
    guard !rows.isEmpty else { return }
    page.heading("Topics")
    let largest = rows.map(\.articles).max() ?? 0
    let (shares, expected) = (pastTopics(), expectedTopics())
    page.table(
      ["topic", "articles", "", "stories", "share", "change", "expected", "8 periods"],
      rows.prefix(20).map { row in
        [
          row.topic.label, grouped(row.articles), bar(row.articles, of: largest),
          grouped(row.stories), row.share.map { percent($0.value) } ?? "",
          change(row.articles, from: row.previousArticles),
          expected[row.topic.id].map { fixed($0, 1) } ?? "",
          sparkline(shares[row.topic.id] ?? []),
        ]
      }, right: [1, 3, 4, 5, 6], flexible: 0)
    let past =
      period == .all
      ? "[topics]"
      : "Change is against the \(period.grain.rawValue) before, expected the level of the "
        + "\(period.grain == .day ? "same weekday" : period.grain.rawValue)s before; the marks show "
        + "shares up to now. [topics, trends]"
    page.paragraph("An article can have several topics. " + past, lead: "  ")
  }

  /// Shares of the last eight periods, by topic.
  private func pastTopics() -> [String: [Double?]] {
    var periods = [period]
    while periods.count < 8, let before = periods[0].previous,
      contents.analysis.counts.totals.contains(where: { $0.period == before })
    {
      periods.insert(before, at: 0)
    }
    guard periods.count > 1 else { return [:] }
    var shares: [String: [Double?]] = [:]
    let rows = contents.analysis.counts.topics
    for index in rows.indices {
      guard let place = periods.firstIndex(of: rows[index].period) else { continue }
      let topic = rows[index].topic.id
      shares[topic, default: Array(repeating: nil, count: periods.count)][place] =
        rows[index].share?.value
    }
    return shares
  }

  private func expectedTopics() -> [String: Double] {
    var expected: [String: Double] = [:]
    for row in trendRows {
      if case .topic(let topic) = row.subject { expected[topic.id] = row.expected }
    }
    return expected
  }

  mutating func writeTrends() {
    let rows = trendRows
    guard rows.contains(where: { $0.expected != nil }) else { return }
    page.heading("Risen and fallen")
    let (up, down) = (notable(rising: true), notable(rising: false))
    if up.isEmpty, down.isEmpty {
      page.paragraph(
        "Nothing moved beyond chance: no q-value at or below \(fixed(contents.significance, 2)) "
          + "among \(grouped(rows.count)) topics, names and pairs. [trends]")
    }
    for (title, list) in [("Above the expected level", up), ("Below it", down)] where !list.isEmpty
    {
      page.line(title)
      page.table(
        ["", "articles", "expected", "q"],
        list.prefix(12).map { row in
          [
            "\(row.subject.label) (\(row.subject.kindName))", grouped(row.articles),
            fixed(row.expected ?? 0, 1), fixed(row.qValue ?? 1, 4),
          ]
        }, right: [1, 2, 3], flexible: 0)
      if list.count > 12 { page.line("  … \(list.count - 12) more [trends]") }
    }
    writeBursts()
  }

  private mutating func writeBursts() {
    guard period != .all else { return }
    let bursts = contents.analysis.bursts.filter { burst in
      burst.first <= (period.end ?? burst.first) && period.start <= burst.last
    }.sorted {
      $0.weight == $1.weight
        ? bytesPrecede($0.subject.label, $1.subject.label) : $0.weight > $1.weight
    }
    guard !bursts.isEmpty else { return }
    page.line("Bursts of days")
    page.table(
      ["", "from", "to", "articles"],
      bursts.prefix(8).map {
        [
          "\($0.subject.label) (\($0.subject.kindName))", "\($0.first)", "\($0.last)",
          grouped($0.articles),
        ]
      }, right: [3], flexible: 0)
    if bursts.count > 8 { page.line("  … \(bursts.count - 8) more [bursts]") }
  }

  mutating func writeKeywords() {
    let rows = contents.analysis.keywords.filter {
      $0.period == period && $0.qValue <= contents.significance
    }
    guard !rows.isEmpty else { return }
    page.heading("Words of the \(period.grain.rawValue)")
    page.paragraph(
      rows.prefix(24).map { "\($0.phrase) (\($0.articles))" }.joined(separator: ", ")
        + ". Over-used against the past in headlines and first 60 words, with the articles that have "
        + "them. [keywords]", lead: "  ")
  }

  mutating func writeEntities() {
    let rows = entityRows
    guard !rows.isEmpty else { return }
    page.heading("Names")
    let kinds: [(EntityType, String)] = [
      (.person, "People"), (.organisation, "Organisations"), (.place, "Places"),
      (.nationality, "Nationalities"),
    ]
    for (type, title) in kinds {
      let list = rows.filter { $0.entity.type == type }
      guard !list.isEmpty else { continue }
      page.line(title)
      let largest = list[0].articles
      page.table(
        ["", "articles", "", "stories", "mentions", "in headlines", "change"],
        list.prefix(8).map { row in
          [
            row.entity.name, grouped(row.articles), bar(row.articles, of: largest, width: 8),
            grouped(row.stories), grouped(row.mentions), grouped(row.titleArticles),
            change(row.articles, from: row.previousArticles),
          ]
        }, right: [1, 3, 4, 5, 6], flexible: 0)
      if list.count > 8 { page.line("  … \(grouped(list.count - 8)) more [entities]") }
    }
    let news = contents.analysis.newNames.filter { $0.period == period }
    guard !news.isEmpty, period != .all else { return }
    page.paragraph(
      news.prefix(12).map { "\($0.entity.name) (\($0.articles))" }.joined(separator: ", ")
        + (news.count > 12 ? " and \(news.count - 12) more" : "") + ". [new_names]",
      lead: "New: ")
  }

  mutating func writePairs() {
    let tables = contents.analysis.counts.pairs
    guard let rows = tables.first(where: { $0.period == period && $0.level == .article })
    else { return }
    page.heading("Together in one article")
    page.table(
      ["", "articles", "stories", "expected", "NPMI", "q"],
      rows.prefix(12).map { row in
        [
          "\(row.a.name) + \(row.b.name)", grouped(row.articles), grouped(row.stories),
          row.expected.map { fixed($0, 1) } ?? "", row.npmi.map { fixed($0, 2) } ?? "",
          row.qValue.map { fixed($0, 4) } ?? "",
        ]
      }, right: [1, 2, 3, 4, 5], flexible: 0)
    if rows.count > 12 { page.line("  … \(grouped(rows.count - 12)) more [pairs]") }
  }
}

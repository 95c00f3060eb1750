// Ranking lists of the period, and what was read beside what was published.

import NewsModel
import NewsTrends

extension TextReport {
  /// Lines of observed lists that were seen in the period.
  func listRows() -> [RankingRow] {
    contents.lists.rankings.filter { row in
      guard let day = row.period?.start, row.observedAt != nil else { return false }
      return isInPeriod(day)
    }
  }

  mutating func writeLists() {
    guard !contents.lists.summaries.isEmpty else { return }
    page.heading("Ranking lists")
    let rows = listRows()
    var quiet: [String] = []
    for summary in contents.lists.summaries {
      let own = rows.filter { $0.list == summary.list && $0.source == summary.source }
      if own.isEmpty {
        quiet.append(
          summary.last.map { "\(summary.list) (last seen \($0.localDay))" }
            ?? "\(summary.list) (time unknown)")
      } else {
        writeList(summary, own)
      }
    }
    if !quiet.isEmpty {
      let more = quiet.count > 6 ? " and \(quiet.count - 6) more" : ""
      page.paragraph(
        "Not seen in this period: \(quiet.prefix(6).joined(separator: "; "))\(more). [lists]")
    }
  }

  private mutating func writeList(_ summary: ListSummaryRow, _ rows: [RankingRow]) {
    let times = Set(rows.compactMap(\.observedAt)).sorted()
    guard let last = times.last else { return }
    page.line("\(summary.list) (\(summary.source))")
    page.paragraph(story(rows, times, summary), lead: "  ")
    let latest = rows.filter { $0.observedAt == last && $0.rank != nil }
    page.table(
      ["", "\(last)", "before", "change", "peak", "times"],
      latest.prefix(10).map { row in
        [
          row.rank.map { "\($0)" } ?? "",
          row.by.map { "\(row.title) / \($0)" } ?? row.title,
          row.previous.map { "\($0)" } ?? row.status.rawValue,
          row.change.map { $0 == 0 ? "=" : $0 > 0 ? "+\($0)" : "\($0)" } ?? "",
          "\(row.peak)", "\(row.timesOnList)",
        ]
      }, right: [0, 2, 3, 4, 5], flexible: 1)
    if latest.count > 10 { page.line("  … \(latest.count - 10) more places [rankings]") }
  }

  private func story(
    _ rows: [RankingRow], _ times: [Timestamp], _ summary: ListSummaryRow
  ) -> String {
    var text = "\(counted(times.count, "list").capitalizedFirst)"
    let entered = Set(rows.filter { $0.status == .new }.map(\.title)).count
    let returned = Set(rows.filter { $0.status == .reentry }.map(\.title)).sorted(by: bytesPrecede)
    text += "; \(counted(entered, "new item"))"
    if let first = returned.first {
      text += ", \(returned.count) came back"
      if returned.count == 1 { text += " (“\(shortened(first, to: 60))”)" }
    }
    let leaders = rows.filter { $0.rank == 1 }
    var led: [String: Int] = [:]
    for row in leaders { led[row.title, default: 0] += 1 }
    let most = led.values.max() ?? 0
    let best = led.filter { $0.value == most }.keys
    if let best = best.first, led.values.count(where: { $0 == most }) == 1, leaders.count > 1 {
      text += "; “\(shortened(best, to: 60))” led \(most) of \(leaders.count)"
    }
    if let climb = rows.filter({ ($0.change ?? 0) > 0 }).max(by: {
      let (a, b) = ($0.change ?? 0, $1.change ?? 0)
      return a == b ? bytesPrecede($1.title, $0.title) : a < b
    }), let change = climb.change {
      text +=
        "; the highest climb was “\(shortened(climb.title, to: 60))”, "
        + "\(counted(change, "place"))"
    }
    if let flux = summary.meanFlux {
      text += "; over all its time \(percent(flux)) of the items change from list to list"
    }
    return text + ". [rankings, lists]"
  }

  mutating func writeAttention() {
    let rows = contents.analysis.attention.filter { $0.period == period }
    guard !rows.isEmpty else { return }
    page.heading("Read and published")
    let sure = rows.filter { ($0.qValue ?? 1) <= contents.significance }
    if sure.isEmpty {
      page.paragraph(
        "No topic or name was read much more or less than it was published, beyond chance "
          + "(\(grouped(rows.count)) compared). [attention]")
    } else {
      page.table(
        ["list", "subject", "read", "published", "ratio", "interval"],
        sure.prefix(12).map { row in
          [
            row.list, row.subject.label, percent(row.listShare), percent(row.coverageShare),
            row.ratio.map { fixed($0.value, 1) } ?? "only read",
            row.ratio.map { "\(fixed($0.low, 1)) to \(fixed($0.high, 1))" } ?? "",
          ]
        }, right: [2, 3, 4], flexible: 0)
      if sure.count > 12 { page.line("  … \(sure.count - 12) more [attention]") }
    }
    let read = contents.analysis.readMore.filter { $0.period == period }
    guard !read.isEmpty else { return }
    page.line("Read far more than the coverage of their topic lets expect")
    page.table(
      ["", "list", "topic", "ratio"],
      read.prefix(6).map { [$0.title, $0.list, $0.topic.label, fixed($0.ratio, 1)] }, right: [3],
      flexible: 0)
    if read.count > 6 { page.line("  … \(read.count - 6) more [read_more]") }
  }
}

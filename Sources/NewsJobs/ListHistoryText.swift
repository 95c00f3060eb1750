// One ranking list over some days as text.

import NewsModel
import NewsReports
import NewsTrends

/// The first and the last list, every step between neighbours, and the items that stood longest.
func listHistoryText(_ history: RankingHistory, _ settings: ComparisonSettings) -> String {
  var page = TextPage()
  let summary = history.summary()
  page.line("\(history.name) (\(history.source))")
  page.paragraph(
    "\(counted(summary.snapshots, "snapshot")), \(counted(summary.lists, "different list")) from "
      + "\(summary.first?.description ?? "?") to \(summary.last?.description ?? "?"); "
      + "\(counted(summary.items, "different item")).")
  guard let first = history.listings.first, let last = history.listings.last else {
    return page.text
  }
  if history.listings.count > 1 {
    page.writeEnds(
      comparison(
        list: history.name, NumberedList(first), NumberedList(last), settings: settings))
    page.writeSteps(history.neighbours(settings: settings))
  }
  page.writeLongest(history.presence())
  return page.text
}

extension TextPage {
  fileprivate mutating func writeEnds(_ whole: ComparisonRow) {
    heading("First and last")
    paragraph(
      "Rank-biased overlap \(fixed(whole.rbo, 3)) (p = \(fixed(whole.p, 2)), between "
        + "\(fixed(whole.rboMin, 3)) and \(fixed(whole.rboMax, 3))); Kendall's tau-b "
        + "\(whole.tauB.map { fixed($0, 3) } ?? "none"); footrule \(fixed(whole.footrule, 0)); "
        + "Jaccard \(whole.jaccard.map { fixed($0, 3) } ?? "none"); \(whole.entries) came, "
        + "\(whole.exits) went.")
  }

  fileprivate mutating func writeSteps(_ steps: [ComparisonRow]) {
    heading("Step by step")
    table(
      ["from", "to", "RBO", "tau-b", "footrule", "Jaccard", "came", "went"],
      steps.suffix(40).map { step in
        [
          step.from, step.to, fixed(step.rbo, 3), step.tauB.map { fixed($0, 3) } ?? "",
          fixed(step.footrule, 0), step.jaccard.map { fixed($0, 3) } ?? "", "\(step.entries)",
          "\(step.exits)",
        ]
      }, right: [2, 3, 4, 5, 6, 7], flexible: 0)
    if steps.count > 40 { line("  the last 40 of \(steps.count) steps") }
  }

  fileprivate mutating func writeLongest(_ presence: [PresenceRow]) {
    heading("Items that stood longest")
    table(
      ["title", "peak", "times", "days", "longest run", "hours", "came"],
      presence.prefix(20).map { row in
        [
          row.by.map { "\(row.title) / \($0)" } ?? row.title, "\(row.peak)", "\(row.timesOnList)",
          "\(row.periodsOnList)", "\(row.longestRun)", row.hoursOnList.map { fixed($0, 1) } ?? "",
          "\(row.entries)",
        ]
      }, right: [1, 2, 3, 4, 5, 6], flexible: 0)
  }
}

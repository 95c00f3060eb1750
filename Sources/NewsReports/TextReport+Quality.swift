// The last page: what is wrong with the data, and how the numbers are to be read.

import NewsModel
import NewsTrends

extension TextReport {
  mutating func writeQuality() {
    page.heading("Data quality")
    let gaps = contents.analysis.gaps.filter { isInPeriod($0.day) }
    for gap in gaps.prefix(8) {
      page.paragraph(
        "\(gap.source) has no article on \(gap.day), where \(fixed(gap.usual, 1)) are usual. [gaps]",
        lead: "  ")
    }
    if gaps.count > 8 { page.line("  … \(gaps.count - 8) more days [gaps]") }
    writeFindings()
    if contents.analysis.keywordsArePruned {
      page.paragraph(
        "Rare phrases were let go to save memory; past counts of keywords may be too small.",
        lead: "  ")
    }
    if gaps.isEmpty, contents.findings.isEmpty {
      page.paragraph(
        "Nothing to report: every record was read, and no source of articles missed a day.",
        lead: "  ")
    }
  }

  private mutating func writeFindings() {
    guard !contents.findings.isEmpty else { return }
    var rules: [String: (severity: Finding.Severity, count: Int, first: Finding)] = [:]
    for finding in contents.findings {
      if rules[finding.rule] == nil { rules[finding.rule] = (finding.severity, 0, finding) }
      rules[finding.rule]?.count += 1
    }
    let sorted = rules.sorted {
      $0.value.count == $1.value.count
        ? bytesPrecede($0.key, $1.key) : $0.value.count > $1.value.count
    }
    page.table(
      ["finding", "", "times", "first at"],
      sorted.prefix(12).map {
        [$0.key, $0.value.severity.rawValue, grouped($0.value.count), "\($0.value.first.place)"]
      }, right: [2], flexible: 3)
    if sorted.count > 12 { page.line("  … \(sorted.count - 12) more kinds [findings]") }
    for (_, entry) in sorted.prefix(5) {
      let message = entry.first.message
      // Messages of libraries have a stop of their own.
      let stop = [".", "?", "!"].contains { message.hasSuffix($0) } ? "" : "."
      page.paragraph(
        message + stop,
        lead: "  \(entry.first.rule)\(entry.count > 1 ? ", the first" : ""): ")
    }
  }

  mutating func writeExplanations() {
    page.heading("How to read the numbers")
    let lines = [
      "An article counts once for a topic or name, however often it is in it. Stories count copies "
        + "of one text once.",
      "Expected is what the median share of the periods before would give; of two names together, "
        + "the articles in which they would meet by chance. q is the share of false alarms among "
        + "all rows that are at least as sure.",
      "NPMI is 0 for two names that meet as often as chance has it, 1 where neither comes "
        + "without the other.",
      "Ratio is the share of a list's items over the share of articles: above 1, more read than "
        + "published.",
      "The word in brackets names the table with the number: [topics] is topics.csv. "
        + "datapackage.json explains every column.",
    ]
    for line in lines { page.paragraph(line, lead: "  ") }
  }
}

// report.txt: what an editor reads on Monday morning. What is not notable is left out, and the
// report says so; every number of a sentence stands in the table that is named behind it.

import NewsModel
import NewsTrends

/// The text report of one period.
package struct TextReport {
  let contents: ReportContents
  /// What the report is about: what was asked for, else the latest period of its grain that is over
  /// and has articles.
  let period: Period
  let totals: PeriodTotals?
  /// Rows of that period: topics of the highest level, names, trends.
  let topicRows: [TopicRow]
  let entityRows: [EntityRow]
  let trendRows: [TrendRow]
  var page = TextPage()

  package init(_ contents: ReportContents) {
    self.contents = contents
    let all = contents.analysis.counts.totals
    let ofGrain = all.filter { $0.period.grain == contents.grain && $0.articles > 0 }
    let latest =
      ofGrain.last { !$0.isRunning } ?? ofGrain.last ?? all.first { $0.period == .all }
    // A period that was asked for is the report's, also where nothing was published in it.
    totals = contents.span.map { span in all.first { $0.period == span } } ?? latest
    let period = contents.span ?? latest?.period ?? .all
    self.period = period
    // Tables have millions of rows, and a row has half a dozen strings: none is copied to be looked at.
    let (topics, entities) = (contents.analysis.counts.topics, contents.analysis.counts.entities)
    topicRows = topics.indices.filter { topics[$0].period == period }.map { topics[$0] }
      .filter { !$0.topic.id.contains("/") }
    entityRows = entities.indices.filter { entities[$0].period == period }.map { entities[$0] }
    trendRows = contents.analysis.trends.first { $0.first?.period == period } ?? []
    writeAll()
  }

  /// At most 100 columns wide; ends its last line.
  package var text: String { page.text }

  private mutating func writeAll() {
    writeTitle()
    writeSentences()
    writeReading()
    writeTopics()
    writeTrends()
    writeKeywords()
    writeEntities()
    writePairs()
    writeLists()
    writeAttention()
    writeQuality()
    writeExplanations()
  }

  private mutating func writeTitle() {
    let title = "PRESSRUN · \(contents.job) · \(periodName)"
    page.line(title)
    page.line(String(repeating: "=", count: columns(of: title)))
    var span = period == .all ? "All that was read" : dates(of: period)
    span += "; days are those of \(contents.zone)."
    if totals?.isRunning == true { span += " This \(period.grain.rawValue) is not over yet." }
    page.paragraph(span)
    if let first = contents.reading.firstDay, let last = contents.reading.lastDay {
      page.paragraph(
        "The data reaches from \(first) to \(last): \(counted(contents.reading.articles, "article"))"
          + " (\(counted(contents.reading.stories, "story", "stories"))).")
    }
  }

  /// `week 2024-W46`
  var periodName: String {
    period == .all ? "everything" : "\(period.grain.rawValue) \(period)"
  }

  func dates(of period: Period) -> String {
    guard let end = period.end else { return "all days" }
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let named = { (day: CivilDay) in "\(names[day.weekday - 1]) \(day)" }
    return end == period.start ? named(end) : "\(named(period.start)) to \(named(end))"
  }

  /// Trends beyond chance, the rising ones or the falling ones, surest first.
  func notable(rising: Bool) -> [TrendRow] {
    trendRows.filter { row in
      guard let q = row.qValue, q <= contents.significance, let expected = row.expected else {
        return false
      }
      return rising == (Double(row.articles) > expected)
    }.sorted {
      let (a, b) = ($0.qValue ?? 1, $1.qValue ?? 1)
      return a == b ? bytesPrecede($0.subject.label, $1.subject.label) : a < b
    }
  }

  /// Whether a day is part of the report's period.
  func isInPeriod(_ day: CivilDay) -> Bool {
    period == .all || Period(period.grain, containing: day) == period
  }
}

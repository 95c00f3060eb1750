// Which words and phrases set a period apart from the weeks before it. Counted are articles whose
// headline or lead has the phrase, not occurrences: one long column does not make a keyword.
//
// Only the present period keeps its text; of the past the hashes and counts are kept, eight periods
// of them. A phrase that is part of a longer keyword with nearly as many articles is left out.

import NewsModel
import NewsStatistics

/// Counts phrases of one to three words per period and finds the keywords.
package final class KeywordFinder {
  private let settings: TrendSettings
  private var grains: [KeywordGrain]

  package init(settings: TrendSettings) {
    self.settings = settings
    grains = Grain.allCases.filter { settings.keywordGrains.contains($0) && $0 != .all }
      .map { KeywordGrain(grain: $0, settings: settings) }
  }

  /// Takes one article in stream order; undated articles and those without a lead are ignored.
  ///
  /// - Complexity: O(n log n) for n words of the lead.
  package func add(_ article: CountedArticle) {
    guard let day = article.day, !article.lead.isEmpty else { return }
    for index in grains.indices { grains[index].add(article.lead, day: day) }
  }

  /// By grain, time, G² (descending), then the phrase. A first period has no rows.
  package func finish() -> [KeywordRow] {
    grains.indices.flatMap { index in
      grains[index].close()
      return grains[index].rows.flatMap { $0 }
    }
  }

  /// Whether phrases were let go for want of memory, so that past counts may be too small.
  package var isPruned: Bool { grains.contains { $0.isPruned } }
}

/// The phrases of one grain.
private struct KeywordGrain {
  let grain: Grain
  let settings: TrendSettings
  private(set) var rows: [[KeywordRow]] = []
  private(set) var isPruned = false

  private var period: Period?
  private var leads: LeadPhrases
  private var past: [(counts: SubjectCounts, articles: Int)] = []

  init(grain: Grain, settings: TrendSettings) {
    self.grain = grain
    self.settings = settings
    leads = LeadPhrases(limit: settings.phrasesInMemory)
  }

  mutating func add(_ lead: String, day: CivilDay) {
    let own = Period(grain, containing: day)
    if own != period { turn(to: own) }
    leads.add(lead)
  }

  private mutating func turn(to own: Period) {
    guard let last = period else {
      period = own
      return
    }
    close()
    // Periods without articles are part of the past: they push older ones out.
    var next = last.next
    var steps = 0
    while let empty = next, empty < own, steps < settings.baselineWeeks {
      remember(SubjectCounts(), articles: 0)
      next = empty.next
      steps += 1
    }
    period = own
  }

  private mutating func remember(_ counts: SubjectCounts, articles: Int) {
    past.append((counts, articles))
    if past.count > max(1, settings.baselineWeeks) { past.removeFirst() }
  }

  mutating func close() {
    guard let period, leads.articles > 0 else { return }
    let entries = leads.table.sorted()
    let found = KeywordTable(
      period: period, articles: leads.articles, entries: entries, text: leads.text, past: past,
      settings: settings)
    rows.append(found.rows())
    if let last = settings.lastPeriods, rows.count > max(0, last) { rows.removeFirst() }
    remember(
      SubjectCounts(keys: entries.map(\.hash), articles: entries.map(\.articles)),
      articles: leads.articles)
    isPruned = isPruned || leads.table.isPruned
    leads = LeadPhrases(limit: settings.phrasesInMemory)
  }
}

/// The phrases of the leads of one period, with the text that they stand in.
struct LeadPhrases {
  private(set) var table: PhraseTable
  private(set) var text: [UInt8] = []
  private(set) var articles = 0
  private var scanner = PhraseScanner()

  /// - Parameter limit: See `PhraseTable`.
  init(limit: Int) { table = PhraseTable(limit: limit) }

  /// The phrases that enough articles have, by hash; the table has none of them any more.
  mutating func takeEntries(minimum: Int) -> [PhraseTable.Entry] {
    defer { table.empty() }
    return table.sorted(minimum: minimum)
  }

  /// Takes the lead of one article. O(n) for n words.
  mutating func add(_ lead: String) {
    articles += 1
    let start = text.count
    text += lead.utf8
    guard text.count < Int(UInt32.max) else { return }
    scanner.scan(text, from: start)
    for phrase in scanner.phrases {
      table.add(
        phrase.hash, start: phrase.start, length: phrase.length, article: UInt32(articles))
    }
  }
}

// The keywords of one period that is known beforehand. Its own articles come first; of the past
// only the phrases are counted that the period has often enough, which takes no memory for the rest
// and a look into a small table for each.

import NewsModel

/// Finds the keywords of one period: those that `KeywordFinder` would find for it.
struct PeriodKeywords {
  private let period: Period
  private let settings: TrendSettings
  private var leads: LeadPhrases
  private var scanner = PhraseScanner()
  private var pastArticles = 0
  private var past = WantedKeys([])
  /// The period's phrases that may be keywords, once all its articles are there.
  private var entries: [PhraseTable.Entry] = []
  /// The days that the period is compared with.
  let pastDays: Range<CivilDay>

  init(_ period: Period, settings: TrendSettings) {
    self.period = period
    self.settings = settings
    leads = LeadPhrases(limit: settings.phrasesInMemory)
    var first = period
    for _ in 0..<max(1, settings.baselineWeeks) { first = first.previous ?? first }
    pastDays = first.start..<period.start
  }

  /// Whether rare phrases of the period were let go for want of memory.
  var isPruned: Bool { leads.table.isPruned }

  /// Takes the lead of an article of the period; before any of the past.
  ///
  /// - Complexity: O(n) for n words.
  mutating func add(_ lead: String) {
    if !lead.isEmpty { leads.add(lead) }
  }

  /// The period's own articles are all there.
  mutating func endPeriod() {
    entries = leads.takeEntries(minimum: settings.minimumKeywordArticles)
    past = WantedKeys(entries.map(\.hash))
  }

  /// Takes the lead of an article of `pastDays`.
  mutating func addPast(_ lead: [UInt8]) {
    guard !lead.isEmpty else { return }
    pastArticles += 1
    scanner.scan(lead, from: 0)
    past.beginArticle()
    for phrase in scanner.phrases { past.add(phrase.hash == 0 ? 1 : phrase.hash) }
  }

  /// By G² (descending), then the phrase. None without a past.
  mutating func rows() -> [KeywordRow] {
    KeywordTable(
      period: period, articles: leads.articles, entries: entries, text: leads.text,
      past: [(past.drain(), pastArticles)], settings: settings
    ).rows()
  }
}

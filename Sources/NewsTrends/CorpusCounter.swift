// The pass over all articles. Articles come in the order of days; a period is counted while its
// days pass, and handed on as one value when it is over.

import NewsModel

/// Counts articles per day, ISO week, month and over all, in one pass.
///
/// Periods are handed on in the order in which they end: a day, then its week where that is over,
/// then its month; after the last dated article the periods that are still open, then the undated
/// articles, then `.all`. Periods without articles between the first and the last are handed on
/// too, with zeros.
package final class CorpusCounter {
  private let settings: CountSettings
  private let take: (PeriodCounts) throws -> Void
  private let order: EntityOrder
  private let repeated: RepeatedStories
  private var counters: [PeriodCounter]
  private var sheet: ArticleSheet
  private var started = false
  private var day: CivilDay?
  private var lastDay: CivilDay?

  /// - Parameters:
  ///   - names: What the numbers in articles stand for; all that will occur.
  ///   - repeated: The stories with several articles. A story that is not listed has one.
  ///   - take: Gets each period when it is over.
  package convenience init(
    settings: CountSettings, names: FactNames, repeated: RepeatedStories,
    take: @escaping (PeriodCounts) throws -> Void
  ) {
    self.init(
      settings: settings, names: names, order: EntityOrder(names.entities), repeated: repeated,
      take: take)
  }

  init(
    settings: CountSettings, names: FactNames, order: EntityOrder, repeated: RepeatedStories,
    take: @escaping (PeriodCounts) throws -> Void
  ) {
    self.settings = settings
    self.take = take
    self.repeated = repeated
    self.order = order
    counters = Grain.allCases.filter(settings.grains.contains).map {
      PeriodCounter(grain: $0, settings: settings, topicCount: names.topics.count, order: order)
    }
    sheet = ArticleSheet(levels: settings.pairLevels)
  }

  /// Adds one article.
  ///
  /// - Precondition: Days never go back, and undated articles come last.
  /// - Throws: `CountError` where pairs must go to disk and cannot; what the taker throws.
  /// - Complexity: O(t + m + e²) for t topics, m mentions and e entities of the article.
  package func add(_ article: CountedArticle) throws {
    if !started || article.day != day { try advance(to: article.day) }
    sheet.fill(article, order: order)
    let size = repeated.sizes[article.story]
    for counter in counters { try counter.add(article, sheet, storySize: size) }
  }

  /// Ends all periods. Nothing may be added afterwards.
  package func finish() throws {
    if !started || day != nil { try closeDated() }
    for counter in counters where counter.isOpen { try close(counter) }
    if let all = counters.first(where: { $0.grain == .all }), !all.hasClosed {
      all.open(.all)
      try close(all)
    }
  }

  /// Bytes of pair counts that went to disk so far, because they did not fit into memory.
  package var bytesOnDisk: Int { counters.reduce(0) { $0 + $1.bytesOnDisk } }

  private func advance(to next: CivilDay?) throws {
    precondition(
      !started || (day != nil && (next == nil || day! < next!)),
      "articles out of order: \(day?.description ?? "undated") before "
        + "\(next?.description ?? "undated")")
    if !started { for counter in counters where counter.grain == .all { counter.open(.all) } }
    if let next {
      lastDay = next
      for counter in counters where counter.grain != .all {
        try turn(counter, to: Period(counter.grain, containing: next))
      }
    } else {
      try closeDated()
      if settings.countsUndated, let days = counters.first(where: { $0.grain == .day }) {
        days.open(nil)
      }
    }
    (started, day) = (true, next)
  }

  /// Ends the period of a counter where another one begins, with the empty periods in between.
  private func turn(_ counter: PeriodCounter, to period: Period) throws {
    if counter.period == period, counter.isOpen { return }
    var last: Period?
    if counter.isOpen {
      last = counter.period
      try close(counter)
    } else if !counter.hasClosed, let first = settings.firstDay, first < period.start {
      let start = Period(counter.grain, containing: first)
      if start < period, start.isNear(period, within: settings.longestFill) {
        try closeEmpty(counter, start)
        last = start
      }
    }
    if let last { try fill(counter, after: last, before: period) }
    counter.open(period)
  }

  private func fill(_ counter: PeriodCounter, after last: Period, before end: Period) throws {
    guard last.isNear(end, within: settings.longestFill) else { return }
    var next = last.next
    while let period = next, period < end {
      try closeEmpty(counter, period)
      next = period.next
    }
  }

  private func closeEmpty(_ counter: PeriodCounter, _ period: Period) throws {
    counter.open(period)
    try close(counter)
  }

  /// Ends the dated periods that are open, and fills up to the last day of the data.
  private func closeDated() throws {
    for counter in counters where counter.grain != .all && counter.isOpen {
      let last = counter.period
      try close(counter)
      guard let last, let end = settings.lastDay,
        let dayAfter = Period(counter.grain, containing: end).next
      else { continue }
      try fill(counter, after: last, before: dayAfter)
    }
  }

  private func close(_ counter: PeriodCounter) throws {
    let lastDay = settings.lastDay ?? self.lastDay
    try take(counter.close(lastDay: lastDay))
  }
}

extension Period {
  /// Whether a later period of the same grain starts at most so many days later: a longer stretch is a
  /// date typed wrong, and not filled with empty periods.
  func isNear(_ later: Period, within longest: Int) -> Bool {
    grain == .all || Int(later.start.number) - Int(start.number) <= longest
  }
}

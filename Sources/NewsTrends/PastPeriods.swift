// Periods made of the sums of their days.

import NewsModel

/// Puts the days of a `CountWindow` together to weeks and months.
///
/// Of topics and entities only `articles` is filled in, and of pairs the strongest at article level:
/// that is all that charts, bursts and new names ask of the past.
struct PastPeriods {
  private let window: CountWindow
  private let topicCount: Int
  private let order: EntityOrder

  init(_ window: CountWindow, topicCount: Int, order: EntityOrder) {
    self.window = window
    self.topicCount = topicCount
    self.order = order
  }

  /// Hands on the periods of a grain from the first with articles on, in order of time, those
  /// without articles too.
  ///
  /// - Parameter end: Periods that begin there or later are left out.
  func forEach(_ grain: Grain, before end: CivilDay, _ body: (PeriodCounts) -> Void) {
    guard let first = window.sums.first, let last = window.sums.last?.day else { return }
    var sums = [UInt32](repeating: 0, count: grain == .day ? 0 : order.numbers.count)
    var next = 0
    var period: Period? = Period(grain, containing: first.day)
    while let now = period, now.start <= last, now.start < end {
      let start = next
      while next < window.sums.count, window.sums[next].day <= now.end ?? last { next += 1 }
      var counts = self.counts(of: window.sums[start..<next], now, &sums)
      counts.totals.isRunning = now.end ?? last > last
      body(counts)
      period = now.next
      // As in `CorpusCounter`: a long stretch without articles is not filled.
      guard next < window.sums.count else { continue }
      let ahead = Period(grain, containing: window.sums[next].day)
      if !now.isNear(ahead, within: window.longestFill) { period = ahead }
    }
  }

  private func counts(
    of days: ArraySlice<DayCounts>, _ period: Period, _ sums: inout [UInt32]
  ) -> PeriodCounts {
    var counts = PeriodCounts(
      period: period, totals: PeriodTotals(period: period),
      topics: [TopicTally](repeating: TopicTally(), count: topicCount))
    for day in days {
      counts.totals.articles += day.articles
      counts.totals.words += day.words
      counts.totals.articlesWithTopics += day.articlesWithTopics
      counts.totals.articlesWithEntities += day.articlesWithEntities
      counts.totals.daysWithArticles += 1
      for topic in day.topics { counts.topics[Int(topic.number)].articles += topic.articles }
    }
    counts.entities = entities(of: days, &sums)
    if window.pairGrains.contains(period.grain) {
      let pairs = (window.topPairs[period]?.pairs ?? []).map {
        PairTally(
          a: $0.a, b: $0.b, articles: $0.articles, stories: 0, firstDayNumber: .min,
          lastDayNumber: .min)
      }
      counts.pairs = [LevelPairs(level: .article, pairs: PairTallies(pairs))]
    }
    return counts
  }

  /// In the order of names.
  private func entities(
    of days: ArraySlice<DayCounts>, _ sums: inout [UInt32]
  ) -> [EntityTally] {
    func tally(_ number: UInt32, _ articles: UInt32) -> EntityTally {
      var tally = EntityTally(entity: number)
      tally.articles = articles
      return tally
    }
    if sums.isEmpty {
      return days.first?.entities.map { tally($0.number, $0.articles) } ?? []
    }
    var touched: [UInt32] = []
    for day in days {
      for entity in day.entities {
        let place = order.places[Int(entity.number)]
        if sums[Int(place)] == 0 { touched.append(place) }
        sums[Int(place)] += entity.articles
      }
    }
    touched.sort()
    return touched.map { place in
      defer { sums[Int(place)] = 0 }
      return tally(order.numbers[Int(place)], sums[Int(place)])
    }
  }
}

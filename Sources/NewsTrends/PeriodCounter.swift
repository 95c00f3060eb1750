// The counts of one grain while a period is open. Topics and entities are counted in arrays by
// number; a list of the entities that were touched makes emptying cheap.

import NewsModel

/// Counts the articles of one day, week, month, or all.
final class PeriodCounter {
  let grain: Grain
  let countsPairs: Bool
  private let order: EntityOrder
  private let levels: [PairLevel]

  private(set) var isOpen = false
  private(set) var hasClosed = false
  /// Of the open period; `nil` for undated articles.
  private(set) var period: Period?

  private var totals = PeriodTotals(period: .all)
  private var lastDay: CivilDay?
  private var topics: [TopicTally]
  /// By place in the order of names; `entity` is the number.
  private var entities: [EntityTally]
  private var touched: [UInt32] = []
  private var pairs: [PeriodPairs] = []
  private var stories: [Int64: StorySeen] = [:]

  init(grain: Grain, settings: CountSettings, topicCount: Int, order: EntityOrder) {
    self.grain = grain
    self.order = order
    levels = settings.pairLevels
    countsPairs = settings.pairGrains.contains(grain) && !settings.pairLevels.isEmpty
    topics = [TopicTally](repeating: TopicTally(), count: topicCount)
    entities = order.numbers.map(EntityTally.init)
    if countsPairs {
      let minimum = grain == .all ? settings.minimumPairArticles : 1
      pairs = levels.map { PeriodPairs(minimum: minimum, level: $0, settings: settings) }
    }
  }

  /// Begins a period; `nil` for undated articles. The one before has been closed.
  func open(_ period: Period?) {
    precondition(!isOpen, "\(self.period?.description ?? "undated") is still open")
    (isOpen, self.period) = (true, period)
    totals = PeriodTotals(period: period ?? .all)
    lastDay = nil
  }

  /// - Parameter storySize: Articles of its story; `nil` where it is the only one.
  func add(
    _ article: CountedArticle, _ sheet: ArticleSheet, storySize: Int?
  ) throws(CountError) {
    guard isOpen else { return }
    totals.articles += 1
    totals.words += Int(article.words)
    if let day = article.day, day != lastDay {
      totals.daysWithArticles += 1
      lastDay = day
    }
    if !article.topics.isEmpty { totals.articlesWithTopics += 1 }
    if !sheet.entities.isEmpty { totals.articlesWithEntities += 1 }
    count(article.topics, in: &topics)
    count(sheet, on: article.day, in: &entities, touched: &touched)
    for level in pairs.indices { try pairs[level].add(sheet.meetings[level], day: article.day) }
    if let storySize {
      takeOffRepeats(article, sheet, storySize: storySize)
    } else {
      totals.stories += 1
    }
  }

  /// Takes the arrays as parameters, so that they are accessed once per article and not once per
  /// entity: checks of exclusive access took a fifth of all counting.
  private func count(_ facts: [TopicFact], in topics: inout [TopicTally]) {
    for fact in facts {
      let index = Int(fact.topic)
      topics[index].articles += 1
      topics[index].stories += 1
      topics[index].matches += fact.matches
      if fact.titleMatches > 0 { topics[index].titleArticles += 1 }
    }
  }

  private func count(
    _ sheet: ArticleSheet, on day: CivilDay?, in entities: inout [EntityTally],
    touched: inout [UInt32]
  ) {
    for (index, place) in sheet.entities.enumerated() {
      let own = Int(place)
      if entities[own].articles == 0 { touched.append(place) }
      entities[own].articles += 1
      entities[own].stories += 1
      entities[own].mentions += sheet.mentions[index]
      if sheet.inTitle[index] { entities[own].titleArticles += 1 }
      if let day { entities[own].days = (entities[own].days?.lowerBound ?? day)...day }
    }
  }

  /// What the article repeats within its story counts as an article, not as a story.
  private func takeOffRepeats(_ article: CountedArticle, _ sheet: ArticleSheet, storySize: Int) {
    let keys = pairs.indices.map { pairs[$0].keys(of: sheet.meetings[$0]) }
    let topicNumbers = article.topics.map(\.topic)
    guard var seen = stories.removeValue(forKey: article.story) else {
      totals.stories += 1
      stories[article.story] = StorySeen(
        topics: topicNumbers, entities: sheet.entities, pairs: keys, left: storySize - 1)
      return
    }
    for topic in repeats(of: topicNumbers, in: &seen.topics) { topics[Int(topic)].stories -= 1 }
    for place in repeats(of: sheet.entities, in: &seen.entities) {
      entities[Int(place)].stories -= 1
    }
    for level in keys.indices {
      pairs[level].addRepeats(repeats(of: keys[level], in: &seen.pairs[level]))
    }
    seen.left -= 1
    if seen.left > 0 { stories[article.story] = seen }
  }

  /// Ends the period and empties the counts.
  ///
  /// - Parameter lastDay: Of the data; a period that ends after it is running.
  func close(lastDay: CivilDay?) throws(CountError) -> PeriodCounts {
    if let end = period?.end, let lastDay { totals.isRunning = end > lastDay }
    var counts = PeriodCounts(period: period, totals: totals, topics: topics)
    touched.sort()
    counts.entities = touched.map { entities[Int($0)] }
    for level in pairs.indices {
      counts.pairs.append(LevelPairs(level: levels[level], pairs: try pairs[level].close(order)))
    }
    for index in topics.indices { topics[index] = TopicTally() }
    for place in touched { entities[Int(place)] = EntityTally(entity: order.numbers[Int(place)]) }
    touched.removeAll(keepingCapacity: true)
    stories.removeAll(keepingCapacity: true)
    (isOpen, hasClosed) = (false, true)
    return counts
  }

  /// Bytes of pairs that went to disk so far.
  var bytesOnDisk: Int { pairs.reduce(0) { $0 + $1.bytesOnDisk } }
}

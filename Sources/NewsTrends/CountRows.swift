// Rows of the count tables: what was published in a period. Each is a value that a report prints
// as it stands; how it is counted stands with its counter.

import NewsModel

/// A share with its Wilson interval at 95 %, all 0…1.
package struct Share: Hashable, Sendable {
  package var value: Double
  package var low: Double
  package var high: Double

  package init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }
}

/// All that was read of one period: what the shares of the other rows are shares of.
package struct PeriodTotals: Hashable, Sendable {
  package var period: Period
  package var articles: Int
  package var stories: Int
  package var words: Int
  /// Articles with at least one topic.
  package var articlesWithTopics: Int
  /// Articles with at least one entity.
  package var articlesWithEntities: Int
  /// Days of the period with at least one article.
  package var daysWithArticles: Int
  /// The period is not over at the end of the run's data (see `CountSettings.lastDay`).
  package var isRunning: Bool

  package init(
    period: Period, articles: Int = 0, stories: Int = 0, words: Int = 0,
    articlesWithTopics: Int = 0, articlesWithEntities: Int = 0, daysWithArticles: Int = 0,
    isRunning: Bool = false
  ) {
    self.period = period
    self.articles = articles
    self.stories = stories
    self.words = words
    self.articlesWithTopics = articlesWithTopics
    self.articlesWithEntities = articlesWithEntities
    self.daysWithArticles = daysWithArticles
    self.isRunning = isRunning
  }
}

/// One topic in one period; zero-filled between the first and the last period of a table.
package struct TopicRow: Hashable, Sendable {
  package var period: Period
  package var isRunning: Bool
  package var topic: Topic
  /// Competition rank by articles within the period and nesting depth; `nil` where articles is 0.
  package var rank: Int?
  package var articles: Int
  package var stories: Int
  package var matches: Int
  /// Articles with a match in the headline.
  package var titleArticles: Int
  /// Of the period's articles; `nil` where the period has none.
  package var share: Share?
  /// Articles of the period before; `nil` where that lies outside of the data.
  package var previousArticles: Int?

  package init(
    period: Period, isRunning: Bool, topic: Topic, rank: Int?, articles: Int, stories: Int,
    matches: Int, titleArticles: Int, share: Share?, previousArticles: Int?
  ) {
    self.period = period
    self.isRunning = isRunning
    self.topic = topic
    self.rank = rank
    self.articles = articles
    self.stories = stories
    self.matches = matches
    self.titleArticles = titleArticles
    self.share = share
    self.previousArticles = previousArticles
  }
}

/// One entity in one period; only entities with at least one article have a row.
package struct EntityRow: Hashable, Sendable {
  package var period: Period
  package var isRunning: Bool
  package var entity: Entity
  /// Competition rank by articles within the period.
  package var rank: Int
  package var articles: Int
  package var stories: Int
  package var mentions: Int
  /// Articles that name it in the headline.
  package var titleArticles: Int
  package var share: Share?
  package var previousArticles: Int?
  /// Days of the first and last dated article of the period; `nil` where all are undated.
  package var firstDay: CivilDay?
  package var lastDay: CivilDay?

  package init(
    period: Period, isRunning: Bool, entity: Entity, rank: Int, articles: Int, stories: Int,
    mentions: Int, titleArticles: Int, share: Share?, previousArticles: Int?,
    firstDay: CivilDay?, lastDay: CivilDay?
  ) {
    self.period = period
    self.isRunning = isRunning
    self.entity = entity
    self.rank = rank
    self.articles = articles
    self.stories = stories
    self.mentions = mentions
    self.titleArticles = titleArticles
    self.share = share
    self.previousArticles = previousArticles
    self.firstDay = firstDay
    self.lastDay = lastDay
  }
}

/// Where two entities must meet to count as a pair.
package enum PairLevel: String, CaseIterable, Sendable, Codable {
  case article, paragraph, sentence
}

/// Two entities that appear together, `a` < `b` in the order of entities.
package struct PairRow: Hashable, Sendable {
  package var period: Period
  package var isRunning: Bool
  package var level: PairLevel
  package var a: Entity
  package var b: Entity
  /// Articles in which both meet at this level (once per article, however often they meet).
  package var articles: Int
  package var stories: Int
  /// Articles of the period that name `a`, that name `b` (at any place).
  package var articlesOfA: Int
  package var articlesOfB: Int
  /// articlesOfA · articlesOfB / articles of the period. This and the next measures are of the
  /// level `article` only: the others have no table of four cells, since an article with both names
  /// in different paragraphs belongs to none of them.
  package var expected: Double?
  package var npmi: Double?
  package var logLikelihood: Double?
  /// 14 + log2 of 2 · articles / (articlesOfA + articlesOfB), of every level.
  package var logDice: Double
  /// Of the four-cell G² with one degree of freedom, after Benjamini and Hochberg over the table.
  package var qValue: Double?
  package var firstDay: CivilDay?
  package var lastDay: CivilDay?

  package init(
    period: Period, isRunning: Bool, level: PairLevel, a: Entity, b: Entity, articles: Int,
    stories: Int, articlesOfA: Int, articlesOfB: Int, expected: Double?, npmi: Double?,
    logLikelihood: Double?, logDice: Double, qValue: Double?, firstDay: CivilDay?,
    lastDay: CivilDay?
  ) {
    self.period = period
    self.isRunning = isRunning
    self.level = level
    self.a = a
    self.b = b
    self.articles = articles
    self.stories = stories
    self.articlesOfA = articlesOfA
    self.articlesOfB = articlesOfB
    self.expected = expected
    self.npmi = npmi
    self.logLikelihood = logLikelihood
    self.logDice = logDice
    self.qValue = qValue
    self.firstDay = firstDay
    self.lastDay = lastDay
  }
}

/// What was found in one article.
package struct ArticleRow: Sendable {
  package var key: String
  package var source: String
  package var section: String?
  package var title: String
  package var url: String?
  package var published: Timestamp?
  package var day: CivilDay?
  package var dateline: Dateline?
  package var words: Int
  /// By matches, descending, then by id.
  package var topics: [(topic: Topic, matches: Int)]
  /// In order of first mention.
  package var entities: [Entity]
  /// The smallest key among the articles of its story.
  package var story: String
  package var storyArticles: Int
  package var place: Place

  package init(
    key: String, source: String, section: String?, title: String, url: String?,
    published: Timestamp?, day: CivilDay?, dateline: Dateline?, words: Int,
    topics: [(topic: Topic, matches: Int)], entities: [Entity], story: String,
    storyArticles: Int, place: Place
  ) {
    self.key = key
    self.source = source
    self.section = section
    self.title = title
    self.url = url
    self.published = published
    self.day = day
    self.dateline = dateline
    self.words = words
    self.topics = topics
    self.entities = entities
    self.story = story
    self.storyArticles = storyArticles
    self.place = place
  }
}

// Articles and counts of periods, written by hand.

import NewsModel
import NewsTrends

/// A day counted from Monday, 4 November 2024.
func day(_ number: Int) -> CivilDay {
  // The fourth of November exists in every year.
  CivilDay(year: 2024, month: 11, day: 4)!.advanced(by: number)
}

/// A week counted from 2024-W45.
func week(_ number: Int) -> Period { Period(.week, containing: day(7 * number)) }

/// Names of topics, which are their labels too, and of places.
func names(topics: [String] = [], entities: [String] = []) -> FactNames {
  FactNames(
    topics: topics.map { Topic(id: $0, code: nil, label: $0) },
    entities: entities.map { Entity(name: $0, type: .place) })
}

/// An article of a day and source that names nothing.
func article(on day: CivilDay?, source: UInt32 = 0, lead: String = "") -> CountedArticle {
  CountedArticle(
    id: 0, story: 0, day: day, source: source, words: 0, topics: [], entities: [], mentions: [],
    lead: lead)
}

/// The counts of a period.
///
/// - Parameters:
///   - topics: Articles of each topic; there are two unless told.
///   - entities: Number and articles, in the order of names; each article is a story.
///   - pairs: Numbers and articles, in the order of names; at article level.
func counts(
  _ period: Period?, articles: Int, topics: [UInt32] = [0, 0], entities: [(UInt32, UInt32)] = [],
  pairs: [(a: UInt32, b: UInt32, articles: UInt32)] = [], days: Int = 7, isRunning: Bool = false
) -> PeriodCounts {
  PeriodCounts(
    period: period,
    totals: PeriodTotals(
      period: period ?? .all, articles: articles, daysWithArticles: days, isRunning: isRunning),
    topics: topics.map {
      var tally = TopicTally()
      tally.articles = $0
      return tally
    },
    entities: entities.map { number, articles in
      var tally = EntityTally(entity: number)
      (tally.articles, tally.stories) = (articles, articles)
      tally.days = period.map { $0.start...($0.end ?? $0.start) }
      return tally
    },
    pairs: [
      LevelPairs(
        level: .article,
        pairs: PairTallies(
          pairs.map {
            PairTally(
              a: $0.a, b: $0.b, articles: $0.articles, stories: $0.articles, firstDayNumber: .min,
              lastDayNumber: .min)
          }))
    ])
}

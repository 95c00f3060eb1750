// From facts and lists to the contents of a report: stories joined, lists made to histories, one
// pass over the articles for all that is counted.

import NewsModel
import NewsReports
import NewsTrends

/// One analysis of a set of articles and lists.
struct ReportAnalysis {
  private let plan: JobPlan
  private let articles: [ArticleFacts]
  private let stories: [Int]
  private let facts: CountableFacts
  private let histories: [RankingHistory]
  private var headlines: HeadlineIndex

  /// - Parameters:
  ///   - articles: By day (undated last), then key; one per key.
  ///   - lists: As they were read; equal ones are taken once.
  init(_ plan: JobPlan, articles: [ArticleFacts], lists: [RankingList]) {
    self.plan = plan
    self.articles = articles
    stories = ReportAnalysis.stories(articles, joinsNear: plan.job.joinsNearStories)
    facts = CountableFacts(
      articles, stories: stories, topics: plan.analysis.topics?.topics ?? [],
      entities: plan.analysis.lexicon?.entities ?? [])
    let lists = ReportAnalysis.distinct(lists)
    histories = RankingHistory.all(lists, settings: plan.historySettings)
    headlines = HeadlineIndex(wanting: lists.lazy.flatMap { $0.items.lazy.map(\.title) })
  }

  /// By article, the index of its story's article with the smallest key.
  private static func stories(_ articles: [ArticleFacts], joinsNear: Bool) -> [Int] {
    let candidates = articles.map {
      StoryCandidate(
        storyHash: $0.storyHash, signature: $0.signature, day: $0.day, words: $0.words)
    }
    let links = StoryLinker.links(candidates, settings: StorySettings(joinsNear: joinsNear))
    let stories = StoryLinker.stories(count: articles.count, links: links)
    var smallest = stories
    for (index, story) in stories.enumerated()
    where bytesPrecede(articles[index].key, articles[smallest[story]].key) {
      smallest[story] = index
    }
    return stories.map { smallest[$0] }
  }

  /// Lists that were read twice, in two files for instance, are one. The first place stays.
  private static func distinct(_ lists: [RankingList]) -> [RankingList] {
    struct Reading: Hashable {
      var name: String
      var source: String
      var time: Timestamp?
      var items: [RankedItem]
    }
    var seen: Set<Reading> = []
    return lists.sorted { ($0.place, $0.name) < ($1.place, $1.name) }.filter {
      seen.insert(
        Reading(name: $0.name, source: $0.source, time: $0.observedAt, items: $0.items)
      ).inserted
    }
  }

  mutating func contents() throws -> ReportContents {
    for article in articles {
      let linked = linked(article)
      headlines.add(title: article.title, linked)
    }
    let analysis = CorpusAnalysis(
      counts: plan.countSettings, trends: plan.trendSettings, names: facts.names,
      repeated: RepeatedStories(stories: stories.lazy.map(Int64.init)),
      attention: histories.isEmpty ? nil : attention())
    for (index, article) in articles.enumerated() {
      try analysis.add(facts.counted(article, at: index))
    }
    var contents = ReportContents(job: plan.job.name, zone: plan.job.zone.identifier)
    contents.analysis = try analysis.finish()
    let headlines = headlines
    contents.lists = RankingTables(
      histories, comparison: plan.comparisonSettings, article: { headlines[$0]?.key })
    contents.articles = articleRows()
    contents.reading.articles = articles.count
    contents.reading.stories = Set(stories).count
    contents.reading.undated = articles.count { $0.day == nil }
    contents.reading.firstDay = articles.first?.day
    contents.reading.lastDay = articles.last { $0.day != nil }?.day
    contents.settings = plan.reportSettings
    contents.significance = plan.job.trends.significance
    contents.grain = plan.textGrain
    contents.grains = plan.job.report.grains
    contents.mostPairs = plan.job.pairs.top
    contents.span = plan.span(of: contents.analysis.counts.totals)
    return contents
  }

  private func linked(_ article: ArticleFacts) -> LinkedArticle {
    LinkedArticle(
      key: article.key, day: article.day, topics: article.topics.map(\.topic),
      entities: article.entities.compactMap(facts.number(of:)))
  }

  private func attention() -> AttentionGap {
    let analyzer = ArticleAnalyzer(plan.analysis)
    let grain = plan.textGrain == .all ? Grain.week : plan.textGrain
    return AttentionGap(
      histories, settings: AttentionSettings(grains: [grain]), names: facts.names,
      facts: { title in
        let found = analyzer.facts(ofHeadline: title)
        return HeadlineFacts(
          topics: found.topics, entities: found.entities.compactMap(facts.number(of:)))
      },
      article: { headlines[$0] })
  }

  private func articleRows() -> [ArticleRow] {
    var sizes: [Int: Int] = [:]
    for story in stories { sizes[story, default: 0] += 1 }
    let (topics, known) = (facts.names.topics, plan.analysis.lexicon?.entities ?? [])
    return articles.enumerated().map { index, article in
      let found = article.topics.sorted { ($1.matches, $0.topic) < ($0.matches, $1.topic) }
      return ArticleRow(
        key: article.key, source: article.source, section: article.section, title: article.title,
        url: article.url, published: article.published, day: article.day,
        dateline: article.dateline, words: article.words,
        topics: found.map { (topics[Int($0.topic)], Int($0.matches)) },
        entities: article.entities.map { $0.entity(known: known) },
        story: articles[stories[index]].key, storyArticles: sizes[stories[index]] ?? 1,
        place: article.place)
    }
  }
}

extension JobPlan {
  /// What the numbers depend on, for the manifest and for a reader who compares two reports.
  var reportSettings: [ReportSetting] {
    [
      ReportSetting("entities", job.entities.lists.joined(separator: " ")),
      ReportSetting("gazetteerOnly", "\(job.entities.gazetteerOnly)"),
      ReportSetting("pairs.levels", job.pairs.levels.map(\.rawValue).joined(separator: " ")),
      ReportSetting("pairs.minimum", "\(job.pairs.minimum)"),
      ReportSetting("since", job.since?.description ?? ""),
      ReportSetting("stories", job.joinsNearStories ? "near" : "equal"),
      ReportSetting("text.dictionaryWords", "\(job.text.dictionaryWords)"),
      ReportSetting("topics", job.topics ?? ""),
      ReportSetting("trends.baselineWeeks", "\(job.trends.baselineWeeks)"),
      ReportSetting("until", job.until?.description ?? ""),
      ReportSetting("zone", job.zone.identifier),
    ]
  }

  /// The period that the tables are cut to; `nil`: all.
  func span(of totals: [PeriodTotals]) -> Period? {
    switch job.report.span {
    case .everything: return nil
    case .period(let period): return period
    case .latest(let grain):
      let own = totals.filter { $0.period.grain == grain && $0.articles > 0 }
      return (own.last { !$0.isRunning } ?? own.last)?.period
    }
  }
}

// From facts and lists to the contents of a report: lists made to histories, one pass over the
// articles for all that is counted.

import NewsEntities
import NewsModel
import NewsReports
import NewsTrends

/// One analysis of a set of articles and lists.
struct ReportAnalysis {
  private let plan: JobPlan
  private let facts: any FactSource
  private let parts: Set<AnalysisPart>
  private let histories: [RankingHistory]
  private var headlines: HeadlineIndex
  /// Kinds of periods in the tables.
  private var grains: [Grain]
  /// Whether the kinds of periods may be others than the job says, where no article has a date.
  private let adaptsGrains: Bool

  /// - Parameters:
  ///   - lists: As they were read; equal ones are taken once.
  ///   - parts: What is worked out beside the counts.
  ///   - adaptsGrains: Whether there may be a table of all where no article has a date.
  init(
    _ plan: JobPlan, facts: any FactSource, lists: [RankingList],
    parts: Set<AnalysisPart> = Set(AnalysisPart.allCases), adaptsGrains: Bool = true
  ) {
    self.plan = plan
    self.parts = parts
    self.adaptsGrains = adaptsGrains
    self.facts = facts
    grains = plan.job.report.grains
    let lists = ReportAnalysis.distinct(lists, plan)
    histories = RankingHistory.all(lists, settings: plan.historySettings)
    headlines = HeadlineIndex(wanting: lists.lazy.flatMap { $0.items.lazy.map(\.title) })
  }

  /// Lists that were read twice, in two files for instance, are one: the first place stays. Lists
  /// of days that the job does not count are left out; those without a time stay.
  private static func distinct(_ lists: [RankingList], _ plan: JobPlan) -> [RankingList] {
    struct Reading: Hashable {
      var name: String
      var source: String
      var time: Timestamp?
      var items: [RankedItem]
    }
    var seen: Set<Reading> = []
    return lists.sorted {
      $0.place == $1.place ? bytesPrecede($0.name, $1.name) : $0.place < $1.place
    }.filter { list in
      if let day = list.observedAt.map(plan.analysis.day(of:)) {
        if day < plan.job.since ?? day || plan.job.until ?? day < day { return false }
      }
      return seen.insert(
        Reading(name: list.name, source: list.source, time: list.observedAt, items: list.items)
      ).inserted
    }
  }

  /// Everything counted; where sums are kept and the report is of one period, without looking at
  /// articles that lie far from it.
  mutating func contents() throws -> ReportContents {
    if !histories.isEmpty { try indexHeadlines() }
    var contents = ReportContents(job: plan.job.name, zone: plan.job.zone.name)
    contents.settings = plan.reportSettings
    contents.significance = plan.job.trends.significance
    contents.grain = plan.textGrain
    contents.mostPairs = plan.job.pairs.top
    let headlines = headlines
    contents.lists = RankingTables(
      histories, comparison: plan.comparisonSettings, matrix: plan.job.rankings.matrix,
      article: { headlines[$0]?.key })
    if let (window, overview) = try window() {
      try count(window, overview, &contents)
    } else {
      try countAll(&contents)
      let isUndated = contents.reading.articles > 0 && contents.reading.firstDay == nil
      if isUndated, adaptsGrains, !grains.contains(.all) {
        // No article is in any day, week or month, and all that can be shown is their whole.
        grains = [.all]
        contents.reading = ReadingTotals()
        try countAll(&contents)
      }
    }
    contents.grains = grains
    contents.articles = articleRows(of: contents.span)
    return contents
  }

  /// The days that suffice for the report, where sums of the others are at hand.
  private func window() throws -> (CountWindow, FactOverview)? {
    if plan.job.report.span == .everything { return nil }
    guard let overview = try facts.overview(),
      let span = plan.span(of: overview.days.map(\.day)),
      let window = CountWindow(
        of: span, sums: overview.days, topPairs: overview.topPairs, settings: plan.countSettings,
        trends: plan.trendSettings)
    else { return nil }
    return (window, overview)
  }

  private func countAll(_ contents: inout ReportContents) throws {
    let stories = try facts.stories(of: nil)
    let analysis = CorpusAnalysis(
      counts: countSettings, trends: trendSettings, names: facts.names,
      repeated: RepeatedStories(sizes: stories.sizes), attention: attention(), parts: parts)
    var (days, repeats): ([CivilDay], Int) = ([], 0)
    let aliases = try aliasCounter()
    try facts.forEachArticle(of: nil, countedParts) { article in
      aliases?.add(article)
      let story = stories.story(of: article.id)
      try analysis.add(article.counted(story: story))
      contents.reading.articles += 1
      if story != article.id { repeats += 1 }
      guard let day = article.day else {
        contents.reading.undated += 1
        return
      }
      if days.last != day { days.append(day) }
    }
    contents.analysis = try analysis.finish()
    contents.aliases = aliases?.finish() ?? []
    contents.span = plan.span(of: days)
    contents.reading.stories = contents.reading.articles - repeats
    (contents.reading.firstDay, contents.reading.lastDay) = (days.first, days.last)
  }

  private func count(
    _ window: CountWindow, _ overview: FactOverview, _ contents: inout ReportContents
  ) throws {
    let days = window.span.start...window.end
    let stories = try facts.stories(of: days)
    let analysis = PeriodAnalysis(
      window, counts: plan.countSettings, trends: plan.trendSettings, names: facts.names,
      repeated: RepeatedStories(sizes: stories.sizes), attention: attention(), parts: parts)
    let aliases = try aliasCounter()
    try facts.forEachArticle(of: days, countedParts) { article in
      aliases?.add(article)
      try analysis.add(article.counted(story: stories.story(of: article.id)))
    }
    try analysis.endPeriod()
    if !parts.isDisjoint(with: [.trends, .keywords]) {
      try overview.forEachTrace(window.past, analysis.addPast)
    }
    contents.analysis = analysis.finish()
    contents.aliases = aliases?.finish() ?? []
    contents.span = window.span
    (contents.reading.articles, contents.reading.undated) = (overview.articles, overview.undated)
    contents.reading.stories = overview.articles - overview.repeats
    (contents.reading.firstDay, contents.reading.lastDay) = (
      overview.days.first?.day, overview.days.last?.day
    )
  }

  /// Tables of counts alone need no other periods than those that they show.
  private var countSettings: CountSettings {
    var settings = plan.countSettings
    if grains != plan.job.report.grains {
      (settings.grains, settings.rowGrains, settings.pairGrains) = (grains, grains, grains)
    }
    if parts.isSubset(of: [.pairs, .aliases]) {
      settings.grains.removeAll { !grains.contains($0) }
    }
    return settings
  }

  private var trendSettings: TrendSettings {
    var settings = plan.trendSettings
    settings.rankingGrains = grains
    return settings
  }

  /// What counting needs of each article.
  private var countedParts: ArticleParts {
    var needed: ArticleParts = []
    if parts.contains(.keywords) { needed.insert(.lead) }
    if parts.contains(.aliases) { needed.insert(.forms) }
    return needed
  }

  /// `nil` where the forms of names are not wanted.
  private func aliasCounter() throws -> AliasCounter? {
    guard parts.contains(.aliases) else { return nil }
    return AliasCounter(
      grains: grains, names: facts.names, forms: try facts.forms())
  }

  private mutating func indexHeadlines() throws {
    var index = headlines
    try facts.forEachArticle(of: nil, .texts) { article in
      index.add(
        title: article.title,
        LinkedArticle(
          key: article.key, day: article.day, topics: article.topics.map(\.topic),
          entities: article.entities))
    }
    headlines = index
  }

  /// `nil` where there are no lists.
  private func attention() -> AttentionGap? {
    guard !histories.isEmpty, parts.contains(.attention) else { return nil }
    let analyzer = ArticleAnalyzer(plan.analysis)
    let grain = plan.textGrain == .all ? Grain.week : plan.textGrain
    let known = plan.analysis.lexicon?.entities ?? []
    let numbers = Dictionary(
      facts.names.entities.enumerated().map { ($1, UInt32($0)) }, uniquingKeysWith: { a, _ in a })
    return AttentionGap(
      histories, settings: AttentionSettings(grains: [grain]), names: facts.names,
      facts: { title in
        let found = analyzer.facts(ofHeadline: title)
        return HeadlineFacts(
          topics: found.topics,
          entities: found.entities.compactMap { numbers[$0.entity(known: known)] })
      },
      article: { headlines[$0] })
  }

  /// The rows of the table of articles, made one by one while they are written.
  private func articleRows(of span: Period?) -> ReportArticles {
    let (facts, names) = (facts, facts.names)
    let days = span.flatMap { span in span.end.map { span.start...$0 } }
    return ReportArticles { body in
      let stories = try facts.stories(of: days)
      func hand(_ article: StoredArticle) throws {
        let found = article.topics.sorted { ($1.matches, $0.topic) < ($0.matches, $1.topic) }
        let story = stories.story(of: article.id)
        try body(
          ArticleRow(
            key: article.key, source: names.sources[Int(article.source)], section: article.section,
            title: article.title, url: article.url, published: article.published,
            day: article.day, dateline: article.dateline, words: article.words,
            topics: found.map { (names.topics[Int($0.topic)], Int($0.matches)) },
            entities: article.entities.map { names.entities[Int($0)] },
            story: stories.keys[story] ?? article.key, storyArticles: stories.sizes[story] ?? 1,
            place: article.place))
      }
      try facts.forEachArticle(of: days, .texts, hand)
    }
  }
}

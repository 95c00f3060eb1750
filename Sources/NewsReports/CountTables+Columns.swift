// The columns of topics.csv, entities.csv, aliases.csv, pairs.csv and articles.csv.

import NewsModel
import NewsTrends

private let periodMeaning =
  "2024-11-17 (day), 2024-W46 (ISO week), 2024-11 (month) or all, in the reporting zone"
private let runningMeaning = "true where the period is not over at the end of the data"
private let shareMeaning = "of all articles of the period, 0 to 1; empty where there are none"

enum CountColumns {
  static let topics = Table<TopicRow>(
    name: "topics", title: "Articles by topic and period, zero-filled",
    columns: [
      .text("period", periodMeaning) { $0.period.description },
      .text("grain", "day, week, month or all") { $0.period.grain.rawValue },
      .boolean("running", runningMeaning) { $0.isRunning },
      .identifier("topic", "key in the topic dictionary; nested keys joined by /") { $0.topic.id },
      .text("label", "name of the topic") { $0.topic.label },
      .identifier("code", "IPTC Media Topic or other code of the dictionary") { $0.topic.code },
      .integer(
        "rank",
        "by articles among topics of the same depth; equal counts share one; empty without articles"
      ) {
        $0.rank
      },
      .integer("articles", "articles with at least one match") { $0.articles },
      .integer("stories", "the same, copies of one story counted once") { $0.stories },
      .integer("matches", "matches of the topic's patterns, after the overlap rule") { $0.matches },
      .integer("title_articles", "articles with a match in the headline") { $0.titleArticles },
      .number("share", shareMeaning) { $0.share?.value },
      .number("share_low", "lower end of its 95 % Wilson interval") { $0.share?.low },
      .number("share_high", "upper end of its 95 % Wilson interval") { $0.share?.high },
      .integer("previous_articles", "articles of the period before; empty where there is none") {
        $0.previousArticles
      },
    ])

  static let entities = Table<EntityRow>(
    name: "entities", title: "Articles by person, organisation, place, nationality and period",
    columns: [
      .text("period", periodMeaning) { $0.period.description },
      .text("grain", "day, week, month or all") { $0.period.grain.rawValue },
      .boolean("running", runningMeaning) { $0.isRunning },
      .text("entity", "canonical name") { $0.entity.name },
      .text("type", "person, organisation, place or nationality") { $0.entity.type.rawValue },
      .integer("rank", "by articles; equal counts share a rank") { $0.rank },
      .integer("articles", "articles that name it") { $0.articles },
      .integer("stories", "the same, copies of one story counted once") { $0.stories },
      .integer("mentions", "how often it is named") { $0.mentions },
      .integer("title_articles", "articles that name it in the headline") { $0.titleArticles },
      .number("share", shareMeaning) { $0.share?.value },
      .number("share_low", "lower end of its 95 % Wilson interval") { $0.share?.low },
      .number("share_high", "upper end of its 95 % Wilson interval") { $0.share?.high },
      .integer("previous_articles", "articles of the period before; empty where there is none") {
        $0.previousArticles
      },
      .text("first_day", "first dated article of the period that names it") {
        $0.firstDay?.description
      },
      .text("last_day", "last dated article of the period that names it") {
        $0.lastDay?.description
      },
    ])

  static let aliases = Table<AliasRow>(
    name: "aliases", title: "What was counted as one name, what was not, and why",
    columns: [
      .text("period", periodMeaning) { $0.period.description },
      .text("grain", "day, week, month or all") { $0.period.grain.rawValue },
      .text("written", "as the articles have it") { $0.written },
      .text("entity", "the canonical name that it was counted as") { $0.entity.name },
      .text("type", "person, organisation, place or nationality") { $0.entity.type.rawValue },
      .text("outcome", "joined (counted as entity) or apart (a name of its own)") {
        $0.rule == nil ? "apart" : "joined"
      },
      .text("reason", "the rule") {
        $0.rule?.reason ?? "no full name in the article, and none that leads in seven days"
      },
      .integer("articles", "articles that write it so") { $0.articles },
      .integer("mentions", "how often they do") { $0.mentions },
      .text("full_names", "of a name apart: full names of the period with it, and their articles") {
        $0.fullNames.isEmpty
          ? nil : $0.fullNames.map { "\($0.name) (\($0.articles))" }.joined(separator: "; ")
      },
    ])

  static let pairs = Table<PairRow>(
    name: "pairs", title: "Entities that appear together (Gephi reads Source, Target, Weight)",
    columns: [
      .text("Source", "the entity whose name comes first") { $0.a.name },
      .text("Target", "the other entity") { $0.b.name },
      .integer("Weight", "articles in which both meet at this level") { $0.articles },
      .text("Type", "Undirected, for Gephi") { _ in "Undirected" },
      .text("source_type", "type of Source") { $0.a.type.rawValue },
      .text("target_type", "type of Target") { $0.b.type.rawValue },
      .text("period", periodMeaning) { $0.period.description },
      .text("grain", "day, week, month or all") { $0.period.grain.rawValue },
      .boolean("running", runningMeaning) { $0.isRunning },
      .text("level", "article, paragraph or sentence") { $0.level.rawValue },
      .integer("stories", "as Weight, copies of one story counted once") { $0.stories },
      .integer("source_articles", "articles of the period that name Source") { $0.articlesOfA },
      .integer("target_articles", "articles of the period that name Target") { $0.articlesOfB },
      .number("expected", "articles with both if they were independent (level article)") {
        $0.expected
      },
      .number("npmi", digits: 6, "normalised pointwise mutual information, −1 to 1 (level article)")
      { $0.npmi },
      .number("g2", digits: 6, "log-likelihood ratio of the four-cell table (level article)") {
        $0.logLikelihood
      },
      .number("log_dice", "14 + log2 of the Dice coefficient, at most 14") { $0.logDice },
      .number(
        "q", digits: 6,
        "false-discovery rate (Benjamini-Hochberg) over the period's table (level article)"
      ) {
        $0.qValue
      },
      .text("first_day", "first dated article with both") { $0.firstDay?.description },
      .text("last_day", "last dated article with both") { $0.lastDay?.description },
    ])

  static let articles = Table<ArticleRow>(
    name: "articles", title: "One row an article: what was found in it, and where it stands",
    columns: [
      .identifier("key", "identity of the article: id, URL, hash of its text, or place") { $0.key },
      .text("source", "outlet or feed") { $0.source },
      .text("section", "as the source names it") { $0.section },
      .text("published", "as the source wrote it, with its offset; empty where unknown") {
        $0.published?.description
      },
      .text("day", "day of publication in the reporting zone; empty where unknown") {
        $0.day?.description
      },
      .text("title", "headline") { $0.title },
      .text("dateline", "places of the dateline") {
        $0.dateline.map { $0.places.joined(separator: "; ") }
      },
      .text("agency", "agency of the dateline") { $0.dateline?.agency },
      .integer("words", "words of headline and body") { $0.words },
      .text("topics", "topics with their matches, most first") { row in
        row.topics.map { "\($0.topic.id) (\($0.matches))" }.joined(separator: "; ")
      },
      .text("entities", "in order of first mention") { row in
        row.entities.map(\.name).joined(separator: "; ")
      },
      .identifier("story", "key of the story's first article by key") { $0.story },
      .integer("story_articles", "articles of the story") { $0.storyArticles },
      .text("url", "as the source gives it") { $0.url },
      .text("file", "input file") { $0.place.path },
      .integer("line", "line in it, from 1; empty where the whole file is the article") {
        $0.place.line > 0 ? $0.place.line : nil
      },
    ])
}

extension NameRule {
  /// In words.
  fileprivate var reason: String {
    switch self {
    case .list: "a list has it as another name"
    case .surname: "surname of a full name in the same article"
    case .givenName: "given name of one person of the same article"
    case .initials: "first letters of a name in the same article"
    case .dateline: "capitals of a dateline"
    case .surnameOfDays: "surname of the full name that leads it in the seven days to the article"
    }
  }
}

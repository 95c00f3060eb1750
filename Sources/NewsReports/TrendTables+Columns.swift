// The columns of trends.csv, bursts.csv, keywords.csv, gaps.csv, findings.csv and inputs.csv.

import NewsModel
import NewsTrends

enum TrendColumns {
  static let trends = Table<TrendRow>(
    name: "trends", title: "Each topic, name and pair against the level that its past lets expect",
    columns: [
      .text("kind", "topic, entity or pair") { $0.subject.kindName },
      .text("subject", "the topic, the name, or both names") { $0.subject.label },
      .text("type", "of an entity, or of both of a pair") { $0.subject.typeName },
      .text("period", "ISO week, month or day") { $0.period.description },
      .integer("articles", "articles of the period about it") { $0.articles },
      .integer("period_articles", "all articles of the period") { $0.periodArticles },
      .number("share", "of the period's articles") { $0.share?.value },
      .number("share_low", "lower end of its 95 % Wilson interval") { $0.share?.low },
      .number("share_high", "upper end of its 95 % Wilson interval") { $0.share?.high },
      .number("expected", digits: 2, "articles to expect from the past; empty without a past") {
        $0.expected
      },
      .number("robust_z", digits: 2, "distance from the median past share in robust deviations") {
        $0.robustZ
      },
      .number(
        "p", digits: 6,
        "of no difference from the past: the larger of the rate test's and the robust z's (two-sided)"
      ) { $0.pValue },
      .number("q", digits: 6, "false-discovery rate over the period's topics, entities or pairs") {
        $0.qValue
      },
      .number("mann_kendall_p", digits: 6, "of no trend over the periods so far") {
        $0.mannKendallP
      },
      .number("sen_slope", digits: 6, "change of the share per period, Sen's estimate") {
        $0.senSlope
      },
      .text("note", "why the row must be read with care") {
        $0.note.rawValue.isEmpty ? nil : $0.note.rawValue
      },
    ])

  static let bursts = Table<BurstRow>(
    name: "bursts", title: "Days in a row with many times the usual share (Kleinberg)",
    columns: [
      .text("kind", "topic or entity") { $0.subject.kindName },
      .text("subject", "the topic or the name") { $0.subject.label },
      .text("type", "of an entity") { $0.subject.typeName },
      .text("first_day", "first day of the burst") { $0.first.description },
      .text("last_day", "last day of the burst") { $0.last.description },
      .integer("level", "1 is the lowest") { $0.level },
      .number("weight", digits: 3, "cost saved against the usual level; larger is stronger") {
        $0.weight
      },
      .integer("articles", "articles of these days about it") { $0.articles },
    ])

  static let keywords = Table<KeywordRow>(
    name: "keywords", title: "Words and phrases that set a period apart from its past",
    columns: [
      .text("period", "ISO week, month or day") { $0.period.description },
      .text("phrase", "one to three words, folded to small letters") { $0.phrase },
      .integer("words", "number of words") { $0.length },
      .integer("articles", "articles of the period with it in headline or first 60 words") {
        $0.articles
      },
      .integer("period_articles", "articles of the period") { $0.periodArticles },
      .integer("past_articles", "articles of the past with it") { $0.pastArticles },
      .integer("past_total", "articles of the past") { $0.pastTotal },
      .number("g2", digits: 3, "log-likelihood ratio of the four-cell table") { $0.logLikelihood },
      .number("log_ratio", digits: 3, "log2 of the two shares' ratio") { $0.logRatio },
      .number("q", digits: 6, "false-discovery rate over the period") { $0.qValue },
    ])

  static let newNames = Table<NewNameRow>(
    name: "new_names", title: "Names that no earlier period has",
    columns: [
      .text("period", "ISO week, month or day") { $0.period.description },
      .text("entity", "canonical name") { $0.entity.name },
      .text("type", "person, organisation, place or nationality") { $0.entity.type.rawValue },
      .integer("articles", "articles of the period that name it") { $0.articles },
      .integer("stories", "the same, copies of one story counted once") { $0.stories },
      .text("first_day", "first day that names it") { $0.firstDay?.description },
    ])

  static let gaps = Table<GapRow>(
    name: "gaps", title: "Days without any article of a source that usually has some",
    columns: [
      .text("source", "outlet or feed") { $0.source },
      .text("day", "the day") { $0.day.description },
      .number("usual", digits: 1, "median articles of this weekday") { $0.usual },
    ])

  static let findings = Table<Finding>(
    name: "findings", title: "What was rejected or deserves a look, with its place",
    columns: [
      .text("file", "input file") { $0.place.path },
      .integer("line", "line in it, from 1; empty where the whole file is meant") {
        $0.place.line > 0 ? $0.place.line : nil
      },
      .text("severity", "rejected (not counted) or noted (counted)") { $0.severity.rawValue },
      .identifier("rule", "stable id of the rule") { $0.rule },
      .text("message", "what was found, what was expected, what to do") { $0.message },
      .identifier("record", "the record's id where it has one") { $0.record },
    ])

  static let revisions = Table<RevisionRow>(
    name: "revisions", title: "Numbers that an earlier report showed with another value",
    columns: [
      .text("period", "ISO week, month or day") { $0.period.description },
      .text("table", "the table of the number: articles, topics or entities") { $0.table },
      .text("subject", "topic or canonical name; empty: all articles of the period") {
        $0.subject?.label
      },
      .text("type", "of an entity") { $0.subject?.entityType?.rawValue },
      .integer("articles_before", "articles when a report first showed the period") {
        $0.articlesBefore
      },
      .integer("articles", "articles now") { $0.articlesAfter },
      .integer("change", "now less before") { $0.articlesAfter - $0.articlesBefore },
    ])

  static let inputs = Table<InputRow>(
    name: "inputs", title: "Every input file and what it gave",
    columns: [
      .text("source", "outlet or feed") { $0.source },
      .text("file", "input file") { $0.path },
      .integer("bytes", "after decompression") { $0.bytes },
      .identifier("xxh3_128", "hash of the bytes") { $0.hash.description },
      .integer("records", "records in the file") { $0.records },
      .integer("articles", "articles read") { $0.articles },
      .integer("lists", "ranking lists read") { $0.lists },
      .integer("rejected", "records rejected") { $0.rejected },
    ])
}

// The columns of rankings.csv, comparisons.csv and attention.csv.

import NewsModel
import NewsTrends

enum RankingColumns {
  static let rankings = Table<RankingRow>(
    name: "rankings", title: "Every item of every list, read or counted, with chart columns",
    columns: [
      .text("list", "name of the list") { $0.list },
      .text("source", "outlet or feed; empty for lists counted here") {
        $0.source.isEmpty ? nil : $0.source
      },
      .text("kind", "observed (read) or computed (top topics, entities, pairs)") {
        $0.kind.rawValue
      },
      .text("observed_at", "when the list was seen") { $0.observedAt?.description },
      .text("basis", "how that is known: given, fileTime or unknown") { $0.basis?.rawValue },
      .text("period", "period of a computed list, day of an observed one") {
        $0.period?.description
      },
      .integer("rank", "1 is the top; empty for an item that is OUT") { $0.rank },
      .text("title", "headline, song, name") { $0.title },
      .text("by", "artist of a song, id of a topic, type of an entity") { $0.by },
      .text("status", "NEW: never seen before; RE: back again; OUT: gone since the list before") {
        $0.status.rawValue.isEmpty ? nil : $0.status.rawValue
      },
      .integer("previous", "rank on the list before") { $0.previous },
      .integer("change", "previous − rank; positive is up") { $0.change },
      .integer("peak", "best rank so far") { $0.peak },
      .integer("times_on_list", "lists so far that hold it; unchanged repeats of a day are one") {
        $0.timesOnList
      },
      .integer("periods_on_list", "days (or periods) so far on which it was on the list") {
        $0.periodsOnList
      },
      .integer("longest_run", "longest row of lists so far that hold it") { $0.longestRun },
      .text("first_seen", "when it was first seen on the list") { $0.firstSeen?.description },
      .number(
        "hours_on_list", digits: 2,
        "hours so far, from snapshot to snapshot (twice their usual distance at most)"
      ) {
        $0.hoursOnList
      },
      .integer("value", "articles that a computed list is ordered by") { $0.value },
      .identifier("article", "key of the article with the same headline") { $0.article },
    ])

  static let comparisons = Table<ComparisonRow>(
    name: "comparisons", title: "Each list beside the next: how much stayed",
    columns: [
      .text("list", "name of the list") { $0.list },
      .text("source", "outlet or feed") { $0.source },
      .text("from", "time of the earlier list") { $0.from },
      .text("to", "time of the later list") { $0.to },
      .integer("from_length", "items of the earlier list") { $0.fromLength },
      .integer("to_length", "items of the later list") { $0.toLength },
      .number("p", "weight of the top in RBO") { $0.p },
      .number("rbo", digits: 6, "rank-biased overlap, extrapolated; 1 is equal, 0 disjoint") {
        $0.rbo
      },
      .number("rbo_min", digits: 6, "its lower bound, whatever follows below") { $0.rboMin },
      .number("rbo_max", digits: 6, "its upper bound") { $0.rboMax },
      .number("tau_b", digits: 6, "Kendall's tau-b over the union, −1 to 1") { $0.tauB },
      .number("kendall", digits: 2, "Kendall distance K(1/2) of top lists, Fagin et al. 2003") {
        $0.kendall
      },
      .number("kendall_normalised", digits: 6, "the same over its maximum, 0 to 1") {
        $0.kendallNormalised
      },
      .number("footrule", digits: 0, "sum of rank differences; absent = length + 1") {
        $0.footrule
      },
      .number("jaccard", digits: 6, "shared items over all items") { $0.jaccard },
      .integer("overlap_at_top", "items shared by the tops of equal length") { $0.overlapAtTop },
      .number("rank_turbulence", digits: 6, "rank-turbulence divergence, 0 (equal) to 1") {
        $0.rankTurbulence
      },
      .integer("entries", "items that came") { $0.entries },
      .integer("exits", "items that went") { $0.exits },
    ])

  static let attention = Table<AttentionRow>(
    name: "attention", title: "What is read beside what is published",
    columns: [
      .text("list", "name of the list") { $0.list },
      .text("source", "outlet or feed") { $0.source },
      .text("period", "ISO week, month or day") { $0.period.description },
      .text("kind", "topic or entity") { $0.subject.kindName },
      .text("subject", "the topic or entity") { $0.subject.label },
      .text("type", "of an entity") { $0.subject.typeName },
      .text("basis", "what is compared: headlines with headlines, or articles with articles") {
        $0.basis.rawValue
      },
      .integer(
        "list_items",
        "different items of the list in the period; with the basis article those whose article is known"
      ) { $0.listItems },
      .integer("items_with_subject", "those about the subject") { $0.itemsWithSubject },
      .integer("period_articles", "articles of the period") { $0.periodArticles },
      .integer("articles_with_subject", "those about the subject") { $0.articlesWithSubject },
      .number("list_share", "share of the list") { $0.listShare },
      .number("coverage_share", "share of coverage") { $0.coverageShare },
      .number("ratio", "list_share over coverage_share; above 1: read more than published") {
        $0.ratio?.value
      },
      .number("ratio_low", "lower end of its 95 % interval") { $0.ratio?.low },
      .number("ratio_high", "upper end of its 95 % interval") { $0.ratio?.high },
      .number(
        "q", digits: 6, "false-discovery rate over the list's topics, or entities, of the period"
      ) { $0.qValue },
    ])
}

extension RankingColumns {
  static let lists = Table<ListSummaryRow>(
    name: "lists", title: "Each list that was read, over all its snapshots",
    columns: [
      .text("list", "name of the list") { $0.list },
      .text("source", "outlet or feed") { $0.source },
      .integer("snapshots", "lists read") { $0.snapshots },
      .integer("untimed", "those without a known time; they take no part in changes") {
        $0.untimed
      },
      .integer("lists", "different lists: unchanged repeats of a day are one") { $0.lists },
      .text("first", "time of the first list") { $0.first?.description },
      .text("last", "time of the last list") { $0.last?.description },
      .integer("items", "different items ever seen") { $0.items },
      .number("turnover", "items ever seen per item of the first list") { $0.turnover },
      .number("mean_flux", "mean share of items that enter or leave between two lists, 0 to 1") {
        $0.meanFlux
      },
      .number("mean_times_on_list", digits: 2, "mean number of lists that hold an item") {
        $0.meanTimesOnList
      },
      .number("mean_hours_on_list", digits: 2, "mean hours of an item on the list") {
        $0.meanHoursOnList
      },
    ])

  static let presence = Table<PresenceRow>(
    name: "presence", title: "Each item of each list, over all its snapshots",
    columns: [
      .text("list", "name of the list") { $0.list },
      .text("source", "outlet or feed") { $0.source },
      .text("title", "headline, song, name") { $0.title },
      .text("by", "artist of a song") { $0.by },
      .integer("peak", "best rank") { $0.peak },
      .integer("times_on_list", "lists that hold it") { $0.timesOnList },
      .integer("periods_on_list", "days on which it was on the list") { $0.periodsOnList },
      .integer("longest_run", "longest row of lists that hold it") { $0.longestRun },
      .integer("entries", "how often it came onto the list") { $0.entries },
      .text("first_seen", "when it was first seen") { $0.firstSeen?.description },
      .text("last_seen", "when it was last seen") { $0.lastSeen?.description },
      .number(
        "hours_on_list", digits: 2,
        "hours, from snapshot to snapshot (twice their usual distance at most)"
      ) { $0.hoursOnList },
      .text("hours_at_rank", "hours at rank 1, 2, …, parted by blanks") { row in
        row.hoursAtRank.isEmpty ? nil : row.hoursAtRank.map { fixed($0, 2) }.joined(separator: " ")
      },
      .identifier("article", "key of the article with the same headline") { $0.article },
    ])

  static let identities = Table<IdentityRow>(
    name: "identities", title: "Titles of a list that were taken for one item, or nearly",
    columns: [
      .text("list", "name of the list") { $0.list },
      .text("source", "outlet or feed") { $0.source },
      .text("title", "the item") { $0.title },
      .text("other", "another title of it, or one that is like it") { $0.other },
      .text("by", "artist of a song") { $0.by },
      .text("rule", "spelling, truncated, edited; refused: kept apart") { $0.rule.rawValue },
      .text("evidence", "what speaks for it or against it") { $0.evidence },
    ])

  static let overlaps = Table<OverlapRow>(
    name: "overlaps", title: "Each list beside every later one (`rankings.matrix` of the job)",
    columns: [
      .text("list", "name of the list") { $0.list },
      .text("source", "outlet or feed") { $0.source },
      .text("from", "time of the earlier list") { $0.from.description },
      .text("to", "time of the later list") { $0.to.description },
      .number("rbo", digits: 6, "rank-biased overlap, extrapolated; 1 is equal, 0 disjoint") {
        $0.rbo
      },
    ])

  static let readMore = Table<ReadMoreRow>(
    name: "read_more", title: "Items read far more than the coverage of their topic lets expect",
    columns: [
      .text("list", "name of the list") { $0.list },
      .text("source", "outlet or feed") { $0.source },
      .text("period", "ISO week, month or day") { $0.period.description },
      .text("title", "headline") { $0.title },
      .identifier("article", "key of the article with the same headline") { $0.article },
      .integer("peak", "best rank in the period") { $0.peak },
      .number("list_share", "the item's part of the list's hours in the period") { $0.listShare },
      .text("topic", "its least covered topic") { $0.topic.label },
      .number("coverage_share", "that topic's share of the period's articles") {
        $0.coverageShare
      },
      .number("ratio", digits: 2, "list_share over coverage_share") { $0.ratio },
    ])
}

extension TrendSubject {
  /// `nil` for what is no single entity.
  var entityType: EntityType? {
    if case .entity(let entity) = self { entity.type } else { nil }
  }

  /// Of an entity, or of both of a pair; `nil` for a topic. One name may be a person and a place.
  var typeName: String? {
    switch self {
    case .topic: nil
    case .entity(let entity): entity.type.rawValue
    case .pair(let a, let b): "\(a.type.rawValue) + \(b.type.rawValue)"
    }
  }

  /// `topic`, `entity` or `pair`.
  var kindName: String {
    switch self {
    case .topic: "topic"
    case .entity: "entity"
    case .pair: "pair"
    }
  }

  /// As a reader is shown it.
  package var label: String {
    switch self {
    case .topic(let topic): topic.label
    case .entity(let entity): entity.name
    case .pair(let a, let b): "\(a.name) + \(b.name)"
    }
  }
}

// Numbers that a report has shown and that are different now, because an article was corrected or
// came late.

import NewsModel

extension CountTables {
  /// The numbers of some periods, by period.
  ///
  /// - Parameter isShown: The periods that are wanted.
  package func published(
    _ names: FactNames, where isShown: (PeriodTotals) -> Bool
  ) -> [PublishedCounts] {
    let shown = totals.filter(isShown).sorted { $0.period < $1.period }
    guard !shown.isEmpty else { return [] }
    let wanted = shown.map(\.period)
    var counts = shown.map {
      PublishedCounts(period: $0.period, articles: $0.articles, topics: [], entities: [])
    }
    // Rows of a period stand together, so that most are of the period of the row before.
    let places = Dictionary(uniqueKeysWithValues: wanted.enumerated().map { ($1, $0) })
    var last: (period: Period, place: Int?)?
    func place(of other: Period) -> Int? {
      if last?.period != other { last = (other, places[other]) }
      return last?.place
    }
    let topicNumbers = numbers(of: names.topics.map(\.id))
    for row in topics.indices where topics[row].articles > 0 {
      guard let place = place(of: topics[row].period),
        let number = topicNumbers[topics[row].topic.id]
      else { continue }
      counts[place].topics.append(
        NumberedCount(number, articles: UInt32(clamping: topics[row].articles)))
    }
    let entityNumbers = numbers(of: names.entities)
    for row in entities.indices {
      guard let place = place(of: entities[row].period),
        let number = entityNumbers[entities[row].entity]
      else { continue }
      counts[place].entities.append(
        NumberedCount(number, articles: UInt32(clamping: entities[row].articles)))
    }
    for place in counts.indices {
      counts[place].topics.sort { $0.number < $1.number }
      counts[place].entities.sort { $0.number < $1.number }
    }
    return counts
  }

  private func numbers<Name: Hashable>(of names: [Name]) -> [Name: UInt32] {
    Dictionary(names.enumerated().map { ($1, UInt32($0)) }, uniquingKeysWith: { a, _ in a })
  }
}

extension PublishedCounts {
  /// The numbers of the period that are different from what was published. What one of the two lacks
  /// counts as 0 there.
  ///
  /// - Returns: All articles, then topics by id, then entities by name.
  /// - Complexity: O(n log n) for n differences, beside a look at all numbers.
  package func revisions(since before: PublishedCounts, _ names: FactNames) -> [RevisionRow] {
    func rows(
      _ table: String, _ old: [NumberedCount], _ new: [NumberedCount],
      _ subject: (Int) -> TrendSubject
    ) -> [RevisionRow] {
      differences(old, new).map {
        RevisionRow(
          period: period, table: table, subject: subject(Int($0.number)),
          articlesBefore: $0.before, articlesAfter: $0.after)
      }.sorted { bytesPrecede($0.subject?.sortKey ?? "", $1.subject?.sortKey ?? "") }
    }
    var all: [RevisionRow] = []
    if let was = before.articles, let now = articles, was != now {
      all.append(
        RevisionRow(
          period: period, table: "articles", subject: nil, articlesBefore: was, articlesAfter: now))
    }
    return all + rows("topics", before.topics, topics) { .topic(names.topics[$0]) }
      + rows("entities", before.entities, entities) { .entity(names.entities[$0]) }
  }
}

/// The numbers whose counts differ, ascending. O(n + m).
private func differences(
  _ before: [NumberedCount], _ after: [NumberedCount]
) -> [(number: UInt32, before: Int, after: Int)] {
  var found: [(number: UInt32, before: Int, after: Int)] = []
  var (i, j) = (0, 0)
  while i < before.count || j < after.count {
    let old = i < before.count ? before[i] : nil
    let new = j < after.count ? after[j] : nil
    let number = min(old?.number ?? .max, new?.number ?? .max)
    let (was, now) = (
      old?.number == number ? Int(old?.articles ?? 0) : 0,
      new?.number == number ? Int(new?.articles ?? 0) : 0
    )
    if was != now { found.append((number, was, now)) }
    if old?.number == number { i += 1 }
    if new?.number == number { j += 1 }
  }
  return found
}

extension TrendSubject {
  /// Bytes by which subjects sort: topics by id, then entities, then pairs by name and type.
  var sortKey: String {
    switch self {
    case .topic(let topic): "1\(topic.id)"
    case .entity(let entity): "2\(entity.name)\u{0}\(entity.type.rawValue)"
    case .pair(let a, let b):
      "3\(a.name)\u{0}\(a.type.rawValue)\u{0}\(b.name)\u{0}\(b.type.rawValue)"
    }
  }
}

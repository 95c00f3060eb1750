// Numbers that were published in an earlier run and are different now, because an article was
// corrected, withdrawn, or came late.

import NewsModel

/// A number as a report showed it.
package struct PublishedCount: Hashable, Sendable {
  package var period: Period
  package var subject: TrendSubject
  package var articles: Int

  package init(period: Period, subject: TrendSubject, articles: Int) {
    self.period = period
    self.subject = subject
    self.articles = articles
  }
}

extension CountTables {
  /// The numbers of these tables that a later run can compare with.
  package var publishedCounts: [PublishedCount] {
    topics.map {
      PublishedCount(period: $0.period, subject: .topic($0.topic), articles: $0.articles)
    }
      + entities.map {
        PublishedCount(period: $0.period, subject: .entity($0.entity), articles: $0.articles)
      }
  }
}

/// The counts that differ between two runs.
///
/// A subject that one run lacks in a period that both runs have counts as 0 there; periods that only
/// one run covers are new or left out, not revised. Topics are matched by id, entities by name and
/// type.
///
/// - Returns: By period, table, then id or name.
/// - Complexity: O(n log n).
package func revisions(before: [PublishedCount], after: [PublishedCount]) -> [RevisionRow] {
  struct Key: Hashable {
    var period: Period
    var subject: String
  }
  func key(_ count: PublishedCount) -> Key {
    Key(period: count.period, subject: count.subject.sortKey)
  }
  let shared = Set(before.map(\.period)).intersection(after.map(\.period))
  var counts: [Key: (subject: TrendSubject, before: Int, after: Int)] = [:]
  for count in before where shared.contains(count.period) {
    counts[key(count), default: (count.subject, 0, 0)].before = count.articles
  }
  for count in after where shared.contains(count.period) {
    counts[key(count), default: (count.subject, 0, 0)].after = count.articles
  }
  return counts.filter { $0.value.before != $0.value.after }
    .sorted {
      $0.key.period == $1.key.period
        ? bytesPrecede($0.key.subject, $1.key.subject) : $0.key.period < $1.key.period
    }
    .map {
      RevisionRow(
        period: $0.key.period, table: $0.value.subject.table, subject: $0.value.subject,
        articlesBefore: $0.value.before, articlesAfter: $0.value.after)
    }
}

extension TrendSubject {
  /// Name of the table of such subjects.
  package var table: String {
    switch self {
    case .topic: "topics"
    case .entity: "entities"
    case .pair: "pairs"
    }
  }

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

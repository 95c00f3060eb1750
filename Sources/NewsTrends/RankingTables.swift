// All that is read from ranking lists, in one value.

import NewsModel

/// The rows of all tables about lists that were read.
package struct RankingTables: Sendable {
  /// Kind `.observed`.
  package var rankings: [RankingRow] = []
  package var presence: [PresenceRow] = []
  package var summaries: [ListSummaryRow] = []
  package var identities: [IdentityRow] = []
  /// Each list beside the next.
  package var comparisons: [ComparisonRow] = []
  /// Each list beside every later one, where that is asked for.
  package var overlaps: [OverlapRow] = []

  package init() {}

  /// - Parameters:
  ///   - histories: By name, then source (`RankingHistory.all`); the rows keep that order.
  ///   - matrix: Every list is compared with every later one.
  ///   - article: The key of the article with a headline, where there is one.
  /// - Complexity: O(n log n) for n lines of all lists; with `matrix` O(l n) for l lists.
  package init(
    _ histories: [RankingHistory], comparison: ComparisonSettings = ComparisonSettings(),
    matrix: Bool = false, article: (String) -> String? = { _ in nil }
  ) {
    for history in histories {
      rankings += history.rows(article: article)
      presence += history.presence(article: article)
      summaries.append(history.summary())
      identities += history.identity.evidence
      comparisons += history.neighbours(settings: comparison)
      if matrix { overlaps += history.overlapRows(persistence: comparison.persistence) }
    }
  }
}

extension RankingHistory {
  /// The rows of `overlapMatrix`, by time of the earlier list, then of the later.
  fileprivate func overlapRows(persistence: Double?) -> [OverlapRow] {
    overlapMatrix(persistence: persistence).enumerated().flatMap { index, values in
      values.enumerated().map { offset, value in
        OverlapRow(
          list: name, source: source, from: listings[index].observedAt,
          to: listings[index + 1 + offset].observedAt, rbo: value)
      }
    }
  }
}

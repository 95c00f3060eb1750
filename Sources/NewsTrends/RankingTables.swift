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

  package init() {}

  /// - Parameters:
  ///   - histories: By name, then source (`RankingHistory.all`); the rows keep that order.
  ///   - article: The key of the article with a headline, where there is one.
  /// - Complexity: O(n log n) for n lines of all lists.
  package init(
    _ histories: [RankingHistory], comparison: ComparisonSettings = ComparisonSettings(),
    article: (String) -> String? = { _ in nil }
  ) {
    for history in histories {
      rankings += history.rows(article: article)
      presence += history.presence(article: article)
      summaries.append(history.summary())
      identities += history.identity.evidence
      comparisons += history.neighbours(settings: comparison)
    }
  }
}

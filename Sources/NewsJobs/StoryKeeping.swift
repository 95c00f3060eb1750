// Keeping the near copies of a store true: what is new is compared with what lies within a few days
// of it, and nothing is compared twice.

import NewsModel
import NewsStore
import NewsTrends

/// Links near copies.
package struct StoryKeeping {
  private let store: Store
  private let settings: StorySettings

  package init(_ store: Store, _ settings: StorySettings) {
    self.store = store
    self.settings = settings
  }

  /// - Throws: `StoreError`.
  /// - Complexity: O(n) for the articles of the days around those that are new.
  package func refresh() throws {
    let candidates = try store.candidates(within: settings.joinsNear ? settings.days : 0)
    guard !candidates.isEmpty else { return }
    guard settings.joinsNear else { return try store.add(links: []) }
    let links = StoryLinker.links(
      candidates.map {
        StoryCandidate(
          storyHash: $0.storyHash, signature: $0.signature, day: $0.day, words: $0.words)
      }, settings: settings)
    try store.add(
      links: links.filter { candidates[$0.a].storyHash != candidates[$0.b].storyHash }.map {
        (candidates[$0.a].id, candidates[$0.b].id, $0.resemblance)
      })
  }
}

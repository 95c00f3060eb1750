// The near copies of a store: what is new is compared with what lies within a few days
// of it, and nothing is compared twice.

import NewsModel
import NewsStore
import NewsTrends

/// Finds near copies.
struct StoryKeeping {
  private let store: Store
  private let settings: StorySettings

  /// Two articles by id.
  typealias Link = (a: Int64, b: Int64, resemblance: Double)

  init(_ store: Store, _ settings: StorySettings) {
    self.store = store
    self.settings = settings
  }

  /// The near copies among which is a new article; `nil` where no article is new.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(n) for the articles of the days around those that are new; memory for those of
  ///   a month.
  func links() throws -> [Link]? {
    let days = try store.daysToCompare()
    guard !days.isEmpty else { return nil }
    var links: [Link] = []
    if settings.joinsNear {
      if days.contains(nil) { links += self.links(among: try store.candidates(of: nil)) }
      for window in windows(around: days.compactMap { $0 }) {
        links += self.links(among: try store.candidates(of: window))
      }
    }
    return links
  }

  /// Stretches of days that are looked at together, with what lies near enough on both sides: each
  /// new article stands in one of them with all that it may be a copy of.
  ///
  /// - Parameter days: With new articles, ascending.
  private func windows(around days: [CivilDay]) -> [ClosedRange<CivilDay>] {
    var windows: [ClosedRange<CivilDay>] = []
    var rest = days[...]
    while let first = rest.first {
      let own = rest.prefix { $0.number - first.number < StoryKeeping.windowDays }
      let last = own.last ?? first
      windows.append(first.advanced(by: -settings.days)...last.advanced(by: settings.days))
      rest = rest.dropFirst(own.count)
    }
    return windows
  }

  private static let windowDays = 14

  private func links(among candidates: [StoredCandidate]) -> [Link] {
    StoryLinker.links(
      candidates.map {
        StoryCandidate(
          storyHash: $0.storyHash, signature: $0.signature, day: $0.day, words: $0.words)
      }, settings: settings
    ).filter { candidates[$0.a].storyHash != candidates[$0.b].storyHash }.map {
      (candidates[$0.a].id, candidates[$0.b].id, $0.resemblance)
    }
  }
}

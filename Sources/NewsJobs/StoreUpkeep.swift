// What must be done whenever articles have come into a store, so that reports can believe what it
// says of copies, surnames and sums.

import NewsStore
import NewsTrends
import Workers

/// Makes all that is worked out of a store's articles true again.
package struct StoreUpkeep {
  private let store: Store
  private let stories: StorySettings
  private let top: Int
  private let workers: Int

  /// - Parameters:
  ///   - stories: How near copies are told.
  ///   - top: The most pairs of a computed list.
  ///   - workers: Threads that share the work.
  package init(_ store: Store, stories: StorySettings, top: Int, workers: Int) {
    (self.store, self.stories, self.top, self.workers) = (store, stories, top, workers)
  }

  /// Looks at what is new, and at what stands near it.
  ///
  /// - Throws: `StoreError`; `CountError` where pairs do not fit into memory, nor on disk.
  package func refresh() throws {
    // Copies and counts know nothing of one another. A store is used by one thread at a time, so
    // copies are looked for through a second one, of the same file.
    let reader = workers > 1 ? try Store(reading: store.path) : store
    var links = Result<[StoryKeeping.Link]?, any Error>.success(nil)
    var counts = Result<Void, any Error>.success(())
    Workers.both(workers: workers) {
      links = Result { try StoryKeeping(reader, stories).links() }
    } _: {
      counts = Result {
        try SurnameKeeping(store).refresh()
        try CountKeeping(store, top: top, workers: workers).refresh()
      }
    }
    if let links = try links.get() { try store.add(links: links) }
    try counts.get()
  }
}

// What reports have shown: the numbers of each period that was over, as they were when a report of a
// run showed them for the first time. A number that differs from that is a revision.
//
// Revisions tell how a store grew, not what is in it: two stores with the same articles, read in
// another order, have the same reports and other revisions. So they stand in a file beside the
// report, and no other file of it mentions them.

import NewsModel
import NewsReports
import NewsStore
import NewsTrends

/// The published numbers of a store.
struct PublicationLedger {
  private let store: Store
  private let names: FactNames

  init(_ store: Store, _ names: FactNames) {
    self.store = store
    self.names = names
  }

  /// The numbers of a report that were published with another value.
  ///
  /// - Throws: `StoreError`.
  func revisions(_ contents: ReportContents) throws -> [RevisionRow] {
    let now = publishable(contents)
    let before = try store.published(now.map(\.period))
    return now.flatMap { counts in
      before[counts.period].map { counts.revisions(since: $0, names) } ?? []
    }
  }

  /// Notes the numbers that a report has shown; those of a period that was noted before stay.
  ///
  /// - Throws: `StoreError`.
  func note(_ contents: ReportContents) throws { try store.publish(publishable(contents)) }

  /// Periods that tables show and that are over.
  private func publishable(_ contents: ReportContents) -> [PublishedCounts] {
    contents.analysis.counts.published(names) { totals in
      totals.period != .all && !totals.isRunning && contents.shows(totals.period)
    }
  }
}

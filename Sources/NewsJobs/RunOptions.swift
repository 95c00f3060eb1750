// What goes into a run beside its job file, what it tells while it runs, and what it leaves.

import NewsModel

/// What was typed on the command line; each wins over the job file.
package struct RunOptions: Hashable, Sendable {
  /// Number of workers; `nil`: as the job says.
  package var workers: Int?
  /// First and last day that are counted; `nil`: as the job says.
  package var since: CivilDay?
  package var until: CivilDay?
  /// Inputs are read again even where they have not changed.
  package var readsEverything: Bool
  /// Facts are stored and nothing is printed.
  package var storesOnly: Bool

  package init(
    workers: Int? = nil, since: CivilDay? = nil, until: CivilDay? = nil,
    readsEverything: Bool = false, storesOnly: Bool = false
  ) {
    self.workers = workers
    self.since = since
    self.until = until
    self.readsEverything = readsEverything
    self.storesOnly = storesOnly
  }
}

/// How far a run is. Told from one thread at a time, in order.
package struct RunProgress: Hashable, Sendable {
  /// What the run is doing, as a user would say it: `reading`, `counting`.
  package var stage: String
  /// Bytes of input as they lie on disk.
  package var bytesDone: Int64
  package var bytesTotal: Int64
  package var articles: Int

  package init(stage: String, bytesDone: Int64, bytesTotal: Int64, articles: Int) {
    self.stage = stage
    self.bytesDone = bytesDone
    self.bytesTotal = bytesTotal
    self.articles = articles
  }
}

/// What a finished run leaves.
package struct RunSummary: Hashable, Sendable {
  /// As the file system takes it.
  package var reportFolder: String
  /// Articles that were read, repeated ones included.
  package var articles: Int
  package var lists: Int
  /// Records that were left out; more than 0 makes exit code 2.
  package var rejected: Int
  /// Records that were read with a remark.
  package var noted: Int
  /// What a user must know beside the report: settings that changed, revised articles, gaps.
  package var messages: [String]
  /// What is told even where the run is to be quiet.
  package var warnings: [String]

  package init(
    reportFolder: String, articles: Int = 0, lists: Int = 0, rejected: Int = 0, noted: Int = 0,
    messages: [String] = [], warnings: [String] = []
  ) {
    self.reportFolder = reportFolder
    self.articles = articles
    self.lists = lists
    self.rejected = rejected
    self.noted = noted
    self.messages = messages
    self.warnings = warnings
  }
}

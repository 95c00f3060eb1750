// What is counted, and in which periods. Settings are values that a job file fills in; nothing
// here looks at a clock: the last day is the caller's to give.

import NewsModel

/// How articles are counted per period.
package struct CountSettings: Hashable, Sendable {
  /// Periods in which totals, topics and entities are counted. Any order, no repeats.
  package var grains: [Grain]
  /// Periods whose entities and pairs get rows; `nil`: all that are counted. Where no article has a
  /// date, `.all` has rows in any case.
  package var rowGrains: [Grain]?
  /// Periods in which pairs are counted; those that are not among `grains` are ignored.
  package var pairGrains: [Grain]
  /// Where two entities must meet; empty = no pairs are counted.
  package var pairLevels: [PairLevel]
  /// The fewest articles that a pair has in a `PairRow`, and in the counts of `.all`. At least 1.
  package var minimumPairArticles: Int
  /// The most pairs of a period, those with most articles; `nil`: all.
  package var strongestPairs: Int?
  /// The fewest articles that an entity has in an `EntityRow`. At least 1.
  package var minimumEntityArticles: Int
  /// Whether undated articles get counts of their own (`PeriodCounts.period` is `nil`), beside
  /// their part in `.all`.
  package var countsUndated: Bool
  /// Zero-filling starts here at the latest; `nil` = at the first dated article.
  package var firstDay: CivilDay?
  /// The last day of the data: zero-filling ends here at the earliest, and a period that ends after
  /// it is running. `nil` = the day of the last dated article.
  package var lastDay: CivilDay?
  /// The most days from one period with articles to the next that are filled with zeros. Beyond it
  /// (a date typed wrong by decades) nothing is filled, in no grain.
  package var longestFill: Int
  /// Names of articles that one period and level keeps in memory; beyond them the pairs of the
  /// articles so far go to a sorted run on disk. Each costs four bytes.
  package var namesInMemory: Int
  /// Folder for those runs; `nil` = the system's folder for temporary files.
  package var scratchFolder: String?
  /// Threads that share the work. Changes no number.
  package var workers: Int

  /// Where nothing else is asked for; eleven years.
  package static let longestFill = 4000

  package init(
    grains: [Grain] = Grain.allCases, rowGrains: [Grain]? = nil,
    pairGrains: [Grain] = [.week, .month, .all],
    pairLevels: [PairLevel] = [.article], minimumPairArticles: Int = 3,
    strongestPairs: Int? = nil,
    minimumEntityArticles: Int = 1, countsUndated: Bool = false, firstDay: CivilDay? = nil,
    lastDay: CivilDay? = nil, longestFill: Int = longestFill, namesInMemory: Int = 1 << 26,
    scratchFolder: String? = nil, workers: Int = 1
  ) {
    self.grains = grains
    self.rowGrains = rowGrains
    self.pairGrains = pairGrains
    self.pairLevels = pairLevels
    self.minimumPairArticles = minimumPairArticles
    self.strongestPairs = strongestPairs
    self.minimumEntityArticles = minimumEntityArticles
    self.countsUndated = countsUndated
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.longestFill = longestFill
    self.namesInMemory = namesInMemory
    self.scratchFolder = scratchFolder
    self.workers = workers
  }
}

// The pairs of one period and level while it is counted.

import NewsModel

final class PeriodPairs {
  private let minimum: UInt32
  /// The most pairs that are handed on; `nil`: all.
  private let strongest: Int?
  private let inMemory: Int
  private var meetings: PairMeetings
  private let runs: PairRuns
  /// Keys of pairs that an article repeats within its story, in any order.
  private var repeated: [UInt64] = []

  /// - Parameter minimum: The fewest articles of a pair that is handed on.
  init(minimum: Int, level: PairLevel, settings: CountSettings) {
    self.minimum = UInt32(clamping: max(1, minimum))
    strongest = settings.strongestPairs
    inMemory = max(1, settings.namesInMemory)
    meetings = PairMeetings(allMeet: level == .article)
    runs = PairRuns(folder: settings.scratchFolder)
  }

  /// Bytes of pairs that went to disk so far.
  var bytesOnDisk: Int { runs.bytes }

  /// Adds the meetings of one article (`ArticleSheet.meetings`); days never go back, and undated
  /// articles come last.
  func add(_ words: [UInt32], day: CivilDay?) throws(CountError) {
    meetings.add(words, day: day?.number ?? .min)
    if meetings.count >= inMemory { try putAside() }
  }

  /// The pairs of one article, as keys.
  func keys(of words: [UInt32]) -> [UInt64] { meetings.keys(of: words) }

  private func putAside() throws(CountError) {
    try runs.write { take in meetings.drain(minimum: { 1 }, take) }
  }

  /// Notes pairs that add no story.
  func addRepeats(_ keys: [UInt64]) { repeated += keys }

  private func sortRepeated() {
    var scratch: [UInt64] = []
    radixSort(&repeated, &scratch)
  }

  /// The pairs with enough articles by name; empty afterwards.
  func close(_ order: EntityOrder) throws(CountError) -> PairTallies {
    var tallies = PairTallies()
    sortRepeated()
    var index = 0
    func append(_ entry: PairEntry) {
      while index < repeated.count, repeated[index] < entry.key { index += 1 }
      var stories = entry.articles
      while index < repeated.count, repeated[index] == entry.key {
        stories -= 1
        index += 1
      }
      tallies.append(
        PairTally(
          a: order.numbers[Int(entry.key >> 32)], b: order.numbers[Int(entry.key & 0xffff_ffff)],
          articles: entry.articles, stories: stories, firstDayNumber: entry.first,
          lastDayNumber: entry.last))
    }
    if let strongest {
      var best = StrongestPairs(size: strongest, floor: minimum)
      try drain(minimum: { best.floor }, { best.add($0) })
      for entry in best.byKey() { append(entry) }
    } else {
      try drain(minimum: { [minimum] in minimum }, append)
    }
    repeated = []
    return tallies
  }

  private func drain(
    minimum: () -> UInt32, _ take: (PairEntry) -> Void
  ) throws(CountError) {
    if runs.isEmpty { return meetings.drain(minimum: minimum, take) }
    try putAside()
    try runs.merge { if $0.articles >= minimum() { take($0) } }
  }
}

/// The pairs with most articles of a stream of pairs that comes by key; of equal ones the first.
struct StrongestPairs {
  private let size: Int
  private var best: [PairEntry] = []
  /// A pair with fewer articles is none of them.
  private(set) var floor: UInt32

  /// - Parameter floor: The fewest articles, at least 1.
  init(size: Int, floor: UInt32) {
    self.size = max(0, size)
    self.floor = max(1, floor)
  }

  /// - Complexity: O(log n) for n pairs that are kept, taken together.
  mutating func add(_ entry: PairEntry) {
    guard entry.articles >= floor else { return }
    best.append(entry)
    if best.count >= 2 * size + 64 { cut() }
  }

  private mutating func cut() {
    best.sort { $0.articles == $1.articles ? $0.key < $1.key : $0.articles > $1.articles }
    guard best.count >= size else { return }
    best.removeLast(best.count - size)
    // Equal ones that come later do not count any more.
    if let last = best.last { floor = last.articles + 1 }
  }

  /// All of them, by key.
  mutating func byKey() -> [PairEntry] {
    cut()
    return best.sorted { $0.key < $1.key }
  }
}

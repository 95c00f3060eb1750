// The pairs of one period and level while it is counted.

import NewsModel

final class PeriodPairs {
  private let minimum: UInt32
  private let inMemory: Int
  private var meetings: PairMeetings
  private let runs: PairRuns
  /// Keys of pairs that an article repeats within its story, in any order.
  private var repeated: [UInt64] = []

  /// - Parameter minimum: The fewest articles of a pair that is handed on.
  init(minimum: Int, level: PairLevel, settings: CountSettings) {
    self.minimum = UInt32(clamping: max(1, minimum))
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

  private func putAside() throws(CountError) {
    try runs.write { take in meetings.drain(minimum: 1, take) }
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
    if runs.isEmpty {
      meetings.drain(minimum: minimum, append)
    } else {
      try putAside()
      try runs.merge { if $0.articles >= minimum { append($0) } }
    }
    repeated = []
    return tallies
  }
}

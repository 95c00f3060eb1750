// The pairs of one period and level while it is counted.
//
// Most days have few articles and are counted in one go; their sorted counts are the result. Only a
// period that gets counts more than once has to add them up.

import NewsModel

final class PeriodPairs {
  private let minimum: UInt32
  private let inMemory: Int
  private var single: (pairs: CountedPairs, day: Int32)?
  private var records = PairRecords()
  /// What has been added up, by key.
  private var sums: [PairEntry] = []
  private let runs: PairRuns
  /// Keys of pairs that an article repeats within its story, in any order.
  private var repeated: [UInt64] = []

  /// - Parameter minimum: The fewest articles of a pair that is handed on.
  init(minimum: Int, settings: CountSettings) {
    self.minimum = UInt32(clamping: max(1, minimum))
    inMemory = max(1, settings.pairsInMemory)
    runs = PairRuns(folder: settings.scratchFolder)
  }

  /// Bytes of pairs that went to disk so far.
  var bytesOnDisk: Int { runs.bytes }

  /// Adds the pairs of one day or a part of it; days never go back.
  func add(_ pairs: CountedPairs, day: CivilDay?) throws(CountError) {
    let number = day?.number ?? .min
    if single == nil, records.isEmpty, sums.isEmpty, runs.isEmpty {
      single = (pairs, number)
      return
    }
    if let first = single {
      records.append(first.pairs, day: first.day)
      single = nil
    }
    records.append(pairs, day: number)
    if records.isFull { try addUp() }
  }

  private func addUp() throws(CountError) {
    addRecords()
    guard sums.count > inMemory else { return }
    try runs.write(sums)
    sums = []
  }

  private func addRecords() {
    var added: [PairEntry] = []
    records.drain { added.append($0) }
    sums = merged(sums, added)
  }

  /// Notes pairs that add no story.
  func addRepeats(_ keys: [UInt64]) { repeated += keys }

  /// The pairs with enough articles by name; empty afterwards.
  func close(_ order: EntityOrder) throws(CountError) -> [PairTally] {
    var tallies: [PairTally] = []
    repeated.sort()
    var index = 0
    func append(_ entry: PairEntry) {
      guard entry.articles >= minimum else { return }
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
    if let single {
      tallies.reserveCapacity(single.pairs.keys.count)
      for (key, articles) in zip(single.pairs.keys, single.pairs.articles) {
        append(PairEntry(key: key, articles: articles, first: single.day, last: single.day))
      }
      self.single = nil
    } else if sums.isEmpty, runs.isEmpty {
      records.drain(append)
    } else {
      addRecords()
      if runs.isEmpty {
        for entry in sums { append(entry) }
      } else {
        try runs.merge(with: sums, append)
      }
      sums = []
    }
    repeated.removeAll(keepingCapacity: true)
    return tallies
  }
}

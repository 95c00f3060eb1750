// The pairs of one period and level while it is counted.
//
// Most days have few articles and are counted in one go; their sorted counts are the result. Only a
// period that gets counts more than once needs a table.

import NewsModel

final class PeriodPairs {
  private let minimum: UInt32
  private let inMemory: Int
  private var single: (pairs: CountedPairs, day: Int32)?
  private let table = PairTable()
  private let runs: PairRuns
  /// Keys of pairs that an article repeats within its story, in any order.
  private var repeated: [UInt64] = []

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
    if single == nil, table.count == 0, runs.isEmpty {
      single = (pairs, number)
      return
    }
    if let first = single {
      table.add(first.pairs, day: first.day)
      single = nil
    }
    table.add(pairs, day: number)
    if table.count > inMemory { try runs.write(table.drain(minimum: 1)) }
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
    } else if runs.isEmpty {
      for entry in table.drain(minimum: minimum) { append(entry) }
    } else {
      try runs.merge(with: table.drain(minimum: 1), append)
    }
    repeated.removeAll(keepingCapacity: true)
    return tallies
  }
}

// Counting pairs of a long period by sorting. Each day brings its counted pairs; they are appended
// with their day, and sorted when the buffer is full or the period over. The sort is stable and days
// come in order, so the first and the last record of a pair have its first and last day.
//
// A table with open addressing was here before: it took 0.12 s for the 1.5 million pairs of 7,883
// articles with 20 entities, one cache miss per pair, where the sort takes 0.03 s.

import NewsModel

/// A pair with its count and its days.
struct PairEntry {
  /// Place of a << 32 | place of b, a < b.
  var key: UInt64
  var articles: UInt32
  /// `Int32.min` where all articles are undated.
  var first: Int32
  var last: Int32

  /// Adds the same pair of other days.
  mutating func add(_ other: PairEntry) {
    articles &+= other.articles
    if other.first != .min { first = first == .min ? other.first : min(first, other.first) }
    last = max(last, other.last)
  }
}

/// The pairs of one day, waiting.
struct PairRecord: RadixSortable {
  var key: UInt64
  var articles: UInt32
  var day: Int32
}

/// Collects the pairs of days.
struct PairRecords {
  private var records: [PairRecord] = []

  /// 32 MB of records, and as much again while they are sorted.
  static let limit = 1 << 21

  var isEmpty: Bool { records.isEmpty }
  var isFull: Bool { records.count >= PairRecords.limit }

  /// Adds the pairs of one day, or of undated articles (`Int32.min`). Days never go back, but
  /// undated articles may come last.
  mutating func append(_ pairs: CountedPairs, day: Int32) {
    // Once and for all: memory that is never touched costs nothing, and nothing is copied.
    if records.capacity < PairRecords.limit { records.reserveCapacity(PairRecords.limit) }
    for (key, articles) in zip(pairs.keys, pairs.articles) {
      records.append(PairRecord(key: key, articles: articles, day: day))
    }
  }

  /// Hands on the sums by key, ascending; empty afterwards. O(6 n) for n records.
  mutating func drain(_ take: (PairEntry) -> Void) {
    var scratch: [PairRecord] = []
    radixSort(&records, &scratch)
    scratch = []
    var index = 0
    while index < records.count {
      let key = records[index].key
      var sum = PairEntry(key: key, articles: 0, first: .min, last: .min)
      while index < records.count, records[index].key == key {
        let record = records[index]
        sum.add(
          PairEntry(key: key, articles: record.articles, first: record.day, last: record.day))
        index += 1
      }
      take(sum)
    }
    records.removeAll(keepingCapacity: true)
  }
}

/// The sums of two runs by key. O(n + m).
func merged(_ a: [PairEntry], _ b: [PairEntry]) -> [PairEntry] {
  if a.isEmpty { return b }
  if b.isEmpty { return a }
  var sum: [PairEntry] = []
  sum.reserveCapacity(a.count + b.count)
  var (i, j) = (0, 0)
  while i < a.count, j < b.count {
    if a[i].key == b[j].key {
      sum.append(a[i])
      sum[sum.count - 1].add(b[j])
      i += 1
      j += 1
    } else if a[i].key < b[j].key {
      sum.append(a[i])
      i += 1
    } else {
      sum.append(b[j])
      j += 1
    }
  }
  sum += a[i...]
  sum += b[j...]
  return sum
}

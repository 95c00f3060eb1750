// The pairs of one day before they are counted. Pairs of an article come in order, so a day with
// one article needs no work at all; otherwise a radix sort over the bits that differ brings equal
// pairs together. It was measured against merging the articles' runs (slower from eight articles
// on) and against a table per day, which has to be sorted afterwards anyway.

/// Distinct pair keys, ascending, with the number of articles of each.
struct CountedPairs: Sendable {
  var keys: [UInt64]
  var articles: [UInt32]
}

/// Collects pair keys until they are counted.
struct PairBuffer {
  private var keys: [UInt64] = []
  private var scratch: [UInt64] = []
  private var runs = 0

  /// 4 MB of keys: a day that has more is counted in parts.
  private static let limit = 1 << 19

  var isEmpty: Bool { keys.isEmpty }
  var isFull: Bool { keys.count >= Self.limit }

  /// Adds the pairs of one article, ascending and once each.
  mutating func append(_ article: [UInt64]) {
    guard !article.isEmpty else { return }
    keys.append(contentsOf: article)
    runs += 1
  }

  /// Counts what is there, and is empty afterwards. O(n) for n keys.
  mutating func drain() -> CountedPairs {
    defer {
      keys.removeAll(keepingCapacity: true)
      runs = 0
    }
    if runs == 1 {
      return CountedPairs(
        keys: keys, articles: [UInt32](repeating: 1, count: keys.count))
    }
    if keys.count < 64 { keys.sort() } else { radixSort(&keys, &scratch) }
    return counted(keys)
  }
}

/// Equal neighbours as one key with their number.
func counted(_ sorted: [UInt64]) -> CountedPairs {
  var (keys, counts): ([UInt64], [UInt32]) = ([], [])
  keys.reserveCapacity(sorted.count)
  counts.reserveCapacity(sorted.count)
  var index = 0
  while index < sorted.count {
    let key = sorted[index]
    var end = index + 1
    while end < sorted.count, sorted[end] == key { end += 1 }
    keys.append(key)
    counts.append(UInt32(end - index))
    index = end
  }
  return CountedPairs(keys: keys, articles: counts)
}

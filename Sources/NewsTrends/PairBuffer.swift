// The pairs of one day before they are counted. Pairs of an article come in order, so a day with
// one article needs no work at all; otherwise a radix sort over the bytes that differ brings equal
// pairs together. It was measured against merging the articles' runs (slower from eight articles
// on) and against a table per day, which has to be sorted afterwards anyway.
//
// Unsafe pointers: the sort is the inner loop of pair counting, and each index is below the count
// that its own histogram has just counted.

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

/// Sorts by bytes from the least one up, leaving out bytes in which all keys agree.
///
/// - Parameter scratch: Any content; grows to the size of `keys`.
/// - Complexity: O(8 n).
func radixSort(_ keys: inout [UInt64], _ scratch: inout [UInt64]) {
  let count = keys.count
  if scratch.count < count {
    scratch.append(contentsOf: repeatElement(0, count: count - scratch.count))
  }
  var (any, every): (UInt64, UInt64) = (0, .max)
  for key in keys {
    any |= key
    every &= key
  }
  let differing = any ^ every
  var isSwapped = false
  keys.withUnsafeMutableBufferPointer { first in
    scratch.withUnsafeMutableBufferPointer { second in
      var from = UnsafeMutableBufferPointer(rebasing: first[..<count])
      var to = UnsafeMutableBufferPointer(rebasing: second[..<count])
      for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 255 != 0 {
        scatter(from, to, shift)
        swap(&from, &to)
        isSwapped.toggle()
      }
      if isSwapped { _ = to.update(from: from) }
    }
  }
}

/// One pass: the keys of `from` in the order of one byte, equal bytes in their old order.
private func scatter(
  _ from: UnsafeMutableBufferPointer<UInt64>, _ to: UnsafeMutableBufferPointer<UInt64>,
  _ shift: UInt64
) {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { starts in
    starts.initialize(repeating: 0)
    for key in from { starts[Int(key >> shift & 255)] += 1 }
    var sum = 0
    for byte in 0..<256 { (starts[byte], sum) = (sum, sum + starts[byte]) }
    for key in from {
      let byte = Int(key >> shift & 255)
      to[starts[byte]] = key
      starts[byte] += 1
    }
  }
}

// Sorting by a number of 64 bits, a few bits at a time from the lowest up; equal numbers keep their
// order. Bits in which all numbers agree cost nothing, and pairs of a few thousand names differ in
// two short stretches of bits only.
//
// Unsafe pointers: the sort is the inner loop of pair counting. Each index is below the count that
// its own histogram has just counted.

/// What can be sorted by a number of its own.
protocol RadixSortable: BitwiseCopyable {
  var key: UInt64 { get }
}

extension UInt64: RadixSortable {
  var key: UInt64 { self }
}

/// Sorts by `key`.
///
/// - Parameter scratch: Any content; its place is used, and what it holds afterwards means nothing.
/// - Complexity: O(d n) for d digits in which keys differ, 6 at most.
func radixSort<Item: RadixSortable>(_ items: inout [Item], _ scratch: inout [Item]) {
  let digits = RadixDigit.digits(differingIn: items)
  guard !digits.isEmpty, let any = items.first else { return }
  scratch.reserveCapacity(items.count)
  if scratch.count < items.count {
    scratch.append(contentsOf: repeatElement(any, count: items.count - scratch.count))
  } else {
    scratch.removeLast(scratch.count - items.count)
  }
  for digit in digits {
    items.withUnsafeBufferPointer { from in
      scratch.withUnsafeMutableBufferPointer { to in scatter(from, to, by: digit) }
    }
    swap(&items, &scratch)
  }
}

/// A stretch of bits of a key.
private struct RadixDigit {
  var shift: UInt64
  var width: UInt64

  /// So many stretches are sorted into at once: their places fit into a core's own cache.
  static let widest: UInt64 = 12

  /// Where a key falls.
  @inline(__always)
  func bucket(_ key: UInt64) -> Int { Int(key >> shift & (1 << width &- 1)) }

  /// The stretches in which keys differ, from the lowest up.
  static func digits<Item: RadixSortable>(differingIn items: [Item]) -> [RadixDigit] {
    var (any, every): (UInt64, UInt64) = (0, .max)
    for item in items {
      any |= item.key
      every &= item.key
    }
    var (differing, digits) = (items.isEmpty ? 0 : any ^ every, [RadixDigit]())
    while differing != 0 {
      let shift = UInt64(differing.trailingZeroBitCount)
      let width = min(widest, UInt64((~(differing >> shift)).trailingZeroBitCount))
      digits.append(RadixDigit(shift: shift, width: width))
      differing &= ~((1 << width &- 1) << shift)
    }
    return digits
  }
}

/// One pass: the items of `from` in the order of one digit, equal ones in their old order.
private func scatter<Item: RadixSortable>(
  _ from: UnsafeBufferPointer<Item>, _ to: UnsafeMutableBufferPointer<Item>,
  by digit: RadixDigit
) {
  withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << Int(digit.width)) { starts in
    starts.initialize(repeating: 0)
    for item in from { starts[digit.bucket(item.key)] += 1 }
    var sum: UInt32 = 0
    for bucket in starts.indices { (starts[bucket], sum) = (sum, sum + starts[bucket]) }
    for item in from {
      let bucket = digit.bucket(item.key)
      to[Int(starts[bucket])] = item
      starts[bucket] += 1
    }
  }
}

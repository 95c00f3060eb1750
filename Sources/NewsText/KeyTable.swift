// A table that is made once and asked for many words of a corpus.

/// Numbers by keys, with open addressing. Public, so that asking is built in where it is done.
public struct KeyTable: Sendable {
  @usableFromInline let keys: [UInt64]
  @usableFromInline let values: [UInt32]
  @usableFromInline let mask: Int

  /// - Parameter numbers: None is 0.
  package init(_ numbers: [UInt64: UInt32]) {
    var slots = 2
    while slots < 2 * numbers.count { slots *= 2 }
    mask = slots - 1
    var keys = [UInt64](repeating: 0, count: slots)
    var values = [UInt32](repeating: 0, count: slots)
    for (key, number) in numbers {
      var slot = KeyTable.start(key) & mask
      while values[slot] != 0 { slot = (slot + 1) & mask }
      (keys[slot], values[slot]) = (key, number)
    }
    (self.keys, self.values) = (keys, values)
  }

  @usableFromInline
  static func start(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }

  /// 0 for a key that has none. O(1) on average.
  @inlinable
  public subscript(key: UInt64) -> UInt32 {
    var slot = KeyTable.start(key) & mask
    while values[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return values[slot]
  }
}

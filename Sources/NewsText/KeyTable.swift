// A table that is made once and asked for many words of a corpus.

/// Numbers by keys, with open addressing. Public, so that asking is built in where it is done.
public struct KeyTable: Sendable {
  /// A key beside its number: one place of memory for an answer.
  @usableFromInline
  struct Slot: Sendable {
    @usableFromInline var key: UInt64
    /// 0 for an empty slot.
    @usableFromInline var number: UInt32
  }
  @usableFromInline let slots: [Slot]
  @usableFromInline let mask: Int

  /// - Parameter numbers: None is 0.
  package init(_ numbers: [UInt64: UInt32]) {
    var count = 2
    while count < 2 * numbers.count { count *= 2 }
    mask = count - 1
    var slots = [Slot](repeating: Slot(key: 0, number: 0), count: count)
    for (key, number) in numbers {
      var slot = KeyTable.start(key) & mask
      while slots[slot].number != 0 { slot = (slot + 1) & mask }
      slots[slot] = Slot(key: key, number: number)
    }
    self.slots = slots
  }

  @usableFromInline
  static func start(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }

  /// 0 for a key that has none. O(1) on average.
  @inlinable
  public subscript(key: UInt64) -> UInt32 {
    var slot = KeyTable.start(key) & mask
    while slots[slot].number != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slots[slot].number
  }
}

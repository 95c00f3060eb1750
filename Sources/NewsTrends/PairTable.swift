// A table of pairs with open addressing: one cache line per pair, no allocation per pair.
//
// Unsafe pointers: the table holds millions of slots that are hit at random, once per pair of each
// day; an array of structs under exclusivity and bounds checks took half as long again. Slots are
// owned by this class, indices are masked to its size, and nothing leaves the file.

import NewsModel

/// A pair with its count and its days. A key of 0 marks a free slot: no pair has it, since a < b.
struct PairEntry {
  var key: UInt64
  var articles: UInt32
  /// `Int32.min` where all articles are undated.
  var first: Int32
  var last: Int32

  /// Adds the count of a later or equal day; `Int32.min` stands for no day.
  mutating func add(_ articles: UInt32, day: Int32) {
    self.articles &+= articles
    if day != .min {
      if first == .min { first = day }
      last = max(last, day)
    }
  }

  /// Adds the same pair from another run.
  mutating func add(_ other: PairEntry) {
    articles &+= other.articles
    if other.first != .min { first = first == .min ? other.first : min(first, other.first) }
    last = max(last, other.last)
  }
}

/// Pairs of one period and level.
final class PairTable {
  private(set) var count = 0
  private var mask: Int
  private var shift: UInt64
  private var slots: UnsafeMutablePointer<PairEntry>

  init() {
    mask = 1023
    shift = 54
    slots = PairTable.free(1024)
  }

  deinit { slots.deallocate() }

  private static func free(_ size: Int) -> UnsafeMutablePointer<PairEntry> {
    let slots = UnsafeMutablePointer<PairEntry>.allocate(capacity: size)
    slots.initialize(
      repeating: PairEntry(key: 0, articles: 0, first: .min, last: .min), count: size)
    return slots
  }

  /// Adds the pairs of one day, or of undated articles (`Int32.min`). Days never go back.
  ///
  /// - Complexity: O(n) for n pairs.
  func add(_ pairs: CountedPairs, day: Int32) {
    pairs.keys.withUnsafeBufferPointer { keys in
      pairs.articles.withUnsafeBufferPointer { articles in
        for index in keys.indices {
          if count * 3 >= mask * 2 { grow() }
          let slot = find(keys[index])
          if slots[slot].key == 0 {
            slots[slot].key = keys[index]
            count += 1
          }
          slots[slot].add(articles[index], day: day)
        }
      }
    }
  }

  @inline(__always)
  private func find(_ key: UInt64) -> Int {
    var slot = Int((key &* 0x9e37_79b9_7f4a_7c15) >> shift)
    while slots[slot].key != key, slots[slot].key != 0 { slot = (slot + 1) & mask }
    return slot
  }

  private func grow() {
    let (old, oldSize) = (slots, mask + 1)
    mask = oldSize * 2 - 1
    shift -= 1
    slots = PairTable.free(oldSize * 2)
    for index in 0..<oldSize where old[index].key != 0 { slots[find(old[index].key)] = old[index] }
    old.deallocate()
  }

  /// All pairs with at least `minimum` articles by key; the table is empty afterwards.
  func drain(minimum: UInt32) -> [PairEntry] {
    var entries: [PairEntry] = []
    for index in 0...mask where slots[index].key != 0 && slots[index].articles >= minimum {
      entries.append(slots[index])
    }
    if count > 0 {
      slots.deallocate()
      (mask, shift, count) = (1023, 54, 0)
      slots = PairTable.free(1024)
    }
    entries.sort { $0.key < $1.key }
    return entries
  }
}

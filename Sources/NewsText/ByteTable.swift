// A table that is made once and asked for each different word of a corpus. Most of these words are
// not in it, and cost one look at one place.

/// Byte strings with a number each, with open addressing.
package struct ByteTable: Sendable {
  private struct Slot {
    var hash: UInt64
    /// Of the text in `starts`; `none` for an empty slot.
    var place: UInt32
    var number: UInt32
  }
  private static let none = UInt32.max
  private var slots: [Slot]
  /// The bytes of all texts, one behind the other, and where each starts; then where the last ends.
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]

  /// - Parameter texts: Of equal ones the last number stays.
  /// - Complexity: O(bytes of all texts).
  package init(_ texts: [(text: [UInt8], number: UInt32)]) {
    var count = 2
    while count < 2 * texts.count { count *= 2 }
    slots = Array(repeating: Slot(hash: 0, place: Self.none, number: 0), count: count)
    bytes.reserveCapacity(texts.reduce(0) { $0 + $1.text.count })
    starts.reserveCapacity(texts.count + 1)
    for (text, number) in texts {
      let hash = text.withUnsafeBytes(Self.hash)
      let slot = slot(of: text, hash)
      if slots[slot].place != Self.none {
        slots[slot].number = number
        continue
      }
      slots[slot] = Slot(hash: hash, place: UInt32(starts.count - 1), number: number)
      bytes += text
      starts.append(UInt32(bytes.count))
    }
  }

  /// The number of a text; `nil` for one that is not there. O(length).
  package subscript(text: [UInt8]) -> UInt32? {
    let found = slots[slot(of: text, text.withUnsafeBytes(Self.hash))]
    return found.place == Self.none ? nil : found.number
  }

  /// The slot of a text: its own, or the empty one where it belongs.
  private func slot(of text: [UInt8], _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot].place != Self.none {
      if slots[slot].hash == hash, isText(text, at: Int(slots[slot].place)) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isText(_ text: [UInt8], at place: Int) -> Bool {
    let (start, end) = (Int(starts[place]), Int(starts[place + 1]))
    return bytes[start..<end].elementsEqual(text)
  }

  /// Eight bytes at a time, all bits of the result good.
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ block) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 29
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return WordForm.mix(hash ^ (rest &* 0xbf58_476d_1ce4_e5b9))
  }
}

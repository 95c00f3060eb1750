// A 128-bit content hash as a value. It is computed with XXH3 (libxxhash) where bytes are read;
// here it is only carried, compared and printed.

/// A 128-bit hash of some bytes. Two different texts share one with a chance of about 2⁻¹²⁸ per
/// pair; it protects against accidents, not against an adversary.
package struct ContentHash: Hashable, Sendable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

extension ContentHash: Comparable, CustomStringConvertible {
  package static func < (a: ContentHash, b: ContentHash) -> Bool {
    (a.high, a.low) < (b.high, b.low)
  }
  /// 32 hexadecimal digits, high half first: what `xxhsum -H128` prints.
  package var description: String { hex(high) + hex(low) }
}

private func hex(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}

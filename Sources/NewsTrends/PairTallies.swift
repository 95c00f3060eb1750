// The pairs of one period. A year has millions, so they are kept in blocks: none is moved or copied
// when another one comes.

/// Pairs by the names of `a`, then of `b`.
///
/// Public with its elements, so that the loops of other modules over it are made for it.
public struct PairTallies: RandomAccessCollection, ExpressibleByArrayLiteral, Equatable, Sendable {
  /// All full.
  @usableFromInline private(set) var blocks: [[PairTally]] = []
  /// Behind them.
  @usableFromInline private(set) var open: [PairTally] = []
  @usableFromInline static let size = 1 << 15

  package init() {}

  package init(_ pairs: some Sequence<PairTally>) {
    for pair in pairs { append(pair) }
  }

  public init(arrayLiteral pairs: PairTally...) { self.init(pairs) }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { blocks.count * Self.size + open.count }

  @inlinable
  public subscript(index: Int) -> PairTally {
    let block = index / Self.size
    return block < blocks.count ? blocks[block][index % Self.size] : open[index % Self.size]
  }

  /// - Complexity: O(1).
  mutating func append(_ pair: PairTally) {
    // Most periods are small: only from the second block on its size is known.
    if open.isEmpty, !blocks.isEmpty { open.reserveCapacity(Self.size) }
    open.append(pair)
    if open.count == Self.size {
      blocks.append(open)
      open = []
    }
  }
}

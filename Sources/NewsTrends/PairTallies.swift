// The pairs of one period. A year has millions, so they are kept in blocks: none is moved or copied
// when another one comes.

/// Pairs by the names of `a`, then of `b`.
package struct PairTallies: RandomAccessCollection, ExpressibleByArrayLiteral, Equatable, Sendable {
  /// All full but the last.
  private var blocks: [[PairTally]] = []
  private static let size = 1 << 15

  package init() {}

  package init(_ pairs: some Sequence<PairTally>) {
    for pair in pairs { append(pair) }
  }

  package init(arrayLiteral pairs: PairTally...) { self.init(pairs) }

  package var startIndex: Int { 0 }
  package var endIndex: Int {
    blocks.isEmpty ? 0 : (blocks.count - 1) * Self.size + blocks[blocks.count - 1].count
  }

  package subscript(index: Int) -> PairTally { blocks[index / Self.size][index % Self.size] }

  /// - Complexity: O(1).
  package mutating func append(_ pair: PairTally) {
    if blocks.last?.count ?? Self.size == Self.size {
      var block: [PairTally] = []
      // Most periods are small.
      if !blocks.isEmpty { block.reserveCapacity(Self.size) }
      blocks.append(block)
    }
    blocks[blocks.count - 1].append(pair)
  }
}

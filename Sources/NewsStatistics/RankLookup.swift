// Where an item stands in a list. Lists are arrays of item numbers, best first; the caller numbers
// the items. An item stands in a list once: a repeated item is a mistake of the caller and traps.

/// The rank of each item of one list, from 1.
struct RankLookup {
  private let ranks: [UInt32: Int]

  /// - Precondition: No item occurs twice.
  /// - Complexity: O(n).
  init(_ list: [UInt32]) {
    var ranks = [UInt32: Int](minimumCapacity: list.count)
    for (index, item) in list.enumerated() {
      let earlier = ranks.updateValue(index + 1, forKey: item)
      precondition(
        earlier == nil, "item \(item) stands at ranks \(earlier ?? 0) and \(index + 1) of one list")
    }
    self.ranks = ranks
  }

  /// `nil` where the list does not hold the item.
  subscript(item: UInt32) -> Int? { ranks[item] }

  var count: Int { ranks.count }
}

/// The ranks of all items of two lists, side by side: the items of `first` in its order, then
/// those of `second` alone in its order. An absent item has rank length + 1 of the list that
/// lacks it, so all absent items of a list tie.
struct UnionRanks {
  var first: [Int] = []
  var second: [Int] = []

  /// - Complexity: O(n).
  init(_ a: [UInt32], _ b: [UInt32]) {
    let (inA, inB) = (RankLookup(a), RankLookup(b))
    first.reserveCapacity(a.count + b.count)
    second.reserveCapacity(a.count + b.count)
    for (index, item) in a.enumerated() {
      first.append(index + 1)
      second.append(inB[item] ?? b.count + 1)
    }
    for (index, item) in b.enumerated() where inA[item] == nil {
      first.append(a.count + 1)
      second.append(index + 1)
    }
  }
}

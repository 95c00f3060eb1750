// What two lists share when the order inside them does not matter, or only down to a depth.

/// Shared and unshared items of two lists, the second one being the later.
package struct SetOverlap: Hashable, Sendable {
  /// Items of both lists.
  package let shared: Int
  /// Items of the second list that the first lacks.
  package let entries: Int
  /// Items of the first list that the second lacks.
  package let exits: Int

  /// - Precondition: No item occurs twice in a list.
  /// - Complexity: O(n).
  package init(from first: [UInt32], to second: [UInt32]) {
    let (inFirst, inSecond) = (RankLookup(first), RankLookup(second))
    var shared = 0
    for item in second where inFirst[item] != nil { shared += 1 }
    self.shared = shared
    entries = inSecond.count - shared
    exits = inFirst.count - shared
  }

  /// Shared items over items of either list, 0 (disjoint) … 1 (same items).
  ///
  /// - Returns: `nil` for two empty lists.
  /// - Source: Jaccard (1912), "The Distribution of the Flora in the Alpine Zone", New Phytologist
  ///   11(2).
  package var jaccard: Double? {
    let union = shared + entries + exits
    return union > 0 ? Double(shared) / Double(union) : nil
  }
}

/// The overlap of the first `depth` items, over `depth`: 0…1.
///
/// A list that ends before `depth` counts as having nothing there, so two equal short lists do not
/// reach 1.
///
/// - Parameter depth: At least 1.
/// - Precondition: No item occurs twice in a list.
/// - Complexity: O(n).
package func overlap(_ a: [UInt32], _ b: [UInt32], at depth: Int) -> Double {
  precondition(depth >= 1, "depth \(depth) is less than 1")
  let top = SetOverlap(from: Array(a.prefix(depth)), to: Array(b.prefix(depth)))
  return Double(top.shared) / Double(depth)
}

/// The mean of `overlap(_:_:at:)` over the depths 1 to `depth`: 0…1.
///
/// - Parameter depth: At least 1.
/// - Precondition: No item occurs twice in a list.
/// - Complexity: O(n + depth).
/// - Source: Fagin, Kumar, Sivakumar (2003), SIAM Journal on Discrete Mathematics 17(1) (one minus
///   their intersection metric).
package func averageOverlap(_ a: [UInt32], _ b: [UInt32], to depth: Int) -> Double {
  precondition(depth >= 1, "depth \(depth) is less than 1")
  let overlap = DepthOverlap(a, b)
  var (shared, sum) = (0, 0.0)
  for d in 1...depth {
    if d < overlap.newlyShared.count { shared += Int(overlap.newlyShared[d]) }
    sum += Double(shared) / Double(d)
  }
  return sum / Double(depth)
}

// Many lists against one another: 300 charts of 100 songs are 44,850 pairs.
//
// One list at a time is laid out as a vector "item → rank"; every other list is then walked once.
// Counting shared items by depth keeps the sums in the order of the formula, so a pair has the same
// value, to the last bit, here, in `RankBiasedOverlap.extrapolated`, and with the lists exchanged.
// The shorter road of adding one precomputed tail weight per shared item would lose that.
// Rows are independent: workers can take one each.

/// The extrapolated rank-biased overlap of all pairs of many lists.
///
/// - Source: Webber, Moffat, Zobel (2010), ACM TOIS 28(4), eq. 32.
package struct RankBiasedOverlapMatrix: Sendable {
  private let weights: DepthWeights
  /// All lists behind one another, items renumbered from 0.
  private let items: [Int32]
  /// List i is `items[starts[i]..<starts[i + 1]]`.
  private let starts: [Int]
  private let differentItems: Int
  private let longest: Int

  /// - Parameters:
  ///   - lists: Item numbers, best first; lengths may differ.
  ///   - persistence: Between 0 and 1, both excluded.
  /// - Precondition: No item occurs twice in a list.
  /// - Complexity: O(n) for n items over all lists.
  package init(lists: [[UInt32]], persistence: Double) {
    let overlap = RankBiasedOverlap(persistence: persistence)
    var numbers: [UInt32: Int32] = [:]
    var items: [Int32] = []
    var starts = [0]
    var lastSeen: [Int] = []
    for (index, list) in lists.enumerated() {
      for item in list {
        let number = numbers[item] ?? Int32(numbers.count)
        if number == numbers.count {
          numbers[item] = number
          lastSeen.append(-1)
        }
        precondition(lastSeen[Int(number)] != index, "item \(item) stands twice in list \(index)")
        lastSeen[Int(number)] = index
        items.append(number)
      }
      starts.append(items.count)
    }
    self.items = items
    self.starts = starts
    differentItems = numbers.count
    longest = lists.map(\.count).max() ?? 0
    weights = DepthWeights(persistence: overlap.persistence, depth: longest)
  }

  /// How many lists there are.
  package var count: Int { starts.count - 1 }

  /// The values of list `index` with each list after it: of `index + 1`, of `index + 2`, ….
  ///
  /// - Parameter index: From 0; the last list has an empty row.
  /// - Returns: `count − index − 1` values, 0…1.
  /// - Complexity: O(count · length) time; three arrays per row, nothing per pair.
  package func row(_ index: Int) -> [Double] {
    precondition(index >= 0 && index < count, "row \(index) of \(count)")
    var ranks = [Int32](repeating: 0, count: differentItems)
    let (start, end) = (starts[index], starts[index + 1])
    for position in start..<end { ranks[Int(items[position])] = Int32(position - start + 1) }
    var newlyShared = [Int32](repeating: 0, count: longest + 1)
    var row: [Double] = []
    row.reserveCapacity(count - index - 1)
    for other in index + 1..<count {
      row.append(score(list: other, ranks, end - start, &newlyShared))
    }
    return row
  }

  /// `newlyShared` comes in zeroed and leaves zeroed.
  private func score(
    list: Int, _ ranks: [Int32], _ fixedLength: Int, _ newlyShared: inout [Int32]
  ) -> Double {
    let (start, end) = (starts[list], starts[list + 1])
    var own = Int32(1)
    for position in start..<end {
      let rank = ranks[Int(items[position])]
      if rank > 0 { newlyShared[Int(max(rank, own))] += 1 }
      own += 1
    }
    let (shorter, longer) = (min(fixedLength, end - start), max(fixedLength, end - start))
    let value = weights.extrapolated(newlyShared, shorter: shorter, longer: longer)
    for depth in 0...longer { newlyShared[depth] = 0 }
    return value
  }
}

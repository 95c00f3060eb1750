// Rank-biased overlap of lists in which items share a rank.
//
// There is no single right answer, because a tie can mean two things. It can be real: the items
// are equally good (a chart with two songs in third place). Then `.sharedRank` asks how alike the
// lists are as rankings of the sports page. Or it can stand for an order that we do not know
// (counts that happen to be equal). Then `.averageOrder` gives the mean over the possible orders,
// under which a list with ties is not fully like itself; `.correctedOrder` divides by that.
//
// The bounds. Unseen items are taken to be untied, here as in the paper: an unseen tie group of any
// size could push `.sharedRank` to 0, so that bounds over unseen ties would say nothing.
// - Minimum: no unseen item is shared. Down to depth l the seen items are counted as they are; from
//   there on X_d stays X_l and the divisor is d, which sums to X_l (1−p)/p Σ_{d>l} p^d / d.
// - Maximum: for s < d ≤ l the d − s unseen items of the shorter list are items that only the
//   longer list holds. Taking these in the longer list's order is best at every depth at once:
//   contributions never grow down the list, and the choice for d − 1 is part of the choice for d.
//   There are always enough of them, since d − s ≤ l − |S ∩ L|. Below l both lists bring one
//   missing item per rank, X_d = 2d − l − s + X_l, until at f = l + s − X_l nothing is missing and
//   the rest is p^f.
// - Extrapolated, for s < d ≤ l: an unseen item is shared with probability A_s (the agreement at s)
//   and is then any one of the items that the longer list shows at d and the shorter one lacks. So
//   it adds A_s times the mean contribution of those. Without ties that mean is 1: eq. 32.

/// How a tie is read.
///
/// - Source: Corsi, Urbano (2024), "The Treatment of Ties in Rank-Biased Overlap", SIGIR.
package enum TieReading: String, CaseIterable, Sendable {
  /// RBO^w: tied items all stand at the top rank of their group. A_d = 2 X_d / (|S_d| + |L_d|).
  case sharedRank = "w"
  /// RBO^a: the mean over all ways to break the ties. Within a group from rank t to rank b an item
  /// is among the first d with probability (d − t + 1) / (b − t + 1); A_d = X_d / d.
  case averageOrder = "a"
  /// RBO^b: like `averageOrder`, with X_d divided by √Σc_S² · √Σc_L², the c being those
  /// probabilities, so that a list with ties has 1 with itself.
  case correctedOrder = "b"
}

/// A list whose items may share ranks.
package struct TiedRanking: Hashable, Sendable {
  /// Best first; the order inside a group means nothing.
  package let items: [UInt32]
  /// The first and the last rank that the group of each item covers, from 1.
  let tops: [Int32]
  let bottoms: [Int32]

  /// - Parameter groups: Best first, each with the items that share a rank. Empty groups vanish.
  /// - Complexity: O(n).
  package init(groups: [[UInt32]]) {
    var (items, tops, bottoms): ([UInt32], [Int32], [Int32]) = ([], [], [])
    for group in groups {
      let (top, bottom) = (Int32(items.count + 1), Int32(items.count + group.count))
      items += group
      tops += group.map { _ in top }
      bottoms += group.map { _ in bottom }
    }
    (self.items, self.tops, self.bottoms) = (items, tops, bottoms)
  }

  /// Items with the ranks that a source gave them; equal ranks tie, gaps between ranks mean
  /// nothing.
  ///
  /// - Parameters:
  ///   - items: In any order.
  ///   - ranks: One per item, the smallest first.
  /// - Complexity: O(n log n).
  package init(items: [UInt32], ranks: [Int]) {
    precondition(items.count == ranks.count, "\(items.count) items with \(ranks.count) ranks")
    var groups: [[UInt32]] = []
    var last: Int?
    for index in items.indices.sorted(by: { (ranks[$0], $0) < (ranks[$1], $1) }) {
      if last != ranks[index] { groups.append([]) }
      groups[groups.count - 1].append(items[index])
      last = ranks[index]
    }
    self.init(groups: groups)
  }
}

extension RankBiasedOverlap {
  /// Estimate and bounds for two lists with ties.
  ///
  /// Without ties all three readings equal `score(_:_:)`. Symmetric; minimum ≤ extrapolated ≤
  /// maximum. A list with itself has estimate 1 under `.sharedRank` and `.correctedOrder`.
  ///
  /// - Parameters:
  ///   - a: A list; item numbers are shared with `b`.
  ///   - b: The other list, of any length.
  ///   - ties: How a tie is read.
  /// - Returns: Estimate 1 for two empty lists, 0 for one empty list, both with bounds 0…1.
  /// - Precondition: No item occurs twice in a list.
  /// - Complexity: O(l · (s + l)).
  /// - Source: Corsi, Urbano (2024), "The Treatment of Ties in Rank-Biased Overlap", SIGIR. The
  ///   head of the file `RankBiasedOverlap+Ties.swift` derives the bounds.
  package func score(_ a: TiedRanking, _ b: TiedRanking, ties: TieReading) -> Score {
    let swapped = b.items.count < a.items.count
    let pair = TiedPair(shorter: swapped ? b : a, longer: swapped ? a : b, reading: ties)
    guard pair.s > 0 else {
      return Score(extrapolated: pair.l == 0 ? 1 : 0, minimum: 0, maximum: 1)
    }
    var (low, estimate, high) = (0.0, 0.0, 0.0)
    var (power, head) = (1.0, 0.0)
    var last = 0.0
    let agreementAtShorter = pair.seen(pair.s) / pair.divisor(pair.s)
    for d in 1...pair.l {
      power *= persistence
      head += power / Double(d)
      let (seen, divisor) = (pair.seen(d), pair.divisor(d))
      let unseen = pair.unseen(d)
      last = (seen + agreementAtShorter * unseen.mean) / divisor
      low += power * seen / divisor
      estimate += power * last
      high += power * (seen + unseen.best) / divisor
    }
    let odds = (1 - persistence) / persistence
    let powerAtLonger = power
    let rest = -ln1p(-persistence) - head
    let (shared, f) = (pair.shared, pair.l + pair.s - pair.shared)
    for d in stride(from: pair.l + 1, through: f, by: 1) {
      power *= persistence
      high += power * Double(2 * d - pair.l - pair.s + shared) / Double(d)
    }
    return Score(
      extrapolated: odds * estimate + last * powerAtLonger,
      minimum: odds * (low + Double(shared) * rest),
      maximum: odds * high + power)
  }
}

/// Two lists side by side, asked depth by depth.
private struct TiedPair {
  let reading: TieReading
  let shorter: TiedRanking
  let longer: TiedRanking
  /// For each shared item its index in the shorter and in the longer list.
  let sharedIndices: [(inShorter: Int, inLonger: Int)]
  /// Indices in the longer list of the items that it holds alone, in its order.
  let longerOnly: [Int]

  init(shorter: TiedRanking, longer: TiedRanking, reading: TieReading) {
    self.reading = reading
    self.shorter = shorter
    self.longer = longer
    let (inShorter, inLonger) = (RankLookup(shorter.items), RankLookup(longer.items))
    precondition(inLonger.count == longer.items.count)
    var pairs: [(inShorter: Int, inLonger: Int)] = []
    var alone: [Int] = []
    for (index, item) in longer.items.enumerated() {
      if let rank = inShorter[item] {
        pairs.append((rank - 1, index))
      } else {
        alone.append(index)
      }
    }
    sharedIndices = pairs
    longerOnly = alone
  }

  var s: Int { shorter.items.count }
  var l: Int { longer.items.count }
  var shared: Int { sharedIndices.count }

  /// How far the item at `index` is among the first d of its list: 0…1.
  func contribution(_ list: TiedRanking, _ index: Int, _ d: Int) -> Double {
    let (top, bottom) = (Int(list.tops[index]), Int(list.bottoms[index]))
    if d < top { return 0 }
    if d >= bottom || reading == .sharedRank { return 1 }
    return Double(d - top + 1) / Double(bottom - top + 1)
  }

  /// X_d over the items that both lists show.
  func seen(_ d: Int) -> Double {
    var sum = 0.0
    for pair in sharedIndices {
      sum += contribution(shorter, pair.inShorter, d) * contribution(longer, pair.inLonger, d)
    }
    return sum
  }

  /// What X_d is divided by to give the agreement A_d. Greater than zero for d ≥ 1.
  func divisor(_ d: Int) -> Double {
    switch reading {
    case .sharedRank: (size(shorter, d) + size(longer, d)) / 2
    case .averageOrder: Double(d)
    case .correctedOrder: (size(shorter, d) * size(longer, d)).squareRoot()
    }
  }

  /// Σ c for `.sharedRank` and Σ c² for `.correctedOrder`; unseen items are untied, each adds 1.
  private func size(_ list: TiedRanking, _ d: Int) -> Double {
    var sum = Double(max(0, d - list.items.count))
    for index in list.items.indices {
      let value = contribution(list, index, d)
      sum += reading == .correctedOrder ? value * value : value
    }
    return sum
  }

  /// What the d − s unseen items of the shorter list add to X_d at most, and what they add if each
  /// is one of the items that the longer list shows alone at d.
  func unseen(_ d: Int) -> (best: Double, mean: Double) {
    guard d > s else { return (0, 0) }
    var (best, sum, shown) = (0.0, 0.0, 0)
    for (position, index) in longerOnly.enumerated() {
      let value = contribution(longer, index, d)
      guard value > 0 else { break }
      if position < d - s { best += value }
      sum += value
      shown += 1
    }
    // The longer list shows at least d items at d, of which at most s are shared: shown ≥ d − s.
    return (best, sum / Double(shown) * Double(d - s))
  }
}

// How alike two ranked lists are when the top counts most and the lists may go on unseen.
//
// Rank-biased overlap (RBO) is the overlap that a reader expects to see who walks down both lists
// at once and goes on to the next rank with probability p. It needs neither equal lengths nor
// equal items. Three numbers belong together: the bounds `minimum` and `maximum`, between which
// the RBO of the full lists must lie, and the point estimate `extrapolated` that reports show.
//
// This file is for lists without ties; lists with ties are in `RankBiasedOverlap+Ties.swift`, many
// lists against one another in `RankBiasedOverlapMatrix.swift`.
//
// Contested: what empty lists are worth. Two empty lists count as equal (1) and an empty list has
// nothing in common with another (0); the bounds then say what is known, which is nothing (0…1).

/// Rank-biased overlap with a given persistence.
///
/// With X_d the number of items among the first d of both lists, and A_d = X_d / d,
/// RBO = (1 − p) Σ_{d ≥ 1} p^(d − 1) A_d over the full lists.
///
/// - Source: Webber, Moffat, Zobel (2010), "A Similarity Measure for Indefinite Rankings",
///   ACM Transactions on Information Systems 28(4), article 20.
package struct RankBiasedOverlap: Hashable, Sendable {
  /// The probability p of looking one rank further: near 0 only the first rank counts, near 1 all
  /// ranks count alike.
  package let persistence: Double

  /// - Precondition: 0 < persistence < 1.
  package init(persistence: Double) {
    precondition(
      persistence > 0 && persistence < 1, "persistence \(persistence) is not between 0 and 1")
    self.persistence = persistence
  }

  /// What is known about the overlap of two lists: 0 (nothing shared) … 1 (the same list).
  package struct Score: Hashable, Sendable {
    /// The point estimate: the agreement at the last rank is taken to go on for ever.
    package var extrapolated: Double
    /// The value if no unseen item is shared.
    package var minimum: Double
    /// The value if the unseen items are shared as early as they can be.
    package var maximum: Double

    /// How much the unseen ranks could still add: maximum − minimum.
    package var residual: Double { maximum - minimum }
  }

  /// Estimate and bounds for two lists of any lengths.
  ///
  /// With s ≤ l the lengths and f = l + s − X_l:
  /// - extrapolated (eq. 32): (1−p)/p [Σ_{d=1…l} X_d p^d / d + Σ_{d=s+1…l} X_s (d−s) p^d / (s d)]
  ///   + [(X_l − X_s) / l + X_s / s] p^l
  /// - minimum (eq. 11): (1−p)/p [Σ_{d=1…l} (X_d − X_l) p^d / d − X_l ln(1−p)]
  /// - residual (eq. 30): p^s + p^l − p^f − (1−p)/p [s Σ_{d=s+1…f} p^d / d + l Σ_{d=l+1…f} p^d / d
  ///   + X_l (ln(1/(1−p)) − Σ_{d=1…f} p^d / d)]
  ///
  /// Symmetric to the last bit; minimum ≤ extrapolated ≤ maximum; two equal lists give 1 and two
  /// lists without a shared item 0, both as estimate.
  ///
  /// - Parameters:
  ///   - a: Item numbers, best first.
  ///   - b: The same for the other list.
  /// - Returns: Estimate 1 for two empty lists, 0 for one empty list, both with bounds 0…1.
  /// - Precondition: No item occurs twice in a list.
  /// - Complexity: O(s + l).
  package func score(_ a: [UInt32], _ b: [UInt32]) -> Score {
    let overlap = DepthOverlap(a, b)
    let weights = DepthWeights(persistence: persistence, depth: a.count + b.count)
    let minimum = weights.minimum(overlap)
    return Score(
      extrapolated: weights.extrapolated(overlap),
      minimum: minimum,
      maximum: minimum + weights.residual(overlap))
  }

  /// The estimate alone; see `score(_:_:)`.
  package func extrapolated(_ a: [UInt32], _ b: [UInt32]) -> Double {
    DepthWeights(persistence: persistence, depth: max(a.count, b.count))
      .extrapolated(DepthOverlap(a, b))
  }

  /// How much of the measure the first `depth` ranks decide, 0…1 (eq. 21).
  ///
  /// W(d) = 1 − p^(d−1) + (1−p)/p · d · [ln(1/(1−p)) − Σ_{i=1…d−1} p^i / i].
  ///
  /// - Parameter depth: At least 0; nothing is decided by no ranks.
  /// - Complexity: O(d).
  package func weight(ofFirst depth: Int) -> Double {
    precondition(depth >= 0, "depth \(depth) is negative")
    guard depth > 0 else { return 0 }
    var (power, sum) = (1.0, 0.0)
    for rank in stride(from: 1, to: depth, by: 1) {
      power *= persistence
      sum += power / Double(rank)
    }
    let rest = -ln1p(-persistence) - sum
    return 1 - power + (1 - persistence) / persistence * Double(depth) * rest
  }

  /// The persistence that gives the first `depth` ranks a wanted share of the weight.
  ///
  /// - Parameters:
  ///   - share: Between 0 and 1, both excluded; 0.86 is what p = 0.9 gives to ten ranks.
  ///   - depth: At least 1.
  /// - Returns: p with W(depth) = share, by bisection to the last bit: 0.8007 for five ranks at
  ///   0.86, 0.8980 for ten, 0.9485 for twenty, 0.9793 for fifty.
  /// - Complexity: O(60 d).
  package static func persistence(giving share: Double, toFirst depth: Int) -> Double {
    precondition(share > 0 && share < 1, "share \(share) is not between 0 and 1")
    precondition(depth >= 1, "depth \(depth) is less than 1")
    // The weight of the first ranks falls as p grows.
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return low > 0 ? low : high }
      if RankBiasedOverlap(persistence: middle).weight(ofFirst: depth) > share {
        low = middle
      } else {
        high = middle
      }
    }
  }

  /// The persistence that a report takes when nobody asked for another.
  ///
  /// 86 % of the weight on the ranks of the list, rounded to two decimals up to 100 ranks, three up
  /// to 1,000 and so on: 0.80 for five ranks, 0.90 for ten, 0.95 for twenty, 0.98 for fifty.
  ///
  /// - Parameter length: Of the longer list; an empty list counts as one of one item.
  package static func usualPersistence(forLength length: Int) -> Double {
    let exact = persistence(giving: 0.86, toFirst: max(1, length))
    var scale = 100.0
    while scale < Double(length) { scale *= 10 }
    return (exact * scale).rounded() / scale
  }
}

/// How many items two lists share, by the depth at which they become shared.
struct DepthOverlap {
  /// The shorter and the longer length.
  var shorter: Int
  var longer: Int
  /// At index d: items whose lower one of both ranks is d. Index 0 is unused.
  var newlyShared: [Int32]

  init(_ a: [UInt32], _ b: [UInt32]) {
    shorter = min(a.count, b.count)
    longer = max(a.count, b.count)
    newlyShared = [Int32](repeating: 0, count: longer + 1)
    let (inA, inB) = (RankLookup(a), RankLookup(b))
    precondition(inA.count == a.count && inB.count == b.count)
    for (index, item) in b.enumerated() {
      if let rank = inA[item] { newlyShared[max(rank, index + 1)] += 1 }
    }
  }

  /// X_l: all shared items.
  var shared: Int { newlyShared.reduce(0) { $0 + Int($1) } }
}

/// The powers of p, and p^d / d with its running sum, once for many pairs.
struct DepthWeights: Sendable {
  let persistence: Double
  /// p^d at index d.
  private let powers: [Double]
  /// p^d / d at index d; 0 at index 0.
  private let shares: [Double]
  /// Σ_{i=1…d} p^i / i at index d.
  private let sums: [Double]

  init(persistence: Double, depth: Int) {
    self.persistence = persistence
    var (powers, shares, sums) = ([1.0], [0.0], [0.0])
    powers.reserveCapacity(depth + 1)
    shares.reserveCapacity(depth + 1)
    sums.reserveCapacity(depth + 1)
    for d in stride(from: 1, through: depth, by: 1) {
      powers.append(powers[d - 1] * persistence)
      shares.append(powers[d] / Double(d))
      sums.append(sums[d - 1] + shares[d])
    }
    (self.powers, self.shares, self.sums) = (powers, shares, sums)
  }

  private var odds: Double { (1 - persistence) / persistence }

  /// Eq. 32.
  func extrapolated(_ overlap: DepthOverlap) -> Double {
    extrapolated(overlap.newlyShared, shorter: overlap.shorter, longer: overlap.longer)
  }

  func extrapolated(_ newlyShared: [Int32], shorter: Int, longer: Int) -> Double {
    guard shorter > 0 else { return longer == 0 ? 1 : 0 }
    var (shared, sum) = (Int32(0), 0.0)
    for d in 1...shorter {
      shared += newlyShared[d]
      sum += Double(shared) * shares[d]
    }
    let agreement = Double(shared) / Double(shorter)
    let sharedAtShorter = shared
    for d in stride(from: shorter + 1, through: longer, by: 1) {
      shared += newlyShared[d]
      sum += (Double(shared) + agreement * Double(d - shorter)) * shares[d]
    }
    let last = Double(shared - sharedAtShorter) / Double(longer) + agreement
    return odds * sum + last * powers[longer]
  }

  /// Eq. 11.
  func minimum(_ overlap: DepthOverlap) -> Double {
    let all = overlap.shared
    var (shared, sum) = (0, 0.0)
    for d in stride(from: 1, through: overlap.longer, by: 1) {
      shared += Int(overlap.newlyShared[d])
      sum += Double(shared - all) * shares[d]
    }
    return odds * (sum - Double(all) * ln1p(-persistence))
  }

  /// Eq. 30. Needs weights to depth s + l.
  func residual(_ overlap: DepthOverlap) -> Double {
    let (s, l, all) = (overlap.shorter, overlap.longer, overlap.shared)
    let f = s + l - all
    let inner =
      Double(s) * (sums[f] - sums[s]) + Double(l) * (sums[f] - sums[l])
      + Double(all) * (-ln1p(-persistence) - sums[f])
    return powers[s] + powers[l] - powers[f] - odds * inner
  }
}

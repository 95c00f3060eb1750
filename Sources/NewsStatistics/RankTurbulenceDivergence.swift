// How far two rankings of words, names or topics are apart, and which of them make the difference.
//
// Ranks are taken by falling count, ties averaged, over the union of both systems: what one system
// lacks has count 0 there and ties at its end. A small α listens to the long tail, a large α to the
// top.
//
// Contested: the normaliser. The formula in use divides by what disjoint systems would give, but
// places an absent item at N₁ + N₂/2, with the sizes of the systems exchanged and half a rank
// short, so disjoint short lists do not give 1. `.published` keeps that, for comparison with other
// tools; `.exact` uses the rank that absent items have here, N₂ + (N₁ + 1)/2, and disjoint gives
// exactly 1.

/// Rank-turbulence divergence of two systems.
///
/// δ = (α+1)/α · |r₁^−α − r₂^−α|^(1/(α+1)); for α = 0 |ln(r₁ / r₂)|; for α = ∞ 0 if the ranks are
/// equal, else max(1/r₁, 1/r₂). The divergence is Σδ / N.
///
/// - Source: Dodds, Minot, Arnold, Alshaabi, Adams, Dewhurst, Gray, Frank, Reagan, Danforth (2023),
///   "Allotaxonometry and Rank-Turbulence Divergence", EPJ Data Science 12:37.
package struct RankTurbulenceDivergence: Sendable {
  /// What Σδ is divided by.
  package enum Normalizer: String, CaseIterable, Sendable {
    /// Absent items at rank N₁ + N₂/2 in system 2 (and N₂ + N₁/2 in system 1), as in the software
    /// of the authors. For α = ∞ Σ 1/r over both systems.
    case published
    /// Absent items at the rank that they have in disjoint systems: disjoint gives exactly 1.
    case exact
  }

  /// 0 (same ranks) upwards; 1 for disjoint systems under `.exact`.
  package let value: Double
  /// What each item adds to `value`, 0 or more, in the order of the counts given.
  package let contributions: [Double]
  /// The averaged rank of each item in both systems, from 1; 0 where both counts are zero.
  package let ranks: [(first: Double, second: Double)]

  /// The divergence of two systems.
  ///
  /// - Parameters:
  ///   - first: The count of each item in system 1; 0 where it lacks the item.
  ///   - second: The counts of the same items in system 2. An item with two zeros is left out.
  ///   - alpha: At least 0; `.infinity` is allowed.
  ///   - normalizer: See `Normalizer`.
  /// - Returns: `nil` where the normaliser is 0: both systems empty, or one item against none.
  /// - Complexity: O(n log n).
  package init?(
    _ first: [Double], _ second: [Double], alpha: Double, normalizer: Normalizer = .published
  ) {
    precondition(first.count == second.count, "\(first.count) counts against \(second.count)")
    precondition(alpha >= 0, "alpha \(alpha) is negative or no number")
    for (x, y) in zip(first, second) {
      precondition(x >= 0 && y >= 0, "counts \(x) and \(y): a count is negative or no number")
    }
    let present = first.indices.filter { first[$0] > 0 || second[$0] > 0 }
    let firstRanks = averageRanks(largestFirst: present.map { first[$0] })
    let secondRanks = averageRanks(largestFirst: present.map { second[$0] })

    var ranks = [(first: Double, second: Double)](repeating: (0, 0), count: first.count)
    var contributions = [Double](repeating: 0, count: first.count)
    for (position, index) in present.enumerated() {
      ranks[index] = (firstRanks[position], secondRanks[position])
      contributions[index] = rankTurbulence(
        firstRanks[position], secondRanks[position], alpha: alpha)
    }

    let sizes = (Double(first.count { $0 > 0 }), Double(second.count { $0 > 0 }))
    var largest = 0.0
    for index in present {
      if first[index] > 0 {
        largest += normalizer.share(ranks[index].first, alpha: alpha, sizes.0, sizes.1)
      }
      if second[index] > 0 {
        largest += normalizer.share(ranks[index].second, alpha: alpha, sizes.1, sizes.0)
      }
    }
    guard largest > 0 else { return nil }
    self.ranks = ranks
    self.contributions = contributions.map { $0 / largest }
    value = contributions.reduce(0, +) / largest
  }
}

extension RankTurbulenceDivergence.Normalizer {
  /// What an item at `rank` in its own system of `ownSize` items adds if the other lacks it.
  fileprivate func share(
    _ rank: Double, alpha: Double, _ ownSize: Double, _ otherSize: Double
  ) -> Double {
    switch self {
    case .published:
      alpha == .infinity ? 1 / rank : rankTurbulence(rank, ownSize + otherSize / 2, alpha: alpha)
    case .exact: rankTurbulence(rank, otherSize + (ownSize + 1) / 2, alpha: alpha)
    }
  }
}

/// δ for one item; see `RankTurbulenceDivergence`.
private func rankTurbulence(_ first: Double, _ second: Double, alpha: Double) -> Double {
  if first == second { return 0 }
  if alpha == 0 { return abs(ln(first / second)) }
  if alpha == .infinity { return max(1 / first, 1 / second) }
  let difference = abs(power(first, -alpha) - power(second, -alpha))
  return (alpha + 1) / alpha * power(difference, 1 / (alpha + 1))
}

import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct RankTurbulenceDivergenceTests {
  static let alphas = [0, 1.0 / 3, 1, Double.infinity]

  // Items a b c d e f; a b c d; a b c; a b c x y z.
  @Test(arguments: [
    (
      [50.0, 30, 20, 10, 5, 0], [40.0, 45, 20, 0, 3, 12],
      [0.2077941053, 0.2856533843, 0.3854455280, 0.5474452555]
    ),
    (
      [9, 5, 5, 1], [6, 7, 0, 0], [0.3924720619, 0.4858895438, 0.5945701838, 0.7565392354]
    ),
    ([5, 3, 1], [50, 30, 10], [0, 0, 0, 0]),
    (
      [3, 2, 1, 0, 0, 0], [0, 0, 0, 3, 2, 1], [1.1161862586, 1.0753859853, 1.0373078856, 1]
    ),
  ])
  func givesTheWorkedValues(first: [Double], second: [Double], values: [Double]) {
    for (alpha, value) in zip(Self.alphas, values) {
      let divergence = RankTurbulenceDivergence(first, second, alpha: alpha)
      #expect(isClose(divergence?.value, value, 1e-10), "alpha \(alpha)")
    }
  }

  @Test func exceedsOneForShortDisjointSystemsAsPublished() {
    let (first, second) = ([9.0, 5, 4, 1, 0, 0], [0.0, 0, 0, 0, 7, 6])
    for (alpha, value) in zip(Self.alphas, [1.0403558299, 1.0128825685, 0.9943016692]) {
      let published = RankTurbulenceDivergence(first, second, alpha: alpha)
      #expect(isClose(published?.value, value, 1e-10), "alpha \(alpha)")
    }
  }

  @Test func givesTheWorkedValuesWithExactRanks() {
    let rows: [([Double], [Double], [Double])] = [
      (
        [50, 30, 20, 10, 5, 0], [40, 45, 20, 0, 3, 12], [0.1958409829, 0.2749185037, 0.3783887928]
      ),
      ([9, 5, 5, 1], [6, 7, 0, 0], [0.3771351955, 0.4795719367, 0.5977582395]),
    ]
    for (first, second, values) in rows {
      for (alpha, value) in zip(Self.alphas, values) {
        let exact = RankTurbulenceDivergence(first, second, alpha: alpha, normalizer: .exact)
        #expect(isClose(exact?.value, value, 1e-10), "alpha \(alpha)")
      }
    }
  }

  @Test func saysWhichItemsMakeTheDifference() throws {
    let divergence = try #require(
      RankTurbulenceDivergence([50, 30, 20, 10, 5, 0], [40, 45, 20, 0, 3, 12], alpha: 1))
    let expected = [0.136853, 0.136853, 0, 0.055870, 0, 0.055870]
    for (found, wanted) in zip(divergence.contributions, expected) {
      #expect(isClose(found, wanted))
    }
    #expect(divergence.ranks[3] == (4, 6))
  }

  @Test func leavesOutWhatNeitherSystemHas() throws {
    let with = try #require(RankTurbulenceDivergence([3, 0, 1, 2], [1, 0, 2, 0], alpha: 1))
    let without = try #require(RankTurbulenceDivergence([3, 1, 2], [1, 2, 0], alpha: 1))
    #expect(with.value == without.value)
    #expect(with.contributions[1] == 0)
    #expect(with.ranks[1] == (0, 0))
    #expect(RankTurbulenceDivergence([], [], alpha: 1) == nil)
    #expect(RankTurbulenceDivergence([0], [0], alpha: 1) == nil)
    #expect(RankTurbulenceDivergence([1], [0], alpha: 1, normalizer: .exact) == nil)
  }

  @Test(arguments: seeds) func keepsItsIdentities(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 3...20, using: &random)
    let first = (0..<count).map { _ in Double(Int.random(in: 1...9, using: &random)) }
    let second = (0..<count).map { _ in Double(Int.random(in: 0...9, using: &random)) }
    let nothing = [Double](repeating: 0, count: count)
    for alpha in Self.alphas {
      for rule in RankTurbulenceDivergence.Normalizer.allCases {
        let there = try #require(
          RankTurbulenceDivergence(first, second, alpha: alpha, normalizer: rule))
        let back = try #require(
          RankTurbulenceDivergence(second, first, alpha: alpha, normalizer: rule))
        #expect(isClose(there.value, back.value, 1e-12), "symmetry")
        #expect(isClose(there.contributions.reduce(0, +), there.value, 1e-12))
        let own = try #require(
          RankTurbulenceDivergence(first, first, alpha: alpha, normalizer: rule))
        #expect(own.value == 0, "identity")
      }
      let disjoint = RankTurbulenceDivergence(
        first + nothing, nothing + second, alpha: alpha, normalizer: .exact)
      if second.contains(where: { $0 > 0 }) {
        #expect(isClose(disjoint?.value, 1, 1e-12), "alpha \(alpha)")
      }
    }
  }
}

import Foundation
import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct RankBiasedOverlapTiesTests {
  // red (blue green) yellow pink; (blue red) white (yellow black purple) green.
  static let x = TiedRanking(groups: [items("r"), items("bg"), items("y"), items("p")])
  static let y = TiedRanking(groups: [items("br"), items("w"), items("ykv"), items("g")])

  @Test(arguments: [
    (TieReading.sharedRank, 0.7068257171, 0.3429683610, 0.9049856557),
    (.averageOrder, 0.6922853320, 0.3310519083, 0.8930692030),
    (.correctedOrder, 0.7207131047, 0.3509162631, 0.9129335578),
  ])
  func givesTheWorkedValues(reading: TieReading, ext: Double, min: Double, max: Double) {
    let score = RankBiasedOverlap(persistence: 0.95).score(Self.x, Self.y, ties: reading)
    #expect(isClose(score.extrapolated, ext, 1e-10))
    #expect(isClose(score.minimum, min, 1e-10))
    #expect(isClose(score.maximum, max, 1e-10))
    #expect(isClose(score.residual, 0.5620172947, 1e-10))
  }

  @Test func takesAListAsLikeItselfUnlessOrdersAreAveraged() {
    let overlap = RankBiasedOverlap(persistence: 0.95)
    func own(_ ties: TieReading) -> Double {
      overlap.score(Self.x, Self.x, ties: ties).extrapolated
    }
    #expect(isClose(own(.sharedRank), 1, 1e-12))
    #expect(isClose(own(.averageOrder), 0.988125, 1e-12))
    #expect(isClose(own(.correctedOrder), 1, 1e-12))
  }

  @Test func groupsEqualRanks() {
    let ranking = TiedRanking(items: [7, 8, 9, 5], ranks: [3, 1, 3, 8])
    #expect(ranking == TiedRanking(groups: [[8], [7, 9], [], [5]]))
  }

  @Test(arguments: TieReading.allCases) func keepsTheEmptyConventions(_ reading: TieReading) {
    let overlap = RankBiasedOverlap(persistence: 0.9)
    let none = TiedRanking(groups: [])
    #expect(overlap.score(none, none, ties: reading).extrapolated == 1)
    #expect(overlap.score(none, Self.x, ties: reading).extrapolated == 0)
    #expect(overlap.score(Self.x, none, ties: reading).residual == 1)
  }

  @Test(arguments: seeds) func equalsTheUntiedScoreWithoutTies(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let a = random.list(length: Int.random(in: 1...15, using: &random), universe: 20)
    let b = random.list(length: Int.random(in: 1...15, using: &random), universe: 20)
    let overlap = RankBiasedOverlap(persistence: 0.9)
    let plain = overlap.score(a, b)
    for reading in TieReading.allCases {
      let (x, y) = (TiedRanking(groups: a.map { [$0] }), TiedRanking(groups: b.map { [$0] }))
      let tied = overlap.score(x, y, ties: reading)
      #expect(isClose(tied.extrapolated, plain.extrapolated, 1e-12))
      #expect(isClose(tied.minimum, plain.minimum, 1e-12))
      #expect(isClose(tied.maximum, plain.maximum, 1e-12))
    }
  }

  @Test(arguments: seeds) func keepsItsIdentities(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (a, b) = randomPair(&random, universe: 25, longest: 18)
    let (x, y) = (TiedRanking(groups: a), TiedRanking(groups: b))
    let overlap = RankBiasedOverlap(persistence: Double.random(in: 0.3...0.98, using: &random))
    for reading in TieReading.allCases {
      let (one, two) = (overlap.score(x, y, ties: reading), overlap.score(y, x, ties: reading))
      #expect(isClose(one.extrapolated, two.extrapolated, 1e-12), "symmetry")
      #expect(isClose(one.minimum, two.minimum, 1e-12), "symmetry")
      #expect(isClose(one.maximum, two.maximum, 1e-12), "symmetry")
      #expect(one.minimum <= one.extrapolated + 1e-12, "\(reading)")
      #expect(one.extrapolated <= one.maximum + 1e-12, "\(reading)")
      #expect(one.minimum >= -1e-12 && one.maximum <= 1 + 1e-12, "\(reading)")
      let names = (0..<25).map { UInt32($0) + 50 }.shuffled(using: &random)
      func renamed(_ groups: [[UInt32]]) -> TiedRanking {
        TiedRanking(groups: groups.map { $0.map { names[Int($0)] }.shuffled(using: &random) })
      }
      let other = overlap.score(renamed(a), renamed(b), ties: reading)
      #expect(isClose(other.extrapolated, one.extrapolated, 1e-12), "relabelling")
      #expect(isClose(other.maximum, one.maximum, 1e-12), "relabelling")
    }
  }

  // The mean over all orders, by listing them: exact for every sum that is linear in the overlap.
  @Test(arguments: seeds) func averagesOverAllTieBreaks(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let overlap = RankBiasedOverlap(persistence: 0.8)
    let (a, b) = randomPair(&random, universe: 8, longest: 6)
    let score = overlap.score(
      TiedRanking(groups: a), TiedRanking(groups: b), ties: .averageOrder)
    var plain: [RankBiasedOverlap.Score] = []
    for orderA in orders(a) {
      for orderB in orders(b) { plain.append(overlap.score(orderA, orderB)) }
    }
    #expect(isClose(score.minimum, mean(plain.map(\.minimum)), 1e-12))
    if a.joined().count == b.joined().count {
      #expect(isClose(score.extrapolated, mean(plain.map(\.extrapolated)), 1e-12))
      #expect(isClose(score.maximum, mean(plain.map(\.maximum)), 1e-12))
    } else {
      // Who sees the order of the tied items can still match them better.
      #expect(score.maximum <= mean(plain.map(\.maximum)) + 1e-12)
    }
  }

  // The bounds, by trying what the unseen items could be and adding the literal sum.
  @Test(arguments: seeds) func boundsWhatUnseenUntiedItemsCanDo(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var (a, b) = randomPair(&random, universe: 7, longest: 5)
    if a.joined().count > b.joined().count { swap(&a, &b) }
    let (p, depth) = (0.6, 60)
    let overlap = RankBiasedOverlap(persistence: p)
    let (s, l) = (Array(a.joined()), Array(b.joined()))
    let fresh = (0..<UInt32(depth)).map { [1000 + $0] }
    let others = (0..<UInt32(depth)).map { [2000 + $0] }
    for reading in TieReading.allCases {
      let score = overlap.score(TiedRanking(groups: a), TiedRanking(groups: b), ties: reading)
      let low = literalOverlap(a + fresh, b + others, p, reading, depth)
      #expect(isClose(score.minimum, low, 1e-10), "\(reading)")
      var high = 0.0
      for order in permutations(l.filter { !s.contains($0) }) {
        let fullS = a + order.map { [$0] } + fresh
        let fullL = b + s.filter { !l.contains($0) }.map { [$0] } + fresh
        high = max(high, literalOverlap(fullS, fullL, p, reading, depth))
      }
      #expect(isClose(score.maximum, high, 1e-10), "\(reading)")
    }
  }

  static let reference = sharedFile("data/rbo/sigir2024/test-rows-1-5000.csv")

  @Test(.enabled(if: reference != nil, "the shared data of Corsi and Urbano is not here"))
  func equalsTheAuthorsOnTheirTestRows() throws {
    let text = try String(contentsOf: #require(Self.reference), encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 5001)
    var largest = 0.0
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",")
      let numbers = try cells[2...].map { try #require(Double($0)) }
      let (x, y) = (tiedRanking(cells[0]), tiedRanking(cells[1]))
      let overlap = RankBiasedOverlap(persistence: numbers[0])
      for (position, reading) in TieReading.allCases.enumerated() {
        let score = overlap.score(x, y, ties: reading)
        let found = [score.extrapolated, score.minimum, score.maximum, score.residual]
        for (value, wanted) in zip(found, numbers[(1 + 4 * position)...]) {
          largest = max(largest, abs(value - wanted))
        }
      }
    }
    #expect(largest < 1e-12)
  }

  /// `(i5 i9) i2` is a tie of 5 and 9 ahead of 2.
  private func tiedRanking(_ cell: Substring) -> TiedRanking {
    var groups: [[UInt32]] = []
    var inside = false
    for word in cell.split(separator: " ") {
      if !inside { groups.append([]) }
      if word.hasPrefix("(") { inside = true }
      if word.hasSuffix(")") { inside = false }
      groups[groups.count - 1].append(UInt32(word.filter(\.isNumber)) ?? 0)
    }
    return TiedRanking(groups: groups)
  }

  private func randomPair(
    _ random: inout SplitMix64, universe: UInt32, longest: Int
  ) -> ([[UInt32]], [[UInt32]]) {
    let lengths = (0..<2).map { _ in Int.random(in: 1...longest, using: &random) }
    let equal = Bool.random(using: &random)
    let a = random.list(length: lengths[0], universe: universe)
    let b = random.list(length: lengths[equal ? 0 : 1], universe: universe)
    return (random.groups(a, largest: 3), random.groups(b, largest: 3))
  }

  private func orders(_ groups: [[UInt32]]) -> [[UInt32]] {
    groups.reduce([[]]) { heads, group in
      heads.flatMap { head in permutations(group).map { head + $0 } }
    }
  }

  /// Σ (1 − p) p^(d − 1) A_d, A_d as the paper defines it, items looked up one by one.
  private func literalOverlap(
    _ a: [[UInt32]], _ b: [[UInt32]], _ p: Double, _ reading: TieReading, _ depth: Int
  ) -> Double {
    let (placesA, placesB) = (places(a), places(b))
    func presence(_ place: (top: Int, bottom: Int), _ d: Int) -> Double {
      if place.top > d { return 0 }
      if reading == .sharedRank { return 1 }
      return min(1, Double(d - place.top + 1) / Double(place.bottom - place.top + 1))
    }
    var (sum, power) = (0.0, 1.0)
    for d in 1...depth {
      var (shared, sizes) = (0.0, (0.0, 0.0))
      let squared = reading == .correctedOrder
      for (item, place) in placesA {
        let c = presence(place, d)
        sizes.0 += squared ? c * c : c
        if let other = placesB[item] { shared += c * presence(other, d) }
      }
      for place in placesB.values {
        let c = presence(place, d)
        sizes.1 += squared ? c * c : c
      }
      let agreement =
        switch reading {
        case .sharedRank: 2 * shared / (sizes.0 + sizes.1)
        case .averageOrder: shared / Double(d)
        case .correctedOrder: shared / (sizes.0.squareRoot() * sizes.1.squareRoot())
        }
      sum += (1 - p) * power * agreement
      power *= p
    }
    return sum
  }

  private func places(_ groups: [[UInt32]]) -> [UInt32: (top: Int, bottom: Int)] {
    var (places, next): ([UInt32: (top: Int, bottom: Int)], Int) = ([:], 1)
    for group in groups {
      for item in group { places[item] = (next, next + group.count - 1) }
      next += group.count
    }
    return places
  }
}

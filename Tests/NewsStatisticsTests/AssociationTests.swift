import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct AssociationTests {
  struct Case {
    let counts: [Int]
    /// E, G², G²/q, χ², Yates, PMI, NPMI, t, Dice, Jaccard, logDice.
    let values: [Double]
  }

  static let worked = [
    Case(
      counts: [20, 40, 50, 1000],
      values: [
        2, 74.58197921, 68.82212572, 177.63157895, 167.90021930, 3.32192809, 0.58859191,
        4.02492236, 0.44444444, 0.28571429, 12.830075,
      ]),
    Case(
      counts: [8, 10, 12, 100],
      values: [
        1.2, 30.64929897, 26.82111860, 48.65319865, 41.76136364, 2.73696559, 0.75111790,
        2.40416306, 0.72727273, 0.57142857, 13.540568,
      ]),
    Case(
      counts: [1, 1, 1, 1000],
      values: [
        0.001, 15.81451022, 0.09432095, 1000, 249.49975, 9.96578428, 1, 0.999, 1, 1, 14,
      ]),
    Case(
      counts: [5, 50, 100, 1000],
      values: [5, 0, 0, 0, 0, 0, 0, 0, 0.06666667, 0.03448276, 10.093109]),
  ]

  @Test(arguments: worked) func givesTheWorkedValues(_ example: Case) {
    let c = example.counts
    let table = PairCounts(joint: c[0], left: c[1], right: c[2], total: c[3])
    let found: [Double?] = [
      table.expected, table.gSquared, table.correctedGSquared, table.chiSquared,
      table.yatesChiSquared, table.pmi, table.npmi, table.tScore, table.dice, table.jaccard,
      table.logDice,
    ]
    for (index, wanted) in example.values.enumerated() {
      #expect(isClose(found[index], wanted), "value \(index): \(String(describing: found[index]))")
    }
  }

  @Test func matchesTheCriticalValues() {
    let table = [(3.841459, 0.05), (6.634897, 0.01), (10.827566, 0.001), (15.136705, 0.0001)]
    for (value, p) in table { #expect(isClose(chiSquaredTail(value), p, 1e-8)) }
  }

  @Test func hasNoValueOrTheLimitForPairsNeverSeen() {
    let apart = PairCounts(joint: 0, left: 4, right: 5, total: 100)
    #expect(apart.npmi == nil)
    #expect(apart.npmiFromMinusOne == -1)
    #expect(apart.pmi == nil)
    #expect(apart.tScore == nil)
    #expect(apart.logDice == nil)
    #expect(apart.dice == 0)
    #expect(apart.jaccard == 0)
    #expect(apart.associationStrength == 0)
    #expect(apart.signedGSquared < 0)
    #expect(apart.signedGSquared == -apart.gSquared)
    let nothing = PairCounts(joint: 0, left: 0, right: 0, total: 9)
    #expect(nothing.dice == nil)
    #expect(nothing.jaccard == nil)
    #expect(nothing.gSquared == 0)
    #expect(nothing.associationStrength == nil)
  }

  @Test func takesAPairInAllArticlesAsAlwaysTogether() {
    let always = PairCounts(joint: 9, left: 9, right: 9, total: 9)
    #expect(always.npmi == 1)
    #expect(always.pmi == 0)
    #expect(always.gSquared == 0)
    #expect(always.chiSquared == nil)
    #expect(always.williamsQ == nil)
  }

  // The order of operations of the comparison programs, so that six decimals never differ.
  @Test(arguments: seeds) func addsTheCellsInTheStatedOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let table = randomTable(&random)
    let (ab, a, b) = (Double(table.joint), Double(table.left), Double(table.right))
    let n = Double(table.total)
    let observed = [ab, a - ab, b - ab, n - a - b + ab]
    let expected = [a * b / n, a * (n - b) / n, (n - a) * b / n, (n - a) * (n - b) / n]
    var sum = 0.0
    for (o, e) in zip(observed, expected) where o > 0 { sum += o * ln(o / e) }
    #expect(table.gSquared == 2 * sum)
    if table.joint > 0, table.joint < table.total {
      #expect(table.npmi == ln(ab * n / (a * b)) / -ln(ab / n))
    }
  }

  @Test(arguments: seeds) func keepsItsIdentities(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let table = randomTable(&random)
    let mirror = PairCounts(
      joint: table.joint, left: table.right, right: table.left, total: table.total)
    #expect(isClose(table.gSquared, mirror.gSquared, 1e-9), "symmetry")
    #expect(table.gSquared >= -1e-9)
    #expect(abs(table.npmiFromMinusOne) <= 1 + 1e-12)
    #expect(table.npmiFromMinusOne == mirror.npmiFromMinusOne, "symmetry")
    if let dice = table.dice, let jaccard = table.jaccard {
      #expect(isClose(dice, 2 * jaccard / (1 + jaccard), 1e-12))
    }
    if let chi = table.chiSquared, let yates = table.yatesChiSquared {
      #expect(yates <= chi)
      #expect(isClose(chi, pearson(table), 1e-6 * max(1, chi)))
    }
    if let strength = table.associationStrength {
      let ratio = Double(table.joint) / table.expected
      #expect(isClose(strength * Double(table.total), ratio, 1e-9 * max(1, ratio)))
    }
  }

  private func pearson(_ table: PairCounts) -> Double {
    let (ab, a, b) = (Double(table.joint), Double(table.left), Double(table.right))
    let n = Double(table.total)
    let observed = [ab, a - ab, b - ab, n - a - b + ab]
    let expected = [a * b / n, a * (n - b) / n, (n - a) * b / n, (n - a) * (n - b) / n]
    return zip(observed, expected).map { ($0 - $1) * ($0 - $1) / $1 }.reduce(0, +)
  }

  private func randomTable(_ random: inout SplitMix64) -> PairCounts {
    let joint = Int.random(in: 0...40, using: &random)
    let left = joint + Int.random(in: 0...200, using: &random)
    let right = joint + Int.random(in: 0...200, using: &random)
    let rest = Int.random(in: 1...5000, using: &random)
    return PairCounts(joint: joint, left: left, right: right, total: left + right - joint + rest)
  }
}

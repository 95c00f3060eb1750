import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct KeynessTests {
  struct Case {
    let counts: [Int]
    /// G² over four cells, G² over two terms, log ratio, simple maths with 1 and with 100.
    let values: [Double]
  }

  static let worked = [
    Case(
      counts: [30, 10, 10_000, 10_000],
      values: [10.48500296, 10.46496288, 1.58496250, 2.99800200, 2.81818182]),
    Case(
      counts: [120, 60, 50_000, 100_000],
      values: [83.28581309, 83.17766167, 2, 3.99500832, 3.57142857]),
    Case(counts: [5, 0, 10_000, 10_000], values: [6.93272212, 6.93147181, .infinity, 501, 6]),
  ]

  @Test(arguments: worked) func givesTheWorkedValues(_ example: Case) {
    let c = example.counts
    let word = KeynessCounts(focus: c[0], of: c[2], reference: c[1], of: c[3])
    let found: [Double?] = [
      word.gSquared, word.twoTermGSquared, word.logRatio, word.simpleMaths(smoothing: 1),
      word.simpleMaths(smoothing: 100),
    ]
    for (index, wanted) in example.values.enumerated() {
      #expect(isClose(found[index], wanted), "value \(index): \(String(describing: found[index]))")
    }
  }

  @Test func separatesTheTwoFormsForFrequentWordsInSmallTexts() {
    let word = KeynessCounts(focus: 7, of: 10, reference: 2, of: 9)
    #expect(isClose(word.gSquared, 4.53493933))
    #expect(isClose(word.twoTermGSquared, 2.44010043))
    let table = PairCounts(joint: 7, left: 9, right: 10, total: 19)
    #expect(isClose(table.yatesChiSquared, 2.63243827))
  }

  @Test func saysHowMuchAndInWhichDirection() {
    let doubled = KeynessCounts(focus: 20, of: 1000, reference: 30, of: 3000)
    #expect(isClose(doubled.percentDifference, 100, 1e-9))
    #expect(doubled.signedGSquared > 0)
    let rarer = KeynessCounts(focus: 0, of: 1000, reference: 30, of: 3000)
    #expect(rarer.percentDifference == -100)
    #expect(rarer.logRatio == -.infinity)
    #expect(rarer.signedGSquared < 0)
    #expect(rarer.signedTwoTermGSquared < 0)
    let unseen = KeynessCounts(focus: 0, of: 1000, reference: 0, of: 3000)
    #expect(unseen.logRatio == nil)
    #expect(unseen.percentDifference == nil)
    #expect(unseen.gSquared == 0)
    #expect(unseen.twoTermGSquared == 0)
    #expect(KeynessCounts(focus: 1, of: 9, reference: 0, of: 9).percentDifference == .infinity)
  }

  @Test(arguments: seeds) func neverExceedsTheFourCellValue(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (c, d) = (Int.random(in: 5...900, using: &random), Int.random(in: 5...900, using: &random))
    let word = KeynessCounts(
      focus: Int.random(in: 0...c, using: &random), of: c,
      reference: Int.random(in: 0...d, using: &random), of: d)
    #expect(word.twoTermGSquared <= word.gSquared + 1e-9)
    #expect(word.twoTermGSquared >= -1e-9)
    let mirror = KeynessCounts(focus: word.reference, of: d, reference: word.focus, of: c)
    #expect(isClose(word.gSquared, mirror.gSquared, 1e-9 * max(1, word.gSquared)))
    if let ratio = word.logRatio, ratio.isFinite {
      #expect(isClose(mirror.logRatio, -ratio, 1e-12))
    }
  }
}

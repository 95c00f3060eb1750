import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct AnomalyScoresTests {
  static let past: [Double] = [4, 6, 5, 7, 5, 6, 4]

  @Test func givesTheWorkedScores() {
    let average = mean(Self.past)
    #expect(isClose(average, 5.2857142857, 1e-10))
    #expect(isClose(zScore(20, against: Self.past), 13.22397922, 1e-8))
    #expect(isClose(zScore(20, against: Self.past, rule: .population), 14.28353005, 1e-8))
    #expect(isClose(robustZScore(20, against: Self.past), 10.11736139, 1e-8))
    #expect(isClose(anscombeScore(20, expected: average), 4.26928391, 1e-8))
    #expect(isClose(Poisson.upperTail(20, mean: average), 8.020945e-07, 1e-13))
  }

  @Test func givesTheWorkedSeries() {
    let wanted = [4, 4.6, 4.72, 5.404, 5.2828, 5.49796, 5.048572]
    for (found, value) in zip(exponentialMovingAverage(Self.past, alpha: 0.3), wanted) {
      #expect(isClose(found, value, 1e-12))
    }
    let sums = upperCumulativeSum(Self.past + [20], mean: 5, deviation: 1)
    #expect(sums == [0, 0.5, 0, 1.5, 1.0, 1.5, 0, 14.5])
  }

  @Test func comparesTwoRates() {
    let higher = RateComparison(20, in: 500, against: 30, in: 2000)
    #expect(isClose(higher.pValue, 9.32436489e-04, 1e-12))
    #expect(isClose(higher.rateRatio, 2.666667))
    let unsure = RateComparison(9, in: 100, against: 5, in: 100)
    #expect(isClose(unsure.pValue, 0.21197510, 1e-8))
    #expect(RateComparison(0, in: 5, against: 0, in: 5).rateRatio == nil)
    #expect(RateComparison(0, in: 5, against: 0, in: 5).pValue == 1)
    #expect(RateComparison(2, in: 5, against: 0, in: 5).rateRatio == .infinity)
  }

  @Test func hasNoScoreWithoutSpread() {
    #expect(zScore(3, against: []) == nil)
    #expect(zScore(3, against: [1]) == nil)
    #expect(zScore(3, against: [2, 2, 2]) == nil)
    #expect(robustZScore(3, against: []) == nil)
    #expect(robustZScore(3, against: [2, 2, 2, 9]) == nil)
    #expect(exponentialMovingAverage([], alpha: 0.5) == [])
  }

  @Test(arguments: seeds) func ignoresUnitAndOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let past = (0..<9).map { _ in Double.random(in: 0...100, using: &random) }
    let scaled = past.map { 3 * $0 + 7 }.shuffled(using: &random)
    guard let plain = zScore(80, against: past), let robust = robustZScore(80, against: past)
    else { return }
    #expect(isClose(zScore(247, against: scaled), plain, 1e-9))
    #expect(isClose(robustZScore(247, against: scaled), robust, 1e-9))
  }
}

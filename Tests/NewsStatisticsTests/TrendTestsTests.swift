import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct TrendTestsTests {
  struct Case {
    let values: [Double]
    let s: Int
    let variance: Double
    let z: Double
    let p: Double
    let slope: Double
  }

  static let worked = [
    Case(
      values: [3, 5, 4, 6, 8, 7, 9, 12], s: 24, variance: 65.333333, z: 2.84551204,
      p: 0.00443401, slope: 1.083333),
    Case(
      values: [10, 9, 9, 7, 6, 6, 4], s: -19, variance: 42.333333, z: -2.76650381,
      p: 0.00566609, slope: -1),
    Case(
      values: [1, 3, 2, 5, 4, 6, 8, 7, 9, 10], s: 39, variance: 125, z: 3.39882333,
      p: 0.00067676, slope: 1),
  ]

  @Test(arguments: worked) func givesTheWorkedValues(_ example: Case) {
    let test = MannKendall(example.values)
    #expect(test.s == example.s)
    #expect(isClose(test.variance, example.variance))
    #expect(isClose(test.z, example.z, 1e-8))
    #expect(isClose(test.pValue, example.p, 1e-8))
    #expect(isClose(test.slope, example.slope))
  }

  @Test func givesTheWorkedIntercept() {
    #expect(isClose(MannKendall([3, 5, 4, 6, 8, 7, 9, 12]).intercept, 2.708333))
  }

  @Test func seesNoTrendInEqualOrMissingValues() {
    let flat = MannKendall([2, 2, 2, 2, 2, 2])
    #expect((flat.s, flat.variance, flat.z, flat.pValue) == (0, 0, 0, 1))
    #expect(flat.slope == 0)
    #expect(flat.intercept == 2)
    #expect(MannKendall([]).slope == nil)
    #expect(MannKendall([4]).intercept == nil)
    #expect(MannKendall([]).pValue == 1)
  }

  // Over all orders of the values S has mean 0 and exactly the variance of the formula.
  @Test(arguments: [[1.0, 2, 3, 4, 5], [1, 1, 2, 3, 3], [1, 1, 1, 2, 2, 3]])
  func hasTheVarianceOfAllOrders(values: [Double]) {
    let all = permutations(values).map { Double(MannKendall($0).s) }
    #expect(isClose(mean(all), 0, 1e-9))
    #expect(isClose(mean(all.map { $0 * $0 }), MannKendall(values).variance, 1e-9))
  }

  @Test(arguments: seeds) func turnsWithTheSeries(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let values = (0..<15).map { _ in Double(Int.random(in: 0...9, using: &random)) }
    let (test, back) = (MannKendall(values), MannKendall(values.reversed()))
    #expect(back.s == -test.s)
    #expect(back.z == -test.z)
    #expect(back.slope == test.slope.map { -$0 })
    #expect(MannKendall(values.map { 5 * $0 }).z == test.z)
  }
}

import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct WilsonIntervalTests {
  @Test(arguments: seeds) func solvesTheEquationOfTheScoreTest(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let total = Int.random(in: 1...2000, using: &random)
    let count = Int.random(in: 0...total, using: &random)
    let z = Double.random(in: 0.5...4, using: &random)
    let interval = try #require(WilsonInterval(count, of: total, z: z))
    let observed = Double(count) / Double(total)
    // How far `share` is from the observed share, in squared standard errors, less z².
    func excess(_ share: Double) -> Double {
      Double(total) * (observed - share) * (observed - share) - z * z * share * (1 - share)
    }
    if count > 0 { #expect(isClose(interval.lower, root(observed, 0, excess), 1e-12)) }
    if count < total { #expect(isClose(interval.upper, root(observed, 1, excess), 1e-12)) }
    #expect(interval.lower >= 0 && interval.lower <= observed)
    #expect(interval.upper >= observed && interval.upper <= 1)
    let mirror = try #require(WilsonInterval(total - count, of: total, z: z))
    #expect(isClose(mirror.lower, 1 - interval.upper, 1e-12), "symmetry")
  }

  /// Bisection between a point with negative and one with positive value.
  private func root(_ inside: Double, _ outside: Double, _ value: (Double) -> Double) -> Double {
    var (low, high) = (inside, outside)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if value(middle) < 0 { low = middle } else { high = middle }
    }
    return low
  }

  @Test func isNeitherEmptyNorBeyondTheEnds() throws {
    let none = try #require(WilsonInterval(0, of: 20))
    #expect(none.lower == 0)
    // z² / (n + z²)
    #expect(isClose(none.upper, 3.841458821 / 23.841458821, 1e-9))
    let all = try #require(WilsonInterval(20, of: 20))
    #expect(all.upper == 1)
    #expect(isClose(all.lower, 1 - none.upper, 1e-12))
    #expect(WilsonInterval(0, of: 0) == nil)
  }

  @Test func narrowsWithTheConfidence() throws {
    let wide = try #require(WilsonInterval(30, of: 100, confidence: 0.99))
    let narrow = try #require(WilsonInterval(30, of: 100, confidence: 0.8))
    #expect(wide.lower < narrow.lower && narrow.upper < wide.upper)
    #expect(WilsonInterval(30, of: 100) == WilsonInterval(30, of: 100, confidence: 0.95))
  }
}

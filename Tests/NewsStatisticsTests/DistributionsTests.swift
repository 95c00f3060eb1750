import NewsStatistics
import NewsTestSupport
import Testing

// Reference values from arithmetic with 50 digits.
@Suite struct DistributionsTests {
  @Test(arguments: [
    (-1, 0.158655253931457051), (-3, 0.00134989803163009453), (-8, 6.22096057427178412e-16),
    (-20, 2.7536241186062337e-89), (-37, 5.72557122252457682e-300), (1.5, 0.933192798731141934),
  ])
  func integratesTheNormalDensity(z: Double, value: Double) {
    #expect(isClose(StandardNormal.cumulative(z), value, 1e-13 * value))
    #expect(isClose(StandardNormal.twoSided(z), 2 * min(value, 1 - value), 1e-13))
  }

  @Test(arguments: [
    (0.025, -1.95996398454005421), (1e-5, -4.26489079392282461), (1e-100, -21.2734535609653243),
    (0.4, -0.253347103135799741), (0.001953125, -2.88563491242675715),
    (1e-300, -37.0470962993611992),
  ])
  func invertsTheNormalDistribution(probability: Double, z: Double) {
    #expect(isClose(StandardNormal.quantile(probability), z, 2e-14))
  }

  @Test func invertsTheNormalDistributionAboveTheMiddle() {
    #expect(isClose(StandardNormal.quantile(0.975), 1.95996398454005421, 1e-14))
    #expect(isClose(StandardNormal.quantile(0.5), 0, 1e-15))
  }

  @Test(arguments: [
    (3.841459, 0.0499999946531957664), (10.827566, 0.00100000009217374628),
    (100, 1.52397060483210521e-23),
  ])
  func givesTheTailOfChiSquared(x: Double, value: Double) {
    #expect(isClose(chiSquaredTail(x), value, 1e-13 * value))
    #expect(chiSquaredTail(0) == 1)
  }

  @Test(arguments: [
    (20, 5.25, 7.24267078216041579e-7), (3, 5.5, 0.911623567643214551),
    (150, 100, 1.88421046603867001e-6), (1200, 1000, 4.68420385587228076e-10),
    (95, 100, 0.704820693098556742), (1_004_000, 1_000_000, 0.0000320744748208062731),
    (1_000_001, 1_000_000, 0.499734038513716347),
  ])
  func sumsThePoissonTail(count: Int, mean: Double, value: Double) {
    let tail = Poisson.upperTail(count, mean: mean)
    #expect(isClose(tail, value, 1e-12 * value), "off by \((tail - value) / value)")
  }

  @Test(arguments: [
    (20, 50, 0.25, 0.0139176086786606648), (9, 14, 0.5, 0.21197509765625),
    (2, 30, 0.125, 0.903762291238385815), (600, 1000, 0.5, 1.36423207803300921e-10),
    (300, 3000, 0.0625, 2.56543784702068134e-15), (51_000, 100_000, 0.5, 1.29435801917344894e-10),
    (50_500, 1_000_000, 0.046875, 1.05240628403098267e-64),
  ])
  func sumsTheBinomialTail(successes: Int, trials: Int, share: Double, value: Double) {
    let tail = Binomial.upperTail(successes, of: trials, share: share)
    #expect(isClose(tail, value, 1e-12 * value), "off by \((tail - value) / value)")
  }

  @Test func keepsToTheEdges() {
    #expect(Poisson.upperTail(0, mean: 3) == 1)
    #expect(Poisson.upperTail(1, mean: 0) == 0)
    #expect(Poisson.upperTail(700, mean: 50) == 0)
    #expect(Poisson.probability(0, mean: 0) == 1)
    #expect(Binomial.upperTail(0, of: 9, share: 0.1) == 1)
    #expect(Binomial.upperTail(10, of: 9, share: 0.1) == 0)
    #expect(Binomial.upperTail(4, of: 9, share: 0) == 0)
    #expect(Binomial.upperTail(4, of: 9, share: 1) == 1)
    #expect(isClose(Binomial.upperTail(9, of: 9, share: 0.5), 1.0 / 512, 1e-16))
  }

  @Test(arguments: seeds) func addsUpToOne(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let trials = Int.random(in: 1...300, using: &random)
    let share = Double.random(in: 0.01...0.99, using: &random)
    var above = 0.0
    for successes in (0...trials).reversed() {
      above += Binomial.probability(successes, of: trials, share: share)
      let tail = Binomial.upperTail(successes, of: trials, share: share)
      #expect(isClose(tail, above, 1e-12))
    }
    #expect(isClose(above, 1, 1e-12))
  }
}

import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct RankBiasedOverlapTests {
  struct Case {
    let a: String
    let b: String
    let p: Double
    let ext: Double
    let min: Double
    let max: Double
  }

  static let worked = [
    Case(
      a: "abcde", b: "edcba", p: 0.9, ext: 0.7377750000, min: 0.4097639406, max: 0.7377750000),
    Case(
      a: "abcde", b: "edcba", p: 0.8, ext: 0.5290666667, min: 0.3899307239, max: 0.5290666667),
    Case(a: "abcde", b: "bacde", p: 0.9, ext: 0.9, min: 0.5719889406, max: 0.9),
    Case(
      a: "abcde", b: "bafcg", p: 0.8, ext: 0.5678933333, min: 0.4844117677, max: 0.6880426667),
    Case(
      a: "abcde", b: "bafcg", p: 0.9, ext: 0.5923350000, min: 0.3955283643, max: 0.8186895000),
    Case(
      a: "abcde", b: "bafcg", p: 0.5, ext: 0.4177083333, min: 0.4127748750, max: 0.4276041667),
    Case(a: "abcde", b: "fghij", p: 0.8, ext: 0, min: 0, max: 0.2473058174),
    Case(
      a: "abcdefg", b: "zcavwxy", p: 0.9, ext: 0.2882172857, min: 0.2216855762,
      max: 0.5806759628),
    Case(a: "abc", b: "acbdef", p: 0.8, ext: 0.92, min: 0.6470784343, max: 0.92),
    Case(
      a: "1234567", b: "13245768", p: 0.9, ext: 0.9451585000, min: 0.7122975168,
      max: 0.9451585000),
  ]

  @Test(arguments: worked) func givesTheWorkedValues(_ example: Case) {
    let overlap = RankBiasedOverlap(persistence: example.p)
    let score = overlap.score(items(example.a), items(example.b))
    #expect(isClose(score.extrapolated, example.ext, 1e-10))
    #expect(isClose(score.minimum, example.min, 1e-10))
    #expect(isClose(score.maximum, example.max, 1e-10))
    #expect(overlap.extrapolated(items(example.a), items(example.b)) == score.extrapolated)
  }

  @Test func weighsTheFirstRanks() {
    func weight(_ p: Double, _ depth: Int) -> Double {
      RankBiasedOverlap(persistence: p).weight(ofFirst: depth)
    }
    #expect(isClose(weight(0.8, 5), 0.8608640572, 1e-10))
    #expect(isClose(weight(0.9, 5), 0.6719889406, 1e-10))
    #expect(isClose(weight(0.95, 5), 0.4763000775, 1e-10))
    #expect(isClose(weight(0.98, 5), 0.2722747276, 1e-10))
    #expect(isClose(weight(0.9, 10), 0.8555854467, 1e-10))
    #expect(weight(0.9, 0) == 0)
    #expect(isClose(weight(0.9, 1), 0.1 / 0.9 * 2.302585093, 1e-9))
  }

  @Test func findsThePersistenceForAShareOfTheWeight() {
    let table = [
      (5, 0.8007, 0.7612), (10, 0.8980, 0.8764), (20, 0.9485, 0.9372), (50, 0.9793, 0.9747),
    ]
    for (depth, p86, p90) in table {
      #expect(isClose(RankBiasedOverlap.persistence(giving: 0.86, toFirst: depth), p86, 6e-5))
      #expect(isClose(RankBiasedOverlap.persistence(giving: 0.90, toFirst: depth), p90, 6e-5))
    }
    for depth in [1, 2, 7, 100, 400] {
      let p = RankBiasedOverlap.persistence(giving: 0.86, toFirst: depth)
      #expect(isClose(RankBiasedOverlap(persistence: p).weight(ofFirst: depth), 0.86, 1e-9))
    }
  }

  @Test func roundsTheUsualPersistence() {
    let usual = [5, 10, 20, 50, 100].map(RankBiasedOverlap.usualPersistence(forLength:))
    #expect(usual == [0.80, 0.90, 0.95, 0.98, 0.99])
    #expect(
      RankBiasedOverlap.usualPersistence(forLength: 0)
        == RankBiasedOverlap.usualPersistence(forLength: 1))
    let long = RankBiasedOverlap.usualPersistence(forLength: 20_000)
    #expect(long > 0.999 && long < 1)
  }

  @Test func countsTwoEmptyListsAsEqualAndOneEmptyListAsDisjoint() {
    let overlap = RankBiasedOverlap(persistence: 0.9)
    let none = overlap.score([], [])
    #expect(none.extrapolated == 1)
    #expect(none.minimum == 0)
    #expect(isClose(none.maximum, 1, 1e-12))
    let one = overlap.score([], items("abc"))
    #expect(one.extrapolated == 0)
    #expect(one.minimum == 0)
    #expect(isClose(one.maximum, 1, 1e-12))
    #expect(overlap.score(items("abc"), []) == one)
  }

  @Test func refusesAListThatRepeatsAnItem() async {
    await #expect(processExitsWith: .failure) {
      _ = RankBiasedOverlap(persistence: 0.9).score([1, 2, 1], [3])
    }
    await #expect(processExitsWith: .failure) {
      _ = RankBiasedOverlap(persistence: 0.9).score([3], [1, 2, 1])
    }
    await #expect(processExitsWith: .failure) {
      _ = RankBiasedOverlapMatrix(lists: [[3], [1, 2, 1]], persistence: 0.9)
    }
  }

  @Test(arguments: seeds) func keepsItsIdentities(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let a = random.list(length: Int.random(in: 1...30, using: &random), universe: 45)
    let b = random.list(length: Int.random(in: 1...30, using: &random), universe: 45)
    let overlap = RankBiasedOverlap(persistence: Double.random(in: 0.3...0.98, using: &random))
    let score = overlap.score(a, b)

    #expect(score == overlap.score(b, a), "symmetry")
    #expect(score.minimum <= score.extrapolated + 1e-12)
    #expect(score.extrapolated <= score.maximum + 1e-12)
    #expect(score.minimum >= -1e-12 && score.maximum <= 1 + 1e-12)
    #expect(isClose(overlap.score(a, a).extrapolated, 1, 1e-12), "identity")
    #expect(isClose(overlap.score(a, a).maximum, 1, 1e-12), "identity")
    #expect(overlap.score(a, b.map { $0 + 100 }).extrapolated == 0, "disjoint")

    let names = (0..<45).map { UInt32($0) * 7 + 3 }.shuffled(using: &random)
    func renamed(_ list: [UInt32]) -> [UInt32] { list.map { names[Int($0)] } }
    #expect(score == overlap.score(renamed(a), renamed(b)), "relabelling")
  }

  @Test(arguments: seeds) func liesBetweenTheLiteralSumsOverLongLists(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var s = random.list(length: Int.random(in: 1...12, using: &random), universe: 20)
    var l = random.list(length: Int.random(in: 1...12, using: &random), universe: 20)
    if s.count > l.count { swap(&s, &l) }
    let p = Double.random(in: 0.5...0.95, using: &random)
    let score = RankBiasedOverlap(persistence: p).score(s, l)
    let depth = 2000

    // Unseen items disjoint.
    let lowS = s + (0..<UInt32(depth)).map { 10_000 + $0 }
    let lowL = l + (0..<UInt32(depth)).map { 20_000 + $0 }
    #expect(isClose(score.minimum, literalOverlap(lowS, lowL, p, depth), 1e-9))

    // Unseen items are what the other list has and this one lacks, then new ones in both.
    let common = (0..<UInt32(depth)).map { 30_000 + $0 }
    let highS = s + l.filter { !s.contains($0) } + common
    let highL = l + s.filter { !l.contains($0) } + common
    #expect(isClose(score.maximum, literalOverlap(highS, highL, p, depth), 1e-9))
  }

  @Test(arguments: seeds) func extrapolatesTheAgreement(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let s = random.list(length: Int.random(in: 1...8, using: &random), universe: 14)
    let l = random.list(length: 8, universe: 14)
    let p = Double.random(in: 0.5...0.95, using: &random)
    var (value, power, last) = (0.0, 1.0, 0.0)
    let agreement = Double(Set(s).intersection(l.prefix(s.count)).count) / Double(s.count)
    for depth in 1...2000 {
      if depth <= l.count {
        let seen = Double(Set(s.prefix(depth)).intersection(l.prefix(depth)).count)
        last = (seen + agreement * Double(max(0, depth - s.count))) / Double(depth)
      }
      value += (1 - p) * power * last
      power *= p
    }
    #expect(isClose(RankBiasedOverlap(persistence: p).extrapolated(s, l), value, 1e-10))
  }

  private func literalOverlap(_ a: [UInt32], _ b: [UInt32], _ p: Double, _ depth: Int) -> Double {
    var (inA, inB): (Set<UInt32>, Set<UInt32>) = ([], [])
    var (sum, power, shared) = (0.0, 1.0, 0)
    for d in 0..<depth {
      inA.insert(a[d])
      if inB.contains(a[d]) { shared += 1 }
      inB.insert(b[d])
      if inA.contains(b[d]) { shared += 1 }
      sum += (1 - p) * power * Double(shared) / Double(d + 1)
      power *= p
    }
    return sum
  }
}

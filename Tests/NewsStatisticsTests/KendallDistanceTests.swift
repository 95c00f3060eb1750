import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct KendallDistanceTests {
  struct Case {
    let a: String
    let b: String
    let optimistic: Double
    let neutral: Double
    let share: Double
  }

  static let worked = [
    Case(a: "abcde", b: "abcde", optimistic: 0, neutral: 0, share: 0),
    Case(a: "abcde", b: "edcba", optimistic: 10, neutral: 10, share: 0.285714),
    Case(a: "abcde", b: "bafcg", optimistic: 6, neutral: 7, share: 0.2),
    Case(a: "abcde", b: "bcdef", optimistic: 5, neutral: 5, share: 0.142857),
    Case(a: "abcde", b: "fghij", optimistic: 25, neutral: 35, share: 1),
    Case(a: "abc", b: "bad", optimistic: 2, neutral: 2, share: 0.166667),
  ]

  @Test(arguments: worked) func givesTheWorkedValues(_ example: Case) {
    let (a, b) = (items(example.a), items(example.b))
    #expect(kendallDistance(a, b, penalty: 0) == example.optimistic)
    #expect(kendallDistance(a, b) == example.neutral)
    #expect(isClose(normalizedKendallDistance(a, b), example.share))
  }

  @Test func hasNoShareWhereNoDistanceIsPossible() {
    #expect(kendallDistance([], []) == 0)
    #expect(normalizedKendallDistance([], []) == nil)
    #expect(normalizedKendallDistance([1], []) == nil)
    #expect(normalizedKendallDistance([1], [2]) == 1)
  }

  @Test(arguments: seeds) func equalsTheFourCasesOfTheDefinition(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let a = random.list(length: Int.random(in: 0...14, using: &random), universe: 20)
    let b = random.list(length: Int.random(in: 0...14, using: &random), universe: 20)
    let penalty = Double.random(in: 0...1, using: &random)
    let distance = kendallDistance(a, b, penalty: penalty)
    #expect(isClose(distance, byCases(a, b, penalty), 1e-9))
    #expect(distance == kendallDistance(b, a, penalty: penalty), "symmetry")
    #expect(kendallDistance(a, a, penalty: penalty) == 0, "identity")
    let largest = largestKendallDistance(a.count, b.count, penalty: penalty)
    #expect(distance <= largest + 1e-9)
    let disjoint = kendallDistance(a, b.map { $0 + 50 }, penalty: penalty)
    #expect(isClose(disjoint, largest, 1e-9))
  }

  @Test(arguments: seeds) func equalsTheMeanOverAllCompletions(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let a = random.list(length: 3, universe: 6)
    let b = random.list(length: 3, universe: 6)
    let union = Array(Set(a).union(b)).sorted()
    let (fullA, fullB) = (completions(a, union), completions(b, union))
    var distances: [Double] = []
    for x in fullA {
      for y in fullB { distances.append(byCases(x, y, 0)) }
    }
    #expect(isClose(kendallDistance(a, b), mean(distances), 1e-9))
  }

  private func completions(_ list: [UInt32], _ union: [UInt32]) -> [[UInt32]] {
    permutations(union.filter { !list.contains($0) }).map { list + $0 }
  }

  private func byCases(_ a: [UInt32], _ b: [UInt32], _ penalty: Double) -> Double {
    let union = Array(Set(a).union(b)).sorted()
    var sum = 0.0
    for (position, i) in union.enumerated() {
      for j in union[(position + 1)...] {
        let ai = a.firstIndex(of: i)
        let aj = a.firstIndex(of: j)
        let bi = b.firstIndex(of: i)
        let bj = b.firstIndex(of: j)
        switch (ai, aj, bi, bj) {
        case (let ai?, let aj?, let bi?, let bj?): sum += (ai < aj) != (bi < bj) ? 1 : 0
        case (let ai?, let aj?, _?, nil): sum += aj < ai ? 1 : 0
        case (let ai?, let aj?, nil, _?): sum += ai < aj ? 1 : 0
        case (_?, nil, let bi?, let bj?): sum += bj < bi ? 1 : 0
        case (nil, _?, let bi?, let bj?): sum += bi < bj ? 1 : 0
        case (_?, nil, nil, _?), (nil, _?, _?, nil): sum += 1
        default: sum += penalty
        }
      }
    }
    return sum
  }
}

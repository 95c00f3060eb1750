import NewsStatistics
import NewsTestSupport
import Testing

@Suite struct NetworkMeasuresTests {
  // A B C D E F are 0 to 5.
  static let edges = [
    WeightedEdge(0, 1, weight: 5), WeightedEdge(0, 2, weight: 3), WeightedEdge(1, 2, weight: 4),
    WeightedEdge(2, 3, weight: 1), WeightedEdge(3, 4, weight: 6), WeightedEdge(3, 5, weight: 2),
    WeightedEdge(4, 5, weight: 3),
  ]
  static let network = Network(nodeCount: 6, edges: edges)

  @Test func givesTheWorkedValues() {
    let network = Self.network
    #expect(network.weightedDegrees == [8, 9, 8, 9, 9, 5])
    #expect(network.degrees == [2, 2, 3, 3, 2, 2])
    #expect(network.edgeCount == 7)
    #expect(isClose(network.density, 0.466667))
    for (found, wanted) in zip(network.betweenness, [0, 0, 0.6, 0.6, 0, 0]) {
      #expect(isClose(found, wanted, 1e-12))
    }
    for (found, wanted) in zip(network.clustering, [1, 1, 0.333333, 0.333333, 1, 1]) {
      #expect(isClose(found, wanted))
    }
    #expect(isClose(network.modularity(of: [0, 0, 0, 1, 1, 1]), 0.45746528, 1e-8))
    #expect(isClose(network.modularity(of: [0, 0, 0, 0, 0, 0]), 0, 1e-12))
    let ranks = [0.16180054, 0.18001468, 0.16248975, 0.18963828, 0.19109313, 0.11496362]
    for (found, wanted) in zip(network.pageRank(), ranks) { #expect(isClose(found, wanted)) }
  }

  @Test func acceptsNetworksWithoutEdges() {
    let empty = Network(nodeCount: 0, edges: [])
    #expect(empty.pageRank() == [])
    #expect(empty.density == nil)
    #expect(empty.betweenness == [])
    let lonely = Network(nodeCount: 3, edges: [])
    #expect(lonely.density == 0)
    #expect(lonely.clustering == [nil, nil, nil])
    #expect(lonely.modularity(of: [0, 1, 2]) == nil)
    for rank in lonely.pageRank() { #expect(isClose(rank, 1.0 / 3, 1e-12)) }
  }

  @Test(arguments: seeds) func keepsItsIdentities(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 3...9, using: &random)
    let edges = randomEdges(count, &random)
    let network = Network(nodeCount: count, edges: edges)
    let ranks = network.pageRank()
    #expect(isClose(ranks.reduce(0, +), 1, 1e-11))
    let degrees = network.weightedDegrees
    #expect(isClose(degrees.reduce(0, +), 2 * edges.reduce(0) { $0 + $1.weight }, 1e-9))

    // The equation itself, with a matrix.
    for node in 0..<count {
      var inflow = 0.0
      for edge in edges where edge.a == node || edge.b == node {
        let other = edge.a == node ? edge.b : edge.a
        inflow += ranks[other] * edge.weight / degrees[other]
      }
      for other in 0..<count where degrees[other] == 0 { inflow += ranks[other] / Double(count) }
      #expect(isClose(ranks[node], 0.15 / Double(count) + 0.85 * inflow, 1e-11))
    }
    #expect(Network(nodeCount: count, edges: edges.shuffled(using: &random)).pageRank() == ranks)

    let groups = (0..<count).map { _ in Int.random(in: 0...2, using: &random) }
    if let modularity = network.modularity(of: groups) {
      #expect(isClose(modularity, pairwiseModularity(edges, degrees, groups), 1e-12))
    }
    for (found, wanted) in zip(network.betweenness, slowBetweenness(edges, count)) {
      #expect(isClose(found, wanted, 1e-12))
    }
    for (node, found) in network.clustering.enumerated() {
      let around = edges.filter { $0.a == node || $0.b == node }
        .map { $0.a == node ? $0.b : $0.a }
      guard around.count > 1 else {
        #expect(found == nil)
        continue
      }
      let closed = edges.filter { around.contains($0.a) && around.contains($0.b) }.count
      #expect(found == 2 * Double(closed) / Double(around.count * (around.count - 1)))
    }
  }

  private func randomEdges(_ count: Int, _ random: inout SplitMix64) -> [WeightedEdge] {
    var edges: [WeightedEdge] = []
    for a in 0..<count {
      for b in 0..<a where Int.random(in: 0..<5, using: &random) < 2 {
        let weight = Double(Int.random(in: 1...9, using: &random))
        edges.append(
          Bool.random(using: &random)
            ? WeightedEdge(a, b, weight: weight) : WeightedEdge(b, a, weight: weight))
      }
    }
    return edges
  }

  /// Σ over ordered pairs in one group of [weight − k_i k_j / 2m] / 2m.
  private func pairwiseModularity(
    _ edges: [WeightedEdge], _ degrees: [Double], _ groups: [Int]
  ) -> Double {
    let ends = degrees.reduce(0, +)
    var sum = 0.0
    for i in groups.indices {
      for j in groups.indices where groups[i] == groups[j] {
        let edge = edges.first { ($0.a, $0.b) == (i, j) || ($0.a, $0.b) == (j, i) }
        sum += ((i == j ? 0 : edge?.weight ?? 0) - degrees[i] * degrees[j] / ends) / ends
      }
    }
    return sum
  }

  /// All simple paths between all pairs, the shortest ones kept.
  private func slowBetweenness(_ edges: [WeightedEdge], _ count: Int) -> [Double] {
    var around = [[Int]](repeating: [], count: count)
    for edge in edges {
      around[edge.a].append(edge.b)
      around[edge.b].append(edge.a)
    }
    var sums = [Double](repeating: 0, count: count)
    for source in 0..<count {
      for target in 0..<source {
        var paths = [[source]]
        while !paths.isEmpty, !paths.contains(where: { $0.last == target }) {
          paths = paths.flatMap { path in
            around[path[path.count - 1]].filter { !path.contains($0) }.map { path + [$0] }
          }
        }
        let arrived = paths.filter { $0.last == target }
        for path in arrived {
          for node in path.dropFirst().dropLast() { sums[node] += 1 / Double(arrived.count) }
        }
      }
    }
    return sums.map { $0 / (Double((count - 1) * (count - 2)) / 2) }
  }
}

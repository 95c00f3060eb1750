// Who stands where in a network of names that occur together.
//
// Networks are undirected with weights above 0; nodes are numbered from 0, and the caller keeps the
// names. All sums run in node order, so the last digit does not depend on the order of the edges.

/// An edge between two different nodes.
package struct WeightedEdge: Hashable, Sendable {
  package let a: Int
  package let b: Int
  package let weight: Double

  package init(_ a: Int, _ b: Int, weight: Double = 1) {
    (self.a, self.b, self.weight) = (a, b, weight)
  }
}

/// An undirected weighted network.
package struct Network: Sendable {
  /// For each node its neighbours by rising number, with the weight of the edge.
  private let neighbours: [[(node: Int, weight: Double)]]

  /// - Parameters:
  ///   - nodeCount: Nodes have the numbers from 0 to nodeCount − 1; a node may have no edge.
  ///   - edges: In any order, each pair of nodes once at most, no node with itself, weights finite
  ///     and above 0.
  /// - Complexity: O(n + m log m) for n nodes and m edges.
  package init(nodeCount: Int, edges: [WeightedEdge]) {
    precondition(nodeCount >= 0, "\(nodeCount) nodes")
    var neighbours = [[(node: Int, weight: Double)]](repeating: [], count: nodeCount)
    for edge in edges {
      precondition(
        edge.a != edge.b && min(edge.a, edge.b) >= 0 && max(edge.a, edge.b) < nodeCount,
        "edge \(edge.a)–\(edge.b) among \(nodeCount) nodes")
      precondition(
        edge.weight > 0 && edge.weight.isFinite,
        "edge \(edge.a)–\(edge.b) has weight \(edge.weight)")
      neighbours[edge.a].append((edge.b, edge.weight))
      neighbours[edge.b].append((edge.a, edge.weight))
    }
    for node in neighbours.indices {
      neighbours[node].sort { $0.node < $1.node }
      for (before, after) in zip(neighbours[node], neighbours[node].dropFirst()) {
        precondition(before.node != after.node, "edge \(node)–\(after.node) is given twice")
      }
    }
    self.neighbours = neighbours
  }

  package var nodeCount: Int { neighbours.count }

  /// Edges; each counts once.
  package var edgeCount: Int { neighbours.reduce(0) { $0 + $1.count } / 2 }

  /// The number of neighbours of each node.
  package var degrees: [Int] { neighbours.map(\.count) }

  /// The sum of the weights at each node; 0 for a node without edges.
  ///
  /// - Complexity: O(n + m).
  package var weightedDegrees: [Double] {
    neighbours.map { $0.reduce(0) { $0 + $1.weight } }
  }

  /// Edges over possible edges, 2m / (n (n−1)): 0…1; `nil` for fewer than two nodes.
  package var density: Double? {
    nodeCount >= 2 ? 2 * Double(edgeCount) / (Double(nodeCount) * Double(nodeCount - 1)) : nil
  }

  /// For each node the share of pairs of its neighbours that are neighbours themselves, 0…1.
  ///
  /// Weights do not count. `nil` for a node with fewer than two neighbours; other tools print 0.
  ///
  /// - Complexity: O(Σ degree² · log degree).
  /// - Source: Watts, Strogatz (1998), "Collective Dynamics of 'Small-World' Networks", Nature 393.
  package var clustering: [Double?] {
    neighbours.map { around in
      guard around.count >= 2 else { return nil }
      var closed = 0
      for (position, left) in around.enumerated() {
        for right in around[(position + 1)...] where areNeighbours(left.node, right.node) {
          closed += 1
        }
      }
      return Double(closed) / Double(pairs(around.count))
    }
  }

  /// How much more weight lies within the groups than chance would put there, −0.5 … below 1.
  ///
  /// Q = Σ over groups of [w / m − (k / 2m)²]: w the weight inside, k the sum of weighted degrees,
  /// m the weight of all edges. One group gives 0.
  ///
  /// - Parameter groups: The number of the group of each node, from 0.
  /// - Returns: `nil` for a network without edges.
  /// - Complexity: O(n + m).
  /// - Source: Newman (2004), "Analysis of Weighted Networks", Physical Review E 70, 056131.
  package func modularity(of groups: [Int]) -> Double? {
    precondition(groups.count == nodeCount, "\(groups.count) groups for \(nodeCount) nodes")
    let groupCount = (groups.max() ?? -1) + 1
    var inside = [Double](repeating: 0, count: groupCount)
    var degree = inside
    for (node, around) in neighbours.enumerated() {
      precondition(groups[node] >= 0, "node \(node) is in group \(groups[node])")
      for neighbour in around {
        degree[groups[node]] += neighbour.weight
        if groups[neighbour.node] == groups[node] { inside[groups[node]] += neighbour.weight }
      }
    }
    let ends = degree.reduce(0, +)
    guard ends > 0 else { return nil }
    var sum = 0.0
    for group in 0..<groupCount {
      sum += inside[group] / ends - (degree[group] / ends) * (degree[group] / ends)
    }
    return sum
  }

  /// Where a reader ends up who follows edges by weight, and starts anew now and then.
  ///
  /// r = (1 − α) / n + α Σ over neighbours of r · weight / weighted degree. A node without edges
  /// passes its rank on to all nodes alike. Sums to 1; iterated until the sum of changes is below
  /// 1e-12, so that eleven decimals hold.
  ///
  /// - Parameter damping: α, at least 0, below 1.
  /// - Returns: One value per node; empty for no nodes.
  /// - Complexity: O((n + m) · ln(1e-12) / ln α); about 170 rounds for 0.85.
  /// - Source: Brin, Page (1998), "The Anatomy of a Large-Scale Hypertextual Web Search Engine".
  package func pageRank(damping: Double = 0.85) -> [Double] {
    precondition(damping >= 0 && damping < 1, "damping \(damping) is not in 0 ≤ damping < 1")
    guard nodeCount > 0 else { return [] }
    let count = Double(nodeCount)
    let degrees = weightedDegrees
    var ranks = [Double](repeating: 1 / count, count: nodeCount)
    // The change falls at least by the factor `damping` in each round, from 2 at most.
    let rounds = damping > 0 ? Int((ln(1e-13) / ln(damping)).rounded(.up)) : 1
    for _ in 0..<rounds {
      var stranded = 0.0
      for node in ranks.indices where degrees[node] == 0 { stranded += ranks[node] }
      let base = (1 - damping + damping * stranded) / count
      var (next, change) = (ranks, 0.0)
      for (node, around) in neighbours.enumerated() {
        var inflow = 0.0
        for (other, weight) in around { inflow += ranks[other] * weight / degrees[other] }
        next[node] = base + damping * inflow
        change += abs(next[node] - ranks[node])
      }
      ranks = next
      if change < 1e-12 { break }
    }
    return ranks
  }

  /// For each node the share of shortest paths between other nodes that lead through it, 0…1.
  ///
  /// Σ over pairs of (shortest paths through the node / all shortest paths), over (n−1)(n−2) / 2
  /// pairs. Weights do not count: they say closeness, not length.
  ///
  /// - Returns: One value per node; 0 for all where there are fewer than three nodes.
  /// - Complexity: O(n m).
  /// - Source: Freeman (1977), Sociometry 40(1); the algorithm of Brandes (2001), "A Faster
  ///   Algorithm for Betweenness Centrality", Journal of Mathematical Sociology 25(2).
  package var betweenness: [Double] {
    var sums = [Double](repeating: 0, count: nodeCount)
    guard nodeCount >= 3 else { return sums }
    for source in neighbours.indices { addDependencies(from: source, to: &sums) }
    // Each pair was met from both ends.
    let scale = 1 / (Double(nodeCount - 1) * Double(nodeCount - 2))
    return sums.map { $0 * scale }
  }

  /// One round of Brandes: a breadth-first search, then the dependencies from the far end back.
  private func addDependencies(from source: Int, to sums: inout [Double]) {
    var distances = [Int](repeating: -1, count: nodeCount)
    var paths = [Double](repeating: 0, count: nodeCount)
    (distances[source], paths[source]) = (0, 1)
    var queue = [source]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for (next, _) in neighbours[node] {
        if distances[next] < 0 {
          distances[next] = distances[node] + 1
          queue.append(next)
        }
        if distances[next] == distances[node] + 1 { paths[next] += paths[node] }
      }
    }
    var dependencies = [Double](repeating: 0, count: nodeCount)
    for node in queue.reversed() where node != source {
      for (before, _) in neighbours[node] where distances[before] == distances[node] - 1 {
        dependencies[before] += paths[before] / paths[node] * (1 + dependencies[node])
      }
      sums[node] += dependencies[node]
    }
  }

  private func areNeighbours(_ a: Int, _ b: Int) -> Bool {
    let around = neighbours[a]
    var (low, high) = (0, around.count)
    while low < high {
      let middle = (low + high) / 2
      if around[middle].node < b { low = middle + 1 } else { high = middle }
    }
    return low < around.count && around[low].node == b
  }
}

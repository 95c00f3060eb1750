// Exact tests of one 2×2 table with all margins fixed, for counts that are too small for χ².

/// The hypergeometric distribution of the joint count of a table.
///
/// - Source: Fisher (1934), "Statistical Methods for Research Workers", 5th edition, §21.02.
package struct FisherTest: Hashable, Sendable {
  /// P(joint or more): 0…1; small where the two go together.
  package let upperTail: Double
  /// P(joint or fewer): 0…1; small where they avoid one another.
  package let lowerTail: Double

  /// Twice the smaller tail, at most 1. This is not the sum of all tables that are less likely,
  /// which other programs print; it is never smaller for symmetric tables and never jumps.
  package var twoSided: Double { min(1, 2 * min(upperTail, lowerTail)) }

  /// - Complexity: O(min(left, right)).
  package init(_ counts: PairCounts) {
    let (n, left, right) = (counts.total, counts.left, counts.right)
    let (lowest, highest) = (max(0, left + right - n), min(left, right))
    let whole = logChoose(n, right)
    func probability(_ joint: Int) -> Double {
      exponential(logChoose(left, joint) + logChoose(n - left, right - joint) - whole)
    }
    // Small terms first, so that nothing is lost.
    var upper = 0.0
    for joint in stride(from: highest, through: counts.joint, by: -1) {
      upper += probability(joint)
    }
    var lower = 0.0
    for joint in stride(from: lowest, through: counts.joint, by: 1) {
      lower += probability(joint)
    }
    (upperTail, lowerTail) = (min(1, upper), min(1, lower))
  }
}

// Do two things occur together more often than chance would bring them together?
//
// All measures are read from one 2×2 table. They disagree on purpose: G² says how sure we may be,
// NPMI, Dice and Jaccard how close the bond is. The latter put a pair that was seen once, of two
// names that were each seen once, at the top; reports therefore ask for a minimum support first.

/// How often two things occur, and how often together, in a number of articles.
package struct PairCounts: Hashable, Sendable {
  /// Articles with both.
  package let joint: Int
  /// Articles with the left one.
  package let left: Int
  /// Articles with the right one.
  package let right: Int
  /// All articles, also those with neither.
  package let total: Int

  /// - Precondition: total > 0 and 0 ≤ joint ≤ min(left, right), left + right − joint ≤ total.
  package init(joint: Int, left: Int, right: Int, total: Int) {
    precondition(
      total > 0 && joint >= 0 && joint <= min(left, right) && left + right - joint <= total,
      "no 2×2 table: joint \(joint), left \(left), right \(right), total \(total)")
    (self.joint, self.left, self.right, self.total) = (joint, left, right, total)
  }

  /// left · right / total: the joint count under independence. 0 … total, in articles.
  package var expected: Double { Double(left) * Double(right) / Double(total) }

  /// Dunning's log-likelihood ratio G² = 2 Σ O ln(O / E) over the four cells, with 0 ln 0 = 0.
  ///
  /// 0 (independent) upwards, without sign; with 1 degree of freedom 3.841 is p = 0.05 and 10.828
  /// p = 0.001. Cells are added in the order both, left only, right only, neither. That order, and
  /// each quotient's, is part of the definition, so that written decimals do not depend on the
  /// program.
  ///
  /// - Complexity: O(1).
  /// - Source: Dunning (1993), "Accurate Methods for the Statistics of Surprise and Coincidence",
  ///   Computational Linguistics 19(1).
  package var gSquared: Double {
    let (n, a, b) = (Double(total), Double(left), Double(right))
    var sum = 0.0
    sum += surprise(joint, a * b / n)
    sum += surprise(left - joint, a * (n - b) / n)
    sum += surprise(right - joint, (n - a) * b / n)
    sum += surprise(total - left - right + joint, (n - a) * (n - b) / n)
    return 2 * sum
  }

  /// G², negative where the pair is rarer than expected.
  package var signedGSquared: Double { Double(joint) < expected ? -gSquared : gSquared }

  /// Williams' divisor for G², which brings small samples closer to χ².
  ///
  /// q = 1 + (N/r₁ + N/r₂ − 1)(N/c₁ + N/c₂ − 1) / (6 N), r and c the margins. Greater than 1.
  ///
  /// - Returns: `nil` where a margin is 0.
  /// - Source: Williams (1976), "Improved Likelihood Ratio Tests for Complete Contingency Tables",
  ///   Biometrika 63(1).
  package var williamsQ: Double? {
    guard hasMargins else { return nil }
    let (n, a, b) = (Double(total), Double(left), Double(right))
    return 1 + (n / a + n / (n - a) - 1) * (n / b + n / (n - b) - 1) / (6 * n)
  }

  /// G² / q; `nil` where a margin is 0.
  package var correctedGSquared: Double? { williamsQ.map { gSquared / $0 } }

  /// Pearson's χ² = N (ad − bc)² / (r₁ r₂ c₁ c₂), without sign; 0 upwards, 1 degree of freedom.
  ///
  /// - Returns: `nil` where a margin is 0.
  /// - Source: Pearson (1900), Philosophical Magazine 50(302).
  package var chiSquared: Double? { chiSquared(correction: 0) }

  /// χ² with Yates' correction: |ad − bc| is made smaller by N/2, down to 0 at most.
  ///
  /// - Returns: `nil` where a margin is 0.
  /// - Source: Yates (1934), Supplement to the Journal of the Royal Statistical Society 1(2).
  package var yatesChiSquared: Double? { chiSquared(correction: Double(total) / 2) }

  /// log₂(joint · N / (left · right)): bits that one tells about the other; 0 = independent.
  ///
  /// - Returns: `nil` where the two never occur together.
  /// - Source: Church, Hanks (1990), "Word Association Norms, Mutual Information, and
  ///   Lexicography", Computational Linguistics 16(1).
  package var pmi: Double? { joint > 0 ? logBase2(lift) : nil }

  /// PMI as a share of its largest value: ln(joint · N / (left · right)) / −ln(joint / N).
  ///
  /// −1 (nearly never together) through 0 (independent) to 1 (always together). 1 where both are in
  /// all articles: the limit, since the formula is 0/0 there.
  ///
  /// - Returns: `nil` where the two never occur together: no joint sighting, no value.
  ///   `npmiFromMinusOne` gives the limit instead.
  /// - Source: Bouma (2009), "Normalized (Pointwise) Mutual Information in Collocation Extraction",
  ///   GSCL.
  package var npmi: Double? {
    if joint == 0 { return nil }
    if joint == total { return 1 }
    return ln(lift) / -ln(Double(joint) / Double(total))
  }

  /// NPMI with the limit −1 for two that never occur together; a total order for rankings.
  package var npmiFromMinusOne: Double { npmi ?? -1 }

  /// (joint − E) / √joint. Standard errors above chance; negative below it.
  ///
  /// - Returns: `nil` where the two never occur together.
  /// - Source: Church, Gale, Hanks, Hindle (1991), "Using Statistics in Lexical Analysis".
  package var tScore: Double? {
    joint > 0 ? (Double(joint) - expected) / Double(joint).squareRoot() : nil
  }

  /// 2 joint / (left + right), 0 (never) … 1 (always together). `nil` where neither occurs.
  ///
  /// - Source: Dice (1945), "Measures of the Amount of Ecologic Association between Species",
  ///   Ecology 26(3).
  package var dice: Double? {
    left + right > 0 ? 2 * Double(joint) / Double(left + right) : nil
  }

  /// 14 + log₂ Dice: at most 14, one less for half the Dice, independent of the corpus size.
  ///
  /// - Returns: `nil` where the two never occur together.
  /// - Source: Rychlý (2008), "A Lexicographer-Friendly Association Score", RASLAN.
  package var logDice: Double? {
    guard joint > 0, let dice else { return nil }
    return 14 + logBase2(dice)
  }

  /// joint / (left + right − joint), 0 (never) … 1 (always together). `nil` where neither occurs.
  ///
  /// - Source: Jaccard (1912), New Phytologist 11(2).
  package var jaccard: Double? {
    let union = left + right - joint
    return union > 0 ? Double(joint) / Double(union) : nil
  }

  /// joint / (left · right), 0…1, in 1 / articles; times N it is observed over expected.
  ///
  /// - Returns: `nil` where one of the two never occurs.
  /// - Source: van Eck, Waltman (2009), "How to Normalize Cooccurrence Data?", JASIST 60(8).
  package var associationStrength: Double? {
    left > 0 && right > 0 ? Double(joint) / (Double(left) * Double(right)) : nil
  }

  /// Observed over expected. Needs left, right > 0.
  private var lift: Double {
    Double(joint) * Double(total) / (Double(left) * Double(right))
  }

  private var hasMargins: Bool { left > 0 && right > 0 && left < total && right < total }

  private func chiSquared(correction: Double) -> Double? {
    guard hasMargins else { return nil }
    let (n, a, b) = (Double(total), Double(left), Double(right))
    // ad − bc = joint · N − left · right.
    let determinant = abs(Double(joint) * n - a * b)
    let corrected = max(0, determinant - correction)
    return n * (corrected / a) * (corrected / b) / ((n - a) * (n - b))
  }
}

/// O ln(O / E), 0 where nothing was observed.
private func surprise(_ observed: Int, _ expected: Double) -> Double {
  observed > 0 ? Double(observed) * ln(Double(observed) / expected) : 0
}

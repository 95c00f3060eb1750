// A small sketch of a text from which the resemblance of two texts can be estimated.

/// A one-permutation MinHash sketch of an article's word shingles: 128 bins of 16 bits.
///
/// The share of equal bins estimates the Jaccard resemblance J of the two shingle sets with a
/// standard error of √(J(1−J)/128), at most 0.044. How it is made: `NewsText`.
///
/// - Source: Li, Owen, Zhang (2012), "One Permutation Hashing", NIPS; empty bins after Shrivastava
///   (2017), "Optimal Densification for Fast and Accurate Minwise Hashing", ICML; 16-bit values
///   after Li, König (2010), "b-Bit Minwise Hashing", WWW.
package struct StorySignature: Hashable, Sendable {
  package static let bins = 128

  /// Empty for a text without words, else `bins` values.
  package var values: [UInt16]

  package init(values: [UInt16] = []) {
    precondition(values.isEmpty || values.count == Self.bins, "\(values.count) bins")
    self.values = values
  }

  /// Estimated Jaccard resemblance, 0…1; `nil` where a text has no words. O(bins).
  package func resemblance(to other: StorySignature) -> Double? {
    guard !values.isEmpty, !other.values.isEmpty else { return nil }
    var equal = 0
    for bin in 0..<Self.bins where values[bin] == other.values[bin] { equal += 1 }
    return Double(equal) / Double(Self.bins)
  }
}

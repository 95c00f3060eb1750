// Which words stand out in one corpus against another: this week against the weeks before.
//
// Two G² exist under one name and differ much for frequent words in small texts. The four-cell
// value is Dunning's and is the default; the two-term value is that of Rayson and Garside, printed
// by several concordancers. G² says how sure, log ratio and %DIFF say how much.

/// The count of one word in a focus and in a reference corpus.
package struct KeynessCounts: Hashable, Sendable {
  /// The word in the focus corpus, and all words there.
  package let focus: Int
  package let focusTotal: Int
  /// The word in the reference corpus, and all words there.
  package let reference: Int
  package let referenceTotal: Int

  /// - Precondition: 0 ≤ focus ≤ focusTotal, the same for the reference; both totals above 0.
  package init(focus: Int, of focusTotal: Int, reference: Int, of referenceTotal: Int) {
    precondition(
      focus >= 0 && focus <= focusTotal && focusTotal > 0,
      "focus \(focus) of \(focusTotal) words")
    precondition(
      reference >= 0 && reference <= referenceTotal && referenceTotal > 0,
      "reference \(reference) of \(referenceTotal) words")
    (self.focus, self.focusTotal) = (focus, focusTotal)
    (self.reference, self.referenceTotal) = (reference, referenceTotal)
  }

  /// G² over the four cells word/other × focus/reference; 0 upwards, without sign.
  ///
  /// - Source: Dunning (1993), Computational Linguistics 19(1). See `PairCounts.gSquared`.
  package var gSquared: Double { table.gSquared }

  /// `gSquared`, negative where the word is rarer in the focus than in the reference corpus.
  package var signedGSquared: Double { table.signedGSquared }

  /// 2 [a ln(a / E₁) + b ln(b / E₂)], E₁ = c (a + b) / (c + d): the two cells of the word alone.
  ///
  /// 0 upwards, without sign, and never more than `gSquared`.
  ///
  /// - Source: Rayson, Garside (2000), "Comparing Corpora using Frequency Profiling", ACL Workshop
  ///   on Comparing Corpora.
  package var twoTermGSquared: Double {
    let (c, d) = (Double(focusTotal), Double(referenceTotal))
    let share = Double(focus + reference) / (c + d)
    let left = xlny(Double(focus), Double(focus) / (c * share))
    let right = xlny(Double(reference), Double(reference) / (d * share))
    return 2 * (left + right)
  }

  /// `twoTermGSquared`, negative where the word is rarer in the focus than in the reference corpus.
  package var signedTwoTermGSquared: Double {
    Double(focus) < table.expected ? -twoTermGSquared : twoTermGSquared
  }

  /// log₂ of the ratio of both shares: 1 = twice as frequent in the focus corpus.
  ///
  /// - Returns: +∞ or −∞ where one corpus lacks the word; `nil` where both do.
  /// - Source: Hardie (2014), "Log Ratio: an Informal Introduction", CASS Lancaster.
  package var logRatio: Double? {
    guard focus + reference > 0 else { return nil }
    return logBase2(focusShare / referenceShare)
  }

  /// (words per million in focus + N) / (words per million in reference + N); 1 = alike.
  ///
  /// - Parameter smoothing: N, greater than 0: small prefers rare words, large frequent ones.
  /// - Source: Kilgarriff (2009), "Simple Maths for Keywords", Corpus Linguistics Conference.
  package func simpleMaths(smoothing: Double) -> Double {
    precondition(smoothing > 0, "smoothing \(smoothing) is not greater than 0")
    return (1e6 * focusShare + smoothing) / (1e6 * referenceShare + smoothing)
  }

  /// The change of the share in percent of the reference share: 100 = twice as frequent.
  ///
  /// −100 upwards.
  ///
  /// - Returns: +∞ where only the reference corpus lacks the word; `nil` where both do.
  /// - Source: Gabrielatos, Marchi (2012), "Keyness: Appropriate Metrics and Practical Issues".
  package var percentDifference: Double? {
    guard focus + reference > 0 else { return nil }
    return 100 * (focusShare - referenceShare) / referenceShare
  }

  private var focusShare: Double { Double(focus) / Double(focusTotal) }
  private var referenceShare: Double { Double(reference) / Double(referenceTotal) }

  private var table: PairCounts {
    PairCounts(
      joint: focus, left: focus + reference, right: focusTotal,
      total: focusTotal + referenceTotal)
  }
}

/// log₂ of the ratio of both shares where the reference corpus lacks the word, which counts as half
/// a word there.
///
/// - Precondition: Both totals and `focus` are greater than 0.
package func logRatioWithHalf(focus: Int, of focusTotal: Int, referenceTotal: Int) -> Double {
  precondition(
    focus > 0 && focusTotal > 0 && referenceTotal > 0,
    "\(focus) of \(focusTotal) against none of \(referenceTotal)")
  return logBase2(Double(focus) / Double(focusTotal) / (0.5 / Double(referenceTotal)))
}

// What tells that two texts are one story: a hash of all words, for copies, and a sketch of the
// word shingles, for copies with edits.
//
// The sketch is one-permutation MinHash: one hash per shingle, of which seven bits choose a bin and
// the others compete for it. Shingles of three words: with one word in ten exchanged, about 0.9³
// of them survive, so the resemblance of a lightly edited copy stays far above that of two texts on
// the same event, which share hardly any.

internal import CXXHash
import NewsModel

/// Hashes of texts. Belongs to one worker.
package final class StoryHasher {
  private let vocabulary: Vocabulary
  private var words: [UInt64] = []
  private var minima = [UInt64](repeating: .max, count: StorySignature.bins)

  private static let shingleLength = 3

  package init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The hash of headline and body as they are written.
  package func contentHash(of text: TokenizedText) -> ContentHash {
    let digest = text.bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, text.byteCount) }
    return ContentHash(high: digest.high64, low: digest.low64)
  }

  /// What tells copies of a text.
  ///
  /// - Parameter wantsSignature: `false` leaves the signature empty.
  /// - Returns: The hash of the body's folded words (of the headline's where there is no body), so
  ///   that a copy under another headline, or with other spaces and quotation marks, has the same;
  ///   and the sketch of the same words' shingles, empty for a text without words.
  /// - Complexity: O(words).
  package func story(
    of text: TokenizedText, wantsSignature: Bool
  ) -> (hash: ContentHash, signature: StorySignature) {
    fillWords(text)
    let digest = words.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
    let hash = ContentHash(high: digest.high64, low: digest.low64)
    guard wantsSignature, !words.isEmpty else { return (hash, StorySignature()) }
    fillMinima()
    return (hash, StorySignature(values: densified()))
  }

  private func fillMinima() {
    let length = min(StoryHasher.shingleLength, words.count)
    words.withUnsafeBufferPointer { words in
      minima.withUnsafeMutableBufferPointer { minima in
        minima.update(repeating: .max)
        for start in 0...(words.count - length) {
          var hash: UInt64 = 0
          for place in start..<(start + length) {
            hash = (hash &* 0x9e37_79b9_7f4a_7c15) ^ words[place]
          }
          hash = WordForm.mix(hash)
          let bin = Int(hash >> 57)
          minima[bin] = min(minima[bin], hash & 0x01ff_ffff_ffff_ffff)
        }
      }
    }
  }

  /// Sixteen bits of each bin's minimum; an empty bin borrows that of a bin that a fixed sequence
  /// of hashes leads to, the same for every text.
  private func densified() -> [UInt16] {
    minima.indices.map { bin in
      var source = bin
      var attempt: UInt64 = 0
      while minima[source] == .max {
        attempt += 1
        source = Int(WordForm.mix(UInt64(bin) << 32 | attempt) >> 57)
      }
      return UInt16(truncatingIfNeeded: minima[source])
    }
  }

  private func fillWords(_ text: TokenizedText) {
    words.removeAll(keepingCapacity: true)
    let body = text.tokens[text.titleTokenCount...]
    vocabulary.foldedHashes.withUnsafeBufferPointer { hashes in
      for token in body.isEmpty ? text.tokens[...] : body { words.append(hashes[Int(token.word)]) }
    }
  }
}

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

  /// The hash of the body's folded words (of the headline's where there is no body), so that a
  /// copy under another headline, or with other spaces and quotation marks, has the same.
  package func storyHash(of text: TokenizedText) -> ContentHash {
    fillWords(text)
    let digest = words.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
    return ContentHash(high: digest.high64, low: digest.low64)
  }

  /// The sketch of the body's word shingles (of the headline's where there is no body); empty for a
  /// text without words. O(words).
  package func signature(of text: TokenizedText) -> StorySignature {
    fillWords(text)
    guard !words.isEmpty else { return StorySignature() }
    for bin in minima.indices { minima[bin] = .max }
    let length = min(StoryHasher.shingleLength, words.count)
    words.withUnsafeBufferPointer { words in
      minima.withUnsafeMutableBufferPointer { minima in
        for start in 0...(words.count - length) {
          var hash: UInt64 = 0
          for word in words[start..<(start + length)] {
            hash = (hash &* 0x9e37_79b9_7f4a_7c15) ^ word
          }
          hash = WordForm.mix(hash)
          let bin = Int(hash >> 57)
          minima[bin] = min(minima[bin], hash & 0x01ff_ffff_ffff_ffff)
        }
      }
    }
    return StorySignature(values: densified())
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
    for token in body.isEmpty ? text.tokens[...] : body {
      words.append(vocabulary.foldedHash(token.word))
    }
  }
}

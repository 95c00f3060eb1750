// Words of scripts that are written without spaces, by ICU's dictionaries.

internal import CICU

/// Cuts stretches of Han, Kana, Thai, Lao, Khmer or Burmese text. Belongs to one worker.
final class DictionaryBreaker {
  private let breaker: OpaquePointer

  /// `nil` where ICU has no data: text is then cut by UAX #29 alone.
  init?() {
    guard let breaker = pr_words_new() else { return nil }
    self.breaker = breaker
  }

  deinit { pr_words_free(breaker) }

  /// Ends of the words of a stretch, ascending, the last one its end. O(bytes).
  func boundaries(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Int] {
    var ends: [Int] = []
    let stretch = UnsafeBufferPointer(rebasing: bytes[range])
    stretch.withMemoryRebound(to: CChar.self) { text in
      guard pr_words_set(breaker, text.baseAddress, Int64(text.count)) == 0 else { return }
      while true {
        let next = Int(pr_words_next(breaker))
        if next < 0 { break }
        if next > 0 { ends.append(range.lowerBound + next) }
      }
    }
    return ends
  }
}

// What the weights say of each word that stood in or beside a run of capitals, added up once.
//
// Unsafe code lives here because the sums of a corpus are megabytes that are read out of order: nine
// numbers for each of five offsets lie side by side, 96 bytes a word, so that a word takes two cache
// lines and not three. Reading sixteen numbers where nine are meant stays inside of the array, which
// has as many to spare.

internal import CPrefetch
import NewsText

/// Sums of weights by word and offset.
struct WordSums {
  static let offsets = 2 * NameFeatures.reach + 1
  private static let numbersOfWord = 48
  private var numbers = [Int16](repeating: 0, count: LabelScores.scalarCount)

  /// How many words have sums.
  private(set) var count = 0

  mutating func removeAll() {
    numbers.removeSubrange(LabelScores.scalarCount...)
    count = 0
  }

  /// Adds a word.
  ///
  /// - Parameter sum: Of the weights at an offset, 0 for the leftmost.
  /// - Returns: The word's place.
  mutating func append(_ sum: (Int) -> LabelScores) -> Int {
    let place = count
    count += 1
    numbers.append(contentsOf: repeatElement(0, count: Self.numbersOfWord))
    numbers.withUnsafeMutableBytes { bytes in
      for offset in 0..<Self.offsets {
        bytes.storeBytes(
          of: sum(offset), toByteOffset: Self.start(place, offset), as: LabelScores.self)
      }
    }
    return place
  }

  /// The sum of a word; what stands behind the nine labels means nothing.
  ///
  /// - Parameter offset: 0 for the leftmost.
  subscript(place: Int, offset offset: Int) -> LabelScores {
    @inline(__always) get {
      numbers.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: Self.start(place, offset), as: LabelScores.self)
      }
    }
  }

  /// Asks for the sums of words.
  func prefetch(_ places: [Int]) {
    numbers.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      for place in places {
        let start = base + Self.start(place, 0)
        pr_prefetch(start)
        pr_prefetch(start + 64)
      }
    }
  }

  private static func start(_ place: Int, _ offset: Int) -> Int {
    2 * (place * numbersOfWord + offset * NameLabel.count)
  }
}

// The words that one worker has met, as numbers.
//
// Unsafe code lives here because every word of a corpus passes through `intern`: a hash of at most
// a few machine words, one probe, one comparison. Safety rests on two facts: callers give pointers
// into a buffer with eight readable bytes behind it (`TokenizedText.padding`), and the tables are
// owned by one object that frees them.
//
// The table is bounded. When it is full it is emptied between two articles and `generation` goes
// up, so that memory does not grow with the corpus; whoever keeps arrays by word number starts anew.

/// The number of a word in its worker's vocabulary.
package typealias WordID = UInt32

/// How a word is written.
package struct WordShape: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  package static let startsUpper = WordShape(rawValue: 1)
  package static let startsLower = WordShape(rawValue: 2)
  /// Two letters or more, none of them small.
  package static let allCapitals = WordShape(rawValue: 4)
  package static let hasDigit = WordShape(rawValue: 8)
  /// A stop behind it is no end of a sentence: `Mr`, `Gov`, `U.S`, `J`.
  package static let abbreviation = WordShape(rawValue: 16)
}

/// Words and what is known of each, by number. Belongs to one worker.
package final class Vocabulary {
  private struct Entry {
    /// The first eight bytes, zeros behind a shorter word.
    var prefix: UInt64
    var offset: UInt32
    var length: UInt32
  }
  /// Number of a word plus one; 0 is empty.
  private var slots: UnsafeMutablePointer<UInt32>
  private var mask: Int
  private var entries: [Entry] = []
  private var arena: [UInt8] = []
  private var shapes: [WordShape] = []
  private var coreLengths: [UInt32] = []
  private var hashes: [UInt64] = []
  private let maximumWords: Int

  /// Goes up each time that the vocabulary is emptied: numbers of before mean nothing any more.
  package private(set) var generation = 0

  /// - Parameter maximumWords: Different words that are kept; about 60 bytes each.
  package init(maximumWords: Int = 600_000) {
    self.maximumWords = maximumWords
    mask = (1 << 16) - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
  }

  deinit { slots.deallocate() }

  package var count: Int { entries.count }

  /// Empties a vocabulary that is full. Called between two articles.
  func makeRoom() {
    guard entries.count > maximumWords else { return }
    generation += 1
    slots.update(repeating: 0, count: mask + 1)
    entries.removeAll(keepingCapacity: true)
    arena.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    coreLengths.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
  }

  /// The number of a word.
  ///
  /// - Parameter start: The word's bytes, with eight readable bytes behind them.
  @inline(__always)
  func intern(_ start: UnsafePointer<UInt8>, _ length: Int) -> WordID {
    var prefix = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    if length < 8 { prefix &= (1 << (UInt64(length) << 3)) &- 1 }
    var hash = (prefix ^ UInt64(truncatingIfNeeded: length)) &* 0x9e37_79b9_7f4a_7c15
    if length > 8 { hash = longHash(start, length, hash) }
    hash ^= hash >> 32
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let number = slots[slot]
      if number == 0 { break }
      let found = entries.withUnsafeBufferPointer { $0[Int(number) - 1] }
      if found.prefix == prefix, Int(found.length) == length,
        length <= 8 || equals(start, length, Int(found.offset))
      {
        return number - 1
      }
      slot = (slot + 1) & mask
    }
    return insert(start, length, prefix, hash, slot)
  }

  private func longHash(_ start: UnsafePointer<UInt8>, _ length: Int, _ seed: UInt64) -> UInt64 {
    var hash = seed
    var index = 8
    while index < length {
      var block = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
      let left = length - index
      if left < 8 { block &= (1 << (UInt64(left) << 3)) &- 1 }
      hash = (hash ^ (hash >> 29) ^ block) &* 0xbf58_476d_1ce4_e5b9
      index += 8
    }
    return hash
  }

  private func equals(_ start: UnsafePointer<UInt8>, _ length: Int, _ offset: Int) -> Bool {
    arena.withUnsafeBufferPointer { known in
      for index in 8..<length where known[offset + index] != start[index] { return false }
      return true
    }
  }

  @inline(never)
  private func insert(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ prefix: UInt64, _ hash: UInt64, _ slot: Int
  ) -> WordID {
    let bytes = UnsafeBufferPointer(start: start, count: length)
    let number = WordID(entries.count)
    entries.append(Entry(prefix: prefix, offset: UInt32(arena.count), length: UInt32(length)))
    arena.append(contentsOf: bytes)
    let core = WordForm.coreLength(bytes)
    shapes.append(WordForm.shape(UnsafeBufferPointer(start: start, count: core)))
    coreLengths.append(UInt32(core))
    hashes.append(WordForm.hash(folding: UnsafeBufferPointer(start: start, count: core)))
    slots[slot] = number + 1
    if entries.count * 2 > mask { grow() }
    return number
  }

  private func grow() {
    slots.deallocate()
    mask = (mask + 1) * 2 - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
    for (number, entry) in entries.enumerated() {
      var hash = (entry.prefix ^ UInt64(entry.length)) &* 0x9e37_79b9_7f4a_7c15
      if entry.length > 8 {
        let padded = bytes(WordID(number)) + [UInt8](repeating: 0, count: 8)
        hash = padded.withUnsafeBufferPointer {
          longHash($0.baseAddress!, Int(entry.length), hash)  // never empty
        }
      }
      hash ^= hash >> 32
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// The word as it is written, its possessive ending included.
  package func bytes(_ word: WordID) -> [UInt8] {
    let entry = entries[Int(word)]
    return Array(arena[Int(entry.offset)..<Int(entry.offset + entry.length)])
  }

  /// The word without a possessive ending (`'s`, `’s`).
  package func core(_ word: WordID) -> [UInt8] {
    let entry = entries[Int(word)]
    return Array(arena[Int(entry.offset)..<Int(entry.offset + coreLengths[Int(word)])])
  }

  /// The word without a possessive ending, in simple default case folding.
  package func foldedCore(_ word: WordID) -> [UInt8] { WordForm.folded(core(word)) }

  /// Whether the word ends in a possessive `'s`.
  package func isPossessive(_ word: WordID) -> Bool {
    coreLengths[Int(word)] != entries[Int(word)].length
  }

  /// The number of the word without its possessive ending: `Lima` for `Lima's`.
  package func coreWord(_ word: WordID) -> WordID {
    guard isPossessive(word) else { return word }
    let padded = core(word) + [UInt8](repeating: 0, count: 8)
    return padded.withUnsafeBufferPointer {
      intern($0.baseAddress!, padded.count - 8)  // never empty
    }
  }

  package func shape(_ word: WordID) -> WordShape { shapes[Int(word)] }

  /// A hash of the folded word without its possessive ending; the same on every machine.
  func foldedHash(_ word: WordID) -> UInt64 { hashes[Int(word)] }
}

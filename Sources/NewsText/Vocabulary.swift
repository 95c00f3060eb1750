// The words that one worker has met, as numbers.
//
// Unsafe code lives here because every word of a corpus passes through `intern`: a hash of at most
// a few machine words, one probe, one comparison. Safety rests on two facts: callers give pointers
// into a buffer with eight readable bytes behind it (`TokenizedText.padding`), and the tables are
// owned by one object that frees them.
//
// The table is bounded. When it is full it is emptied between two articles and `generation` goes
// up, so that memory does not grow with the corpus; whoever keeps arrays by word number starts anew.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

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

/// Where words are found: the vocabulary's tables, valid until the next insertion.
struct WordTable {
  struct Slot {
    /// The first eight bytes, zeros behind a shorter word.
    var prefix: UInt64
    var length: UInt32
    /// Number of the word plus one; 0 is empty.
    var number: UInt32
  }
  var slots: UnsafeMutablePointer<Slot>
  var mask: Int
  /// The bytes of all words, by `offsets`.
  var arena: UnsafeMutablePointer<UInt8>
  var offsets: UnsafeMutablePointer<UInt32>

  /// The slot of a word: its own, or the empty one where it belongs.
  ///
  /// - Parameter start: The word's bytes, with eight readable bytes behind them.
  @inline(__always)
  func slot(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int {
    let prefix = WordTable.prefix(start, length)
    var slot = Int(truncatingIfNeeded: WordTable.hash(start, length, prefix)) & mask
    while true {
      let found = slots[slot]
      if found.number == 0 { return slot }
      if found.prefix == prefix, Int(found.length) == length,
        length <= 8 || equals(start, length, found.number)
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  static func prefix(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let block = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    return length < 8 ? block & ((1 << (UInt64(length) << 3)) &- 1) : block
  }

  @inline(__always)
  static func hash(_ start: UnsafePointer<UInt8>, _ length: Int, _ prefix: UInt64) -> UInt64 {
    var hash = (prefix ^ UInt64(truncatingIfNeeded: length)) &* 0x9e37_79b9_7f4a_7c15
    var index = 8
    while index < length {
      var block = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
      let left = length - index
      if left < 8 { block &= (1 << (UInt64(left) << 3)) &- 1 }
      hash = (hash ^ (hash >> 29) ^ block) &* 0xbf58_476d_1ce4_e5b9
      index += 8
    }
    return hash ^ (hash >> 32)
  }

  private func equals(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ number: UInt32
  ) -> Bool {
    memcmp(arena + Int(offsets[Int(number) - 1]), start, length) == 0
  }
}

/// Words and what is known of each, by number. Belongs to one worker.
package final class Vocabulary {
  private(set) var table: WordTable
  private var arenaCount = 0
  private var arenaCapacity = 1 << 20
  private var capacity = 1 << 15
  private var lengths: [UInt32] = []
  private var shapes: [WordShape] = []
  private var coreLengths: [UInt32] = []
  /// Of the folded words without possessive endings; the same on every machine.
  private(set) var foldedHashes: [UInt64] = []
  private let maximumWords: Int

  /// Goes up each time that the vocabulary is emptied: numbers of before mean nothing any more.
  package private(set) var generation = 0

  /// - Parameter maximumWords: Different words that are kept; about 70 bytes each.
  package init(maximumWords: Int = 500_000) {
    self.maximumWords = maximumWords
    let slots = 1 << 16
    table = WordTable(
      slots: .allocate(capacity: slots), mask: slots - 1, arena: .allocate(capacity: 1 << 20),
      offsets: .allocate(capacity: 1 << 15))
    table.slots.initialize(
      repeating: WordTable.Slot(prefix: 0, length: 0, number: 0), count: slots)
  }

  deinit {
    table.slots.deallocate()
    table.arena.deallocate()
    table.offsets.deallocate()
  }

  package var count: Int { lengths.count }

  /// Empties a vocabulary that is full. Called between two articles.
  func makeRoom() {
    guard lengths.count > maximumWords else { return }
    generation += 1
    table.slots.update(
      repeating: WordTable.Slot(prefix: 0, length: 0, number: 0), count: table.mask + 1)
    arenaCount = 0
    lengths.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    coreLengths.removeAll(keepingCapacity: true)
    foldedHashes.removeAll(keepingCapacity: true)
  }

  /// The number of a word.
  ///
  /// - Parameter start: The word's bytes, with eight readable bytes behind them.
  func intern(_ start: UnsafePointer<UInt8>, _ length: Int) -> WordID {
    let slot = table.slot(start, length)
    let number = table.slots[slot].number
    return number != 0 ? number - 1 : insert(start, length, slot)
  }

  /// Adds a word that is not there yet; `table` changes.
  ///
  /// - Parameter slot: Its empty place.
  @inline(never)
  func insert(_ start: UnsafePointer<UInt8>, _ length: Int, _ slot: Int) -> WordID {
    let bytes = UnsafeBufferPointer(start: start, count: length)
    let number = lengths.count
    reserve(length)
    (table.arena + arenaCount).update(from: start, count: length)
    table.offsets[number] = UInt32(arenaCount)
    arenaCount += length
    let core = WordForm.coreLength(bytes)
    lengths.append(UInt32(length))
    shapes.append(WordForm.shape(UnsafeBufferPointer(start: start, count: core)))
    coreLengths.append(UInt32(core))
    foldedHashes.append(WordForm.hash(folding: UnsafeBufferPointer(start: start, count: core)))
    table.slots[slot] = WordTable.Slot(
      prefix: WordTable.prefix(start, length), length: UInt32(length), number: UInt32(number + 1))
    if lengths.count * 2 > table.mask { growSlots() }
    return WordID(number)
  }

  /// Makes room for one more word, with eight readable bytes behind it.
  private func reserve(_ length: Int) {
    if arenaCount + length + 8 > arenaCapacity {
      let larger = max(arenaCapacity * 2, arenaCount + length + 8)
      table.arena = grown(table.arena, arenaCount, to: larger)
      arenaCapacity = larger
    }
    if lengths.count == capacity {
      table.offsets = grown(table.offsets, capacity, to: capacity * 2)
      capacity *= 2
    }
  }

  private func grown<T: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<T>, _ count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<T> {
    let new = UnsafeMutablePointer<T>.allocate(capacity: capacity)
    new.initialize(from: old, count: count)
    old.deallocate()
    return new
  }

  private func growSlots() {
    let (old, count) = (table.slots, table.mask + 1)
    table.mask = 2 * count - 1
    table.slots = .allocate(capacity: 2 * count)
    table.slots.initialize(
      repeating: WordTable.Slot(prefix: 0, length: 0, number: 0), count: 2 * count)
    for index in 0..<count where old[index].number != 0 {
      let start = table.arena + Int(table.offsets[Int(old[index].number) - 1])
      table.slots[table.slot(start, Int(old[index].length))] = old[index]
    }
    old.deallocate()
  }

  private func bytes(_ word: WordID, _ length: UInt32) -> [UInt8] {
    precondition(Int(word) < lengths.count, "word \(word) of \(lengths.count)")
    let start = table.arena + Int(table.offsets[Int(word)])
    return Array(UnsafeBufferPointer(start: start, count: Int(length)))
  }

  /// The word as it is written, its possessive ending included.
  package func bytes(_ word: WordID) -> [UInt8] { bytes(word, lengths[Int(word)]) }

  /// The word without a possessive ending (`'s`, `’s`).
  package func core(_ word: WordID) -> [UInt8] { bytes(word, coreLengths[Int(word)]) }

  /// The word without a possessive ending, in simple default case folding.
  package func foldedCore(_ word: WordID) -> [UInt8] { WordForm.folded(core(word)) }

  /// Whether the word ends in a possessive `'s`.
  package func isPossessive(_ word: WordID) -> Bool {
    coreLengths[Int(word)] != lengths[Int(word)]
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
}

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
public typealias WordID = UInt32

/// Where words are found: the vocabulary's tables, valid until the next insertion.
struct WordTable {
  struct Slot {
    /// The first eight bytes, zeros behind a shorter word.
    var prefix: UInt64
    /// The eight bytes behind them, of a longer word.
    var second: UInt64
    /// Number of the word plus one; 0 is empty.
    var number: UInt32
    /// The low bits of the length; of longer words `offsets` has the rest.
    var length: UInt16
    var marks: WordMarks

    /// Makes it 32 bytes, so that no slot lies in two cache lines.
    private var unused: UInt64 = 0

    init(prefix: UInt64, second: UInt64, number: UInt32, length: UInt16, marks: WordMarks) {
      (self.prefix, self.second) = (prefix, second)
      (self.number, self.length, self.marks) = (number, length, marks)
    }

    static let empty = Slot(prefix: 0, second: 0, number: 0, length: 0, marks: .none)
  }
  var slots: UnsafeMutablePointer<Slot>
  var mask: Int
  /// What the slots say of the short words that were met last, one for each low part of a hash: the
  /// frequent words of a language, close together. All of it fits into a core's own cache, which the
  /// slots of a whole corpus do not.
  var near: UnsafeMutablePointer<NearSlot>

  /// A word of eight bytes at most; 16 bytes, four in a cache line.
  struct NearSlot {
    var prefix: UInt64
    var number: UInt32
    var length: UInt16
    var marks: WordMarks

    static let empty = NearSlot(prefix: 0, number: 0, length: 0, marks: .none)
  }
  static let nearMask: UInt32 = (1 << 13) - 1
  /// The bytes of all words, one behind the other; word n is `offsets[n]..<offsets[n + 1]`.
  var arena: UnsafeMutablePointer<UInt8>
  var offsets: UnsafeMutablePointer<UInt32>

  /// The slot of a word: its own, or the empty one where it belongs.
  ///
  /// - Parameters:
  ///   - start: The word's bytes, with eight readable bytes behind them.
  ///   - hash: The low half of the word's `hash`: there are never more slots than that tells apart.
  @inline(__always)
  func slot(_ start: UnsafePointer<UInt8>, _ length: Int, hash: UInt32) -> Int {
    let prefix = WordTable.prefix(start, length)
    var slot = Int(hash) & mask
    while true {
      let found = slots[slot]
      if found.number == 0 { return slot }
      if found.prefix == prefix, found.length == UInt16(truncatingIfNeeded: length),
        length <= 8
          || (found.second == WordTable.second(start, length)
            && (length <= 16 || equals(start, length, found.number)))
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
  }

  func slot(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int {
    let hash = WordTable.hash(start, length, WordTable.prefix(start, length))
    return slot(start, length, hash: UInt32(truncatingIfNeeded: hash))
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

  /// Of a word of nine bytes or more.
  @inline(__always)
  static func second(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    prefix(start + 8, length - 8)
  }

  /// Whether the bytes from the ninth on are those of a known word of the same length.
  @inline(__always)
  private func equals(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ number: UInt32
  ) -> Bool {
    guard Int(offsets[Int(number)] - offsets[Int(number) - 1]) == length else { return false }
    let known = arena + Int(offsets[Int(number) - 1])
    var index = 8
    while index < length {
      var difference =
        UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
        ^ UnsafeRawPointer(known + index).loadUnaligned(as: UInt64.self)
      let left = length - index
      if left < 8 { difference &= (1 << (UInt64(left) << 3)) &- 1 }
      if difference != 0 { return false }
      index += 8
    }
    return true
  }
}

/// Words and what is known of each, by number. Belongs to one worker.
package final class Vocabulary {
  private(set) var table: WordTable
  private var arenaCapacity = 1 << 20
  private var capacity = 1 << 15
  private var coreLengths: [UInt32] = []
  /// By word: the word without its possessive ending plus one, where it has been asked for.
  private var cores: [UInt32] = []
  /// Of the folded words without possessive endings; the same on every machine.
  private(set) var foldedHashes: [UInt64] = []
  private var classifiers: [any WordClassifier] = []
  /// The word that is being added.
  private var coreBytes: [UInt8] = []
  private let maximumWords: Int

  /// Goes up each time that the vocabulary is emptied: numbers of before mean nothing any more.
  package private(set) var generation = 0

  /// - Parameter maximumWords: Different words that are kept; about 70 bytes each.
  package init(maximumWords: Int = 500_000) {
    self.maximumWords = maximumWords
    let slots = 1 << 16
    table = WordTable(
      slots: .allocate(capacity: slots), mask: slots - 1,
      near: .allocate(capacity: Int(WordTable.nearMask) + 1), arena: .allocate(capacity: 1 << 20),
      offsets: .allocate(capacity: 1 << 15))
    table.slots.initialize(repeating: .empty, count: slots)
    table.near.initialize(repeating: .empty, count: Int(WordTable.nearMask) + 1)
    table.offsets[0] = 0
  }

  /// Lets a stage learn of each word and mark it.
  ///
  /// - Precondition: No word has been met yet.
  package func add(_ classifier: any WordClassifier) {
    precondition(count == 0, "\(count) words have been met already")
    classifiers.append(classifier)
  }

  deinit {
    table.slots.deallocate()
    table.near.deallocate()
    table.arena.deallocate()
    table.offsets.deallocate()
  }

  package var count: Int { coreLengths.count }

  private var arenaCount: Int { Int(table.offsets[count]) }

  /// Empties a vocabulary that is full. Called between two articles.
  func makeRoom() {
    guard count > maximumWords else { return }
    generation += 1
    table.slots.update(
      repeating: .empty, count: table.mask + 1)
    table.near.update(repeating: .empty, count: Int(WordTable.nearMask) + 1)
    coreLengths.removeAll(keepingCapacity: true)
    cores.removeAll(keepingCapacity: true)
    foldedHashes.removeAll(keepingCapacity: true)
    for classifier in classifiers { classifier.forgetWords() }
  }

  /// The number of a word, which is added where it is new.
  package func intern(_ word: [UInt8]) -> WordID {
    let padded = word + [UInt8](repeating: 0, count: 8)
    return padded.withUnsafeBufferPointer {
      intern($0.baseAddress!, word.count)  // never empty
    }
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
    let number = count
    reserve(length)
    let end = arenaCount + length
    (table.arena + arenaCount).update(from: start, count: length)
    let coreLength = WordForm.coreLength(UnsafeBufferPointer(start: start, count: length))
    let written = UnsafeBufferPointer(start: start, count: coreLength)
    // Taken out of the object, and given back: no word needs an array of its own.
    var core: [UInt8] = []
    swap(&core, &coreBytes)
    core.removeAll(keepingCapacity: true)
    core.append(contentsOf: written)
    // Most words are in small letters already: no second array for them.
    let folded =
      core.allSatisfy { $0 < 0x80 && ($0 < 0x41 || $0 > 0x5A) } ? core : WordForm.folded(core)
    var bits: UInt16 = 0
    for classifier in classifiers { bits |= classifier.learn(core: core, folded: folded).rawValue }
    var shape = WordForm.shape(written, folded: folded)
    if coreLength != length { shape.insert(.possessive) }
    let marks = WordMarks(WordMarks(rawValue: bits), shape: shape)
    coreLengths.append(UInt32(coreLength))
    cores.append(coreLength == length ? UInt32(number + 1) : 0)
    foldedHashes.append(WordForm.hash(folded))
    table.offsets[count] = UInt32(end)
    table.slots[slot] = WordTable.Slot(
      prefix: WordTable.prefix(start, length),
      second: length > 8 ? WordTable.second(start, length) : 0, number: UInt32(number + 1),
      length: UInt16(truncatingIfNeeded: length), marks: marks)
    if count * 4 > table.mask * 3 { growSlots() }
    swap(&core, &coreBytes)
    return WordID(number)
  }

  /// Makes room for one more word, with eight readable bytes behind it.
  private func reserve(_ length: Int) {
    if arenaCount + length + 8 > arenaCapacity {
      let larger = max(arenaCapacity * 2, arenaCount + length + 8)
      table.arena = grown(table.arena, arenaCount, to: larger)
      arenaCapacity = larger
    }
    if count + 2 > capacity {
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
      repeating: .empty, count: 2 * count)
    for index in 0..<count where old[index].number != 0 {
      let number = Int(old[index].number)
      let start = table.arena + Int(table.offsets[number - 1])
      let length = Int(table.offsets[number] - table.offsets[number - 1])
      let slot = table.slot(start, length)
      table.slots[slot] = old[index]
    }
    old.deallocate()
  }

  private func bytes(_ word: WordID, _ length: UInt32) -> [UInt8] {
    precondition(Int(word) < count, "word \(word) of \(count)")
    let start = table.arena + Int(table.offsets[Int(word)])
    return Array(UnsafeBufferPointer(start: start, count: Int(length)))
  }

  private func length(_ word: WordID) -> UInt32 {
    precondition(Int(word) < count, "word \(word) of \(count)")
    return table.offsets[Int(word) + 1] - table.offsets[Int(word)]
  }

  /// The word as it is written, its possessive ending included.
  package func bytes(_ word: WordID) -> [UInt8] { bytes(word, length(word)) }

  /// The word without a possessive ending (`'s`, `’s`).
  package func core(_ word: WordID) -> [UInt8] { bytes(word, coreLengths[Int(word)]) }

  /// Bytes of the word without a possessive ending.
  package func coreLength(_ word: WordID) -> Int { Int(coreLengths[Int(word)]) }

  /// The word without a possessive ending, in simple default case folding.
  package func foldedCore(_ word: WordID) -> [UInt8] { WordForm.folded(core(word)) }

  /// The number of a word of a text without its possessive ending. Nothing is looked up for one that
  /// has none.
  package func coreWord(_ token: Token) -> WordID {
    token.shape.contains(.possessive) ? coreWord(token.word) : token.word
  }

  /// Bytes of a word of a text without its possessive ending.
  package func coreLength(_ token: Token) -> Int {
    token.shape.contains(.possessive) ? coreLength(token.word) : Int(token.end - token.start)
  }

  /// The number of the word without its possessive ending: `Lima` for `Lima's`.
  package func coreWord(_ word: WordID) -> WordID {
    let known = cores[Int(word)]
    if known != 0 { return known - 1 }
    let number = intern(core(word))
    cores[Int(word)] = number + 1
    return number
  }
}

// What the recogniser looks at. A feature is a number of a row of weights: a hash of what it says.
//
// Most features belong to a word, whoever stands beside it, so they are summed up once per different
// word and offset. The others have few values and become small tables. Conjunctions of neighbouring
// words were left out: they cost half of the speed for a tenth of a point.

import NewsModel
import NewsText

extension [UInt8] {
  fileprivate func ends(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && suffix(text.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// What a word may be where it stands alone, with its capital at the beginning of a sentence only.
enum Solitude: UInt8 {
  /// No name anywhere else either: `We`.
  case small = 1
  case plain, name
}

/// Turns words and their surroundings into row numbers.
struct NameFeatures: Sendable {
  /// Rows of weights; a power of two.
  static let rows = 1 << 19
  /// How far around a word its neighbours count.
  static let reach = 2
  /// At most so many rows are one word's, at all offsets.
  static let mostRows = 64

  private enum Kind: UInt64 {
    case word = 1
    case folded, shape, prefix, suffix, lists, wordClass, place, gap, evidence, known, run, habit
  }

  private static func row(_ kind: Kind, _ detail: UInt64, _ value: UInt64) -> Int32 {
    var hash = (kind.rawValue << 56) ^ (detail << 48) ^ value
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int32(truncatingIfNeeded: (hash ^ (hash >> 31)) & UInt64(rows - 1))
  }

  /// FNV-1a, 48 bits of it.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(emptyHash, hashed) & hashMask
  }

  private static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let hashMask: UInt64 = 0xFFFF_FFFF_FFFF

  private static func hashed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private let lexicon: EntityLexicon

  init(_ lexicon: EntityLexicon) { self.lexicon = lexicon }

  /// Hashes of the beginnings and ends of a word, of one to four bytes.
  fileprivate struct Affixes {
    /// 0…4
    private(set) var count = 0
    private(set) var prefixes = SIMD4<UInt64>()
    private(set) var suffixes = SIMD4<UInt64>()

    init(_ word: [UInt8]) {
      while count < 4, count < word.count {
        count += 1
        prefixes[count - 1] = NameFeatures.hash(word.prefix(count))
        suffixes[count - 1] = NameFeatures.hash(word.suffix(count))
      }
    }
  }

  /// What features say of one word, wherever it stands.
  struct Word {
    fileprivate var folded: UInt64
    fileprivate var shape: UInt64
    fileprivate var wordClass: UInt64
    fileprivate var lists: UInt64
    /// See `CapitalHabit`.
    fileprivate var habit: UInt64
    fileprivate var word: UInt64
    fileprivate var affixes: Affixes
    /// In small letters.
    fileprivate var foldedAffixes: Affixes
  }

  /// - Parameters:
  ///   - core: Without a possessive ending.
  ///   - habit: How the word is written elsewhere, of its form in small letters.
  func word(_ core: [UInt8], habit: ([UInt8]) -> CapitalHabit) -> Word {
    let folded = WordForm.folded(core)
    return Word(
      folded: Self.hash(folded), shape: Self.shapeHash(core),
      wordClass: UInt64(WordClass.of(folded).rawValue), lists: UInt64(listFlags(core, folded)),
      habit: UInt64(habit(folded).rawValue), word: Self.hash(core),
      affixes: Affixes(core), foldedAffixes: Affixes(folded))
  }

  /// What lists and training sets say of a word that stands alone: it is part of a name of the lists,
  /// or a given name, or nearly always has a capital. A word that many names share (`Court`, `School`)
  /// is none by itself.
  func solitude(_ core: [UInt8], _ folded: [UInt8], _ habit: CapitalHabit) -> Solitude {
    if habit.isCapital { return .name }
    if folded.ends(with: "n't") || folded.ends(with: "n’t") { return .small }
    let isShared = WordClass.of(folded) != .other
    let unlisted: Solitude = habit.isSmall && !isShared ? .small : .plain
    guard let flags = lexicon.flags(of: core) else { return unlisted }
    return isShared && flags & ~EntityLexicon.sharedWord == 0 ? unlisted : .name
  }

  /// What the lists say of a word; in capitals it is looked up as in ordinary text.
  private func listFlags(_ core: [UInt8], _ folded: [UInt8]) -> UInt8 {
    if let flags = lexicon.flags(of: core) { return flags }
    guard core.count > 2, core.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return 0 }
    return lexicon.flags(of: [core[0]] + folded.dropFirst()) ?? 0
  }

  /// Hands on the rows of a word that stands `offset` words, −2…2, behind the one that is labelled.
  func forEachRow(
    of word: Word, offset: Int, capitals: CapitalUse, _ body: (Int32) -> Void
  ) {
    switch capitals {
    case .telling: forEachTellingRow(of: word, offset, body)
    case .idle: forEachIdleRow(of: word, offset, body)
    }
  }

  private func forEachTellingRow(of word: Word, _ offset: Int, _ body: (Int32) -> Void) {
    let place = UInt64(offset + NameFeatures.reach)
    body(Self.row(.folded, place, word.folded))
    body(Self.row(.shape, place, word.shape))
    body(Self.row(.wordClass, place, word.wordClass))
    body(Self.row(.lists, place, word.lists))
    body(Self.row(.habit, place, word.habit))
    guard abs(offset) < NameFeatures.reach else { return }
    body(Self.row(.word, place, word.word))
    body(Self.row(.habit, place << 4 | 1, word.habit << 48 ^ word.shape))
    body(Self.row(.habit, place << 4 | 2, word.habit << 8 | word.lists))
    for index in 0..<word.affixes.count {
      let detail = place << 4 | UInt64(index + 1)
      body(Self.row(.prefix, detail, word.affixes.prefixes[index]))
      body(Self.row(.suffix, detail, word.affixes.suffixes[index]))
    }
  }

  /// Where capitals say nothing, the words themselves do, in small letters.
  private func forEachIdleRow(of word: Word, _ offset: Int, _ body: (Int32) -> Void) {
    let place = UInt64(offset + NameFeatures.reach) | 8
    body(Self.row(.folded, place, word.folded))
    body(Self.row(.wordClass, place, word.wordClass))
    body(Self.row(.lists, place, word.lists))
    body(Self.row(.habit, place, word.habit))
    guard abs(offset) < NameFeatures.reach else { return }
    if offset == 0 { body(Self.row(.shape, place, word.shape)) }
    for index in 0..<word.foldedAffixes.count {
      let detail = place << 4 | UInt64(index + 1)
      if offset == 0 { body(Self.row(.prefix, detail, word.foldedAffixes.prefixes[index])) }
      if offset == 0 || index == 2 {
        body(Self.row(.suffix, detail, word.foldedAffixes.suffixes[index]))
      }
    }
  }

  /// The hash of `Xx`, `XX`, `Xx9`, `X.X`: runs of one kind are one letter.
  private static func shapeHash(_ word: [UInt8]) -> UInt64 {
    var last: UInt8?
    var hash = emptyHash
    for byte in word {
      let kind: UInt8 =
        byte >= 0x80
        ? 0x75
        : byte >= 0x61 && byte <= 0x7A
          ? 0x78 : byte >= 0x41 && byte <= 0x5A ? 0x58 : byte >= 0x30 && byte <= 0x39 ? 0x39 : byte
      if kind != last { hash = hashed(hash, kind) }
      last = kind
    }
    return hash & hashMask
  }

  /// Values of the features that no word has by itself; each is below the size of its table. Half of
  /// a table is for sentences whose capitals are idle.
  enum Table {
    /// Place in the sentence, kind of sentence, possessive endings.
    static let place = 64
    /// What lies before and behind.
    static let gap = 512
    /// What the rest of the article says of the word, and the place.
    static let evidence = 512
    /// Part of a known name: type and position.
    static let known = 32
    /// Place in the run of capitals.
    static let run = 64
  }

  static func placeRow(_ value: Int) -> Int32 { row(.place, 0, UInt64(value)) }
  static func gapRow(_ value: Int) -> Int32 { row(.gap, 0, UInt64(value)) }
  static func evidenceRow(_ value: Int) -> Int32 { row(.evidence, 0, UInt64(value)) }
  static func knownRow(_ value: Int) -> Int32 { row(.known, 0, UInt64(value)) }
  static func runRow(_ value: Int) -> Int32 { row(.run, 0, UInt64(value)) }
}

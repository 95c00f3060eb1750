// What the recogniser and the rules around it know of single words: looked up once for each different
// word of a corpus.

import NewsText

/// Words that a rule about names asks for.
struct NameSigns: OptionSet {
  let rawValue: UInt8

  static let of = NameSigns(rawValue: 1)
  static let and = NameSigns(rawValue: 2)
  /// Ends the name of a party with one word more behind the nationality: an `Iraqi party` has a name.
  static let party = NameSigns(rawValue: 4)
  /// Ends the name of a party right behind the nationality: `Australian Greens`.
  static let shortParty = NameSigns(rawValue: 8)
  /// Ends a firm's name and says under which law it stands.
  static let legalForm = NameSigns(rawValue: 16)
  /// Says which party people belong to.
  static let member = NameSigns(rawValue: 32)
  /// Ends what is no name of the four types: a law, an award, an accord.
  static let work = NameSigns(rawValue: 64)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ folded: [UInt8]) {
    rawValue = folded.count > 12 ? 0 : UInt8(Self.words[folded] ?? 0)
  }

  private static let words: ByteTable = {
    let lists: [(NameSigns, String)] = [
      (.of, "of"), (.and, "and"), (.party, "party front movement"),
      (.shortParty, "alliance greens democrats"),
      (.legalForm, "inc corp ltd llc llp plc ag gmbh kg s.p.a spa s.a n.v oyj asa a.s pty werke"),
      (
        .member,
        """
        republican republicans gop democrat democrats democratic dems liberal liberals conservative \
        conservatives labour labor tory tories communist socialist
        """
      ),
      (.work, "act amendment award awards accord accords pact"),
    ]
    var signs: [Substring: NameSigns] = [:]
    for (sign, words) in lists {
      for word in words.split(separator: " ") { signs[word, default: []].insert(sign) }
    }
    return ByteTable(signs.map { (Array($0.utf8), UInt32($1.rawValue)) })
  }()
}

/// What the recogniser knows of the words of a worker's vocabulary.
final class NameWords: WordClassifier {
  /// Of one word, together: whoever looks at a word of a run asks for most of it.
  struct Record {
    /// The number of the word in small letters plus one; 0 where nobody has asked.
    var small: UInt32 = 0
    /// By use of capitals: place of its sums plus one; 0 where they are not summed up.
    var places = SIMD2<UInt32>()
    /// `nil` where nobody has asked.
    var solitude: Solitude?
  }
  /// By word.
  var records: [Record] = []
  /// By word; apart, since it is asked for the words beside names too, and a byte a word stays near.
  private(set) var classes: [WordClass] = []
  /// By word; what rules ask for.
  private(set) var signs: [NameSigns] = []
  private static let littleWords = Set(LittleWords.sometimes.map { Array($0.utf8) })
  private static let storms = ByteTable(
    ["typhoon", "hurricane", "cyclone", "storm"].map { (Array($0.utf8), 1) })

  func forgetWords() {
    records.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    signs.removeAll(keepingCapacity: true)
  }

  func learn(core: [UInt8], folded: [UInt8]) -> WordMarks {
    records.append(Record())
    classes.append(WordClass.of(folded))
    signs.append(NameSigns(folded))
    guard let first = core.first else { return .none }
    if first >= 0x30 && first <= 0x39 { return .number }
    if first >= 0x61 && first <= 0x7A { return Self.littleWords.contains(core) ? .little : .none }
    if first < 0x80 {
      guard first >= 0x41 && first <= 0x5A else { return .none }
      return Self.storms[folded] == nil ? .capital : [.capital, .storm]
    }
    let letter = String(decoding: core.prefix(4), as: UTF8.self).unicodeScalars.first
    return letter?.properties.isUppercase == true ? .capital : .none
  }
}

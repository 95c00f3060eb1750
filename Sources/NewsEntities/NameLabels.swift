// The labels of the recogniser: for each kind of name, its first word and its further words.

import NewsModel

/// BIO labels of the four types; 0 is a word outside of all names.
enum NameLabel {
  static let types: [EntityType] = [.person, .organisation, .place, .nationality]
  /// As labelled files write them.
  static let typeNames = ["PER", "ORG", "LOC", "NORP"]
  static let outside = 0
  /// Number of labels.
  static let count = 9

  /// The place of a type in `types`.
  static func number(of type: EntityType) -> Int {
    switch type {
    case .person: 0
    case .organisation: 1
    case .place: 2
    case .nationality: 3
    }
  }

  static func first(_ type: Int) -> Int { 1 + 2 * type }
  static func further(_ type: Int) -> Int { 2 + 2 * type }
  static func isFirst(_ label: Int) -> Bool { label % 2 == 1 }
  /// Index into `types`; only of labels that are not `outside`.
  static func type(_ label: Int) -> Int { (label - 1) / 2 }

  /// Whether a label can follow another (`-1`: the start): a further word only behind its own type.
  static func canFollow(_ label: Int, _ before: Int) -> Bool {
    label == outside || isFirst(label)
      || (before > 0 && type(before) == type(label))
  }
}

/// One score per label, in Int16: a sum of some twenty weights of a byte each never overflows.
typealias LabelScores = SIMD16<Int16>

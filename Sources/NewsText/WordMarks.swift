// What the stages behind the tokenizer want to know of a word is asked once, when the word is met for
// the first time, and rides on every token of it. So a pass over a text looks at tokens one after
// the other and touches no table for the words that nobody asked for.

/// Sets of bits that are asked for every word of a corpus.
///
/// `OptionSet` answers the same questions, but from another module through a table of functions,
/// which took a fortieth of all analysis. These answers are built in where they are asked; they are
/// public because the compiler does so with nothing of the package alone.
public protocol WordBits: OptionSet, Hashable, Sendable
where RawValue: FixedWidthInteger & UnsignedInteger {}

extension WordBits {
  /// Whether all bits of another set are there.
  @inlinable @inline(__always)
  public func contains(_ others: Self) -> Bool { rawValue & others.rawValue == others.rawValue }

  /// Whether one bit of another set is there.
  @inlinable @inline(__always)
  public func hasAny(of others: Self) -> Bool { rawValue & others.rawValue != 0 }
}

/// What stages have marked a word with, and in the six low bits of the higher byte how it is written.
public struct WordMarks: WordBits {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public static var none: WordMarks { WordMarks(rawValue: 0) }
  /// A topic pattern may start with it.
  @inlinable public static var startsTopic: WordMarks { WordMarks(rawValue: 1) }
  /// A known name may start with it.
  @inlinable public static var startsName: WordMarks { WordMarks(rawValue: 2) }
  /// A title before names may start with it.
  @inlinable public static var startsTitle: WordMarks { WordMarks(rawValue: 4) }
  /// Starts with a capital letter.
  @inlinable public static var capital: WordMarks { WordMarks(rawValue: 8) }
  /// Starts with a digit.
  @inlinable public static var number: WordMarks { WordMarks(rawValue: 16) }
  @inlinable public static var capitalOrNumber: WordMarks { WordMarks(rawValue: 8 | 16) }
  /// Stays small in a headline in title case: `of`, `the`, `and`.
  @inlinable public static var little: WordMarks { WordMarks(rawValue: 32) }
  /// `Typhoon`, `Hurricane`, with a capital: what follows is the name of a storm.
  @inlinable public static var storm: WordMarks { WordMarks(rawValue: 64) }

  /// Matches a word of a topic pattern, the first or another.
  @inlinable public static var inTopic: WordMarks { WordMarks(rawValue: 128) }

  /// The lists have it: a word of a name or of a title, a given or a family name.
  @inlinable public static var inName: WordMarks { WordMarks(rawValue: 1 << 14) }

  /// - Parameter shape: How the word is written.
  init(_ marks: WordMarks, shape: WordShape) {
    rawValue = marks.rawValue | UInt16(shape.rawValue) << 8
  }

  /// How the word is written.
  @inlinable public var shape: WordShape {
    WordShape(rawValue: UInt8(truncatingIfNeeded: rawValue >> 8) & 63)
  }
}

/// How a word is written.
public struct WordShape: WordBits {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
  @inlinable public static var startsUpper: WordShape { WordShape(rawValue: 1) }
  @inlinable public static var startsLower: WordShape { WordShape(rawValue: 2) }
  /// Two letters or more, none of them small.
  @inlinable public static var allCapitals: WordShape { WordShape(rawValue: 4) }
  @inlinable public static var hasDigit: WordShape { WordShape(rawValue: 8) }
  /// A stop behind it is no end of a sentence: `Mr`, `Gov`, `U.S`, `J`.
  @inlinable public static var abbreviation: WordShape { WordShape(rawValue: 16) }
  /// Ends in a possessive `'s`, which says nothing of the rest.
  @inlinable public static var possessive: WordShape { WordShape(rawValue: 32) }
}

/// Learns of each different word of a vocabulary.
package protocol WordClassifier: AnyObject {
  /// Words are numbered from 0 again: what was learnt of them means nothing any more.
  func forgetWords()

  /// Takes in the next word; words come in the order of their numbers.
  ///
  /// - Parameters:
  ///   - core: The word without a possessive ending.
  ///   - folded: The same in simple default case folding.
  func learn(core: [UInt8], folded: [UInt8]) -> WordMarks
}

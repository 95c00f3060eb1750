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

/// What stages have marked a word with, and in the higher byte how it is written.
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
  /// `Typhoon`, `Hurricane`: what follows is the name of a storm.
  @inlinable public static var storm: WordMarks { WordMarks(rawValue: 64) }

  /// - Parameter shape: How the word is written.
  init(_ marks: WordMarks, shape: WordShape) {
    rawValue = marks.rawValue | UInt16(shape.rawValue) << 8
  }

  /// How the word is written.
  @inlinable public var shape: WordShape {
    WordShape(rawValue: UInt8(truncatingIfNeeded: rawValue >> 8))
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

/// Byte strings and beginnings of byte strings with a number each, ready to be asked.
package struct ByteTrie: Sendable {
  private struct Node {
    /// `none` where there is none.
    var exact = ByteTrie.none
    var prefix = ByteTrie.none
    /// Children stand behind one another, by byte.
    var firstChild: UInt32 = 0
    var childCount: UInt32 = 0
  }
  private static let none = UInt32.max
  private var nodes = [Node()]
  /// The byte that leads to each node.
  private var bytes: [UInt8] = [0]
  /// The children of the root, by byte; 0 for none. Most questions end there.
  private var firsts = [Int32](repeating: 0, count: 256)

  /// - Parameter texts: Of equal ones the last number stays.
  /// - Complexity: O(n log n) for n bytes of all texts.
  package init(_ texts: [(text: [UInt8], number: UInt32, isPrefix: Bool)]) {
    // The end of a text comes before every byte, and equal texts stay in their order.
    let order = texts.indices.sorted {
      let (a, b) = (texts[$0].text, texts[$1].text)
      return a == b ? $0 < $1 : a.lexicographicallyPrecedes(b)
    }
    var open = [Branch(node: 0, texts: order.indices, depth: 0)]
    while let branch = open.popLast() {
      var rest = branch.texts
      while let place = rest.first, texts[order[place]].text.count == branch.depth {
        let text = texts[order[place]]
        if text.isPrefix {
          nodes[branch.node].prefix = text.number
        } else {
          nodes[branch.node].exact = text.number
        }
        rest.removeFirst()
      }
      let first = nodes.count
      while let place = rest.first {
        let byte = texts[order[place]].text[branch.depth]
        let end = rest.first { texts[order[$0]].text[branch.depth] != byte } ?? rest.upperBound
        open.append(Branch(node: nodes.count, texts: place..<end, depth: branch.depth + 1))
        bytes.append(byte)
        nodes.append(Node())
        rest = end..<rest.upperBound
      }
      nodes[branch.node].firstChild = UInt32(first)
      nodes[branch.node].childCount = UInt32(nodes.count - first)
    }
    for index in 1..<(1 + Int(nodes[0].childCount)) { firsts[Int(bytes[index])] = Int32(index) }
  }

  /// A node whose texts are not in the trie yet.
  private struct Branch {
    var node: Int
    /// Places in the order of texts.
    var texts: Range<Int>
    /// Bytes of them that lead to the node.
    var depth: Int
  }

  private func child(of node: Int, _ byte: UInt8) -> Int? {
    if node == 0 { return firsts[Int(byte)] == 0 ? nil : Int(firsts[Int(byte)]) }
    let first = Int(nodes[node].firstChild)
    for index in first..<(first + Int(nodes[node].childCount)) where bytes[index] == byte {
      return index
    }
    return nil
  }

  /// The number of a text that was given as a whole; `nil` for others. O(length).
  package subscript(text: [UInt8]) -> UInt32? {
    var node = 0
    for byte in text {
      guard let next = child(of: node, byte) else { return nil }
      node = next
    }
    return nodes[node].exact == Self.none ? nil : nodes[node].exact
  }

  /// The numbers of all that a text matches, whole or by its beginning; ascending. O(length).
  package func matches(_ text: [UInt8]) -> [UInt32] {
    var found: [UInt32] = []
    var node = 0
    if nodes[0].prefix != Self.none { found.append(nodes[0].prefix) }
    for byte in text {
      guard let next = child(of: node, byte) else { return found.sorted() }
      node = next
      if nodes[node].prefix != Self.none { found.append(nodes[node].prefix) }
    }
    if nodes[node].exact != Self.none { found.append(nodes[node].exact) }
    return found.sorted()
  }
}

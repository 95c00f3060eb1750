// What the stages behind the tokenizer want to know of a word is asked once, when the word is met for
// the first time, and rides on every token of it. So a pass over a text looks at tokens one after
// the other and touches no table for the words that nobody asked for.

/// What stages have marked a word with.
package struct WordMarks: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }
  package static let none = WordMarks(rawValue: 0)
  /// A topic pattern may start with it.
  package static let startsTopic = WordMarks(rawValue: 1)
  /// A known name may start with it.
  package static let startsName = WordMarks(rawValue: 2)
  /// A title before names may start with it.
  package static let startsTitle = WordMarks(rawValue: 4)
  /// Starts with a capital letter.
  package static let capital = WordMarks(rawValue: 8)
  /// Starts with a digit.
  package static let number = WordMarks(rawValue: 16)
  /// Stays small in a headline in title case: `of`, `the`, `and`.
  package static let little = WordMarks(rawValue: 32)
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
    let sorted = texts.enumerated().sorted {
      $0.element.text == $1.element.text
        ? $0.offset < $1.offset
        : $0.element.text.lexicographicallyPrecedes($1.element.text)
    }.map(\.element)
    fill(0, sorted[...], depth: 0)
    let first = Int(nodes[0].firstChild)
    for index in first..<(first + Int(nodes[0].childCount)) {
      firsts[Int(bytes[index])] = Int32(index)
    }
  }

  /// Gives a node its numbers and children.
  private mutating func fill(
    _ node: Int, _ texts: ArraySlice<(text: [UInt8], number: UInt32, isPrefix: Bool)>, depth: Int
  ) {
    let own = texts.prefix { $0.text.count == depth }
    for text in own {
      if text.isPrefix { nodes[node].prefix = text.number } else { nodes[node].exact = text.number }
    }
    var groups: [ArraySlice<(text: [UInt8], number: UInt32, isPrefix: Bool)>] = []
    var rest = texts.dropFirst(own.count)
    while let byte = rest.first?.text[depth] {
      let group = rest.prefix { $0.text[depth] == byte }
      groups.append(group)
      rest = rest.dropFirst(group.count)
      bytes.append(byte)
      nodes.append(Node())
    }
    let first = nodes.count - groups.count
    nodes[node].firstChild = UInt32(first)
    nodes[node].childCount = UInt32(groups.count)
    for (index, group) in groups.enumerated() { fill(first + index, group, depth: depth + 1) }
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

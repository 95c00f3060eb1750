// Many byte strings at once: what is asked of each different word of a corpus.

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

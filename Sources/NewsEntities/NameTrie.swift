// Names as paths of words.

internal import CPrefetch
import NewsText

/// Names word by word; a node is a number, the root is 0.
struct NameTrie: Sendable {
  /// The value of a name that is claimed and thrown away.
  static let stop = UInt32.max
  /// The value of a node where no name ends.
  static let none = UInt32.max - 1

  /// Numbers of words, from 1; there are some once the trie is finished.
  private(set) var words = ByteTable([])
  /// By node and word; moved into a table once the trie is finished.
  private var children: [UInt64: UInt32] = [:]
  private var childTable = KeyTable([:])
  private struct Node {
    var value = NameTrie.none
    /// Has the bit of each word that leads on; most words that are asked for have another one.
    var childBits: UInt32 = 0
  }
  private var nodes = [Node()]
  /// By number of a word: the child of the root, 0 for none.
  private(set) var firsts: [UInt32] = [0]
  /// By number of a word: whether a name has it.
  private var isUsed: [Bool] = [false]

  /// Adds a name; the first value of equal names stays.
  ///
  /// - Parameter name: At least one word, of one cutter for all names.
  mutating func insert(_ name: [WordID], value: UInt32) {
    var node: UInt32 = 0
    for word in name {
      let number = word + 1
      if number >= firsts.count {
        let new = Int(number) + 1 - firsts.count
        firsts.append(contentsOf: repeatElement(0, count: new))
        isUsed.append(contentsOf: repeatElement(false, count: new))
      }
      isUsed[Int(number)] = true
      let key = UInt64(node) << 32 | UInt64(number)
      if let child = node == 0 ? firsts[Int(number)].nonzero : children[key] {
        node = child
        continue
      }
      let child = UInt32(nodes.count)
      nodes.append(Node())
      nodes[Int(node)].childBits |= NameTrie.bit(number)
      if node == 0 { firsts[Int(number)] = child } else { children[key] = child }
      node = child
    }
    if nodes[Int(node)].value == NameTrie.none { nodes[Int(node)].value = value }
  }

  private static func bit(_ word: UInt32) -> UInt32 { 1 << ((word &* 0x9e37_79b9) >> 27) }

  /// The same names, ready to be asked, with other values; stop names stay.
  ///
  /// - Parameters:
  ///   - cutter: Has cut all the names.
  ///   - flags: By number; words with any have a number though they are in no name.
  func finished(
    _ cutter: NameCutter, flags: [UInt8] = [], _ change: (UInt32) -> UInt32 = { $0 }
  ) -> NameTrie {
    var copy = self
    for node in copy.nodes.indices where copy.nodes[node].value < NameTrie.none {
      copy.nodes[node].value = change(copy.nodes[node].value)
    }
    if copy.firsts.count <= cutter.count {
      let new = cutter.count + 1 - copy.firsts.count
      copy.firsts.append(contentsOf: repeatElement(0, count: new))
      copy.isUsed.append(contentsOf: repeatElement(false, count: new))
    }
    let numbers = copy.isUsed.indices.filter {
      copy.isUsed[$0] || ($0 < flags.count && flags[$0] != 0)
    }
    copy.words = ByteTable(numbers.map { (cutter.bytes(WordID($0 - 1)), UInt32($0)) })
    copy.childTable = KeyTable(children)
    copy.children = [:]
    return copy
  }

  /// The node that a word leads to, of a finished trie; 0 for none.
  func child(of node: UInt32, word: UInt32) -> UInt32 {
    if nodes[Int(node)].childBits & NameTrie.bit(word) == 0 { return 0 }
    return childTable[UInt64(node) << 32 | UInt64(word)]
  }

  func value(_ node: UInt32) -> UInt32 { nodes[Int(node)].value }
}

extension UInt32 {
  fileprivate var nonzero: UInt32? { self == 0 ? nil : self }
}

/// Cuts names into words as text is cut, possessive endings dropped, and numbers the words.
final class NameCutter {
  private let vocabulary = Vocabulary(maximumWords: .max)
  private let tokenizer: Tokenizer

  init() {
    tokenizer = Tokenizer(settings: TextSettings(dictionaryWords: false), vocabulary: vocabulary)
  }

  func words(of name: String) -> [WordID] {
    tokenizer.tokenize(title: name, body: "")
    return tokenizer.text.tokens.map { vocabulary.coreWord($0.word) }
  }

  /// Different words so far.
  var count: Int { vocabulary.count }

  /// The number of one word.
  func word(_ bytes: [UInt8]) -> WordID { vocabulary.intern(bytes) }

  /// A word as it is written.
  func bytes(_ word: WordID) -> [UInt8] { vocabulary.bytes(word) }
}

/// One worker's view of a trie: the number of each word of its vocabulary in the trie.
final class TrieWords: WordClassifier {
  private let trie: NameTrie
  private let mark: WordMarks
  /// Of each word, together, since both are asked for at once.
  private struct Word {
    var number: UInt32
    /// The node that it leads to from the root; 0 for none.
    var first: UInt32
  }
  private var words: [Word] = []

  /// - Parameters:
  ///   - mark: For words that a name starts with.
  ///   - vocabulary: Has met no word yet.
  init(_ trie: NameTrie, mark: WordMarks, _ vocabulary: Vocabulary) {
    self.trie = trie
    self.mark = mark
    vocabulary.add(self)
  }

  func forgetWords() { words.removeAll(keepingCapacity: true) }

  func learn(core: [UInt8], folded: [UInt8]) -> WordMarks {
    let number = trie.words[core] ?? 0
    let first = trie.firsts[Int(number)]
    words.append(Word(number: number, first: first))
    if number == 0 { return .none }
    return first == 0 ? .inName : [.inName, mark]
  }

  /// Asks for what is known of a word.
  func prefetch(_ word: WordID) {
    words.withUnsafeBufferPointer { words in
      if let base = words.baseAddress { pr_prefetch(base + Int(word)) }
    }
  }

  /// The longest name that starts at a word of a text.
  ///
  /// - Returns: Its value and its words; `nil` for none.
  func longestName(
    _ tokens: UnsafeBufferPointer<Token>, at start: Int
  ) -> (value: UInt32, count: Int)? {
    guard tokens[start].marks.contains(mark) else { return nil }
    var node = words[Int(tokens[start].word)].first
    var best: (UInt32, Int)?
    var position = start
    while true {
      position += 1
      let value = trie.value(node)
      if value != NameTrie.none { best = (value, position - start) }
      // Most words behind a name are in no name: their marks say so, and nothing is looked up.
      guard position < tokens.count, tokens[position].marks.contains(.inName) else { break }
      let number = words[Int(tokens[position].word)].number
      guard number != 0 else { break }
      node = trie.child(of: node, word: number)
      guard node != 0 else { break }
    }
    return best
  }
}

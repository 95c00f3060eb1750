// Names as paths of words.

import NewsText

/// Names word by word; a node is a number, the root is 0.
struct NameTrie: Sendable {
  /// The value of a name that is claimed and thrown away.
  static let stop = UInt32.max
  /// The value of a node where no name ends.
  static let none = UInt32.max - 1

  /// Numbers of words, from 1; `words` has the same once the trie is finished.
  private var wordNumbers: [[UInt8]: UInt32] = [:]
  private(set) var words = ByteTrie([])
  private var children: [UInt64: UInt32] = [:]
  private var values: [UInt32] = [NameTrie.none]
  /// By number of a word: the child of the root, 0 for none.
  private(set) var firsts: [UInt32] = [0]

  /// Adds a name; the first value of equal names stays.
  ///
  /// - Parameter name: At least one word.
  mutating func insert(_ name: [[UInt8]], value: UInt32) {
    var node: UInt32 = 0
    for word in name {
      let number = wordNumbers[word] ?? UInt32(wordNumbers.count + 1)
      if wordNumbers[word] == nil {
        wordNumbers[word] = number
        firsts.append(0)
      }
      let key = UInt64(node) << 32 | UInt64(number)
      if let child = children[key] {
        node = child
        continue
      }
      let child = UInt32(values.count)
      values.append(NameTrie.none)
      children[key] = child
      if node == 0 { firsts[Int(number)] = child }
      node = child
    }
    if values[Int(node)] == NameTrie.none { values[Int(node)] = value }
  }

  /// The same names, ready to be asked, with other values; stop names stay.
  func finished(_ change: (UInt32) -> UInt32 = { $0 }) -> NameTrie {
    var copy = self
    copy.values = values.map { $0 >= NameTrie.none ? $0 : change($0) }
    copy.words = ByteTrie(wordNumbers.map { ($0, $1, false) })
    return copy
  }

  func child(of node: UInt32, word: UInt32) -> UInt32? {
    children[UInt64(node) << 32 | UInt64(word)]
  }

  func value(_ node: UInt32) -> UInt32 { values[Int(node)] }
}

/// Cuts names into words as text is cut, possessive endings dropped.
final class NameCutter {
  private let vocabulary = Vocabulary()
  private let tokenizer: Tokenizer

  init() {
    tokenizer = Tokenizer(settings: TextSettings(dictionaryWords: false), vocabulary: vocabulary)
  }

  func words(of name: String) -> [[UInt8]] {
    tokenizer.tokenize(title: name, body: "")
    return tokenizer.text.tokens.map { vocabulary.core($0.word) }
  }
}

/// One worker's view of a trie: the number of each word of its vocabulary in the trie.
final class TrieWords: WordClassifier {
  private let trie: NameTrie
  private let mark: WordMarks
  private var numbers: [UInt32] = []

  /// - Parameters:
  ///   - mark: For words that a name starts with.
  ///   - vocabulary: Has met no word yet.
  init(_ trie: NameTrie, mark: WordMarks, _ vocabulary: Vocabulary) {
    self.trie = trie
    self.mark = mark
    vocabulary.add(self)
  }

  func forgetWords() { numbers.removeAll(keepingCapacity: true) }

  func learn(core: [UInt8], folded: [UInt8]) -> WordMarks {
    let number = trie.words[core] ?? 0
    numbers.append(number)
    return trie.firsts[Int(number)] == 0 ? [] : mark
  }

  /// The longest name that starts at a word of a text.
  ///
  /// - Returns: Its value and its words; `nil` for none.
  func longestName(
    _ tokens: UnsafeBufferPointer<Token>, at start: Int
  ) -> (value: UInt32, count: Int)? {
    guard tokens[start].marks.rawValue & mark.rawValue != 0 else { return nil }
    var node = trie.firsts[Int(numbers[Int(tokens[start].word)])]
    var best: (UInt32, Int)?
    var position = start
    while true {
      position += 1
      let value = trie.value(node)
      if value != NameTrie.none { best = (value, position - start) }
      guard position < tokens.count else { break }
      let number = numbers[Int(tokens[position].word)]
      guard number != 0, let next = trie.child(of: node, word: number) else { break }
      node = next
    }
    return best
  }
}

// What one word of an article means, for the few words that mean something.

import NewsModel
import NewsText

/// The names of one article by a word that means them: few in most, and asked for at every capital.
struct NamesByWord {
  private var words: [WordID] = []
  private var names: [EntityReference] = []
  /// Places of words, once there are many.
  private var places: [WordID: Int] = [:]
  private static let fewWords = 32
  /// Has the bit of each word; most words that are asked for have another one.
  private var bits: UInt64 = 0

  var isEmpty: Bool { words.isEmpty }

  subscript(word: WordID) -> EntityReference? {
    get {
      guard bits & NamesByWord.bit(word) != 0 else { return nil }
      return place(of: word).map { names[$0] }
    }
    set {
      guard let newValue else { return }
      bits |= NamesByWord.bit(word)
      if let place = place(of: word) {
        names[place] = newValue
        return
      }
      words.append(word)
      names.append(newValue)
      if words.count == NamesByWord.fewWords {
        for (place, word) in words.enumerated() { places[word] = place }
      } else if words.count > NamesByWord.fewWords {
        places[word] = words.count - 1
      }
    }
  }

  private func place(of word: WordID) -> Int? {
    words.count < NamesByWord.fewWords ? words.firstIndex(of: word) : places[word]
  }

  private static func bit(_ word: WordID) -> UInt64 { 1 << UInt64(word & 63) }
}

// Labelled text in other letters: what a file of articles says, as headlines would write it.

/// How a text is written again.
package enum LetterCase: String, Codable, Sendable {
  /// `Storm Hits the Coast`: little words stay small.
  case titleCase
  case capitals

  fileprivate func written(_ word: String) -> String {
    switch self {
    case .capitals: word.uppercased()
    case .titleCase:
      LittleWords.always.contains(word) ? word : word.prefix(1).uppercased() + word.dropFirst()
    }
  }
}

extension LabelledDocument {
  /// The same with every word written in another way.
  package func written(_ letters: LetterCase) -> LabelledDocument {
    let bytes = Array(body.utf8)
    var copy = LabelledDocument()
    copy.firstSentence = firstSentence
    copy.partsHyphens = partsHyphens
    let starts = Set(sentenceStarts)
    for (index, range) in words.enumerated() {
      copy.add(
        letters.written(String(decoding: bytes[range], as: UTF8.self)), labels[index],
        startsSentence: starts.contains(index))
    }
    return copy
  }
}

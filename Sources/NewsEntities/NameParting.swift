// What the recogniser took for one name and is two, or a name with words before or behind it that are
// no part of it. Each rule was written for a fault that labelled texts show again and again.

import NewsModel
import NewsText

/// Parts names that were recognised in one text.
struct NameParting {
  let text: TokenizedText
  let tokens: UnsafeBufferPointer<Token>
  let vocabulary: Vocabulary
  let lexicon: EntityLexicon
  let titleWords: TrieWords
  let words: NameWords
  /// Names of the lists, in order of the text.
  let listed: [NameSpan]

  /// Adds the names that a recognised name is made of, in order of the text; itself where it is one.
  func addParts(of name: RecognisedName, to names: inout [RecognisedName]) {
    let range = name.words
    // Whoever wrote the list knew better.
    guard let last = range.last, range.count > 1, list(range) == nil else {
      names.append(name)
      return
    }
    if let parts = text.officeAndHolder(range, vocabulary) {
      names.append(RecognisedName(parts.office, .organisation))
      names.append(RecognisedName(parts.holder, .person))
    } else if let holder = personBehindTitle(name) {
      names.append(holder)
    } else if signs(last).contains(.legalForm) {
      // `Marchetti S.p.A.`: nobody and no place is called so.
      names.append(RecognisedName(range, .organisation))
    } else if let (first, second) = joined(name) ?? owned(name) {
      names.append(first)
      if let second { names.append(second) }
    } else {
      names.append(personBeforeOf(name) ?? partyMember(name) ?? placeBeforeOffice(name) ?? name)
    }
  }

  /// The list's name that is exactly some words.
  private func list(_ words: Range<Int>) -> NameSpan? {
    let place = listed.partitioningIndex { $0.start >= words.lowerBound }
    guard place < listed.count, listed[place].start == words.lowerBound,
      listed[place].count == words.count
    else { return nil }
    return listed[place]
  }

  /// The type of the list's name that is exactly some words; `nil` where none is.
  private func listedType(_ words: Range<Int>) -> EntityType? {
    guard case .known(let number)? = list(words)?.entity else { return nil }
    return lexicon.entities[Int(number)].type
  }

  private func signs(_ index: Int) -> NameSigns { words.signs[Int(tokens[index].word)] }

  private func wordClass(_ index: Int) -> WordClass { words.classes[Int(tokens[index].word)] }

  private func isGivenName(_ index: Int) -> Bool {
    (lexicon.flags(of: vocabulary.core(tokens[index].word)) ?? 0) & EntityLexicon.givenName != 0
  }

  /// Two words or more of which the first is a given name, and none says that it is something else.
  private func areFullName(_ words: Range<Int>) -> Bool {
    words.count > 1 && words.count < 5 && isGivenName(words.lowerBound)
      && words.allSatisfy {
        tokens[$0].shape.contains(.startsUpper) && wordClass($0) == .other
      }
  }

  /// The title before a person is no part of the name: `Imam Abdelhakim Ferhat`; and the end of a
  /// title makes no organisation of its holder: Secretary of `State Edmund Muskie`.
  private func personBehindTitle(_ name: RecognisedName) -> RecognisedName? {
    let words = name.words
    for start in max(0, words.lowerBound - 3)...words.lowerBound {
      guard let (_, count) = titleWords.longestName(tokens, at: start) else { continue }
      let rest = (start + count)..<max(start + count, words.upperBound)
      guard rest.lowerBound > words.lowerBound, let first = rest.first,
        tokens[first].shape.contains(.startsUpper),
        tokens[first].before == .space || tokens[first].before == .stopAndSpace,
        !tokens[first - 1].shape.contains(.possessive)
      else { continue }
      // `Dean Rusk`: a title that is a given name too.
      if start == words.lowerBound, count == 1, isGivenName(start) { continue }
      if name.type == .person || areFullName(rest) { return RecognisedName(rest, .person) }
    }
    return nil
  }

  /// `Arsenal and Leeds United`: where a list has one of two names, the other is one too.
  private func joined(_ name: RecognisedName) -> (RecognisedName, RecognisedName?)? {
    let words = name.words
    guard let and = words.dropFirst().dropLast().first(where: { signs($0).contains(.and) }) else {
      return nil
    }
    let (left, right) = (words.lowerBound..<and, (and + 1)..<words.upperBound)
    guard tokens[right.lowerBound].shape.contains(.startsUpper),
      listedType(left) == name.type || listedType(right) == name.type
    else { return nil }
    return (RecognisedName(left, name.type), RecognisedName(right, name.type))
  }

  /// `Berkeley's Department of Linguistics`: an owner that a list has, or a person, is a name of its
  /// own. `St. Mary's Hospital` is one name.
  private func owned(_ name: RecognisedName) -> (RecognisedName, RecognisedName?)? {
    let words = name.words
    guard let owner = words.dropLast().first(where: { tokens[$0].shape.contains(.possessive) })
    else { return nil }
    let (left, right) = (words.lowerBound..<(owner + 1), (owner + 1)..<words.upperBound)
    if name.type == .person { return (RecognisedName(left, .person), nil) }
    guard let type = listedType(left), tokens[right.lowerBound].shape.contains(.startsUpper) else {
      return nil
    }
    return (RecognisedName(left, type), RecognisedName(right, name.type))
  }

  /// `Ralf Umlauf of Helaba`; but `Catherine of Aragon`.
  private func personBeforeOf(_ name: RecognisedName) -> RecognisedName? {
    guard name.type == .person,
      let of = name.words.dropFirst(2).first(where: { signs($0).contains(.of) })
    else { return nil }
    return RecognisedName(name.words.lowerBound..<of, .person)
  }

  /// What a person belongs to is no part of the name: `Republican Warren Harding`, `Tatar Burhan
  /// Shahidi`.
  private func partyMember(_ name: RecognisedName) -> RecognisedName? {
    let words = name.words
    let rest = words.dropFirst()
    guard name.type == .person || name.type == .organisation,
      signs(words.lowerBound).contains(.member)
        || listedType(words.prefix(1)) == .nationality, areFullName(rest)
    else { return nil }
    return RecognisedName(rest, .person)
  }

  /// `Arkansas Governor`, before the holder's name or without it: the place of the lists is the name.
  private func placeBeforeOffice(_ name: RecognisedName) -> RecognisedName? {
    let place = name.words.dropLast()
    guard let last = name.words.last, name.type != .person, listedType(place) == .place,
      [.title, .role].contains(wordClass(last))
    else { return nil }
    return RecognisedName(place, .place)
  }
}

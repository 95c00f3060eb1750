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
    guard let last = range.last, range.count > 1 else {
      if !isTitle(range) { names.append(name) }
      return
    }
    // Whoever wrote the list knew better.
    guard list(range) == nil else {
      names.append(name)
      return
    }
    if isTitle(range) { return }
    if isPartyCode(range) || signs(last).contains(.work) { return }
    if let parts = officeAndHolder(range) {
      names.append(RecognisedName(parts.office, .organisation))
      names.append(RecognisedName(parts.holder, .person))
    } else if let (first, second) = holdersBesideAnd(name) {
      addParts(of: first, to: &names)
      addParts(of: second, to: &names)
    } else if let holder = personBehindTitle(name) {
      names.append(holder)
    } else if signs(last).contains(.legalForm) {
      // `Marchetti S.p.A.`: nobody and no place is called so.
      names.append(RecognisedName(range, .organisation))
    } else if let (first, second) = joined(name) ?? owned(name) {
      names.append(first)
      if let second { names.append(second) }
    } else {
      names.append(
        personBeforeOf(name) ?? partyMember(name) ?? bodyOfParty(name) ?? placeBeforeOffice(name)
          ?? name)
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
      && words.allSatisfy(isPlainName)
  }

  /// Whether a title is all of some words, or goes on behind them: `House Speaker`, and `Senate
  /// Majority` before `Leader`. A word that is a surname or a given name too may be one.
  private func isTitle(_ words: Range<Int>) -> Bool {
    guard let (_, count) = titleWords.longestName(tokens, at: words.lowerBound) else {
      return false
    }
    if words.count > 1 { return count >= words.count }
    let flags = lexicon.flags(of: vocabulary.core(tokens[words.lowerBound].word)) ?? 0
    return count == 1 && flags & (EntityLexicon.givenName | EntityLexicon.familyName) == 0
  }

  /// `R-Ky.`, `D-N.Y.`: party and state, behind the name of who sits for them.
  private func isPartyCode(_ words: Range<Int>) -> Bool {
    let first = tokens[words.lowerBound]
    guard first.end - first.start == 1, text.isHyphenated(words.lowerBound + 1) else {
      return false
    }
    return "RDI".utf8.contains(text.bytes[Int(first.start)])
  }

  /// `WHO Director-General Tedros Ghebreyesus` is an organisation and the person who leads it: the
  /// words of each. `nil` for other names.
  private func officeAndHolder(_ words: Range<Int>) -> (office: Range<Int>, holder: Range<Int>)? {
    // One word before the title, two of it and two of a name.
    guard words.count >= 5 else { return nil }
    for index in (words.lowerBound + 2)..<(words.upperBound - 2) where text.isHyphenated(index) {
      let core = vocabulary.foldedCore(tokens[index].word)
      let holder = (index + 1)..<words.upperBound
      guard core.elementsEqual("general".utf8),
        holder.allSatisfy({ tokens[$0].shape.contains(.startsUpper) })
      else { continue }
      return (words.lowerBound..<(index - 1), holder)
    }
    return nil
  }

  /// The title before a person is no part of the name: `Imam Abdelhakim Ferhat`; the end of a title
  /// makes no organisation of its holder: Secretary of `State Edmund Muskie`; nor does a title behind
  /// the office: `California Governor Newsom`.
  private func personBehindTitle(_ name: RecognisedName) -> RecognisedName? {
    let words = name.words
    for start in max(0, words.lowerBound - 3)..<(words.upperBound - 1) {
      guard let (_, count) = titleWords.longestName(tokens, at: start) else { continue }
      if start > words.lowerBound, listedType(words.lowerBound..<start) == nil { return nil }
      var rest = (start + count)..<max(start + count, words.upperBound)
      while let first = rest.first,
        let (_, count) = titleWords.longestName(tokens, at: first), count < rest.count
      {
        rest = (first + count)..<rest.upperBound
      }
      guard rest.lowerBound > words.lowerBound, let first = rest.first, followsTitle(first) else {
        continue
      }
      // `Dean Rusk`: a title that is a given name too; and without its stop `Gen Ushijima` is no general.
      if start == words.lowerBound, count == 1, tokens[first].before == .space,
        isGivenName(start) || tokens[start].shape.contains(.abbreviation)
      {
        continue
      }
      let isWholeTitle = start != words.lowerBound || count > 1
      if name.type == .person || areFullName(rest)
        || (isWholeTitle && rest.count < 4 && rest.allSatisfy(isPlainName))
      {
        return RecognisedName(rest, .person)
      }
    }
    return nil
  }

  /// A capitalised word behind a blank, or behind the stop of an abbreviated title.
  private func followsTitle(_ index: Int) -> Bool {
    tokens[index].shape.contains(.startsUpper) && !tokens[index - 1].shape.contains(.possessive)
      && (tokens[index].before == .space || tokens[index].before == .stopAndSpace)
  }

  private func isPlainName(_ index: Int) -> Bool {
    tokens[index].shape.contains(.startsUpper) && wordClass(index) == .other
      && signs(index).isEmpty
  }

  /// Two people with their titles: `House Speaker Ann Lee and Gov. Tom Hill`; or one, and whatever else
  /// was recognised.
  private func holdersBesideAnd(_ name: RecognisedName) -> (RecognisedName, RecognisedName)? {
    let words = name.words
    guard let title = titleWords.longestName(tokens, at: words.lowerBound),
      let and = words.dropFirst(title.count + 1).dropLast().first(where: {
        signs($0).contains(.and)
      }),
      ((words.lowerBound + title.count)..<and).allSatisfy(isPlainName)
    else { return nil }
    let second = (and + 1)..<words.upperBound
    let isHolder = titleWords.longestName(tokens, at: second.lowerBound) != nil
    return (
      RecognisedName(words.lowerBound..<and, .person),
      RecognisedName(second, isHolder ? .person : name.type)
    )
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

  /// `Republican House`, `Kentucky Republicans`: the body or place of the lists is the name.
  private func bodyOfParty(_ name: RecognisedName) -> RecognisedName? {
    let words = name.words
    guard let last = words.last else { return nil }
    if signs(words.lowerBound).contains(.member), let type = listedType(words.dropFirst()) {
      return RecognisedName(words.dropFirst(), type)
    }
    guard signs(last).contains(.member) else { return nil }
    if listedType(words.dropLast()) == .place { return RecognisedName(words.dropLast(), .place) }
    return name.type == .person ? RecognisedName(words, .organisation) : nil
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

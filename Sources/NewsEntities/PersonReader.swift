// Persons that an article explains itself: by a title before the name, or by the full name before
// the bare surname.

import NewsModel
import NewsText

/// Looks at the words of one article that known names have left over.
struct PersonReader {
  let text: TokenizedText
  let tokens: UnsafeBufferPointer<Token>
  let vocabulary: Vocabulary
  let lexicon: EntityLexicon
  /// `nil` where only lists and titles make persons.
  let recogniser: NameRecogniser?
  /// Persons by the last word of their full name, other names by their initials; the latest full
  /// name wins.
  private var bySurname = NamesByWord()
  /// The first of them, for a bare surname that stands before it.
  private var firstBySurname = NamesByWord()
  /// Persons by the first word of their full name.
  private var byGivenName = NamesByWord()
  /// First words of full names of more than one person.
  private var sharedGivenNames: Set<WordID> = []
  /// In a headline in title case a capital says nothing: only names of the body count there.
  private let headlineIsTitleCase: Bool

  init(
    text: TokenizedText, tokens: UnsafeBufferPointer<Token>, vocabulary: Vocabulary,
    lexicon: EntityLexicon, recogniser: NameRecogniser?
  ) {
    self.text = text
    self.tokens = tokens
    self.vocabulary = vocabulary
    self.lexicon = lexicon
    self.recogniser = recogniser
    headlineIsTitleCase = !tokens.prefix(text.titleTokenCount).contains {
      $0.end - $0.start >= 5 && $0.shape.contains(.startsLower)
    }
  }

  /// The spans of known names and those of persons found, in order of the text.
  ///
  /// The headline comes first and knows no full names, so its bare surnames are looked at again
  /// when the body has been read.
  mutating func addPersons(to known: [NameSpan], titleWords: TrieWords) -> [NameSpan] {
    let known = withCourtesy(known)
    var result: [NameSpan] = []
    result.reserveCapacity(known.count + 8)
    var next = 0
    var position = 0
    while position < tokens.count {
      if next < known.count, known[next].start == position {
        let span = explained(known[next])
        next += 1
        result.append(span)
        remember(span)
        position += span.count
        continue
      }
      let limit = next < known.count ? known[next].start : tokens.count
      // Most words are neither.
      guard tokens[position].marks.contains(.startsTitle) || startsUpper(position) else {
        position += 1
        continue
      }
      if let (_, count) = titleWords.longestName(tokens, at: position),
        position + count <= limit
      {
        position += count
        // `Mr. President`: two titles, and nobody's name.
        if startsFurtherTitle(position, titleWords) { continue }
        if let person = personAfterTitle(at: position, limit: limit) {
          result.append(person)
          remember(person)
          position += person.count
        }
        continue
      }
      if let person = bareSurname(at: position) {
        result.append(person)
      }
      position += 1
    }
    return headlineSurnames(settledHeadline(withGivenNames(withEarlySurnames(result))))
  }

  /// `Keld Brost` is a person, whatever the recogniser took the words for, where the article has
  /// `Ms. Brost` too.
  private func withCourtesy(_ spans: [NameSpan]) -> [NameSpan] {
    let surnames = surnamesAfterCourtesy()
    guard !surnames.isEmpty else { return spans }
    var spans = spans
    for index in spans.indices where 2...3 ~= spans[index].count {
      let words = spans[index].start..<(spans[index].start + spans[index].count)
      guard case .found(let found)? = spans[index].entity, found.type != .person,
        surnames.contains(vocabulary.coreWord(tokens[words.upperBound - 1])),
        mayBePerson(words)
      else { continue }
      spans[index].entity = .found(Entity(name: found.name, type: .person))
    }
    return spans
  }

  /// Whether a given name stands first, or a word that no list has before a surname that none has:
  /// `White House Trump` is nobody.
  private func mayBePerson(_ words: Range<Int>) -> Bool {
    let first = lexicon.flags(of: vocabulary.core(tokens[words.lowerBound].word))
    let last = lexicon.flags(of: vocabulary.core(tokens[words.upperBound - 1].word))
    guard first.map({ $0 & EntityLexicon.givenName != 0 }) ?? (last == nil) else { return false }
    return words.dropFirst().allSatisfy(joinsBefore)
      && words.allSatisfy {
        isNameWord($0) && WordClass.of(vocabulary.foldedCore(tokens[$0].word)) == .other
      }
  }

  /// The words right behind `Mr.` and its like.
  private func surnamesAfterCourtesy() -> Set<WordID> {
    var surnames: Set<WordID> = []
    for position in tokens.indices.dropLast() where tokens[position].marks.contains(.startsTitle) {
      guard Self.courtesies.contains(vocabulary.core(tokens[position].word)),
        isNameWord(position + 1), followsTitle(position + 1)
      else { continue }
      surnames.insert(vocabulary.coreWord(tokens[position + 1]))
    }
    return surnames
  }

  private static let courtesies = Set(["Mr", "Mrs", "Ms", "Miss"].map { Array($0.utf8) })

  /// A bare given name of the one person of the article that has it is that person: `Hillary`.
  private func withGivenNames(_ spans: [NameSpan]) -> [NameSpan] {
    guard !byGivenName.isEmpty else { return spans }
    var spans = spans
    for index in spans.indices where spans[index].count == 1 && spans[index].rule == .list {
      guard case .found(let found)? = spans[index].entity, found.type == .person else { continue }
      let word = vocabulary.coreWord(tokens[spans[index].start])
      guard !sharedGivenNames.contains(word), let entity = byGivenName[word] else { continue }
      spans[index].entity = entity
      spans[index].rule = .givenName
    }
    return spans
  }

  private mutating func rememberGivenName(_ entity: EntityReference, _ token: Token) {
    let word = vocabulary.coreWord(token)
    if let known = byGivenName[word] {
      if known != entity { sharedGivenNames.insert(word) }
      return
    }
    let flags = lexicon.flags(of: vocabulary.core(token.word)) ?? 0
    if flags & EntityLexicon.givenName != 0 { byGivenName[word] = entity }
  }

  /// A bare surname of a person that the body has before the full name is that person too.
  private func withEarlySurnames(_ spans: [NameSpan]) -> [NameSpan] {
    guard !firstBySurname.isEmpty else { return spans }
    var spans = spans
    for index in spans.indices where spans[index].count == 1 && spans[index].rule == .list {
      let start = spans[index].start
      guard start >= text.titleTokenCount,
        let entity = firstBySurname[vocabulary.coreWord(tokens[start])],
        case .found(let found)? = spans[index].entity, found.type == .person
      else { continue }
      spans[index] = explainedSpan(at: start, entity)
    }
    return spans
  }

  /// What the body says of a name in the headline wins. In a headline in title case capitals prove
  /// nothing: there a name that was only recognised stands where the body has it too.
  private func settledHeadline(_ spans: [NameSpan]) -> [NameSpan] {
    let body = spans.drop { $0.start < text.titleTokenCount }
    guard body.count < spans.count, text.tokens.count > text.titleTokenCount else { return spans }
    let headline = spans.prefix(spans.count - body.count).compactMap { span -> NameSpan? in
      guard case .found(let entity)? = span.entity else { return span }
      let settled = explained(span)
      if settled.entity != span.entity { return settled }
      let same = body.first { other in
        if case .found(let found)? = other.entity { found.name == entity.name } else { false }
      }
      if let same { return NameSpan(start: span.start, count: span.count, entity: same.entity) }
      return headlineIsTitleCase ? nil : span
    }
    return headline + body
  }

  /// Surnames in the headline, by the full names of the body.
  private func headlineSurnames(_ spans: [NameSpan]) -> [NameSpan] {
    guard !bySurname.isEmpty else { return spans }
    var result: [NameSpan] = []
    var position = 0
    var rest = spans[...]
    while position < text.titleTokenCount {
      if let span = rest.first, span.start == position {
        result.append(span)
        rest = rest.dropFirst()
        position += span.count
        continue
      }
      if let person = bareSurname(at: position) { result.append(person) }
      position += 1
    }
    return result + rest
  }

  /// A lone word that a full name, or a name with its letters in parentheses, has explained before
  /// is that entity, whatever it looked like by itself.
  private func explained(_ span: NameSpan) -> NameSpan {
    if case .known(let number)? = span.entity { return explained(span, listed: number) }
    guard case .found(let found)? = span.entity,
      let entity = bySurname[vocabulary.coreWord(tokens[span.start + span.count - 1])]
    else { return span }
    if span.count > 1 { return explained(span, found, as: entity) }
    return explainedSpan(at: span.start, entity)
  }

  /// `Jordan said`, `Bloomberg's plan` after the full name of a person: that person, though a list has
  /// the word. `in Jordan` is the place.
  private func explained(_ span: NameSpan, listed number: UInt32) -> NameSpan {
    let word = tokens[span.start].word
    guard span.count == 1, !bySurname.isEmpty,
      let entity = bySurname[vocabulary.coreWord(tokens[span.start])], isPerson(entity),
      lexicon.entities[Int(number)].type != .person,
      !lexicon.neverSurnames.contains(vocabulary.core(word)),
      !tokens[span.start].shape.contains(.allCapitals), !followsPreposition(span.start)
    else { return span }
    return explainedSpan(at: span.start, entity)
  }

  private func followsPreposition(_ index: Int) -> Bool {
    guard index > 0, tokens[index].before == .space else { return false }
    return Self.prepositions.contains(vocabulary.core(tokens[index - 1].word))
  }

  private static let prepositions = Set(
    [
      "in", "at", "from", "to", "near", "into", "across", "inside", "outside", "through", "of",
      "for", "with", "against", "between", "over", "and", "the", "via", "around", "toward",
      "towards",
    ].map { Array($0.utf8) })

  /// `Von der Leyen` after `Ursula von der Leyen`: the end of a person's name is that person.
  private func explained(
    _ span: NameSpan, _ found: Entity, as entity: EntityReference
  ) -> NameSpan {
    let full = entity.entity(known: lexicon.entities)
    guard found.type == .person, full.type == .person, full.name.utf8.count > found.name.utf8.count,
      full.name.lowercased().hasSuffix(" " + found.name.lowercased())
    else { return span }
    return NameSpan(start: span.start, count: span.count, entity: entity, rule: .surname)
  }

  /// One word that means what a name of the article says.
  private func explainedSpan(at start: Int, _ entity: EntityReference) -> NameSpan {
    NameSpan(
      start: start, count: 1, entity: entity, rule: isPerson(entity) ? .surname : .initials)
  }

  private mutating func remember(_ span: NameSpan) {
    guard span.count > 1, let entity = span.entity, explainsOthers(span) else { return }
    if isPerson(entity) {
      let surname = vocabulary.coreWord(tokens[surnamePlace(of: entity, in: span)])
      if isDoubtful(entity, surname, firstName: tokens[span.start]) { return }
      rememberGivenName(entity, tokens[span.start])
      bySurname[surname] = entity
      if span.start >= text.titleTokenCount, firstBySurname[surname] == nil {
        firstBySurname[surname] = entity
      }
      return
    }
    // `World Health Organization (WHO)`: the letters stand for the name from here on.
    let next = span.start + span.count
    guard next < tokens.count, tokens[next].before.contains(.openingParenthesis),
      tokens[next].shape.contains(.allCapitals), areInitials(next, of: span)
    else { return }
    bySurname[vocabulary.coreWord(tokens[next])] = entity
  }

  /// Whether a name says what its surname or its letters mean elsewhere. One that was only recognised
  /// in a headline in title case does not: `Minatoumi Beats Kazanishiki` is nobody, and would
  /// make every `Kazanishiki` of the body so.
  private func explainsOthers(_ span: NameSpan) -> Bool {
    guard case .found? = span.entity else { return true }
    return !headlineIsTitleCase || span.start >= text.titleTokenCount
  }

  /// Whether a person was only recognised, by words of which the first is no given name and the last
  /// stands small in the article too: `Opium War` would make every `War` somebody.
  private func isDoubtful(
    _ entity: EntityReference, _ surname: WordID, firstName: Token
  ) -> Bool {
    guard case .found = entity, let recogniser, recogniser.isWrittenSmall(surname) else {
      return false
    }
    let flags = lexicon.flags(of: vocabulary.core(firstName.word)) ?? 0
    return flags & EntityLexicon.givenName == 0
  }

  /// The last word of a person's name, or the word that a list says.
  private func surnamePlace(of entity: EntityReference, in span: NameSpan) -> Int {
    let last = span.start + span.count - 1
    guard case .known(let number) = entity, let surname = lexicon.surnames[number] else {
      return last
    }
    return (span.start...last).first {
      vocabulary.core(tokens[$0].word).elementsEqual(surname.utf8)
    } ?? last
  }

  /// Whether a word of capitals has the first letters of a name's capitalised words.
  private func areInitials(_ position: Int, of span: NameSpan) -> Bool {
    let initials = (span.start..<(span.start + span.count)).compactMap { index -> UInt8? in
      let first = vocabulary.core(tokens[index].word).first ?? 0
      return first >= 0x41 && first <= 0x5A ? first : nil
    }
    return vocabulary.core(tokens[position].word).elementsEqual(initials)
  }

  private func isPerson(_ entity: EntityReference) -> Bool {
    switch entity {
    case .known(let number): lexicon.entities[Int(number)].type == .person
    case .found(let entity): entity.type == .person
    }
  }

  /// Whether a title begins at a word that is no surname and no given name.
  private func startsFurtherTitle(_ position: Int, _ titleWords: TrieWords) -> Bool {
    guard position < tokens.count, let title = titleWords.longestName(tokens, at: position) else {
      return false
    }
    let flags = lexicon.flags(of: vocabulary.core(tokens[position].word)) ?? 0
    return title.count > 1
      || flags & (EntityLexicon.givenName | EntityLexicon.familyName) == 0
  }

  /// One to four capitalised words directly after a title.
  private func personAfterTitle(at start: Int, limit: Int) -> NameSpan? {
    var end = start
    while end < min(limit, start + 4), isNameWord(end), end == start || joinsBefore(end) {
      end += 1
      if tokens[end - 1].shape.contains(.possessive) { break }
    }
    guard end > start, start == 0 || followsTitle(start) else { return nil }
    if start < text.titleTokenCount, headlineIsTitleCase { return nil }
    // `Minister Said Monday That` in a text that has all of its words in capitals.
    let sentence = SentenceKind(tokens, text.sentence(around: start))
    if sentence.capitalUse == .idle { return nil }
    if end == start + 1, let known = bySurname[vocabulary.coreWord(tokens[start])] {
      return explainedSpan(at: start, known)
    }
    let words = (start..<end).map {
      String(decoding: vocabulary.core(tokens[$0].word), as: UTF8.self)
    }
    let entity = Entity(name: words.joined(separator: " "), type: .person)
    return NameSpan(start: start, count: end - start, entity: .found(entity))
  }

  /// A blank, or the stop of an abbreviated title and a blank, stands before the word.
  private func followsTitle(_ position: Int) -> Bool {
    if tokens[position - 1].shape.contains(.possessive) { return false }
    let breaks = tokens[position].before
    return breaks == .space || breaks == .stopAndSpace
  }

  private func joinsBefore(_ position: Int) -> Bool {
    let breaks = tokens[position].before
    if breaks == .space { return true }
    // `J. Smith`: the stop of an initial.
    return breaks == .stopAndSpace
      && tokens[position - 1].shape.contains(.abbreviation)
  }

  private func isNameWord(_ position: Int) -> Bool {
    let shape = tokens[position].shape
    guard shape.contains(.startsUpper), !shape.contains(.hasDigit) else { return false }
    // In a headline in title case a capital says nothing.
    return position >= text.titleTokenCount || !shape.contains(.allCapitals)
  }

  private func startsUpper(_ position: Int) -> Bool {
    tokens[position].shape.contains(.startsUpper)
  }

  private func bareSurname(at position: Int) -> NameSpan? {
    let word = tokens[position].word
    guard !bySurname.isEmpty, startsUpper(position),
      let entity = bySurname[vocabulary.coreWord(tokens[position])],
      !lexicon.neverSurnames.contains(vocabulary.core(word))
    else { return nil }
    // `Ford Motor`: a capital that runs on is another name.
    if position + 1 < tokens.count, position + 1 != text.titleTokenCount,
      !tokens[position].shape.contains(.possessive), tokens[position + 1].before == .space,
      isNameWord(position + 1),
      position >= text.titleTokenCount
    {
      return nil
    }
    return explainedSpan(at: position, entity)
  }
}

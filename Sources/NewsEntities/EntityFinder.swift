// Which entities an article names, and where.
//
// First the known names: case-sensitive, leftmost, longest, not overlapping. Then, unless only the
// gazetteer is wanted, what the article itself explains: a title before capitalised words makes a
// person, and the last word of a person's full name is that person further down.

import NewsModel
import NewsText

/// How entities are found.
package struct EntitySettings: Hashable, Sendable {
  /// Only the exact names of the lists: no titles, no surnames.
  package var gazetteerOnly: Bool
  /// Of the recogniser, 0…1: higher finds fewer and surer names.
  package var precision: Double

  package init(gazetteerOnly: Bool = false, precision: Double = 0.5) {
    self.gazetteerOnly = gazetteerOnly
    self.precision = precision
  }
}

/// Finds the entities of articles. Belongs to one worker.
package final class EntityFinder {
  private let lexicon: EntityLexicon
  private let settings: EntitySettings
  private let vocabulary: Vocabulary
  private let nameWords: TrieWords
  /// `nil` where only the gazetteer is wanted.
  private let titleWords: TrieWords?
  private let recogniser: NameRecogniser?
  /// By word of the text: what of a known name it is, see `NameContext`.
  private var known: [UInt8] = []
  private var recognised: [(words: Range<Int>, type: Int)] = []
  private var names: [RecognisedName] = []
  private var spans: [NameSpan] = []
  /// Words of the text that a known name may start with.
  private var starts: [Int] = []
  /// Goes up with each article.
  private var article = 0
  /// By known entity: the last article that named it, and its place there.
  private var knownPlaces: [(article: Int, place: UInt32)]
  /// Names that rules found in the article.
  private var foundPlaces = FoundPlaces()

  /// - Precondition: The vocabulary has met no word yet.
  package init(
    lexicon: EntityLexicon, model: NameModel? = nil, settings: EntitySettings,
    vocabulary: Vocabulary
  ) {
    self.lexicon = lexicon
    self.settings = settings
    self.vocabulary = vocabulary
    nameWords = TrieWords(lexicon.names, mark: .startsName, vocabulary)
    titleWords =
      settings.gazetteerOnly
      ? nil : TrieWords(lexicon.titles, mark: .startsTitle, vocabulary)
    recogniser =
      settings.gazetteerOnly
      ? nil
      : model.map {
        NameRecogniser(
          $0, lexicon: lexicon, precision: settings.precision, vocabulary: vocabulary)
      }
    knownPlaces = Array(repeating: (0, 0), count: lexicon.entities.count)
  }

  /// Finds the entities of a text whose words are of this finder's vocabulary.
  ///
  /// - Parameters:
  ///   - entities: Gets them distinct, in order of first mention.
  ///   - mentions: Gets them in order of the text.
  ///   - forms: Gets the names that are not written as the entity is called.
  /// - Complexity: O(n) for n words.
  package func find(
    in text: TokenizedText, entities: inout [EntityReference], mentions: inout [EntityMention],
    forms: inout [FormFact]
  ) {
    find(in: text, entities: &entities, mentions: &mentions)
    forms.removeAll(keepingCapacity: true)
    for (span, mention) in zip(spans.lazy.filter { $0.entity != nil }, mentions) {
      note(span, mention.entity, text, &forms)
    }
  }

  /// Finds the entities of a text without saying how their names are written.
  package func find(
    in text: TokenizedText, entities: inout [EntityReference], mentions: inout [EntityMention]
  ) {
    entities.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    text.tokens.withUnsafeBufferPointer { tokens in
      findKnownNames(tokens)
      guard let titleWords else { return }
      recognise(text, tokens, titleWords)
      var reader = PersonReader(
        text: text, tokens: tokens, vocabulary: vocabulary, lexicon: lexicon,
        recogniser: recogniser)
      spans = reader.addPersons(to: spans, titleWords: titleWords)
    }
    list(text, &entities, &mentions)
  }

  private func findKnownNames(_ tokens: UnsafeBufferPointer<Token>) {
    var spans: [NameSpan] = []
    swap(&spans, &self.spans)
    defer { swap(&spans, &self.spans) }
    spans.removeAll(keepingCapacity: true)
    // First the words are asked for, then the names: by then they are near.
    starts.removeAll(keepingCapacity: true)
    for position in tokens.indices where tokens[position].marks.contains(.startsName) {
      nameWords.prefetch(tokens[position].word)
      starts.append(position)
    }
    var end = 0
    for start in starts where start >= end {
      guard let (value, count) = nameWords.longestName(tokens, at: start) else { continue }
      // The counting rules of the lists alone know no paragraphs.
      if count > 1, titleWords != nil, runsOver(tokens, start..<(start + count)) { continue }
      let entity: EntityReference? = value == NameTrie.stop ? nil : .known(value)
      spans.append(NameSpan(start: start, count: count, entity: entity))
      end = start + count
    }
  }

  /// Whether a paragraph begins within some words: a headline ends in `New`, and the body begins with
  /// `York was nice`.
  private func runsOver(_ tokens: UnsafeBufferPointer<Token>, _ words: Range<Int>) -> Bool {
    words.dropFirst().contains { tokens[$0].before.contains(.paragraph) }
  }

  /// Adds what the recogniser finds. One name has one owner, and that is the longer name: `Lima Stock
  /// Exchange` of the recogniser before `Lima` of the lists. Where both find the same words, or
  /// they overlap, the list's name stands: it was written by somebody who knew.
  private func recognise(
    _ text: TokenizedText, _ tokens: UnsafeBufferPointer<Token>, _ titleWords: TrieWords
  ) {
    guard let recogniser else { return }
    known.removeAll(keepingCapacity: true)
    known.append(contentsOf: repeatElement(0, count: text.tokens.count))
    for span in spans {
      guard let type = lexiconType(span) else { continue }
      for place in 0..<span.count {
        known[span.start + place] = NameContext.known(type, place: place)
      }
    }
    recogniser.find(in: text, known: known, spans: &recognised)
    let parting = NameParting(
      text: text, tokens: tokens, vocabulary: vocabulary, lexicon: lexicon,
      titleWords: titleWords, words: recogniser.words, listed: spans)
    names.removeAll(keepingCapacity: true)
    for (words, label) in recognised {
      let name = RecognisedName(
        text.withoutArticle(words), NameLabel.types[label], in: text, vocabulary)
      if let name { parting.addParts(of: name, to: &names) }
    }
    var merged: [NameSpan] = []
    merged.reserveCapacity(spans.count + recognised.count)
    var rest = spans[...]
    for name in names {
      let (words, type) = (name.words, name.type)
      while let next = rest.first, next.start + next.count <= words.lowerBound {
        merged.append(next)
        rest = rest.dropFirst()
      }
      let inside = rest.prefix { $0.start < words.upperBound }
      if let narrow = narrowed(inside, to: words, type, text) {
        rest[rest.startIndex] = narrow
        continue
      }
      let isLonger = inside.allSatisfy { span in
        words.lowerBound <= span.start && span.start + span.count <= words.upperBound
          && span.count < words.count
      }
      guard isLonger, !text.isRow(inside, in: words),
        !(type == .person && areNationalities(inside, in: words)),
        !areThrownAway(inside, in: words, text),
        let name = text.name(words, vocabulary)
      else { continue }
      merged.append(
        NameSpan(
          start: words.lowerBound, count: words.count,
          entity: lexicon.reference(to: Entity(name: name, type: type))))
      rest = rest.dropFirst(inside.count)
    }
    spans = merged + rest
    markDateline(text)
  }

  /// Whether nationalities of the lists are all of some words: `Sunni Arab` is nobody.
  private func areNationalities(_ spans: ArraySlice<NameSpan>, in words: Range<Int>) -> Bool {
    spans.reduce(0) { $0 + $1.count } == words.count
      && spans.allSatisfy { lexiconType($0) == .nationality }
  }

  /// Whether names of the stop list are all of some words, but for small ones: `Privacy Policy and Terms
  /// of Service`.
  private func areThrownAway(
    _ spans: ArraySlice<NameSpan>, in words: Range<Int>, _ text: TokenizedText
  ) -> Bool {
    guard !spans.isEmpty, spans.allSatisfy({ $0.entity == nil }) else { return false }
    let small = words.count { index in
      text.tokens[index].marks.contains(.little)
        && !spans.contains { $0.start <= index && index < $0.start + $0.count }
    }
    return spans.reduce(0) { $0 + $1.count } + small == words.count
  }

  /// The place of a dateline is a place, whatever its capitals look like; `OSLO` is `Oslo`.
  private func markDateline(_ text: TokenizedText) {
    guard let words = text.datelinePlace(vocabulary), let name = text.name(words, vocabulary),
      let place = spans.firstIndex(where: { $0.start + $0.count > words.lowerBound })
        ?? Optional(spans.count)
    else { return }
    if place < spans.count, spans[place].start < words.upperBound {
      if spans[place].count != words.count || lexiconType(spans[place]) != nil { return }
      spans.remove(at: place)
    }
    let written = name.lowercased().split(separator: " ").map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
    spans.insert(
      NameSpan(
        start: words.lowerBound, count: words.count,
        entity: .found(Entity(name: written.joined(separator: " "), type: .place)),
        rule: .dateline),
      at: place)
  }

  /// A list's name that goes on with words of no name (`Kandahar province`, `Reuters news agency`) or
  /// starts with a title (`Pope Benedict`) is the entity that the list says, and as much of the text
  /// as the recogniser says. `nil` for any other overlap.
  private func narrowed(
    _ spans: ArraySlice<NameSpan>, to words: Range<Int>, _ type: EntityType, _ text: TokenizedText
  ) -> NameSpan? {
    guard spans.count == 1, var span = spans.first, lexiconType(span) == type,
      span.start <= words.lowerBound, words.upperBound <= span.start + span.count,
      words.count < span.count
    else { return nil }
    for index in span.start..<(span.start + span.count) where !words.contains(index) {
      let kind = WordClass.of(vocabulary.foldedCore(text.tokens[index].word))
      let isTitle = kind == .title && index < words.lowerBound
      let isPlain =
        !text.tokens[index].marks.contains(.capital) && kind != .connector
        && index >= words.upperBound
      guard isTitle || isPlain else { return nil }
    }
    (span.start, span.count) = (words.lowerBound, words.count)
    return span
  }

  /// The type of a list's name; `nil` for a name that is thrown away.
  private func lexiconType(_ span: NameSpan) -> EntityType? {
    guard case .known(let number)? = span.entity else { return nil }
    return lexicon.entities[Int(number)].type
  }

  /// The names of the last text, by word; for tagging. `Houston, Texas`, one city for who counts, is
  /// two places for who labels words.
  func taggedWords(of text: TokenizedText) -> [(words: Range<Int>, type: EntityType)] {
    spans.flatMap { span -> [(words: Range<Int>, type: EntityType)] in
      guard let entity = span.entity?.entity(known: lexicon.entities) else { return [] }
      var words = text.withoutArticle(span.start..<(span.start + span.count))
      var parts: [(words: Range<Int>, type: EntityType)] = []
      while entity.type == .place,
        let next = words.dropFirst().first(where: { text.tokens[$0].before.contains(.comma) })
      {
        parts.append((words.lowerBound..<next, entity.type))
        words = next..<words.upperBound
      }
      return parts + [(words, entity.type)]
    }
  }

  private func list(
    _ text: TokenizedText, _ entities: inout [EntityReference], _ mentions: inout [EntityMention]
  ) {
    article += 1
    foundPlaces.removeAll()
    var (sentence, paragraph) = (0, 0)
    let firstSentence = text.titleTokenCount > 0 ? 0 : 1
    for span in spans {
      guard let entity = span.entity else { continue }
      let start = UInt32(span.start)
      while sentence < text.sentenceStarts.count, text.sentenceStarts[sentence] <= start {
        sentence += 1
      }
      while paragraph < text.paragraphStarts.count, text.paragraphStarts[paragraph] <= start {
        paragraph += 1
      }
      mentions.append(
        EntityMention(
          entity: place(of: entity, &entities), paragraph: UInt32(paragraph),
          sentence: UInt32(max(0, sentence - 1 + firstSentence))))
    }
  }

  /// Counts the form of a name, where its words are not the name itself.
  private func note(
    _ span: NameSpan, _ place: UInt32, _ text: TokenizedText, _ forms: inout [FormFact]
  ) {
    let words = text.withoutArticle(span.start..<(span.start + span.count))
    guard let entity = span.entity, let last = words.last else { return }
    if case .found = entity, span.rule == .list { return }
    let start = Int(text.tokens[words.lowerBound].start)
    let end = Int(text.tokens[last].start) + vocabulary.coreLength(text.tokens[last])
    let name = entity.entity(known: lexicon.entities).name
    guard !text.isWritten(name, start..<end),
      var written = text.name(words, vocabulary), written != name
    else { return }
    // The last stop of `U.S.` is no part of the word.
    if written.utf8.contains(UInt8(ascii: ".")), text.bytes[end...].first == UInt8(ascii: ".") {
      written += "."
      if written == name { return }
    }
    let known = forms.firstIndex {
      $0.entity == place && $0.rule == span.rule && $0.written == written
    }
    if let known {
      forms[known].mentions += 1
    } else {
      forms.append(FormFact(entity: place, written: written, rule: span.rule, mentions: 1))
    }
  }

  /// The place of an entity in the article's list, which it joins where it is new.
  private func place(
    of entity: EntityReference, _ entities: inout [EntityReference]
  ) -> UInt32 {
    let next = UInt32(entities.count)
    switch entity {
    case .known(let number):
      if knownPlaces[Int(number)].article == article { return knownPlaces[Int(number)].place }
      knownPlaces[Int(number)] = (article, next)
    case .found(let name):
      let hash = EntityTable.hash(name)
      if let place = foundPlaces[hash],
        entities[Int(place)].entity(known: lexicon.entities) == name
      {
        return place
      }
      // The dateline's `CHICAGO` is the Chicago of the lists.
      if let number = lexicon.number(of: name, hash: hash) {
        let place = self.place(of: .known(number), &entities)
        foundPlaces[hash] = place
        return place
      }
      foundPlaces[hash] = next
    }
    entities.append(entity)
    return next
  }
}

/// Words of a text that name one entity; `nil` where they are claimed and thrown away.
struct NameSpan {
  var start: Int
  var count: Int
  var entity: EntityReference?
  /// What makes the words mean the entity; `list` for its name itself, too.
  var rule = NameRule.list
}

extension EntityReference {
  /// What it refers to.
  ///
  /// - Parameter known: The lexicon's entities.
  package func entity(known: [Entity]) -> Entity {
    switch self {
    case .known(let number): known[Int(number)]
    case .found(let entity): entity
    }
  }
}

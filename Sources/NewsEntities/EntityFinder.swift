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

  package init(gazetteerOnly: Bool = false) { self.gazetteerOnly = gazetteerOnly }
}

/// Finds the entities of articles. Belongs to one worker.
package final class EntityFinder {
  private let lexicon: EntityLexicon
  private let settings: EntitySettings
  private let vocabulary: Vocabulary
  private let nameWords: TrieWords
  private let titleWords: TrieWords
  private var spans: [NameSpan] = []
  /// Goes up with each article.
  private var article = 0
  /// By known entity: the last article that named it, and its place there.
  private var knownPlaces: [(article: Int, place: UInt32)]
  private var foundPlaces: [Entity: UInt32] = [:]

  /// - Precondition: The vocabulary has met no word yet.
  package init(lexicon: EntityLexicon, settings: EntitySettings, vocabulary: Vocabulary) {
    self.lexicon = lexicon
    self.settings = settings
    self.vocabulary = vocabulary
    nameWords = TrieWords(lexicon.names, mark: .startsName, vocabulary)
    titleWords = TrieWords(lexicon.titles, mark: .startsTitle, vocabulary)
    knownPlaces = Array(repeating: (0, 0), count: lexicon.entities.count)
  }

  /// Finds the entities of a text whose words are of this finder's vocabulary.
  ///
  /// - Parameters:
  ///   - entities: Gets them distinct, in order of first mention.
  ///   - mentions: Gets them in order of the text.
  /// - Complexity: O(n) for n words.
  package func find(
    in text: TokenizedText, entities: inout [EntityReference], mentions: inout [EntityMention]
  ) {
    entities.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    text.tokens.withUnsafeBufferPointer { tokens in
      findKnownNames(tokens)
      if !settings.gazetteerOnly {
        var reader = PersonReader(
          text: text, tokens: tokens, vocabulary: vocabulary, lexicon: lexicon)
        spans = reader.addPersons(to: spans, titleWords: titleWords)
      }
    }
    list(text, &entities, &mentions)
  }

  private func findKnownNames(_ tokens: UnsafeBufferPointer<Token>) {
    var spans: [NameSpan] = []
    swap(&spans, &self.spans)
    defer { swap(&spans, &self.spans) }
    spans.removeAll(keepingCapacity: true)
    let startsName = WordMarks.startsName.rawValue
    var position = 0
    while position < tokens.count {
      if tokens[position].marks.rawValue & startsName != 0,
        let (value, count) = nameWords.longestName(tokens, at: position)
      {
        let entity: EntityReference? = value == NameTrie.stop ? nil : .known(value)
        spans.append(NameSpan(start: position, count: count, entity: entity))
        position += count
      } else {
        position += 1
      }
    }
  }

  private func list(
    _ text: TokenizedText, _ entities: inout [EntityReference], _ mentions: inout [EntityMention]
  ) {
    article += 1
    foundPlaces.removeAll(keepingCapacity: true)
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
      if let place = foundPlaces[name] { return place }
      foundPlaces[name] = next
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
}

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
  private var nameWords = TrieWords()
  private var titleWords = TrieWords()
  private var spans: [NameSpan] = []
  private var placeOf: [EntityReference: UInt32] = [:]

  package init(lexicon: EntityLexicon, settings: EntitySettings, vocabulary: Vocabulary) {
    self.lexicon = lexicon
    self.settings = settings
    self.vocabulary = vocabulary
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
    nameWords.update(vocabulary, lexicon.names)
    text.tokens.withUnsafeBufferPointer { tokens in
      findKnownNames(tokens)
      if !settings.gazetteerOnly {
        titleWords.update(vocabulary, lexicon.titles)
        var reader = PersonReader(
          text: text, tokens: tokens, vocabulary: vocabulary, lexicon: lexicon)
        spans = reader.addPersons(to: spans, titleWords: titleWords)
      }
    }
    list(text, &entities, &mentions)
  }

  private func findKnownNames(_ tokens: UnsafeBufferPointer<Token>) {
    spans.removeAll(keepingCapacity: true)
    var position = 0
    while position < tokens.count {
      if nameWords[tokens[position].word] != 0,
        let (value, count) = nameWords.longestName(in: lexicon.names, tokens, at: position)
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
    placeOf.removeAll(keepingCapacity: true)
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
      let place = placeOf[entity] ?? UInt32(entities.count)
      if placeOf[entity] == nil {
        placeOf[entity] = place
        entities.append(entity)
      }
      mentions.append(
        EntityMention(
          entity: place, paragraph: UInt32(paragraph),
          sentence: UInt32(max(0, sentence - 1 + firstSentence))))
    }
  }
}

/// Words of a text that name one entity; `nil` where they are claimed and thrown away.
struct NameSpan {
  var start: Int
  var count: Int
  var entity: EntityReference?
}

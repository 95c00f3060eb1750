// What counting needs of an article's facts, with names as numbers.

/// The names that the numbers in facts stand for: of a lexicon, or of a store.
package struct FactNames: Sendable {
  package var sources: [String]
  package var topics: [Topic]
  package var entities: [Entity]
  /// Indices into `entities`: persons of one word that a list has.
  package var listedWords: Set<UInt32>
  /// By index into `entities`: the surname of a person where it is not the last word of the name.
  package var surnames: [UInt32: String]

  package init(
    sources: [String] = [], topics: [Topic] = [], entities: [Entity] = [],
    listedWords: Set<UInt32> = [], surnames: [UInt32: String] = [:]
  ) {
    self.sources = sources
    self.topics = topics
    self.entities = entities
    self.listedWords = listedWords
    self.surnames = surnames
  }
}

/// The countable facts of one article. Counters see articles only in this form, whether they come
/// from a store or straight from the readers.
package struct CountedArticle: Sendable {
  /// Distinct for each article of a run or store.
  package var id: Int64
  /// Equal for all articles of one story, different for different stories.
  package var story: Int64
  /// `nil` for an undated article.
  package var day: CivilDay?
  /// Index into `FactNames.sources`.
  package var source: UInt32
  package var words: UInt32
  /// `topic` is an index into `FactNames.topics`; ascending.
  package var topics: [TopicFact]
  /// Indices into `FactNames.entities`; distinct, in order of first mention.
  package var entities: [UInt32]
  /// In order of the text; `entity` is an index into `entities` of this article.
  package var mentions: [EntityMention]
  /// Folded words of headline and lead, see `ArticleFacts.lead`; empty where not asked for.
  package var lead: String

  package init(
    id: Int64, story: Int64, day: CivilDay?, source: UInt32, words: UInt32, topics: [TopicFact],
    entities: [UInt32], mentions: [EntityMention], lead: String = ""
  ) {
    self.id = id
    self.story = story
    self.day = day
    self.source = source
    self.words = words
    self.topics = topics
    self.entities = entities
    self.mentions = mentions
    self.lead = lead
  }
}

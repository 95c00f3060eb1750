// An article as reports see it, whether its facts come from a store or from memory.

/// What of an article is read beside what is counted. What is left out stays empty.
package struct ArticleParts: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Key, section, title, URL, time, dateline and place.
  package static let texts = ArticleParts(rawValue: 1)
  package static let lead = ArticleParts(rawValue: 2)
  package static let forms = ArticleParts(rawValue: 4)
  package static let all: ArticleParts = [.texts, .lead, .forms]
}

/// The facts of one article with names as numbers of `FactNames`.
package struct StoredArticle: Sendable {
  /// Distinct for each article.
  package var id: Int64
  package var key: String
  /// Index into `FactNames.sources`.
  package var source: UInt32
  package var section: String?
  package var title: String
  package var url: String?
  package var published: Timestamp?
  package var day: CivilDay?
  package var dateline: Dateline?
  package var place: Place
  package var words: Int
  /// `topic` is an index into `FactNames.topics`; ascending.
  package var topics: [TopicFact]
  /// Indices into `FactNames.entities`, distinct, in order of first mention.
  package var entities: [UInt32]
  package var mentions: [EntityMention]
  /// Names that are not written as the entity is called, in order of first mention.
  package var forms: [FormCount]
  package var lead: String

  package init(
    id: Int64, key: String, source: UInt32, section: String?, title: String, url: String?,
    published: Timestamp?, day: CivilDay?, dateline: Dateline?, place: Place, words: Int,
    topics: [TopicFact], entities: [UInt32], mentions: [EntityMention],
    forms: [FormCount] = [], lead: String
  ) {
    self.id = id
    self.key = key
    self.source = source
    self.section = section
    self.title = title
    self.url = url
    self.published = published
    self.day = day
    self.dateline = dateline
    self.place = place
    self.words = words
    self.topics = topics
    self.entities = entities
    self.mentions = mentions
    self.forms = forms
    self.lead = lead
  }

  /// As counters take it.
  package func counted(story: Int64) -> CountedArticle {
    CountedArticle(
      id: id, story: story, day: day, source: source, words: UInt32(clamping: words),
      topics: topics, entities: entities, mentions: mentions, lead: lead)
  }
}

/// The stories that have more than one article; every other article is a story of its own.
package struct ArticleStories: Sendable {
  /// By article's id: the id of its story's article with the smallest key.
  package var storyOf: [Int64: Int64]
  /// By story: its articles.
  package var sizes: [Int64: Int]
  /// By story: the smallest key of its articles.
  package var keys: [Int64: String]

  package init(storyOf: [Int64: Int64], sizes: [Int64: Int], keys: [Int64: String]) {
    self.storyOf = storyOf
    self.sizes = sizes
    self.keys = keys
  }

  /// - Parameters:
  ///   - articles: Ids and keys of articles that are linked to any other.
  ///   - groups: A number for each of them; equal for articles of one story.
  package init(_ articles: [(id: Int64, key: String)], groups: [Int]) {
    var best: [Int: Int] = [:]
    for (index, group) in groups.enumerated() {
      let other = best[group] ?? index
      best[group] = bytesPrecede(articles[index].key, articles[other].key) ? index : other
    }
    (storyOf, sizes, keys) = ([:], [:], [:])
    for (index, group) in groups.enumerated() {
      let story = articles[best[group] ?? index]
      storyOf[articles[index].id] = story.id
      sizes[story.id, default: 0] += 1
      keys[story.id] = story.key
    }
  }

  /// The story of an article: itself where it has no copies.
  package func story(of id: Int64) -> Int64 { storyOf[id] ?? id }
}

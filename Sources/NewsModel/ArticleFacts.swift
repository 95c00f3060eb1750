// All that is kept of an article. Every number of every report is a function of a set of these,
// and each is a pure function of (article, lexicons, settings): no order, no clock, no neighbour.

/// How an article is recognised when it comes again.
package enum KeyBasis: String, Sendable, Codable {
  /// The source's own id.
  case id
  /// The canonical URL.
  case url
  /// A hash of title and text.
  case content
  /// Its place in the input: each record is an article of its own.
  case record
}

/// The facts of one article.
package struct ArticleFacts: Sendable {
  package var key: String
  package var keyBasis: KeyBasis
  package var source: String
  package var section: String?
  package var title: String
  package var url: String?
  package var published: Timestamp?
  package var updated: Timestamp?
  /// The day of publication in the reporting zone; `nil` for an undated article.
  package var day: CivilDay?
  package var dateline: Dateline?
  package var place: Place
  /// Of title and text: the same for the same article read twice.
  package var contentHash: ContentHash
  /// Of the body's words alone (of the title's where there is no body): the same for wire copy
  /// under another headline.
  package var storyHash: ContentHash
  package var words: Int
  package var sentences: Int
  package var paragraphs: Int
  /// By topic, ascending.
  package var topics: [TopicFact]
  /// Distinct, in order of first mention.
  package var entities: [EntityReference]
  /// In order of the text.
  package var mentions: [EntityMention]
  /// Names that are not written as the entity is called, in order of first mention.
  package var forms: [FormFact] = []
  /// The folded words of the headline and of the first paragraphs up to 60 words, one blank between
  /// words, U+000A between sentences: what keywords of a period are counted from.
  package var lead: String
  /// For near duplicates.
  package var signature: StorySignature

  package init(
    key: String, keyBasis: KeyBasis, source: String, section: String?, title: String,
    url: String?, published: Timestamp?, updated: Timestamp?, day: CivilDay?,
    dateline: Dateline?, place: Place, contentHash: ContentHash, storyHash: ContentHash,
    words: Int, sentences: Int, paragraphs: Int, topics: [TopicFact], entities: [EntityReference],
    mentions: [EntityMention], lead: String = "", signature: StorySignature = StorySignature()
  ) {
    self.key = key
    self.keyBasis = keyBasis
    self.source = source
    self.section = section
    self.title = title
    self.url = url
    self.published = published
    self.updated = updated
    self.day = day
    self.dateline = dateline
    self.place = place
    self.contentHash = contentHash
    self.storyHash = storyHash
    self.words = words
    self.sentences = sentences
    self.paragraphs = paragraphs
    self.topics = topics
    self.entities = entities
    self.mentions = mentions
    self.lead = lead
    self.signature = signature
  }
}

extension ArticleFacts {
  /// Whether this version of an article stands when `other`, of the same key, is there too.
  ///
  /// A strict total order on the versions of one key, so that the order of arrival does not matter.
  /// Where the key is a hash of the content, all versions have the same text, and the first
  /// publication stands (an undated one last), then the first place. Else the latest change stands
  /// (`updated`, else `published`; none is earliest), then the last place: what a later file, by its
  /// name, or a later line says of an article corrects what was said before.
  package func stands(before other: ArticleFacts) -> Bool {
    if keyBasis == .content {
      if published != other.published {
        guard let mine = published else { return false }
        return other.published.map { mine < $0 } ?? true
      }
      return place < other.place
    }
    let (mine, theirs) = (updated ?? published, other.updated ?? other.published)
    if mine != theirs {
      guard let mine else { return false }
      return theirs.map { $0 < mine } ?? true
    }
    return other.place < place
  }
}

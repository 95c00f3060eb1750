// From an article to its facts: the function that everything else is built on. It is pure: the same
// article, lexicons and settings give the same facts on any worker, in any order.

import NewsEntities
import NewsModel
import NewsReaders
import NewsText
import NewsTopics

/// What facts depend on beside the article; shared by all workers.
package struct AnalysisSettings: Sendable {
  package var topics: TopicDictionary?
  package var lexicon: EntityLexicon?
  package var model: NameModel?
  package var entities = EntitySettings()
  package var text = TextSettings()
  /// Days are taken in it.
  package var clock: ZoneClock
  /// Whether facts carry the lead (for keywords), the hash of the story's words (for copies; else
  /// it is that of the content) and the signature (for near copies).
  package var keepsLead = true
  package var keepsStory = true
  package var keepsSignature = true
  /// Whether facts say how names are written where that is not what the entity is called.
  package var keepsForms = true

  package init(clock: ZoneClock) { self.clock = clock }

  /// The day of a time in the reporting zone. A time that is only a date is that day everywhere.
  package func day(of time: Timestamp) -> CivilDay {
    time.precision == .day
      ? time.localDay : time.day(atOffset: clock.offset(at: time.secondsSinceEpoch))
  }
}

/// Makes facts of one article after another. Belongs to one worker.
package final class ArticleAnalyzer {
  private let settings: AnalysisSettings
  private let vocabulary = Vocabulary()
  private let tokenizer: Tokenizer
  private let hasher: StoryHasher
  private let topics: TopicCounter?
  private let entities: EntityFinder?

  package init(_ settings: AnalysisSettings) {
    self.settings = settings
    tokenizer = Tokenizer(settings: settings.text, vocabulary: vocabulary)
    hasher = StoryHasher(vocabulary: vocabulary)
    topics = settings.topics.map { [vocabulary] in TopicCounter($0, vocabulary: vocabulary) }
    entities = settings.lexicon.map { [vocabulary] in
      EntityFinder(
        lexicon: $0, model: settings.model, settings: settings.entities, vocabulary: vocabulary)
    }
  }

  /// The facts of an article.
  ///
  /// - Parameter key: What makes two readings one article, at best.
  /// - Complexity: O(bytes of title and body).
  package func facts(of article: Article, key preferred: KeyBasis) -> ArticleFacts {
    var article = article
    article.title = settings.text.taken(article.title)
    article.body = settings.text.taken(article.body)
    tokenizer.tokenize(title: article.title, body: article.body)
    let text = tokenizer.text
    let contentHash = hasher.contentHash(of: text)
    let key = ArticleKey(article, preferred: preferred, contentHash: contentHash)
    let story =
      settings.keepsStory
      ? hasher.story(of: text, wantsSignature: settings.keepsSignature)
      : (hash: contentHash, signature: StorySignature())
    var facts = ArticleFacts(
      key: key.text, keyBasis: key.basis, source: article.source, section: article.section,
      title: article.title, url: article.url, published: article.published,
      updated: article.updated, day: article.published.map(settings.day(of:)),
      dateline: article.dateline, place: article.place, contentHash: contentHash,
      storyHash: story.hash, words: text.tokens.count,
      sentences: text.sentenceStarts.count, paragraphs: text.paragraphStarts.count, topics: [],
      entities: [], mentions: [], signature: story.signature)
    topics?.count(text, into: &facts.topics)
    if settings.keepsForms {
      entities?.find(
        in: text, entities: &facts.entities, mentions: &facts.mentions, forms: &facts.forms)
    } else {
      entities?.find(in: text, entities: &facts.entities, mentions: &facts.mentions)
    }
    if settings.keepsLead { facts.lead = text.lead(vocabulary: vocabulary) }
    return facts
  }

  /// Topics and entities of a line of a list.
  func facts(ofHeadline title: String) -> (topics: [UInt32], entities: [EntityReference]) {
    tokenizer.tokenize(title: settings.text.taken(title), body: "")
    var topicFacts: [TopicFact] = []
    var (references, mentions): ([EntityReference], [EntityMention]) = ([], [])
    topics?.count(tokenizer.text, into: &topicFacts)
    entities?.find(in: tokenizer.text, entities: &references, mentions: &mentions)
    return (topicFacts.map(\.topic), references)
  }
}

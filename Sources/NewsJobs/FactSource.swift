// Facts as reports take them, from memory or from a store.

import NewsEntities
import NewsModel
import NewsStore
import NewsTrends

/// The facts behind a report.
package protocol FactSource {
  var names: FactNames { get }

  /// The stories with more than one article; with `days` at least those of these days.
  func stories(of days: ClosedRange<CivilDay>?) throws -> ArticleStories

  /// The forms of names by their numbers in articles.
  func forms() throws -> [UInt32: NameForm]

  /// Hands on articles by day (undated last), then by the bytes of the key. May be asked again.
  ///
  /// - Parameters:
  ///   - days: `nil`: all articles; else those of these days.
  ///   - parts: What is needed beside what is counted; more may be there.
  func forEachArticle(
    of days: ClosedRange<CivilDay>?, _ parts: ArticleParts,
    _ body: (StoredArticle) throws -> Void
  ) throws

  /// What is known of all articles without looking at each; `nil` where that is not kept.
  func overview() throws -> FactOverview?
}

/// Sums over all articles, and a way to the traces of some.
package struct FactOverview {
  package var articles: Int
  package var undated: Int
  /// Articles beside the first of their story.
  package var repeats: Int
  /// Of all days with articles, ascending.
  package var days: [DayCounts]
  package var topPairs: [TopPairs]
  /// Hands on the traces of the articles of some days, by day.
  package var forEachTrace: (Range<CivilDay>, (ArticleTrace) throws -> Void) throws -> Void
}

/// Facts of a run that keeps nothing.
package struct MemoryFacts: FactSource {
  package let names: FactNames
  private let stories: ArticleStories
  private let articles: [ArticleFacts]
  /// By known entity; `none` for those that no article names.
  private let knownNumbers: [UInt32]
  private let foundNumbers: [Entity: UInt32]
  private let sources: [String: UInt32]
  private var formNumbers: [NameForm: UInt32] = [:]
  private var joins: [CivilDay: SurnameJoins] = [:]

  private static let none = UInt32.max

  /// - Parameters:
  ///   - articles: In the order in which they will be handed on, one per key.
  ///   - topics: What `TopicFact.topic` means.
  ///   - entities: What `EntityReference.known` means.
  ///   - surnames: By index into `entities`, see `FactNames.surnames`.
  ///   - stories: How copies are joined; `nil`: every article is a story.
  package init(
    _ articles: [ArticleFacts], topics: [Topic], entities: [Entity],
    surnames: [UInt32: String] = [:], stories: StorySettings?
  ) {
    self.articles = articles
    let sourceNames = Set(articles.map(\.source)).sorted(by: bytesPrecede)
    sources = Dictionary(
      uniqueKeysWithValues: sourceNames.enumerated().map { ($1, UInt32($0)) })
    var isUsed = [Bool](repeating: false, count: entities.count)
    var found: Set<Entity> = []
    for article in articles {
      for reference in article.entities {
        switch reference {
        case .known(let number): isUsed[Int(number)] = true
        case .found(let entity): found.insert(entity)
        }
      }
    }
    // A name that a rule found may be the same as one of the lists: they are one entity.
    let known = entities.indices.lazy.filter { isUsed[$0] }.map { entities[$0] }
    let all = found.union(known).sorted()
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, UInt32($0)) })
    knownNumbers = entities.indices.map {
      isUsed[$0] ? places[entities[$0]] ?? Self.none : Self.none
    }
    foundNumbers = places.filter { found.contains($0.key) }
    let words = entities.indices.filter { index in
      isUsed[index] && entities[index].type == .person
        && !entities[index].name.utf8.contains(UInt8(ascii: " "))
    }
    names = FactNames(
      sources: sourceNames, topics: topics, entities: all,
      listedWords: Set(words.compactMap { places[entities[$0]] }),
      surnames: Dictionary(
        uniqueKeysWithValues: surnames.compactMap { number, surname in
          places[entities[Int(number)]].map { ($0, surname) }
        }))
    self.stories =
      stories.map { MemoryFacts.stories(articles, $0) } ?? ArticleStories([], groups: [])
    numberForms()
    if !found.isEmpty { joinSurnames() }
  }

  private mutating func numberForms() {
    for article in articles {
      for form in article.forms {
        let entity = number(of: article.entities[Int(form.entity)])
        addForm(NameForm(entity: entity, written: form.written, rule: form.rule))
      }
    }
  }

  @discardableResult private mutating func addForm(_ form: NameForm) -> UInt32 {
    let number = formNumbers[form] ?? UInt32(formNumbers.count)
    formNumbers[form] = number
    return number
  }

  private mutating func joinSurnames() {
    let joiner = SurnameJoiner(names)
    for article in articles {
      if let day = article.day { joiner.add(article.entities.map(number(of:)), day: day) }
    }
    for (day, fullNames) in joiner.finish() {
      var meanings: [UInt32: FormCount.Meaning] = [:]
      for (surname, fullName) in fullNames {
        let written = names.entities[Int(surname)].name
        let form = addForm(NameForm(entity: fullName, written: written, rule: .surnameOfDays))
        meanings[surname] = FormCount.Meaning(entity: fullName, form: form)
      }
      joins[day] = SurnameJoins(meanings)
    }
  }

  package func stories(of days: ClosedRange<CivilDay>?) -> ArticleStories { stories }

  private static func stories(
    _ articles: [ArticleFacts], _ settings: StorySettings
  ) -> ArticleStories {
    let candidates = articles.map {
      StoryCandidate(
        storyHash: $0.storyHash, signature: $0.signature, day: $0.day, words: $0.words)
    }
    let links = StoryLinker.links(candidates, settings: settings)
    let groups = StoryLinker.stories(count: articles.count, links: links.map { ($0.a, $0.b) })
    let linked = Set(links.flatMap { [$0.a, $0.b] }).sorted()
    return ArticleStories(
      linked.map { (Int64($0), articles[$0].key) }, groups: linked.map { groups[$0] })
  }

  package func forEachArticle(
    of days: ClosedRange<CivilDay>?, _ parts: ArticleParts,
    _ body: (StoredArticle) throws -> Void
  ) throws {
    for (index, facts) in articles.enumerated() {
      if let days, !(facts.day.map(days.contains) ?? false) { continue }
      try body(article(facts, index))
    }
  }

  package func overview() -> FactOverview? { nil }

  package func forms() -> [UInt32: NameForm] {
    Dictionary(uniqueKeysWithValues: formNumbers.map { ($1, $0) })
  }

  private func article(_ facts: ArticleFacts, _ index: Int) -> StoredArticle {
    let numbers = facts.entities.map(number(of:))
    var (entities, mentions) = (numbers, facts.mentions)
    if !foundNumbers.isEmpty, Set(numbers).count < numbers.count {
      // Two references to one entity: the first place stands for both.
      entities = []
      let places = numbers.map { number -> UInt32 in
        if let place = entities.firstIndex(of: number) { return UInt32(place) }
        entities.append(number)
        return UInt32(entities.count - 1)
      }
      for index in mentions.indices { mentions[index].entity = places[Int(mentions[index].entity)] }
    }
    let forms = facts.forms.compactMap { form in
      formNumbers[
        NameForm(
          entity: numbers[Int(form.entity)], written: form.written, rule: form.rule)
      ].map { FormCount(form: $0, mentions: form.mentions) }
    }
    var article = StoredArticle(
      id: Int64(index), key: facts.key, source: sources[facts.source] ?? 0, section: facts.section,
      title: facts.title, url: facts.url, published: facts.published, day: facts.day,
      dateline: facts.dateline, place: facts.place, words: facts.words, topics: facts.topics,
      entities: entities, mentions: mentions, forms: forms, lead: facts.lead)
    if let day = facts.day { joins[day]?.join(&article) }
    return article
  }

  private func number(of reference: EntityReference) -> UInt32 {
    switch reference {
    case .known(let number): knownNumbers[Int(number)]
    case .found(let entity): foundNumbers[entity] ?? Self.none
    }
  }
}

/// Facts of a store.
struct StoreFacts: FactSource {
  let names: FactNames
  private let store: Store
  private let first: CivilDay?
  private let last: CivilDay?
  private let workers: Int

  init(_ store: Store, from first: CivilDay?, to last: CivilDay?, workers: Int) throws {
    self.store = store
    self.workers = workers
    (self.first, self.last) = (first, last)
    names = try store.names()
  }

  func stories(of days: ClosedRange<CivilDay>?) throws -> ArticleStories {
    try store.stories(of: days)
  }

  func forEachArticle(
    of days: ClosedRange<CivilDay>?, _ parts: ArticleParts,
    _ body: (StoredArticle) throws -> Void
  ) throws {
    try handingOver(workers: workers, to: body) { take in
      guard let days else { return try store.articles(from: first, to: last, parts: parts, take) }
      try store.articles(
        from: max(days.lowerBound, first ?? days.lowerBound),
        to: min(days.upperBound, last ?? days.upperBound), undated: false, parts: parts, take)
    }
  }

  func forms() throws -> [UInt32: NameForm] { try store.forms() }

  func overview() throws -> FactOverview? {
    guard first == nil, last == nil, try store.countsAreFresh() else { return nil }
    let totals = try store.totals()
    return FactOverview(
      articles: totals.articles, undated: totals.undated, repeats: try store.repeats(),
      days: try store.dayCounts(),
      topPairs: try store.topPairs(), forEachTrace: store.traces)
  }
}

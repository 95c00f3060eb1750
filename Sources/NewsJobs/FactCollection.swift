// The facts of a run while it lasts: one article per key, whatever the order in which its versions
// come. What a store does on disk, this does in memory, for jobs that keep nothing.

import NewsModel
import NewsTrends

/// The standing facts of each article, and how they came together.
package struct FactCollection: Sendable {
  private var places: [String: Int] = [:]
  /// In order of arrival; `sorted` puts them in the order of reports.
  package private(set) var articles: [ArticleFacts] = []
  /// Different texts of keys that have more than one, by place.
  private var versions: [Int: Set<ContentHash>] = [:]
  /// Readings of an article that was there already, text unchanged.
  package private(set) var repeated = 0

  package init() {}

  /// Readings of an article that was there already, with another text.
  package var revised: Int { versions.values.reduce(0) { $0 + $1.count - 1 } }

  /// Takes facts in; of the versions of one key that which `stands(before:)` all others stays.
  package mutating func add(_ facts: ArticleFacts) {
    guard let place = places[facts.key] else {
      places[facts.key] = articles.count
      articles.append(facts)
      return
    }
    let standing = articles[place]
    let known =
      versions[place]?.contains(facts.contentHash) ?? (standing.contentHash == facts.contentHash)
    if known {
      repeated += 1
    } else {
      versions[place, default: [standing.contentHash]].insert(facts.contentHash)
    }
    if facts.stands(before: standing) { articles[place] = facts }
  }

  /// Leaves out articles whose day is outside; undated ones stay.
  ///
  /// - Returns: How many were left out.
  package mutating func keep(from first: CivilDay?, to last: CivilDay?) -> Int {
    guard first != nil || last != nil else { return 0 }
    let before = articles.count
    articles.removeAll { facts in
      guard let day = facts.day else { return false }
      return day < first ?? day || last ?? day < day
    }
    places = [:]
    return before - articles.count
  }

  /// By day (undated last), then by the bytes of the key.
  package mutating func sort() {
    articles.sort { a, b in
      let (x, y) = (a.day?.number ?? .max, b.day?.number ?? .max)
      return x == y ? bytesPrecede(a.key, b.key) : x < y
    }
    places = [:]
  }
}

/// Facts as counters take them: names as numbers, stories joined.
package struct CountableFacts: Sendable {
  package let names: FactNames
  /// By article: the index of its story's article with the smallest key.
  package let stories: [Int]
  /// By known entity; `none` for those that no article names.
  private let knownNumbers: [UInt32]
  private let foundNumbers: [Entity: UInt32]
  private let sources: [String: UInt32]

  /// - Parameters:
  ///   - articles: In the order in which they will be counted.
  ///   - stories: By article, see `stories`.
  ///   - topics: What `TopicFact.topic` means.
  ///   - entities: What `EntityReference.known` means.
  package init(
    _ articles: [ArticleFacts], stories: [Int], topics: [Topic], entities: [Entity]
  ) {
    self.stories = stories
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
    names = FactNames(sources: sourceNames, topics: topics, entities: all)
  }

  private static let none = UInt32.max

  /// An article as counters take it.
  package func counted(_ facts: ArticleFacts, at index: Int) -> CountedArticle {
    let numbers = facts.entities.map { number(of: $0) ?? 0 }  // each was seen by the initialiser
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
    return CountedArticle(
      id: Int64(index), story: Int64(stories[index]), day: facts.day,
      source: sources[facts.source] ?? 0, words: UInt32(clamping: facts.words),
      topics: facts.topics, entities: entities, mentions: mentions, lead: facts.lead)
  }

  /// The number of an entity that some article names; `nil` for others.
  package func number(of reference: EntityReference) -> UInt32? {
    switch reference {
    case .known(let number):
      knownNumbers[Int(number)] == Self.none ? nil : knownNumbers[Int(number)]
    case .found(let entity): foundNumbers[entity]
    }
  }
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

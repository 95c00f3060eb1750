// People, organisations, places, nationalities: who and what an article is about.

/// The kind of a named entity. A nationality is kept apart from its place: `Japanese` is not `Japan`.
package enum EntityType: String, CaseIterable, Sendable, Codable {
  case person, organisation, place, nationality
}

/// One entity: a canonical name and a type. The same name may be a person and an organisation.
package struct Entity: Hashable, Sendable {
  package var name: String
  package var type: EntityType

  package init(name: String, type: EntityType) {
    self.name = name
    self.type = type
  }
}

extension Entity: Comparable {
  /// By the bytes of the name, then by type.
  package static func < (a: Entity, b: Entity) -> Bool {
    let order = byteOrder(a.name, b.name)
    return order == 0 ? bytesPrecede(a.type.rawValue, b.type.rawValue) : order < 0
  }
}

/// An entity as facts name it: most are known to the lexicon and cost four bytes, the others carry
/// their name.
package enum EntityReference: Hashable, Sendable {
  /// Index into the lexicon's entities.
  case known(UInt32)
  /// Found by a rule in the text, unknown to the lexicon.
  case found(Entity)
}

/// One occurrence of an entity in an article.
package struct EntityMention: Hashable, Sendable {
  /// Index into `ArticleFacts.entities`.
  package var entity: UInt32
  /// 0 is the headline; the body's paragraphs start at 1.
  package var paragraph: UInt32
  /// 0 is the headline; sentences are numbered through the whole article.
  package var sentence: UInt32

  package init(entity: UInt32, paragraph: UInt32, sentence: UInt32) {
    self.entity = entity
    self.paragraph = paragraph
    self.sentence = sentence
  }
}

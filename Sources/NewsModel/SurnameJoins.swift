// The surnames of one day that mean a full name.

/// What bare surnames mean on one day. Entities are indices into `FactNames.entities`.
package struct SurnameJoins: Sendable {
  /// By surname: the full name, and the number of the surname as its form.
  private let meanings: [UInt32: FormCount.Meaning]

  package init(_ meanings: [UInt32: FormCount.Meaning] = [:]) { self.meanings = meanings }

  /// The entities of an article with full names for surnames, each once, in order.
  package func joined(_ entities: [UInt32]) -> [UInt32] {
    guard !meanings.isEmpty, entities.contains(where: { meanings[$0] != nil }) else {
      return entities
    }
    var joined: [UInt32] = []
    for entity in entities {
      let meaning = meanings[entity]?.entity ?? entity
      if !joined.contains(meaning) { joined.append(meaning) }
    }
    return joined
  }

  /// Puts full names for the surnames of an article of the day, and notes the forms.
  package func join(_ article: inout StoredArticle) {
    guard !meanings.isEmpty else { return }
    let before = article.entities
    article.entities = joined(before)
    guard article.entities != before else { return }
    let places = before.map { entity in
      UInt32(article.entities.firstIndex(of: meanings[entity]?.entity ?? entity) ?? 0)
    }
    var counts = [UInt32](repeating: 0, count: before.count)
    for index in article.mentions.indices {
      let place = Int(article.mentions[index].entity)
      counts[place] += 1
      article.mentions[index].entity = places[place]
    }
    for (place, entity) in before.enumerated() {
      guard let meaning = meanings[entity] else { continue }
      article.forms.append(FormCount(form: meaning.form, mentions: counts[place]))
    }
  }
}

extension FormCount {
  /// What a form means.
  package struct Meaning: Hashable, Sendable {
    package var entity: UInt32
    package var form: UInt32

    package init(entity: UInt32, form: UInt32) {
      self.entity = entity
      self.form = form
    }
  }
}

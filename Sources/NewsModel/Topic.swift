/// One topic of a dictionary.
package struct Topic: Hashable, Sendable {
  /// The key in the dictionary, nested keys joined by `/`: `arts/cinema`.
  package var id: String
  /// A code of a public scheme, `medtop:01000000`; `nil` where the dictionary gives none.
  package var code: String?
  /// What a reader is shown; the id where the dictionary gives no label.
  package var label: String

  package init(id: String, code: String?, label: String) {
    self.id = id
    self.code = code
    self.label = label
  }
}

/// What one article says about one topic. Only topics with at least one match have a fact.
package struct TopicFact: Hashable, Sendable {
  /// Index into the dictionary's topics.
  package var topic: UInt32
  /// Counted matches after the overlap rule, headline included.
  package var matches: UInt32
  /// Those of them that start in the headline.
  package var titleMatches: UInt32

  package init(topic: UInt32, matches: UInt32, titleMatches: UInt32) {
    self.topic = topic
    self.matches = matches
    self.titleMatches = titleMatches
  }
}

// What is left of an article when it is only compared with.

/// As much of an article as the past of a period is searched for.
package struct ArticleTrace: Sendable {
  package var day: CivilDay
  /// Indices into `FactNames.entities`, distinct.
  package var entities: [UInt32]
  /// UTF-8 of `ArticleFacts.lead`.
  package var lead: [UInt8]

  package init(day: CivilDay, entities: [UInt32], lead: [UInt8]) {
    self.day = day
    self.entities = entities
    self.lead = lead
  }
}

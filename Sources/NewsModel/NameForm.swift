// How articles write a name where that is not what the entity is called. Each such form is a merge:
// two ways of writing that are counted as one, and a reader may want to know which and why.

/// Why other words than its name mean an entity.
package enum NameRule: String, CaseIterable, Sendable {
  /// A list has the words as another name of the entity.
  case list
  /// They are the surname of a full name of the same article: what a list says, else its last word.
  case surname
  /// They are the given name of the one person of the same article that has it.
  case givenName
  /// They are the first letters of a name of the same article.
  case initials
  /// They are the capitals of a dateline.
  case dateline
  /// They are the surname of the one full name that leads it in the seven days to the article's day.
  case surnameOfDays
}

/// One form of an entity's name, as a run or a store knows it.
package struct NameForm: Hashable, Sendable {
  /// Index into `FactNames.entities`.
  package var entity: UInt32
  /// As the text has it, without a possessive ending.
  package var written: String
  package var rule: NameRule

  package init(entity: UInt32, written: String, rule: NameRule) {
    self.entity = entity
    self.written = written
    self.rule = rule
  }
}

/// How often an article writes an entity in one other form.
package struct FormFact: Hashable, Sendable {
  /// Index into `ArticleFacts.entities`.
  package var entity: UInt32
  package var written: String
  package var rule: NameRule
  /// At least 1.
  package var mentions: UInt32

  package init(entity: UInt32, written: String, rule: NameRule, mentions: UInt32) {
    self.entity = entity
    self.written = written
    self.rule = rule
    self.mentions = mentions
  }
}

/// The same with the form as a number.
package struct FormCount: Hashable, Sendable {
  /// The number of a `NameForm` in the run or store.
  package var form: UInt32
  package var mentions: UInt32

  package init(form: UInt32, mentions: UInt32) {
    self.form = form
    self.mentions = mentions
  }
}

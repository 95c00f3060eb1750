// What the reader of the reports must know about the input: never thrown, always listed.

/// One remark about a record, a file or a line.
package struct Finding: Hashable, Sendable {
  /// Whether a record was left out or only deserves a look.
  package enum Severity: String, Sendable, Codable {
    /// The record is not in any count.
    case rejected
    /// The record is counted; something about it deserves a look.
    case noted
  }

  package var severity: Severity
  package var place: Place
  /// A stable id in kebab case, for instance `json-syntax`.
  package var rule: String
  /// One sentence: what was found, what was expected, what to do. Never quotes article text.
  package var message: String
  /// The record's id where it has one.
  package var record: String?

  package init(
    _ severity: Severity, _ place: Place, rule: String, _ message: String, record: String? = nil
  ) {
    self.severity = severity
    self.place = place
    self.rule = rule
    self.message = message
    self.record = record
  }
}

extension Finding: Comparable, CustomStringConvertible {
  /// By place, rule, message, record: a total order.
  package static func < (a: Finding, b: Finding) -> Bool {
    if a.place != b.place { return a.place < b.place }
    if a.rule != b.rule { return bytesPrecede(a.rule, b.rule) }
    if a.message != b.message { return bytesPrecede(a.message, b.message) }
    return bytesPrecede(a.record ?? "", b.record ?? "")
  }
  /// `seeds/wire.csv:118: rejected: … [csv-bare-quote]`.
  package var description: String { "\(place): \(severity.rawValue): \(message) [\(rule)]" }
}

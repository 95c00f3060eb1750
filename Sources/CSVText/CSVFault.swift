// What is wrong with a row, as a value. A reader of news turns it into a finding with a path.

/// A damaged place in a CSV file.
package struct CSVFault: Hashable, Sendable {
  /// Whether a row could not be read or only deserves a look.
  package enum Severity: String, Sendable {
    /// The row is not among the rows.
    case rejected
    /// The row was read; something about it deserves a look.
    case noted
  }

  /// The raw value is the stable id of the rule.
  package enum Kind: String, Sendable, CaseIterable {
    /// A quote in the middle of a cell that does not begin with one: kept as a character.
    case bareQuote = "csv-bare-quote"
    /// A quote in the middle of a quoted cell whose meaning is clear: kept as a character.
    case innerQuote = "csv-inner-quote"
    /// Something other than a delimiter or a line end behind a closing quote.
    case textAfterQuote = "csv-text-after-quote"
    /// A quoted cell that the input does not close.
    case openQuote = "csv-open-quote"
    /// A row beyond the reader's limit.
    case longRow = "csv-long-row"
  }

  package let kind: Kind
  /// The physical line on which the row starts, from 1.
  package let rowLine: Int
  /// Bytes of the input before the row, a byte-order mark included.
  package let rowOffset: Int
  /// The physical line of the fault, from 1. For an open quote the line where it was opened.
  package let line: Int
  /// The byte within that line, from 1; a byte-order mark is not counted.
  package let column: Int

  init(_ kind: Kind, row: CSVRowStart, at place: TextPlace) {
    self.kind = kind
    rowLine = row.line
    rowOffset = row.offset
    line = place.line
    column = place.column
  }

  package var severity: Severity {
    switch kind {
    case .bareQuote, .innerQuote: .noted
    case .textAfterQuote, .openQuote, .longRow: .rejected
    }
  }

  /// One sentence without the rule's id. Never quotes the cell.
  package var message: String {
    switch kind {
    case .bareQuote: "quote inside an unquoted cell; did you mean to double it?"
    case .innerQuote: "quote inside a quoted cell; did you mean to double it?"
    case .textAfterQuote:
      "text after a closing quote; did you mean to double the quote before it?"
    case .openQuote: "quoted cell is never closed; is a quote missing?"
    case .longRow: "row is longer than the limit; is a quote missing further up?"
    }
  }
}

extension CSVFault: CustomStringConvertible {
  /// `118:4: noted: quote inside an unquoted cell; … [csv-bare-quote]`.
  package var description: String {
    "\(line):\(column): \(severity.rawValue): \(message) [\(kind.rawValue)]"
  }
}

/// A physical line and a byte within it, both from 1.
struct TextPlace: Hashable, Sendable {
  var line: Int
  var column: Int

  var next: TextPlace { TextPlace(line: line, column: column + 1) }
}

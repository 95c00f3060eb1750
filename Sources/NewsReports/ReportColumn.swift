// The definition of a report table: every column's name, type, unit and meaning in one place. The
// CSV writer, datapackage.json and the help text all read it.

import CSVText
import NewsModel

/// What a column holds.
package enum ColumnKind: Hashable, Sendable {
  case integer
  /// With this many digits behind the point.
  case number(digits: Int)
  case text
  /// Text that must not be taken for a number or a formula: keys, codes.
  case identifier
  case boolean

  /// The Frictionless type.
  var typeName: String {
    switch self {
    case .integer: "integer"
    case .number: "number"
    case .text, .identifier: "string"
    case .boolean: "boolean"
    }
  }
}

/// A column as people and programs are told of it.
package struct ColumnDescription: Hashable, Sendable {
  package var name: String
  package var kind: ColumnKind
  /// What it holds, its unit and range, and when it is empty.
  package var meaning: String
}

/// One column of a table of `Row`.
struct Column<Row>: Sendable {
  enum Cell: Sendable {
    case integer(@Sendable (Row) -> Int?)
    case number(@Sendable (Row) -> Double?, digits: Int)
    case text(@Sendable (Row) -> String?)
    case identifier(@Sendable (Row) -> String?)
    case boolean(@Sendable (Row) -> Bool)
  }
  let name: String
  let meaning: String
  let cell: Cell

  static func integer(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int?)
    -> Self
  {
    Column(name: name, meaning: meaning, cell: .integer(value))
  }
  static func number(
    _ name: String, digits: Int = 4, _ meaning: String,
    _ value: @escaping @Sendable (Row) -> Double?
  ) -> Self {
    Column(name: name, meaning: meaning, cell: .number(value, digits: digits))
  }
  static func text(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String?)
    -> Self
  {
    Column(name: name, meaning: meaning, cell: .text(value))
  }
  static func identifier(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> Self {
    Column(name: name, meaning: meaning, cell: .identifier(value))
  }
  static func boolean(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Bool)
    -> Self
  {
    Column(name: name, meaning: meaning, cell: .boolean(value))
  }

  var description: ColumnDescription {
    let kind: ColumnKind =
      switch cell {
      case .integer: .integer
      case .number(_, let digits): .number(digits: digits)
      case .text: .text
      case .identifier: .identifier
      case .boolean: .boolean
      }
    return ColumnDescription(name: name, kind: kind, meaning: meaning)
  }

  func write(_ row: Row, to writer: inout CSVRowWriter) {
    switch cell {
    case .integer(let value): value(row).map { writer.integer($0) } ?? writer.empty()
    case .number(let value, let digits):
      if let number = value(row), number.isFinite {
        writer.decimal(number, digits: digits)
      } else {
        writer.empty()
      }
    case .text(let value): value(row).map { writer.text($0) } ?? writer.empty()
    case .identifier(let value): value(row).map { writer.identifier($0) } ?? writer.empty()
    case .boolean(let value): writer.text(value(row) ? "true" : "false")
    }
  }
}

/// A table's name, what it is for, and its columns.
struct Table<Row>: Sendable {
  let name: String
  let title: String
  let columns: [Column<Row>]

  var description: TableDescription {
    TableDescription(name: name, title: title, columns: columns.map(\.description))
  }
}

/// A table as people and programs are told of it.
package struct TableDescription: Hashable, Sendable {
  package var name: String
  package var title: String
  package var columns: [ColumnDescription]

  package var fileName: String { name + ".csv" }
}

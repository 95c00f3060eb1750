// A page of plain text: headings, paragraphs, tables, bars. At most 100 columns wide; a character
// of East Asian width counts as two columns, as terminals and editors show it.

import NewsModel

/// Collects the lines of a text report.
package struct TextPage {
  package static let width = 100
  package private(set) var lines: [String] = []

  package init() {}

  /// A heading in capitals, underlined, behind a blank line.
  package mutating func heading(_ text: String) {
    if lines.last?.isEmpty == false { lines.append("") }
    lines.append(text.uppercased())
    lines.append(String(repeating: "-", count: columns(of: text)))
  }

  /// A line as it is; it is not cut to the width of the page.
  package mutating func line(_ text: String = "") { lines.append(text) }

  /// A paragraph, broken between words; `26.7 %` is one word.
  ///
  /// - Parameters:
  ///   - lead: Before the first line; the others are indented by its width.
  package mutating func paragraph(_ text: String, lead: String = "") {
    let indent = columns(of: lead)
    var line = lead
    var isEmpty = true
    for word in words(of: text) {
      if !isEmpty, columns(of: line) + 1 + columns(of: word) > TextPage.width {
        lines.append(line)
        (line, isEmpty) = (String(repeating: " ", count: indent), true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    lines.append(line)
  }

  private func words(of text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ") {
      if word.hasPrefix("%"), let number = words.popLast() {
        words.append("\(number) \(word)")
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// Rows of cells under a header.
  ///
  /// - Parameter flexible: The column that is cut with `…` where the table would be too wide; the
  ///   columns in `right` are set flush right.
  package mutating func table(
    _ header: [String], _ rows: [[String]], right: Set<Int>, flexible: Int
  ) {
    guard !rows.isEmpty else { return }
    var widths = header.indices.map { column in
      ([header] + rows).map { columns(of: $0[column]) }.max() ?? 0
    }
    let excess = widths.reduce(0, +) + 2 * widths.count - TextPage.width
    if excess > 0 { widths[flexible] = max(12, widths[flexible] - excess) }
    for row in header.allSatisfy(\.isEmpty) ? rows : [header] + rows {
      let cells = row.enumerated().map { column, cell in
        let cell = shortened(cell, to: widths[column])
        let blanks = String(repeating: " ", count: widths[column] - columns(of: cell))
        return right.contains(column) ? blanks + cell : cell + blanks
      }
      lines.append("  " + trimmedEnd(cells.joined(separator: "  ")))
    }
  }

  package var text: String { lines.joined(separator: "\n") + "\n" }
}

private func trimmedEnd(_ text: String) -> String {
  var text = text[...]
  while text.last == " " { text.removeLast() }
  return String(text)
}

/// The columns that a text takes on a terminal.
///
/// - Source: UAX #11, the wide blocks that news uses (Hangul, Kana, Han, full-width forms).
package func columns(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { sum, scalar in
    let value = scalar.value
    if scalar.properties.generalCategory == .nonspacingMark { return sum }
    let isWide =
      (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
      || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
      || (0x1F300...0x1FAFF).contains(value) || (0x20000...0x3FFFD).contains(value)
    return sum + (isWide ? 2 : 1)
  }
}

/// The text, cut with `…` where it takes more columns. Line ends and tabs become blanks.
package func shortened(_ text: String, to width: Int) -> String {
  let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  guard columns(of: line) > width else { return line }
  var short = ""
  var used = 0
  for character in line {
    let next = columns(of: String(character))
    if used + next > width - 1 { break }
    short.append(character)
    used += next
  }
  return short + "…"
}

/// `############`, in twelfths of the largest value; at least one mark for a value above zero.
package func bar(_ value: Int, of largest: Int, width: Int = 12) -> String {
  guard value > 0, largest > 0 else { return "" }
  let marks = max(1, Int((Double(value) / Double(largest) * Double(width)).rounded()))
  return String(repeating: "#", count: marks)
}

/// One mark per value, from a low to a high block; a gap in the data is a dot.
package func sparkline(_ values: [Double?]) -> String {
  let blocks = Array("▁▂▃▄▅▆▇█")
  let largest = values.compactMap { $0 }.max() ?? 0
  return String(
    values.map { value -> Character in
      guard let value else { return "·" }
      guard largest > 0 else { return blocks[0] }
      return blocks[min(7, Int(value / largest * 7 + 0.5))]
    })
}

/// `+3`, `-2`, `=`; empty where there is nothing to compare with.
package func change(_ now: Int, from before: Int?) -> String {
  guard let before else { return "" }
  let difference = now - before
  return difference == 0 ? "=" : (difference > 0 ? "+" : "-") + grouped(abs(difference))
}

// The headings of "most read" blocks. A pattern is a line as the page has it, with `{section}`
// where the page puts a section's name.

import NewsModel

/// A pattern in a job's list of headings that cannot be used.
package struct BlockHeadingError: Error, Equatable, CustomStringConvertible {
  package let description: String
}

/// One kind of heading.
///
/// White space of any length is equal, and so are quotation marks of any kind; everything else is
/// compared as it is written, capitals included.
package struct BlockHeading: Hashable, Sendable {
  /// What a line said.
  package struct Match: Equatable, Sendable {
    /// `JN ACCESS RANKING`, or with a section `POPULAR ARTICLE / Politics`.
    package let listName: String
    package let section: String?
  }

  /// As the job writes it.
  package let pattern: String
  private let before: [Unicode.Scalar]
  /// `nil` where the pattern has no `{section}`.
  private let after: [Unicode.Scalar]?
  private let name: String
  /// The last byte of every line that matches, where it is a letter or digit of ASCII: a cheap
  /// way to leave out almost every line of a body.
  private let lastByte: UInt8?

  /// The headings that are read where a job names none.
  package static let standard: [BlockHeading] = [
    BlockHeading(before: "\"", after: "\" POPULAR ARTICLE"),
    BlockHeading(before: "JN ACCESS RANKING", after: nil),
  ]

  /// - Throws: `BlockHeadingError` where the pattern says nothing but a section, has `{section}`
  ///   twice, or another word in braces.
  package init(pattern: String) throws(BlockHeadingError) {
    let parts = pattern.split(separator: "{section}", omittingEmptySubsequences: false)
    guard parts.count <= 2 else {
      throw BlockHeadingError(description: "the heading `\(pattern)` has `{section}` twice")
    }
    guard !parts.contains(where: { $0.contains("{") || $0.contains("}") }) else {
      throw BlockHeadingError(
        description: "the heading `\(pattern)` has braces other than `{section}`")
    }
    self.init(before: String(parts[0]), after: parts.count == 2 ? String(parts[1]) : nil)
    guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw BlockHeadingError(
        description: "the heading `\(pattern)` has no words of its own: every line would match")
    }
  }

  private init(before: String, after: String?) {
    pattern = before + (after.map { "{section}" + $0 } ?? "")
    // One line of both sides, so that blanks at the joint stay and those at the ends go.
    let line = BlockHeading.comparable(before + "\u{1}" + (after ?? ""))
    let joint = line.firstIndex(of: "\u{1}") ?? line.endIndex
    let left = Array(line[..<joint])
    self.before = after == nil ? BlockHeading.comparable(before) : left
    self.after = after == nil ? nil : Array(line[joint...].dropFirst())
    name = BlockHeading.listName(before, after)
    let last = (self.after ?? self.before).last.flatMap { UInt8(exactly: $0.value) }
    lastByte = last.flatMap { isLetter($0) || isDigit($0) ? $0 : nil }
  }

  /// Longer lines are no headings, and longer section names no sections.
  private static let longestLine = 400
  private static let longestSection = 60

  /// What a line says as a heading; `nil` where it is none.
  package func match(_ line: Substring) -> Match? {
    guard line.utf8.count <= BlockHeading.longestLine else { return nil }
    if let lastByte, let last = line.utf8.last, last != lastByte, last > 0x20, last < 0x80 {
      return nil
    }
    let line = line.trimmingSpaces()
    guard lastByte == nil || line.utf8.last == lastByte else { return nil }
    let written = BlockHeading.spaced(line)
    let compared = written.map(BlockHeading.withEqualQuotes)
    guard let after else {
      return compared == before ? Match(listName: name, section: nil) : nil
    }
    guard compared.count > before.count + after.count, compared.starts(with: before),
      compared.suffix(after.count).elementsEqual(after)
    else { return nil }
    let range = before.count..<(compared.count - after.count)
    let section = BlockHeading.text(written[range]).trimmingSpaces()
    guard !section.isEmpty, section.count <= BlockHeading.longestSection,
      !section.unicodeScalars.contains(where: BlockHeading.isDoubleQuote)
    else { return nil }
    return Match(listName: "\(name) / \(section)", section: String(section))
  }

  // MARK: - Comparing

  /// Trimmed, every run of white space one blank.
  private static func spaced(_ line: some StringProtocol) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for scalar in line.trimmingSpaces().unicodeScalars {
      if !scalar.properties.isWhitespace {
        scalars.append(scalar)
      } else if scalars.last != " " {
        scalars.append(" ")
      }
    }
    return scalars
  }

  private static func isDoubleQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„", "‟", "«", "»", "＂", "″": true
    default: false
    }
  }

  private static func withEqualQuotes(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "'", "‘", "’", "‚", "‛", "′", "‹", "›", "`", "´": "\""
    default: isDoubleQuote(scalar) ? "\"" : scalar
    }
  }

  private static func comparable(_ line: String) -> [Unicode.Scalar] {
    spaced(line).map(withEqualQuotes)
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// The words around `{section}`, without the quotation marks that hold it.
  private static func listName(_ before: String, _ after: String?) -> String {
    let isMark = { (c: Unicode.Scalar) in
      c.properties.isWhitespace || withEqualQuotes(c) == "\""
    }
    var left = before.unicodeScalars[...]
    var right = (after ?? "").unicodeScalars[...]
    if after != nil {
      while let last = left.last, isMark(last) { left.removeLast() }
      right = right.drop(while: isMark)
    }
    return text(spaced("\(Substring(left)) \(Substring(right))"))
  }
}

// Who wrote a story and which house sent it, from the lines above its first paragraph.
//
// An agency is never an author: `By The Associated Press` names a source and nobody's hand.

import NewsModel

/// A byline or a credit line.
struct Byline: Equatable {
  /// As written, without the role: `Jane Doe and John Roe`.
  var author: String?
  /// As written, `The` included: `The Yomiuri Shimbun`.
  var agency: String?

  /// What a line says, if it says nothing else; `nil` for any other line.
  ///
  /// Read are `By Jane Doe`, `By Jane Doe / Yomiuri Shimbun Staff Writer`, `By Jane Doe, AP`,
  /// `By The Associated Press`, `The Yomiuri Shimbun` and `Yomiuri Shimbun Staff Writer`.
  init?(line: Substring, agencies: NewsAgencies) {
    let line = line.trimmingSpaces()
    guard !line.isEmpty, line.utf8.count <= 160 else { return nil }
    guard line.hasPrefix("By ") || line.hasPrefix("BY ") else {
      guard let agency = Byline.house(line, agencies) else { return nil }
      self.agency = agency
      return
    }
    var pieces = line.dropFirst(3).split { $0 == "/" || $0 == "," || $0 == "|" }
      .map { $0.trimmingSpaces() }
    pieces.removeAll { piece in
      if let house = Byline.house(piece, agencies) {
        agency = agency ?? house
        return true
      }
      return Byline.withoutRole(piece).isEmpty
    }
    if let role = pieces.indices.first(where: { Byline.withoutRole(pieces[$0]) != pieces[$0] }) {
      pieces[role] = Byline.withoutRole(pieces[role])
    }
    guard pieces.allSatisfy(Byline.isPersons) else { return nil }
    author = pieces.isEmpty ? nil : pieces.joined(separator: ", ")
    guard author != nil || agency != nil else { return nil }
  }

  /// A known agency, with a role behind it or not.
  private static func house(_ text: Substring, _ agencies: NewsAgencies) -> String? {
    let name = withoutRole(text)
    return agencies.isKnown(name) ? String(name) : nil
  }

  private static let roles = [
    "Senior Staff Writers", "Senior Staff Writer", "Staff Writers", "Staff Writer",
    "staff writers", "staff writer", "Staff Reporters", "Staff Reporter", "Senior Writer",
    "Special Correspondents", "Special Correspondent", "Correspondents", "Correspondent",
    "Reporters", "Reporter", "Deputy Editor", "Editor", "Editorial Writer", "Photographer",
  ]

  /// Without a role at the end; empty where the text is a role alone.
  private static func withoutRole(_ text: Substring) -> Substring {
    guard let role = roles.first(where: { text.hasSuffix($0) }) else { return text }
    return text.dropLast(role.count).trimmingSpaces()
  }

  /// One to twelve words that begin with a capital, `and` and the particles of names apart.
  private static func isPersons(_ text: Substring) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard (1...12).contains(words.count), let last = text.last, !"!?:;".contains(last)
    else { return false }
    guard last != "." || words.last.map({ $0.count <= 3 }) ?? false else { return false }
    return words.allSatisfy { word in
      (word.first.map { $0.isLetter && !$0.isLowercase } ?? false)
        || joints.contains(String(word))
    } && words.contains { !joints.contains(String($0)) }
  }

  private static let joints: Set<String> = [
    "and", "&", "with", "de", "da", "del", "der", "di", "van", "von", "den", "bin", "bint", "al",
    "el", "la", "le", "ten", "ter", "dos", "du", "y", "in",
  ]
}

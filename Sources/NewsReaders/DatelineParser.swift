// The place line that opens a wire story: `LIMA (Jiji Press) — `.
//
// A dateline looks much like ordinary text, and eating a sentence is worse than leaving a dateline
// in the body. So two signs must agree: a place in capitals and a dash, or an agency that the list
// knows and a place in capitals, or such an agency and a dash. Only the first 200 characters of a
// paragraph are looked at.

import NewsModel

/// Finds datelines.
package struct DatelineParser: Sendable {
  /// A dateline and where the sentence after it begins.
  package struct Match: Equatable, Sendable {
    package let dateline: Dateline
    package let bodyStart: String.Index
  }

  private let agencies: NewsAgencies

  package init(agencies: NewsAgencies = .standard) { self.agencies = agencies }

  /// The dateline at the start of the first paragraph of an article; `nil` where there is none.
  ///
  /// Forms, with any dash (`—`, `–`, `--`, or `-` between blanks):
  /// - `PLACE (Agency) —`, the dash optional where the agency is known;
  /// - `Place (Agency) —`, where the agency is known;
  /// - `PLACE —`, where a sentence in ordinary letters follows;
  /// - `(Agency) ` or `(Agency) —`, where the agency is known.
  ///
  /// `PLACE` is one name or several with `/`, `and`, `&`; after a comma may follow a region
  /// (`SEOUL, South Korea`: kept in the place's text) or a date (`WASHINGTON, Nov. 17`: dropped).
  package func match(_ paragraph: String) -> Match? {
    let start = paragraph.firstIndex { !$0.isWhitespace } ?? paragraph.startIndex
    let window = paragraph[start...].prefix(200)
    if window.first == "(" || window.first == "（" {
      return leadingAgency(paragraph, window)
    }
    let head = headEnd(window)
    if let open = head.open { return bracketed(paragraph, window, open) }
    guard let dash = head.dash else { return nil }
    return placeOnly(paragraph, window, dash)
  }

  /// `(CNN) Scientists …`
  private func leadingAgency(_ paragraph: String, _ window: Substring) -> Match? {
    guard let close = window.firstIndex(where: { $0 == ")" || $0 == "）" }) else { return nil }
    let name = window[window.index(after: window.startIndex)..<close].trimmingSpaces()
    let after = window.index(after: close)
    guard agencies.isKnown(name), let body = bodyStart(paragraph, skippingDashAt: after).body
    else { return nil }
    return Match(dateline: Dateline(places: [], agency: String(name)), bodyStart: body)
  }

  /// `LIMA (Jiji Press) — Prime Minister …`
  private func bracketed(
    _ paragraph: String, _ window: Substring, _ open: String.Index
  ) -> Match? {
    let places = DatelinePlaces(window[..<open])
    let inner = window[window.index(after: open)...]
    guard let places, let close = inner.firstIndex(where: { $0 == ")" || $0 == "）" })
    else { return nil }
    let name = inner[..<close].trimmingSpaces()
    let rest = bodyStart(paragraph, skippingDashAt: window.index(after: close))
    guard let body = rest.body else { return nil }
    let accepted =
      if agencies.isKnown(name) {
        places.areInCapitals || rest.dashed
      } else {
        places.areInCapitals && rest.dashed && places.standAlone
          && looksLikeName(name, beside: places) && beginsSentence(paragraph[body...])
      }
    guard accepted else { return nil }
    return Match(
      dateline: Dateline(places: places.names, agency: String(name)), bodyStart: body)
  }

  /// `SEOUL — The president …`
  private func placeOnly(_ paragraph: String, _ window: Substring, _ dash: String.Index) -> Match? {
    guard let places = DatelinePlaces(window[..<dash]), places.areInCapitals, places.standAlone,
      let body = bodyStart(paragraph, skippingDashAt: dash).body,
      beginsSentence(paragraph[body...])
    else { return nil }
    return Match(dateline: Dateline(places: places.names, agency: nil), bodyStart: body)
  }

  // MARK: - Pieces

  /// Where the places end: at a bracket or a dash, whichever is first, within 80 characters.
  private func headEnd(_ window: Substring) -> (open: String.Index?, dash: String.Index?) {
    let head = window.prefix(80)
    for index in head.indices {
      let character = head[index]
      if character == "(" || character == "（" { return (index, nil) }
      if dashEnd(window, at: index) != nil { return (nil, index) }
    }
    return (nil, nil)
  }

  /// The end of a dash with the blanks around it; `nil` where none stands at `index`.
  private func dashEnd(_ text: Substring, at index: String.Index) -> String.Index? {
    let rest = text[index...].drop { $0.isWhitespace }
    guard let first = rest.first else { return nil }
    let afterFirst = rest.index(after: rest.startIndex)
    let spaced = rest.startIndex > index
    let end: String.Index
    if first == "—" || first == "―" || (first == "–" && spaced) {
      end = afterFirst
    } else if first == "-", rest[afterFirst...].first == "-" {
      end = rest[afterFirst...].firstIndex { $0 != "-" } ?? rest.endIndex
    } else if first == "-" || first == "–", spaced, rest[afterFirst...].first?.isWhitespace ?? false
    {
      end = afterFirst
    } else {
      return nil
    }
    return text[end...].firstIndex { !$0.isWhitespace }
  }

  /// The sentence after a dateline that ends at `index`; `nil` where nothing follows.
  private func bodyStart(
    _ paragraph: String, skippingDashAt index: String.Index
  ) -> (body: String.Index?, dashed: Bool) {
    let rest = paragraph[index...]
    let start: String.Index?
    var dashed = true
    if let end = dashEnd(rest, at: index) {
      start = end
    } else if rest.first == "-" || rest.first == "–" {
      // Directly after a bracket a dash needs no blank: `(Reuters)- `.
      start = rest.dropFirst().firstIndex { !$0.isWhitespace }
    } else {
      dashed = false
      start = (rest.first?.isWhitespace ?? false) ? rest.firstIndex { !$0.isWhitespace } : nil
    }
    guard let start, paragraph[start...].contains(where: { $0.isLetter || $0.isNumber }) else {
      return (nil, dashed)
    }
    return (start, dashed)
  }

  /// Whether a name in brackets may be an agency that the list lacks: one to four words that begin
  /// with a capital, and not the long form of the capitals before it (`NASA (National …)`).
  private func looksLikeName(_ name: Substring, beside places: DatelinePlaces) -> Bool {
    let words = name.split(whereSeparator: \.isWhitespace)
    guard (1...4).contains(words.count), name.count <= 40,
      words.allSatisfy({ $0.first?.isUppercase ?? false }),
      words.allSatisfy({ $0.allSatisfy { $0.isLetter || "-.&'’".contains($0) } })
    else { return false }
    let initials = String(words.compactMap(\.first))
    return words.count == 1 || !places.names.contains { $0.hasPrefix(initials) }
  }

  /// Whether ordinary text begins here: not a small letter, and not all in capitals.
  private func beginsSentence(_ text: Substring) -> Bool {
    guard let first = text.first, !first.isLowercase else { return false }
    var cased = false
    for character in text.prefix(400) {
      if character.isLowercase { return true }
      cased = cased || character.isUppercase
    }
    return !cased
  }
}

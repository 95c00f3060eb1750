// The places before the agency or the dash of a dateline.

import NewsModel

/// One or more places as a dateline writes them.
struct DatelinePlaces {
  /// As written, a region after a comma included: `["SEOUL, South Korea"]`.
  private(set) var names: [String] = []
  /// Whether every place is in capitals; regions need not be.
  private(set) var areInCapitals = true

  /// - Returns: `nil` where the text cannot be places: no letters, small initials, sentence marks,
  ///   too many words.
  init?(_ text: Substring) {
    let text = text.trimmingSpaces()
    guard !text.isEmpty, text.count <= 80 else { return nil }
    for joined in DatelinePlaces.joined(text) {
      var pieces = joined.split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingSpaces() }
      guard pieces.allSatisfy({ !$0.isEmpty }) else { return nil }
      if pieces.count > 1 { DatelinePlaces.dropDate(&pieces) }
      guard let place = pieces.first, pieces.count <= 3,
        pieces.allSatisfy(DatelinePlaces.isName)
      else { return nil }
      if !DatelinePlaces.isInCapitals(place) { areInCapitals = false }
      names.append(pieces.joined(separator: ", "))
    }
    guard (1...6).contains(names.count) else { return nil }
  }

  /// Whether the places may be taken without an agency that the list knows: long enough, and no
  /// word that opens other paragraphs in the same way.
  var standAlone: Bool {
    names.allSatisfy { name in
      let first = name.prefix { $0 != "," }
      let shortest = first.endIndex < name.endIndex ? 3 : 4  // with a region three letters do
      return first.count(where: \.isLetter) >= shortest
        && !first.split(separator: " ").contains { DatelinePlaces.openers.contains(String($0)) }
    }
  }

  /// `GENEVA/NAIROBI`, `LONDON and PARIS`, `BEIRUT & DAMASCUS`.
  private static func joined(_ text: Substring) -> [Substring] {
    var rest = text
    var parts: [Substring] = []
    while let joint = [" and ", " & ", "/"].compactMap({ rest.firstRange(of: $0) })
      .min(by: { $0.lowerBound < $1.lowerBound })
    {
      parts.append(rest[..<joint.lowerBound].trimmingSpaces())
      rest = rest[joint.upperBound...]
    }
    return parts + [rest.trimmingSpaces()]
  }

  /// `Nov. 17`, `17 November`, `Nov 17` and `2024`, `Sunday` at the end.
  private static func dropDate(_ pieces: inout [Substring]) {
    if pieces.count > 2, let last = pieces.last, last.count == 4, decimal(last.utf8) != nil {
      pieces.removeLast()
    }
    guard let last = pieces.last else { return }
    let words = last.split { $0.isWhitespace || $0 == "." }
    let isDate = words.allSatisfy { word in
      decimal(word.utf8) != nil || DateWord.month(word.utf8) != nil
        || DateWord.weekday(word.utf8) != nil
    }
    if isDate, !words.isEmpty { pieces.removeLast() }
  }

  /// One to four words of letters that begin with a capital or have no case.
  private static func isName(_ text: Substring) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard (1...4).contains(words.count), text.count <= 40 else { return false }
    return words.allSatisfy { word in
      let letters = word.allSatisfy { $0.isLetter || ".-'’‘`".contains($0) }
      let initial = word.first.map { $0.isLetter && !$0.isLowercase } ?? false
      return letters && (initial || particles.contains(String(word)))
    } && words.contains { $0.first.map { !$0.isLowercase } ?? false }
  }

  /// All capitals, two letters at least; particles and a scribe's `Mc` apart.
  private static func isInCapitals(_ text: Substring) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    let letters = words.filter { !particles.contains(String($0)) }.joined()
    let capitals = letters.hasPrefix("Mc") ? letters.dropFirst(2) : letters[...]
    return capitals.count(where: \.isLetter) >= 2
      && capitals.allSatisfy { !$0.isLetter || $0.isUppercase }
  }

  private static let particles: Set<String> = [
    "de", "del", "la", "las", "los", "do", "da", "dos", "of", "the", "on", "upon", "am", "an",
    "al", "el", "le", "les", "sur",
  ]

  /// Capitals that open a paragraph without naming where it was written.
  private static let openers: Set<String> = [
    "UPDATE", "UPDATED", "BREAKING", "EXCLUSIVE", "ANALYSIS", "OPINION", "EDITORIAL",
    "COMMENTARY", "FACTBOX", "EXPLAINER", "TIMELINE", "CORRECTED", "CORRECTION", "WATCH",
    "LIVE", "VIDEO", "PHOTOS", "PHOTO", "GALLERY", "NOTE", "WARNING", "ADVISORY", "ALERT",
    "FLASH", "URGENT", "REVIEW", "INTERVIEW", "FEATURE", "SPECIAL", "REPORT", "NEWS", "PODCAST",
    "QUIZ", "POLL", "READ", "MORE", "RELATED", "SPOILER", "EDITOR'S", "EDITOR’S", "FILE",
    "SUMMARY", "BACKGROUND", "RESULTS", "SCORES", "PREVIEW", "RECAP", "TODAY", "BUSINESS",
    "SPORTS", "SPORT", "POLITICS", "WORLD", "HEALTH", "SCIENCE", "CULTURE", "TECHNOLOGY",
    "QUESTION", "ANSWER", "WHAT", "WHO", "WHEN", "WHERE", "WHY", "HOW", "THIS", "THAT", "THERE",
    "NASA", "NATO", "OPEC", "UNESCO", "UNICEF", "UNHCR", "ASEAN", "APEC", "BRICS", "MERCOSUR",
    "FIFA", "UEFA", "IAEA", "OECD", "COVID", "UNRWA", "INTERPOL", "EUROPOL", "CERN", "JAXA",
    "AIDS", "SARS", "IBM", "LGBTQ", "SWOT", "LONG", "SHORT", "BEFORE", "AFTER", "FIRST", "LAST",
    "NEXT", "FINAL", "ACT", "PART", "CHAPTER", "STEP", "RULE", "TIP", "FACT", "MYTH", "PROS",
    "CONS", "BUY", "SELL", "HOLD",
  ]
}

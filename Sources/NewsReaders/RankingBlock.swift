// The list under the heading of a "most read" block: marks, ranks and headlines.
//
// What a mark is depends on the page, so the first mark under a heading decides for its block:
// a page that marks with `-` may have a headline `1. FC …`. Contested: text that is no item never
// goes back into the body, although a block may stand in the middle of a story. The body would
// then take in "Related articles" and footers of every other page; instead such lines are counted
// in a finding, and whoever reads it can give the page's next heading to the job.

import NewsModel

/// What opens an item of a list, and the headline behind it on the same line.
struct ItemMark {
  enum Kind { case dash, bullet, number }

  let kind: Kind
  /// The rank as written, for `.number`.
  let number: Int?
  /// Empty where the mark stands alone.
  let text: Substring

  /// The mark at the start of a trimmed line: `-`, `•`, `*`, `1.`, `1)` with or without text after
  /// a blank, or a number of up to three digits alone.
  init?(_ line: Substring) {
    guard let first = line.first else { return nil }
    if first.isASCII, first.isNumber {
      guard let (number, text) = ItemMark.numbered(line) else { return nil }
      (kind, self.number, self.text) = (.number, number, text)
      return
    }
    let rest = line.dropFirst()
    let stuck = !(rest.first?.isWhitespace ?? true)
    switch first {
    case "-", "–", "—", "−":
      guard !stuck else { return nil }
      kind = .dash
    case "*":
      guard !stuck else { return nil }
      kind = .bullet
    case "•", "·", "●", "◦", "▪", "‣", "∙", "・": kind = .bullet
    default: return nil
    }
    number = nil
    text = rest.trimmingSpaces()
  }

  private static func numbered(_ line: Substring) -> (number: Int, text: Substring)? {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    guard digits.count <= 3, let number = Int(digits), number > 0 else { return nil }
    var rest = line[digits.endIndex...]
    if rest.isEmpty { return (number, rest) }
    guard let mark = rest.popFirst(), mark == "." || mark == ")" else { return nil }
    guard rest.isEmpty || rest.first!.isWhitespace else { return nil }  // not empty: checked before
    return (number, rest.trimmingSpaces())
  }
}

/// Reads one block, line by line, from the line after its heading.
///
/// - An item is a mark with its headline on the same line, or a mark alone and the headline on the
///   next line that is not blank.
/// - Without numbers, ranks follow the marks; with numbers, they are the numbers.
/// - A mark without headline keeps its rank and makes the finding `ranking-item-empty`.
/// - A headline that stands twice keeps its first place; its second place stays empty and makes the
///   finding `ranking-item-repeated`.
/// - Once there are items, a line that is none ends the block if a blank line stands before it: it
///   and all that follow up to the next heading make one finding `text-after-ranking`. Without a
///   blank line before it, it is passed over, with a finding `ranking-line-unread`.
struct RankingBlock {
  private let path: String
  private var kind: ItemMark.Kind?
  private var open: (rank: Int, line: Int)?
  private var lastRank = 0
  private var afterBlank = false
  private var hasEnded = false
  private var titles: Set<String> = []
  private var items: [RankedItem] = []
  private var findings: [Finding] = []
  private var passedOver = LineCount()
  private var after = LineCount()

  private struct LineCount {
    var count = 0
    var first = 0
    mutating func add(_ line: Int) {
      if count == 0 { first = line }
      count += 1
    }
    /// `1 line`, `3 lines`.
    var text: String { "\(count) \(count == 1 ? "line" : "lines")" }
  }

  init(path: String) { self.path = path }

  /// Reads one trimmed line that is no heading.
  ///
  /// - Returns: What the line is.
  mutating func add(_ line: Substring, number: Int) -> LineRole {
    guard !line.isEmpty else {
      afterBlank = true
      return .blank
    }
    defer { afterBlank = false }
    if hasEnded {
      after.add(number)
      return .unread
    }
    if let mark = ItemMark(line), kind == nil || kind == mark.kind {
      kind = mark.kind
      return start(mark, number)
    }
    if let slot = open {
      open = nil
      place(line, rank: slot.rank, number)
      return .listItem
    }
    if afterBlank, kind != nil {
      hasEnded = true
      after.add(number)
    } else {
      passedOver.add(number)
    }
    return .unread
  }

  private mutating func start(_ mark: ItemMark, _ line: Int) -> LineRole {
    closeSlot()
    let rank = mark.number ?? lastRank + 1
    lastRank = rank
    guard !mark.text.isEmpty else {
      open = (rank, line)
      return .listMark
    }
    place(mark.text, rank: rank, line)
    return .listItem
  }

  private mutating func closeSlot() {
    guard let slot = open else { return }
    note(
      slot.line, "ranking-item-empty",
      "rank \(slot.rank) has a mark and no headline; the rank stays empty")
    open = nil
  }

  private mutating func place(_ title: Substring, rank: Int, _ line: Int) {
    if titles.insert(RankingBlock.withSingleBlanks(title)).inserted {
      items.append(RankedItem(rank: rank, title: String(title)))
    } else {
      note(
        line, "ranking-item-repeated",
        "the headline at rank \(rank) stands in this list before; its first place counts")
    }
  }

  /// As it is in nearly all cases; else with every run of white space made one blank.
  private static func withSingleBlanks(_ title: Substring) -> String {
    var afterBlank = false
    for scalar in title.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      guard !isBlank || (scalar == " " && !afterBlank) else {
        return title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      afterBlank = isBlank
    }
    return String(title)
  }

  private mutating func note(_ line: Int, _ rule: String, _ message: String) {
    findings.append(Finding(.noted, Place(path: path, line: line), rule: rule, message))
  }

  /// The items by rank, and what was to be said about the block.
  consuming func finish() -> (items: [RankedItem], findings: [Finding]) {
    closeSlot()
    if passedOver.count > 0 {
      note(
        passedOver.first, "ranking-line-unread",
        "\(passedOver.text) inside a ranking block, from here on, without a mark such as `-` or "
          + "`1.`; not read")
    }
    if after.count > 0 {
      note(
        after.first, "text-after-ranking",
        "\(after.text) after a ranking block, from here on; counted neither as items nor as body")
    }
    // Ranks may come in falling order (a countdown); equal ranks keep the order of the page.
    let sorted = items.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    return (sorted.map(\.element), findings)
  }
}

// Two ranking lists side by side, as `pressrun compare` prints them.

import NewsModel
import NewsTrends

/// Compares two list files.
///
/// Titles that differ in spelling, or that one list cuts short, are one item.
///
/// - Parameter p: Weight of the top in rank-biased overlap, between 0 and 1; `nil`: by the length.
/// - Returns: Text of at most 100 columns that ends its last line.
/// - Throws: `ListFileError`.
package func compareListFiles(
  _ first: String, _ second: String, p: Double?
) throws(ListFileError) -> String {
  var lists = [try ListFile.read(first), try ListFile.read(second)]
  var remarks: [String] = []
  if lists[0].items.contains(where: { $0.by != nil })
    != lists[1].items.contains(where: { $0.by != nil })
  {
    remarks.append("Only one list says who made its items: titles alone are compared.")
    for list in lists.indices {
      for item in lists[list].items.indices { lists[list].items[item].by = nil }
    }
  }
  let identity = ItemIdentity(lists)
  let numbered = lists.indices.map { index in
    NumberedList(
      label: lists[index].name, lines: zip(identity.numbers[index], lists[index].items.map(\.rank)))
  }
  for (list, numbered) in zip(lists, numbered) where numbered.entries.count < list.items.count {
    let twice = list.items.count - numbered.entries.count
    remarks.append(
      "\(list.name) has \(counted(twice, "line")) with an item of an earlier line: each item counts at "
        + "its first place, and those behind move up.")
  }
  var settings = ComparisonSettings()
  settings.persistence = p
  let text = ListComparisonText(
    list: "", numbered[0], numbered[1], items: identity.items, settings: settings
  ).text
  return remarks.isEmpty ? text : text + "\n" + remarks.joined(separator: "\n") + "\n"
}

extension NumberedList {
  /// - Parameter lines: Item and rank in the order of the list; an item that stands twice counts
  ///   at its first place.
  init(label: String, lines: some Sequence<(UInt32, Int)>) {
    var seen: Set<UInt32> = []
    var entries: [RankedNumber] = []
    for (line, (item, rank)) in lines.enumerated() where seen.insert(item).inserted {
      entries.append(RankedNumber(item: item, rank: rank, line: line))
    }
    self.init(label: label, entries: entries)
  }
}

/// Measures, then the items of both lists with their moves.
struct ListComparisonText {
  private let row: ComparisonRow
  private let from: NumberedList
  private let to: NumberedList
  private let items: [ListItem]

  init(
    list: String, _ from: NumberedList, _ to: NumberedList, items: [ListItem],
    settings: ComparisonSettings
  ) {
    row = comparison(list: list, from, to, settings: settings)
    self.from = from
    self.to = to
    self.items = items
  }

  var text: String {
    """
    \(row.from) (\(count(row.fromLength))), then \(row.to) (\(count(row.toLength)))

    \(measures)

    \(moves)

    """
  }

  private func count(_ items: Int) -> String { "\(items) item\(items == 1 ? "" : "s")" }

  private var measures: String {
    let shared = row.toLength - row.entries
    let lines = [
      ("on both", "\(shared); \(row.entries) came, \(row.exits) went"),
      (
        "rank-biased overlap",
        "\(measure(row.rbo)) (from \(measure(row.rboMin)) to \(measure(row.rboMax)) by what lies below "
          + "the lists; p = \(measure(row.p, 2)))"
      ),
      ("Kendall's tau-b", measure(row.tauB)),
      (
        "Kendall distance",
        "\(measure(row.kendall, 1)), normalised \(measure(row.kendallNormalised))"
      ),
      ("footrule", measure(row.footrule, 0)), ("Jaccard", measure(row.jaccard)),
      ("rank turbulence", measure(row.rankTurbulence)),
    ]
    return lines.map { "  " + padded($0.0, to: 22) + $0.1 }.joined(separator: "\n")
  }

  /// The second list in its order, then what left it.
  private var moves: String {
    let before = Dictionary(from.entries.map { ($0.item, $0.rank) }) { first, _ in first }
    let now = Set(to.items)
    var lines = ["   now  before  move  item"]
    for entry in to.entries {
      let old = before[entry.item]
      let move = old.map { $0 == entry.rank ? "=" : signed($0 - entry.rank) } ?? "new"
      lines.append(line("\(entry.rank)", old.map(String.init) ?? "", move, entry.item))
    }
    for entry in from.entries where !now.contains(entry.item) {
      lines.append(line("", "\(entry.rank)", "out", entry.item))
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ now: String, _ before: String, _ move: String, _ number: UInt32) -> String {
    let item = items[Int(number)]
    var title = item.title + (item.by.map { ", \($0)" } ?? "")
    if title.count > 74 { title = title.prefix(71) + "..." }
    return right(now, 6) + right(before, 8) + right(move, 6) + "  " + title
  }

  private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// `-` where there is no value.
  private func measure(_ value: Double?, _ digits: Int = 3) -> String {
    guard let value, value.isFinite else { return "-" }
    return fixed(value, digits)
  }
}

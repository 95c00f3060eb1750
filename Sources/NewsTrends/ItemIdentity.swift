// Which titles of a series of lists are one item. A chart names its songs the same way every week;
// a news site edits its headlines while they are on the list, and each edit would otherwise be an
// exit and an entry. Everything that is taken for one item is listed with its evidence, and so is
// what was nearly taken.
//
// Rules, from the surest to the boldest:
// 1. spelling: equal `TitleForm` and equal `by`;
// 2. truncated: a title cut short with an ellipsis that begins exactly one other item;
// 3. edited: titles without `by` that differ in at most two words (word-level Levenshtein), keep
//    three words and six tenths of the longer one, and follow one another within 36 hours.
// Two titles that stood on one list at the same time are never one item. Hashing of meanings was not
// considered: nobody could check it.

import NewsModel

/// Which rules may join titles.
package struct IdentitySettings: Hashable, Sendable {
  /// Off: an item is its exact (title, by).
  package var joinsSpellings: Bool
  package var joinsTruncated: Bool
  package var joinsEdited: Bool
  /// The longest time between the last sight of one title and the first sight of its edit.
  package var editWindowHours: Double

  package init(
    joinsSpellings: Bool = true, joinsTruncated: Bool = true, joinsEdited: Bool = true,
    editWindowHours: Double = 36
  ) {
    self.joinsSpellings = joinsSpellings
    self.joinsTruncated = joinsTruncated
    self.joinsEdited = joinsEdited
    self.editWindowHours = editWindowHours
  }

  /// Exact (title, by) only.
  package static let off = IdentitySettings(
    joinsSpellings: false, joinsTruncated: false, joinsEdited: false)
}

/// One item of a series of lists.
package struct ListItem: Hashable, Sendable {
  /// The title that stood on most lists among those that were not cut short; the first of equals.
  package var title: String
  package var by: String?
}

/// The items of the lists of one name, in order of time.
package struct ItemIdentity: Sendable {
  package private(set) var items: [ListItem] = []
  /// For each list the item number of each of its lines.
  package private(set) var numbers: [[UInt32]] = []
  /// By title, then by the other title.
  package private(set) var evidence: [IdentityRow] = []

  /// - Parameter lists: Of one name and source, in order of time.
  /// - Complexity: O(n) for n lines of all lists, and O(t · c) for t different titles with c
  ///   candidates each that share a rare word.
  package init(_ lists: [RankingList], settings: IdentitySettings = IdentitySettings()) {
    var titles = TitleSet()
    var raw: [[Int]] = []
    raw.reserveCapacity(lists.count)
    for (index, list) in lists.enumerated() {
      raw.append(list.items.map { titles.note($0.title, by: $0.by, list: index) })
    }
    let times = lists.map { $0.observedAt?.secondsSinceEpoch }
    var joiner = TitleJoiner(titles.titles, times: times, settings: settings)
    joiner.join()
    let groups = joiner.groups()
    items = groups.items
    numbers = raw.map { $0.map { groups.numberOfTitle[$0] } }
    let (name, source) = (lists.first?.name ?? "", lists.first?.source ?? "")
    evidence = joiner.evidence.map { found in
      let (a, b) = (titles.titles[found.a], titles.titles[found.b])
      let shown = items[Int(groups.numberOfTitle[found.a])].title
      let bIsShown = found.rule != .refused && b.title == shown
      return IdentityRow(
        list: name, source: source, title: bIsShown ? b.title : a.title,
        other: bIsShown ? a.title : b.title, by: a.by, rule: found.rule, evidence: found.text)
    }.sorted { p, q in
      p.title == q.title ? bytesPrecede(p.other, q.other) : bytesPrecede(p.title, q.title)
    }
  }
}

/// One title as it was written.
struct WrittenTitle {
  let title: String
  let by: String?
  /// Indices of the lists that hold it, ascending.
  var lists: [Int]
}

/// All different (title, by) of a series, in order of first sight.
private struct TitleSet {
  private struct Key: Hashable {
    var title: String
    var by: String?
  }
  private var numbers: [Key: Int] = [:]
  private(set) var titles: [WrittenTitle] = []

  mutating func note(_ title: String, by: String?, list: Int) -> Int {
    let key = Key(title: title, by: by)
    guard let number = numbers[key] else {
      numbers[key] = titles.count
      titles.append(WrittenTitle(title: title, by: by, lists: [list]))
      return titles.count - 1
    }
    if titles[number].lists.last != list { titles[number].lists.append(list) }
    return number
  }
}

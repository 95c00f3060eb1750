// The rules of `ItemIdentity` at work: union-find over written titles.

import NewsModel

struct TitleJoiner {
  struct Evidence {
    var a: Int
    var b: Int
    var rule: IdentityRule
    var text: String
  }

  private let titles: [WrittenTitle]
  private let times: [Int64?]
  private let settings: IdentitySettings
  private let forms: [TitleForm]
  private var parent: [Int]
  /// Lists of the whole group, at its root.
  private var lists: [[Int]]
  private(set) var evidence: [Evidence] = []

  init(_ titles: [WrittenTitle], times: [Int64?], settings: IdentitySettings) {
    self.titles = titles
    self.times = times
    self.settings = settings
    forms = titles.map { TitleForm($0.title) }
    parent = Array(titles.indices)
    lists = titles.map(\.lists)
  }

  mutating func join() {
    if settings.joinsSpellings { joinSpellings() }
    if settings.joinsTruncated { joinTruncated() }
    if settings.joinsEdited { joinEdited() }
  }

  private mutating func root(_ index: Int) -> Int {
    var root = index
    while parent[root] != root {
      parent[root] = parent[parent[root]]
      root = parent[root]
    }
    return root
  }

  /// Joins two titles unless they stood on one list. The root is the title seen first.
  private mutating func unite(_ a: Int, _ b: Int, _ rule: IdentityRule, _ text: String) {
    let (x, y) = (root(a), root(b))
    guard x != y else { return }
    guard !meet(lists[x], lists[y]) else {
      if rule != .spelling {
        evidence.append(
          Evidence(a: a, b: b, rule: .refused, text: "\(text), but on one list at the same time"))
      }
      return
    }
    evidence.append(Evidence(a: a, b: b, rule: rule, text: text))
    let (first, second) = (min(x, y), max(x, y))
    parent[second] = first
    lists[first] = (lists[first] + lists[second]).sorted()
    lists[second] = []
  }

  private mutating func joinSpellings() {
    struct Key: Hashable {
      var text: String
      var by: String?
    }
    var first: [Key: Int] = [:]
    for index in titles.indices where !forms[index].isTruncated {
      let key = Key(text: forms[index].text, by: titles[index].by.map { TitleForm($0).text })
      if let other = first[key] {
        unite(other, index, .spelling, "same but for case, marks or blanks")
      } else {
        first[key] = index
      }
    }
  }

  private mutating func joinTruncated() {
    let full = titles.indices.filter { !forms[$0].isTruncated }.sorted {
      forms[$0].text == forms[$1].text ? $0 < $1 : bytesPrecede(forms[$0].text, forms[$1].text)
    }
    var cut = titles.indices.filter { forms[$0].isTruncated }
    // The longest first, so that shorter cuts of one title can join through it.
    cut.sort { (forms[$1].text.utf8.count, $0) < (forms[$0].text.utf8.count, $1) }
    var sameCut: [String: Int] = [:]
    for index in cut {
      let text = forms[index].text
      guard text.utf8.count >= 12 else { continue }
      if let other = sameCut[text], titles[other].by == titles[index].by {
        unite(other, index, .spelling, "same but for case, marks or blanks")
      }
      sameCut[text] = index
      var roots: [Int] = []
      var candidate: Int?
      var position = full.partitioningIndex { !bytesPrecede(forms[$0].text, text) }
      while position < full.count, forms[full[position]].text.utf8.starts(with: text.utf8) {
        let found = full[position]
        if titles[found].by == titles[index].by {
          if !roots.contains(root(found)) { roots.append(root(found)) }
          candidate = candidate ?? found
        }
        position += 1
      }
      guard let candidate else { continue }
      if roots.count == 1 {
        unite(candidate, index, .truncated, "cut short after \(text.utf8.count) bytes")
      } else {
        evidence.append(
          Evidence(
            a: candidate, b: index, rule: .refused, text: "\(roots.count) items begin like this"))
      }
    }
  }

  private mutating func joinEdited() {
    let finder = EditFinder(titles: titles, forms: forms)
    var found: [(edits: Int, hours: Double, a: Int, b: Int)] = []
    for (a, b, edits) in finder.pairs() {
      guard let hours = hoursBetween(titles[a], titles[b]), hours <= settings.editWindowHours
      else { continue }
      found.append((edits, hours, a, b))
    }
    found.sort { ($0.edits, $0.hours, $0.a, $0.b) < ($1.edits, $1.hours, $1.a, $1.b) }
    for pair in found {
      let text = pair.edits == 1 ? "1 word differs" : "\(pair.edits) words differ"
      unite(pair.a, pair.b, .edited, text)
    }
  }

  /// Hours from the last sight of the earlier title to the first of the later; 0 where their times
  /// overlap, `nil` where one was never seen at a known time.
  private func hoursBetween(_ a: WrittenTitle, _ b: WrittenTitle) -> Double? {
    let (x, y) = (a.lists.compactMap { times[$0] }, b.lists.compactMap { times[$0] })
    guard let aFirst = x.min(), let aLast = x.max(), let bFirst = y.min(), let bLast = y.max()
    else { return nil }
    return Double(max(0, max(bFirst - aLast, aFirst - bLast))) / 3600
  }

  /// The items, in order of first sight, and the item of each title.
  mutating func groups() -> (items: [ListItem], numberOfTitle: [UInt32]) {
    var items: [ListItem] = []
    var best: [(isFull: Bool, lists: Int)] = []
    var numberOfRoot: [Int: Int] = [:]
    var numbers: [UInt32] = []
    for index in titles.indices {
      let root = root(index)
      let standing = (!forms[index].isTruncated, titles[index].lists.count)
      if let number = numberOfRoot[root] {
        numbers.append(UInt32(number))
        let isBetter =
          standing.0 == best[number].isFull ? standing.1 > best[number].lists : standing.0
        if isBetter {
          items[number].title = titles[index].title
          best[number] = standing
        }
      } else {
        numberOfRoot[root] = items.count
        numbers.append(UInt32(items.count))
        items.append(ListItem(title: titles[index].title, by: titles[index].by))
        best.append(standing)
      }
    }
    return (items, numbers)
  }
}

/// Whether two ascending arrays share an element.
private func meet(_ a: [Int], _ b: [Int]) -> Bool {
  var (i, j) = (0, 0)
  while i < a.count, j < b.count {
    if a[i] == b[j] { return true }
    if a[i] < b[j] { i += 1 } else { j += 1 }
  }
  return false
}

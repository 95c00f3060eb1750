// Titles that differ in at most two words, without comparing all with all: if at most two words of
// a title were changed, one of any three different words of it is left.

/// Finds pairs of titles that differ in one or two words.
struct EditFinder {
  /// Word numbers of each title; empty where the title takes no part.
  private let words: [[Int32]]
  /// Titles by word.
  private let titlesOfWord: [[Int]]

  static let mostEdits = 2

  init(titles: [WrittenTitle], forms: [TitleForm]) {
    var numbers: [Substring: Int32] = [:]
    var words: [[Int32]] = []
    var titlesOfWord: [[Int]] = []
    for (index, form) in forms.enumerated() {
      guard titles[index].by == nil, !form.isTruncated else {
        words.append([])
        continue
      }
      let own = form.words.map { word -> Int32 in
        let number = numbers[Substring(word), default: Int32(numbers.count)]
        if number == numbers.count {
          numbers[Substring(word)] = number
          titlesOfWord.append([])
        }
        return number
      }
      words.append(own)
      for word in Set(own) { titlesOfWord[Int(word)].append(index) }
    }
    self.words = words
    self.titlesOfWord = titlesOfWord
  }

  /// Pairs a < b with their number of edited words, 1 or 2, each once.
  func pairs() -> [(a: Int, b: Int, edits: Int)] {
    var found: [(a: Int, b: Int, edits: Int)] = []
    for a in words.indices where words[a].count >= 3 {
      let rarest = Set(words[a]).sorted {
        (titlesOfWord[Int($0)].count, $0) < (titlesOfWord[Int($1)].count, $1)
      }.prefix(EditFinder.mostEdits + 1)
      var candidates: Set<Int> = []
      for word in rarest { candidates.formUnion(titlesOfWord[Int(word)].lazy.filter { $0 > a }) }
      for b in candidates.sorted() where abs(words[a].count - words[b].count) <= 2 {
        if let edits = edits(words[a], words[b]) { found.append((a, b, edits)) }
      }
    }
    return found
  }

  /// Word-level Levenshtein distance where it is 1 or 2 and enough stays; else `nil`.
  private func edits(_ a: [Int32], _ b: [Int32]) -> Int? {
    let longer = max(a.count, b.count)
    var row = Array(0...b.count)
    for i in 1...a.count {
      var diagonal = row[0]
      row[0] = i
      var smallest = i
      for j in stride(from: 1, through: b.count, by: 1) {
        let cost = min(
          diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), row[j] + 1, row[j - 1] + 1)
        diagonal = row[j]
        row[j] = cost
        smallest = min(smallest, cost)
      }
      if smallest > EditFinder.mostEdits { return nil }
    }
    let distance = row[b.count]
    let kept = longer - distance
    guard (1...EditFinder.mostEdits).contains(distance), kept >= 3, kept * 10 >= longer * 6
    else { return nil }
    return distance
  }
}

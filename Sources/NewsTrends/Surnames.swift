// Surnames that stand alone in an article, and the persons that they mean.
//
// Within an article a full name explains its surname (`PersonReader`). Across articles this rule
// decides: on a day a bare surname means the full name that leads it in the seven days that end
// with that day. A full name leads where at least two articles of these days have it, and they are
// at least three quarters of the articles of all full names with this surname. Else the surname
// stands apart.
//
// A name of one word that was taken for a place or an organisation (`Trump` of `the Trump
// administration`) is held to be the surname too, where the full name is in at least three times as
// many articles of these days as the word: then it is the person of the week, while `Austin` beside
// a rare Lloyd Austin stays the town.
//
// Only days before an article and its own are looked at, so that the numbers of a day that is over
// change by articles that come late and by nothing else.

import NewsModel

/// Persons by their surnames: what a list says, else the last word of the name.
struct Surnames {
  /// What a name is to its surname.
  enum Part: Sendable {
    /// Another kind of name.
    case none
    case fullName
    /// The word alone, as a person.
    case bare
    /// The word alone, as a place or an organisation.
    case otherType
  }
  /// By entity: a number for the surname, 0 for other entities.
  private(set) var numbers: [UInt32] = []
  /// By entity.
  private(set) var parts: [Part] = []

  /// - Complexity: O(n) for n entities.
  init(_ names: FactNames) {
    numbers.reserveCapacity(names.entities.count)
    parts.reserveCapacity(names.entities.count)
    var known: [Substring: UInt32] = [:]
    for (index, entity) in names.entities.enumerated() {
      // A list's one-word name (`Pelé`) is no surname: somebody knew what it means.
      guard entity.type == .person, !names.listedWords.contains(UInt32(index)) else {
        numbers.append(0)
        parts.append(.none)
        continue
      }
      let blank = entity.name.utf8.lastIndex(of: UInt8(ascii: " "))
      let last = blank.map { entity.name[entity.name.utf8.index(after: $0)...] } ?? entity.name[...]
      let word = names.surnames[UInt32(index)].map { $0[...] } ?? last
      let next = UInt32(known.count + 1)
      let number = known[word] ?? next
      if number == next { known[word] = next }
      numbers.append(number)
      parts.append(blank == nil ? .bare : .fullName)
    }
    for (index, entity) in names.entities.enumerated()
    where entity.type == .place || entity.type == .organisation {
      guard !names.listedWords.contains(UInt32(index)), let number = known[entity.name[...]] else {
        continue
      }
      (numbers[index], parts[index]) = (number, .otherType)
    }
  }
}

/// Decides what the bare surnames of each day mean. Entities are indices into `FactNames.entities`.
package final class SurnameJoiner {
  /// Days that are looked at, the day itself included.
  package static let days: Int32 = 7
  static let fewestArticles = 2
  /// So many articles have the full name for one that has the word as a place or an organisation.
  static let fullNamesForOther = 3

  private let surnames: Surnames
  private var day: CivilDay?
  /// Full names, and words of other types, of the last days with their articles, the latest day last.
  private var window: [(day: CivilDay, articles: [UInt32: Int])] = []
  /// The full names of these days in sums, by surname.
  private var sums: [UInt32: [UInt32: Int]] = [:]
  /// The words of other types in sums.
  private var others: [UInt32: Int] = [:]
  private var articles: [UInt32: Int] = [:]
  private var bare: Set<UInt32> = []
  private var joins: [CivilDay: [UInt32: UInt32]] = [:]

  package init(_ names: FactNames) { surnames = Surnames(names) }

  /// Adds the entities of one article; days never go back.
  package func add(_ entities: [UInt32], day: CivilDay) {
    if day != self.day {
      closeDay()
      self.day = day
    }
    for entity in entities where surnames.numbers[Int(entity)] != 0 {
      switch surnames.parts[Int(entity)] {
      case .none: break
      case .bare: bare.insert(entity)
      case .fullName: articles[entity, default: 0] += 1
      case .otherType:
        bare.insert(entity)
        articles[entity, default: 0] += 1
      }
    }
  }

  /// By day: the surnames that mean a full name, and which. Afterwards it is as new.
  package func finish() -> [CivilDay: [UInt32: UInt32]] {
    closeDay()
    defer {
      (day, window, sums, others, joins) = (nil, [], [:], [:], [:])
    }
    return joins
  }

  private func closeDay() {
    guard let day else { return }
    while let oldest = window.first, oldest.day <= day.advanced(by: -Int(Self.days)) {
      for (name, articles) in oldest.articles { count(name, -articles) }
      window.removeFirst()
    }
    for (name, articles) in articles { count(name, articles) }
    window.append((day, articles))
    var found: [UInt32: UInt32] = [:]
    for surname in bare {
      guard let (name, articles) = leader(of: surnames.numbers[Int(surname)]) else { continue }
      if articles >= Self.fullNamesForOther * (others[surname] ?? 0) { found[surname] = name }
    }
    if !found.isEmpty { joins[day] = found }
    articles.removeAll(keepingCapacity: true)
    bare.removeAll(keepingCapacity: true)
  }

  private func count(_ name: UInt32, _ articles: Int) {
    if surnames.parts[Int(name)] == .otherType {
      let sum = (others[name] ?? 0) + articles
      others[name] = sum == 0 ? nil : sum
      return
    }
    let surname = surnames.numbers[Int(name)]
    let sum = (sums[surname]?[name] ?? 0) + articles
    sums[surname, default: [:]][name] = sum == 0 ? nil : sum
  }

  /// The full name that leads a surname; there can be one at most.
  private func leader(of surname: UInt32) -> (name: UInt32, articles: Int)? {
    guard let names = sums[surname] else { return nil }
    let all = names.values.reduce(0, +)
    return names.first { $0.value >= Self.fewestArticles && 4 * $0.value >= 3 * all }.map {
      ($0.key, $0.value)
    }
  }
}

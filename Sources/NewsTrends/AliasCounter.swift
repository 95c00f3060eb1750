// Which ways of writing were counted as one entity, and which were not though they may be: what lets
// a reader trace the number of a name, and what to write into a file of aliases.

import NewsModel

/// One way of writing in one period.
package struct AliasRow: Hashable, Sendable {
  package var period: Period
  /// What it was counted as; for a surname that was not joined, the surname itself.
  package var entity: Entity
  package var written: String
  /// Why it means the entity; `nil` where it stands apart.
  package var rule: NameRule?
  package var articles: Int
  /// Of this form; for a surname that stands apart, of the surname.
  package var mentions: Int
  /// The full names of the period that a surname which stands apart may belong to, by articles
  /// (descending), then name; at most `AliasCounter.mostFullNames`.
  package var fullNames: [(name: String, articles: Int)] = []

  package static func == (a: AliasRow, b: AliasRow) -> Bool {
    (a.period, a.entity, a.written, a.rule) == (b.period, b.entity, b.written, b.rule)
      && (a.articles, a.mentions) == (b.articles, b.mentions)
      && a.fullNames.elementsEqual(b.fullNames, by: ==)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(period)
    hasher.combine(entity)
    hasher.combine(written)
  }
}

/// Counts the forms of names per period.
///
/// A surname stands apart where neither its article nor the days before explain it (`SurnameJoiner`).
/// Where full names of the same period end with it, it is listed with them: it may be one of them,
/// and whether it is, a line in the file of aliases can say.
package final class AliasCounter {
  package static let mostFullNames = 5

  private struct Tally {
    var articles = 0
    var mentions = 0

    mutating func add(_ mentions: Int, isNew: Bool = true) {
      if isNew { articles += 1 }
      self.mentions += mentions
    }
  }

  private struct OpenPeriod {
    var period: Period
    /// By form.
    var forms: [UInt32: Tally] = [:]
    /// Surnames and full names, by entity.
    var persons: [UInt32: Tally] = [:]
  }

  private let grains: [Grain]
  private let entities: [Entity]
  private let forms: [UInt32: NameForm]
  private let surnames: Surnames
  private var open: [OpenPeriod] = []
  private var rows: [AliasRow] = []

  /// - Parameters:
  ///   - grains: Kinds of periods that rows are wanted of.
  ///   - forms: What `FormCount.form` means.
  package init(grains: [Grain], names: FactNames, forms: [UInt32: NameForm]) {
    self.grains = grains
    self.forms = forms
    entities = names.entities
    surnames = Surnames(names)
  }

  /// Adds one article; days never go back, and undated articles come last.
  ///
  /// - Complexity: O(e + m) for e entities and m mentions.
  package func add(_ article: StoredArticle) {
    advance(to: article.day)
    var mentions: [Int]?
    for index in open.indices {
      for (place, form) in article.forms.enumerated() {
        // A name of a list and one of a rule may be one entity, and its form then comes twice.
        let isNew = !article.forms[..<place].contains { $0.form == form.form }
        open[index].forms[form.form, default: Tally()].add(Int(form.mentions), isNew: isNew)
      }
      for (place, entity) in article.entities.enumerated() where surnames.numbers[Int(entity)] != 0
      {
        let counts = mentions ?? self.mentions(of: article)
        mentions = counts
        open[index].persons[entity, default: Tally()].add(counts[place])
      }
    }
  }

  private func mentions(of article: StoredArticle) -> [Int] {
    var counts = [Int](repeating: 0, count: article.entities.count)
    for mention in article.mentions { counts[Int(mention.entity)] += 1 }
    return counts
  }

  /// Closes the periods that a day is not in, and opens its own.
  private func advance(to day: CivilDay?) {
    for grain in grains {
      let period = day.map { Period(grain, containing: $0) } ?? (grain == .all ? .all : nil)
      if let place = open.firstIndex(where: { $0.period.grain == grain }) {
        if open[place].period == period { continue }
        close(open.remove(at: place))
      }
      if let period { open.append(OpenPeriod(period: period)) }
    }
  }

  private func close(_ period: OpenPeriod) {
    for (number, tally) in period.forms {
      guard let form = forms[number] else { continue }
      rows.append(
        AliasRow(
          period: period.period, entity: entities[Int(form.entity)], written: form.written,
          rule: form.rule, articles: tally.articles, mentions: tally.mentions))
    }
    var fullNames: [UInt32: [(name: String, articles: Int)]] = [:]
    for (entity, tally) in period.persons where surnames.parts[Int(entity)] == .fullName {
      fullNames[surnames.numbers[Int(entity)], default: []].append(
        (entities[Int(entity)].name, tally.articles))
    }
    for (entity, tally) in period.persons where surnames.parts[Int(entity)] == .bare {
      guard let names = fullNames[surnames.numbers[Int(entity)]] else { continue }
      let sorted = names.sorted {
        $0.articles == $1.articles ? bytesPrecede($0.name, $1.name) : $0.articles > $1.articles
      }
      let own = entities[Int(entity)]
      rows.append(
        AliasRow(
          period: period.period, entity: own, written: own.name, rule: nil,
          articles: tally.articles, mentions: tally.mentions,
          fullNames: Array(sorted.prefix(Self.mostFullNames))))
    }
  }

  /// The rows by kind of period and time, then entity, then what was joined before what was not,
  /// then words and rule. Nothing may be added afterwards.
  package func finish() -> [AliasRow] {
    for period in open { close(period) }
    open = []
    return rows.sorted { a, b in
      if a.period != b.period { return a.period < b.period }
      if a.entity != b.entity { return a.entity < b.entity }
      if (a.rule == nil) != (b.rule == nil) { return a.rule != nil }
      if a.written != b.written { return bytesPrecede(a.written, b.written) }
      return bytesPrecede(a.rule?.rawValue ?? "", b.rule?.rawValue ?? "")
    }
  }
}

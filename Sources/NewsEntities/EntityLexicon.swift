// The names that are known beforehand: gazetteers, aliases, titles, stop lists.
//
// A name is cut into words like text, its case kept, possessive endings dropped, and stored in one
// trie. The first row wins where two names give the same words, so a user's list goes first.

import CSVText
import Foundation
import NewsModel
import NewsText

/// Why a list of names cannot be used.
package struct EntityLexiconError: Error, Hashable, CustomStringConvertible {
  package var place: Place
  package var message: String
  package var description: String { "\(place): error: \(message) [entities]" }
}

/// The files of a lexicon. Paths as the file system takes them.
package struct EntityLexiconFiles: Hashable, Sendable {
  /// CSV with the columns `name,entity,type` and maybe `surname`, in order of precedence.
  package var lists: [String]
  /// CSV with the columns `alias,entity`.
  package var aliases: String?
  /// CSV with the columns `title,plural`.
  package var titles: String?
  /// One name a line: claimed and thrown away.
  package var stop: String?
  /// One word a line: never a surname by itself.
  package var neverSurnames: String?
  /// Words between blanks: given names of people.
  package var givenNames: String?
  /// Words between blanks: family names of people.
  package var familyNames: String?

  package init(
    lists: [String], aliases: String? = nil, titles: String? = nil, stop: String? = nil,
    neverSurnames: String? = nil, givenNames: String? = nil, familyNames: String? = nil
  ) {
    self.lists = lists
    self.aliases = aliases
    self.titles = titles
    self.stop = stop
    self.neverSurnames = neverSurnames
    self.givenNames = givenNames
    self.familyNames = familyNames
  }
}

/// Known names, ready for matching; shared by all workers.
package struct EntityLexicon: Sendable {
  /// By name, then type.
  package let entities: [Entity]
  /// By index: the one word that means a person after the full name, where a list says that it is
  /// another word than the last: `Xi` of `Xi Jinping`.
  package let surnames: [UInt32: String]
  let names: NameTrie
  let titles: NameTrie
  /// As they stand in text.
  let neverSurnames: Set<[UInt8]>
  /// By number of a word in `names`, see `flags(of:)`.
  private let wordFlags: [UInt8]
  private let numbers: EntityTable

  /// Reads all files.
  ///
  /// - Throws: `EntityLexiconError` with path and line.
  /// - Complexity: O(bytes); about 40 ms for the shipped lists in a release build.
  package init(_ files: EntityLexiconFiles) throws {
    var builder = LexiconBuilder()
    // The stop list and the aliases are the user's last word, so they come first.
    if let stop = files.stop { try builder.addStopNames(stop) }
    for list in files.lists { try builder.addNames(list) }
    if let aliases = files.aliases { try builder.addAliases(aliases) }
    if let titles = files.titles { try builder.addTitles(titles) }
    if let path = files.neverSurnames {
      for (word, _) in try LexiconBuilder.lines(path) {
        builder.neverSurnames.insert(Array(word.utf8))
      }
    }
    if let path = files.givenNames { try builder.addWords(path, flag: EntityLexicon.givenName) }
    if let path = files.familyNames { try builder.addWords(path, flag: EntityLexicon.familyName) }
    let found = builder.entities
    let order = found.indices.sorted { found[$0] < found[$1] }
    entities = order.map { found[$0] }
    var places = [UInt32](repeating: 0, count: found.count)
    for (place, index) in order.enumerated() { places[index] = UInt32(place) }
    numbers = EntityTable(entities)
    surnames = Dictionary(
      uniqueKeysWithValues: builder.surnames.compactMap { entity, surname in
        builder.numbers[entity].map { (places[Int($0)], surname) }
      })
    wordFlags = builder.wordFlags
    names = builder.names.finished(builder.cutter, flags: builder.wordFlags) { [places] in
      places[Int($0)]
    }
    titles = builder.titles.finished(builder.cutter)
    neverSurnames = builder.neverSurnames
  }
}

extension EntityLexicon {
  /// Among the flags of a word.
  static let givenName: UInt8 = 32
  static let familyName: UInt8 = 2
  /// The flags of words that stand in names of organisations and places, or end those of people.
  static let sharedWord: UInt8 = familyName | 4 | 8

  /// What the lists say of a word: 1 first word of a person's name, 2 last word of one or a family
  /// name, 4 in an organisation's name, 8 in a place's, 16 in a nationality's, 32 a given name; `nil`
  /// where they do not have it. O(length).
  func flags(of word: [UInt8]) -> UInt8? {
    guard let number = names.words[word], wordFlags[Int(number)] != 0 else { return nil }
    return wordFlags[Int(number)]
  }

  private func number(of entity: Entity) -> UInt32? {
    numbers.number(of: entity, hash: EntityTable.hash(entity))
  }

  /// The number of an entity; `nil` where no list has it. O(1).
  ///
  /// - Parameter hash: That of `EntityTable`.
  func number(of entity: Entity, hash: UInt64) -> UInt32? {
    numbers.number(of: entity, hash: hash)
  }
}

extension EntityLexicon {
  /// What a recognised name refers to: the entity of the lists that is called so without the middle
  /// initials of a person (`John A. Boehner`), or without the capitals of all letters (`NEW YORK`), and
  /// else itself.
  func reference(to found: Entity) -> EntityReference {
    if found.type == .person, let name = found.name.withoutMiddleInitials {
      if let number = number(of: Entity(name: name, type: .person)) { return .known(number) }
    }
    if let name = found.name.withoutCapitals {
      for type in [found.type] + EntityType.allCases where type == found.type || type != .person {
        if let number = number(of: Entity(name: name, type: type)) { return .known(number) }
      }
    }
    return .found(found)
  }
}

extension String {
  /// `John Boehner` for `John A. Boehner`; `nil` for a name without initials between its words.
  fileprivate var withoutMiddleInitials: String? {
    guard utf8.contains(UInt8(ascii: ".")) else { return nil }
    let parts = split(separator: " ")
    guard parts.count > 2 else { return nil }
    let kept = parts.indices.filter {
      $0 == 0 || $0 == parts.count - 1 || !(parts[$0].utf8.count == 2 && parts[$0].hasSuffix("."))
    }
    return kept.count < parts.count ? kept.map { String(parts[$0]) }.joined(separator: " ") : nil
  }

  /// `New York` for `NEW YORK`; `nil` for a name with a small letter, and for one of three letters,
  /// which stand for something.
  fileprivate var withoutCapitals: String? {
    guard utf8.count > 3, utf8.allSatisfy({ ($0 >= 0x41 && $0 <= 0x5A) || $0 == 0x20 }) else {
      return nil
    }
    return split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }
      .joined(separator: " ")
  }
}

/// Collects names while the files are read.
private struct LexiconBuilder {
  var entities: [Entity] = []
  var names = NameTrie()
  var titles = NameTrie()
  var neverSurnames: Set<[UInt8]> = []
  var surnames: [Entity: String] = [:]
  private(set) var numbers: [Entity: UInt32] = [:]
  /// Of the row before.
  private var last: UInt32?
  let cutter = NameCutter()
  /// By word of a name, see `EntityLexicon.flags(of:)`; and 128: an organisation's whole name.
  private var flags: [UInt8] = []

  mutating func addNames(_ path: String) throws {
    for row in try Self.rows(path, ["name", "entity", "type"], ["surname"]) {
      guard let type = EntityType(spelled: row.cells[2]) else {
        throw EntityLexiconError(
          place: row.place,
          message:
            "type \(row.cells[2]) is unknown; person, organisation, place, nationality are known"
        )
      }
      guard !row.cells[0].isEmpty, !row.cells[1].isEmpty else {
        throw EntityLexiconError(place: row.place, message: "a row needs a name and an entity")
      }
      let entity = Entity(name: composed(row.cells[1]), type: type)
      add(row.cells[0], entity)
      if type == .person, !row.cells[3].isEmpty { addSurname(row.cells[3], of: entity, row) }
    }
  }

  /// The canonical name's own row decides, else the first.
  private mutating func addSurname(_ surname: String, of entity: Entity, _ row: Row) {
    let isOwn = row.cells[0] == entity.name
    guard !surname.contains(" "), isOwn || surnames[entity] == nil else { return }
    let isLast = entity.name.split(separator: " ").last.map { $0 == surname } ?? false
    if isLast {
      if isOwn { surnames[entity] = nil }
    } else if entity.name.split(separator: " ").contains(where: { $0 == surname }) {
      surnames[entity] = surname
    }
  }

  private mutating func add(_ name: String, _ entity: Entity) {
    let words = cutter.words(of: composed(name))
    guard !words.isEmpty else { return }
    names.insert(words, value: number(of: entity))
    switch entity.type {
    case .person:
      flag(words[0], words.count > 1 ? 1 : 2)
      if let last = words.dropFirst().last { flag(last, 2) }
    case .organisation: for word in words { flag(word, words.count == 1 ? 4 | 128 : 4) }
    case .place: for word in words { flag(word, 8) }
    case .nationality: for word in words { flag(word, 16) }
    }
  }

  /// The number of an entity, which is added where it is new.
  private mutating func number(of entity: Entity) -> UInt32 {
    // Lists have the names of one entity one below the other.
    if let last, entities[Int(last)] == entity { return last }
    let number = numbers[entity] ?? UInt32(entities.count)
    if number == entities.count {
      numbers[entity] = number
      entities.append(entity)
    }
    last = number
    return number
  }

  /// Names are compared by their bytes, so letters with marks are put together in one way.
  private func composed(_ name: String) -> String {
    name.utf8.allSatisfy { $0 < 0x80 } ? name : name.precomposedStringWithCanonicalMapping
  }

  private mutating func flag(_ word: WordID, _ bit: UInt8) {
    let place = Int(word)
    if place >= flags.count {
      flags.append(contentsOf: repeatElement(0, count: place + 1 - flags.count))
    }
    flags[place] |= bit
  }

  /// Flags the words of a file.
  mutating func addWords(_ path: String, flag bit: UInt8) throws {
    for (line, _) in try Self.lines(path) {
      for word in line.utf8.split(separator: UInt8(ascii: " ")) {
        flag(cutter.word(Array(word)), bit)
      }
    }
  }

  /// The flags of all words that have been cut, by number plus one; 0 for none.
  var wordFlags: [UInt8] {
    let cut = flags.map { bits in
      // The place in `Cardiff City` speaks for no organisation.
      bits & 8 != 0 && bits & 128 == 0 ? bits & ~4 : bits & ~128
    }
    return [0] + cut + [UInt8](repeating: 0, count: cutter.count - cut.count)
  }

  mutating func addAliases(_ path: String) throws {
    let byName = Dictionary(entities.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    for row in try Self.rows(path, ["alias", "entity"]) {
      guard let entity = byName[composed(row.cells[1])] else {
        throw EntityLexiconError(
          place: row.place, message: "entity \(row.cells[1]) is in none of the lists")
      }
      add(row.cells[0], entity)
    }
  }

  mutating func addTitles(_ path: String) throws {
    for row in try Self.rows(path, ["title"], ["plural"]) {
      for cell in row.cells where !cell.isEmpty {
        titles.insert(cutter.words(of: cell), value: 0)
      }
    }
  }

  mutating func addStopNames(_ path: String) throws {
    for (line, _) in try Self.lines(path) {
      let words = cutter.words(of: line)
      if !words.isEmpty { names.insert(words, value: NameTrie.stop) }
    }
  }

  /// Lines that are neither blank nor comments, with their numbers.
  static func lines(_ path: String) throws -> [(String, Int)] {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else {
      throw EntityLexiconError(place: Place(path: path), message: "cannot be read as UTF-8 text")
    }
    return textLines(text).enumerated().compactMap {
      let line = $1.trimmingSpaces()
      return line.isEmpty || line.hasPrefix("#") ? nil : (String(line), $0 + 1)
    }
  }

  struct Row {
    var place: Place
    /// The wanted columns.
    var cells: [String]
  }

  /// Rows of a CSV file with a header.
  ///
  /// - Parameters:
  ///   - columns: Those that must be there.
  ///   - more: Those that may be missing; their cells are empty then.
  static func rows(_ path: String, _ columns: [String], _ more: [String] = []) throws -> [Row] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EntityLexiconError(place: Place(path: path), message: "cannot be read")
    }
    guard String(data: data, encoding: .utf8) != nil else {
      throw EntityLexiconError(
        place: Place(path: path),
        message: "is not UTF-8; save it so from the spreadsheet (\"CSV UTF-8\")")
    }
    var reader = CSVRowReader()
    data.withUnsafeBytes { reader.read($0) }
    reader.finish()
    let rows = reader.takeRows()
    if let fault = rows.faults.first(where: { $0.severity == .rejected }) {
      throw EntityLexiconError(place: Place(path: path, line: fault.line), message: fault.message)
    }
    guard rows.count > 0 else { return [] }
    let header = (0..<rows.cellCount(0)).map { rows.repairedText(0, $0) }
    let places = try (columns + more).map { name -> Int? in
      guard let place = header.firstIndex(of: name) else {
        if more.contains(name) { return nil }
        throw EntityLexiconError(
          place: Place(path: path, line: 1),
          message: "column \(name) is missing; the first row is \(header.joined(separator: ","))")
      }
      return place
    }
    return (1..<max(1, rows.count)).map { row in
      Row(
        place: Place(path: path, line: rows.line(row)),
        cells: places.map { place in
          place.flatMap { $0 < rows.cellCount(row) ? rows.repairedText(row, $0) : nil } ?? ""
        })
    }
  }
}

extension EntityType {
  /// A type as lists of names spell it, in any case: `person`, `PER`, `organisation`, `org`, `loc`,
  /// `gpe`, `city`, `country`, `norp` …
  package init?(spelled text: String) {
    // Most lists write it out in small letters.
    if let type = EntityType(rawValue: text) {
      self = type
      return
    }
    switch text.lowercased() {
    case "person", "per": self = .person
    case "organisation", "organization", "org": self = .organisation
    case "place", "location", "loc", "gpe", "city", "country": self = .place
    case "nationality", "norp": self = .nationality
    default: return nil
    }
  }
}

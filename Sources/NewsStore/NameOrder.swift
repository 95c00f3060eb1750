// Reports know entities by their place in the order of names, tables by their number.

import GRDB
import NewsModel

/// The entities of a store in the order of reports, by name and type, and their numbers in its tables.
/// True until an entity is added.
package struct EntityNumbers: Sendable {
  /// By place in the order.
  private(set) var ids: [Int64] = []
  /// By id; ids are dense.
  private(set) var places: [UInt32] = []

  fileprivate mutating func append(_ id: Int64) {
    let missing = Int(id) + 1 - places.count
    if missing > 0 { places.append(contentsOf: repeatElement(0, count: missing)) }
    places[Int(id)] = UInt32(ids.count)
    ids.append(id)
  }
}

/// All names of a store and the numbers that its tables have for them.
struct NameOrder {
  var names: FactNames
  var entities = EntityNumbers()
}

extension Store {
  /// All names, read once as long as none is added. O(n log n) the first time.
  func order(_ db: Database) throws -> NameOrder {
    if let knownOrder { return knownOrder }
    var order = NameOrder(
      names: FactNames(
        sources: try String.fetchAll(db, sql: "SELECT name FROM sources ORDER BY id"),
        topics: try Row.fetchAll(db, sql: "SELECT * FROM topics ORDER BY id").map {
          Topic(id: $0["key"], code: $0["code"], label: $0["label"])
        }))
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, name, type, listed, surname FROM entities ORDER BY name, type")
    while let row = try rows.next() {
      let type = EntityType(rawValue: row[2]) ?? .organisation
      let entity = Entity(name: row[1], type: type)
      let number = UInt32(order.names.entities.count)
      order.entities.append(row[0])
      order.names.entities.append(entity)
      guard row[3] as Int64 == 1, type == .person else { continue }
      if !entity.name.utf8.contains(UInt8(ascii: " ")) { order.names.listedWords.insert(number) }
      if let surname = row[4] as String? { order.names.surnames[number] = surname }
    }
    knownOrder = order
    return order
  }

  /// The names that facts refer to; their order is that of `articles(_:)`.
  package func names() throws -> FactNames { try read { db in try order(db).names } }

  /// The order of entities, for the calls that ask for it.
  package func entityNumbers() throws -> EntityNumbers {
    try read { db in try order(db).entities }
  }
}

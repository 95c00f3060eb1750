// Reports know entities by their place in the order of names, tables by their number.

import GRDB

/// The entities of a store in the order of reports, by name and type, and their numbers in its tables.
/// True until an entity is added.
package struct EntityNumbers: Sendable {
  /// By place in the order.
  let ids: [Int64]
  /// By id; ids are dense.
  let places: [UInt32]

  /// O(n log n).
  init(_ db: Database) throws {
    ids = try Int64.fetchAll(db, sql: "SELECT id FROM entities ORDER BY name, type")
    var places = [UInt32](repeating: 0, count: Int(ids.max() ?? -1) + 1)
    for (place, id) in ids.enumerated() { places[Int(id)] = UInt32(place) }
    self.places = places
  }
}

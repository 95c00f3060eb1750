// Entities are counted under their place in the order of names, not under their number: then pairs
// a < b are integers a < b, and what is sorted by integers is sorted by names.

import NewsModel

/// The places of entities in the order of their names.
struct EntityOrder: Sendable {
  /// Place of each entity number.
  let places: [UInt32]
  /// Entity number at each place.
  let numbers: [UInt32]

  /// - Complexity: O(n log n) comparisons of names.
  init(_ entities: [Entity]) {
    let isSorted = zip(entities, entities.dropFirst()).allSatisfy { !($1 < $0) }
    let order =
      isSorted
      ? Array(entities.indices)
      : entities.indices.sorted {
        entities[$0] == entities[$1] ? $0 < $1 : entities[$0] < entities[$1]
      }
    var places = [UInt32](repeating: 0, count: entities.count)
    for (place, number) in order.enumerated() { places[number] = UInt32(place) }
    self.places = places
    numbers = order.map { UInt32($0) }
  }
}

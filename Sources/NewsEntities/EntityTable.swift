// The numbers of entities by their names. The dictionary of the standard library hashes a name twice as
// long as it takes to find it in the text, and each name that is found is asked for.

import NewsModel
import NewsText

/// Numbers of entities, made once.
struct EntityTable: Sendable {
  private struct Slot {
    var hash: UInt64
    /// Plus one; 0 for an empty slot.
    var number: UInt32
  }
  private let entities: [Entity]
  private var slots: [Slot]

  /// - Parameter entities: All different; their places are their numbers.
  init(_ entities: [Entity]) {
    self.entities = entities
    var count = 2
    while count < 2 * entities.count { count *= 2 }
    slots = Array(repeating: Slot(hash: 0, number: 0), count: count)
    for (number, entity) in entities.enumerated() {
      let hash = EntityTable.hash(entity)
      var slot = Int(truncatingIfNeeded: hash) & (count - 1)
      while slots[slot].number != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = Slot(hash: hash, number: UInt32(number + 1))
    }
  }

  /// The number of an entity; `nil` where it has none. O(1).
  ///
  /// - Parameter hash: That of the entity.
  func number(of entity: Entity, hash: UInt64) -> UInt32? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].number != 0 {
      let number = slots[slot].number - 1
      if slots[slot].hash == hash, entities[Int(number)] == entity { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// A hash of name and type; the same on every machine.
  static func hash(_ entity: Entity) -> UInt64 {
    let name = entity.name.utf8
    let hash =
      name.withContiguousStorageIfAvailable { ByteTable.hash(UnsafeRawBufferPointer($0)) }
      ?? Array(name).withUnsafeBytes(ByteTable.hash)
    let type: UInt64 =
      switch entity.type {
      case .person: 1
      case .organisation: 2
      case .place: 3
      case .nationality: 4
      }
    return hash &+ type &* 0x9e37_79b9_7f4a_7c15
  }
}

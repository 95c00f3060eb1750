// Where in an article's list the names stand that rules have found in it.

/// Places by hashes of `EntityTable`: a short list in most articles, which is looked through sooner
/// than a dictionary is asked.
struct FoundPlaces {
  private var hashes: [UInt64] = []
  private var places: [UInt32] = []
  /// Once there are many.
  private var table: [UInt64: UInt32] = [:]
  private static let few = 64

  mutating func removeAll() {
    hashes.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    if !table.isEmpty { table = [:] }
  }

  subscript(hash: UInt64) -> UInt32? {
    get {
      if !table.isEmpty { return table[hash] }
      return hashes.firstIndex(of: hash).map { places[$0] }
    }
    set {
      guard let newValue else { return }
      if !table.isEmpty {
        table[hash] = newValue
        return
      }
      hashes.append(hash)
      places.append(newValue)
      if hashes.count == Self.few {
        table = Dictionary(zip(hashes, places), uniquingKeysWith: { _, last in last })
      }
    }
  }
}

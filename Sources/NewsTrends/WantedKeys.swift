// Counting a known set of keys in a stream of keys most of which are none of them: a bit per hash
// first, small enough to stay in the cache, and the table only for the few that pass.

/// The articles that have each of a set of keys.
struct WantedKeys {
  private struct Slot {
    var key: UInt64 = 0
    var articles: UInt32 = 0
    var lastArticle: UInt32 = 0
  }

  private var slots: [Slot]
  private var bits: [UInt64]
  /// Slots with articles.
  private var touched: [Int] = []
  private var article: UInt32 = 0

  /// - Parameter keys: None of them 0.
  init(_ keys: [UInt64]) {
    var size = 64
    while size < 3 * keys.count { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    bits = [UInt64](repeating: 0, count: size * 8 / 64)
    for key in keys {
      let hash = WantedKeys.hash(key)
      slots[slot(of: key, hash)].key = key
      bits[word(hash)] |= bit(hash)
    }
  }

  /// The keys that follow are those of another article.
  mutating func beginArticle() { article += 1 }

  /// Notes that the article has a key; that it has it twice makes no difference.
  @inline(__always)
  mutating func add(_ key: UInt64) {
    let hash = WantedKeys.hash(key)
    guard bits[word(hash)] & bit(hash) != 0 else { return }
    count(key, hash)
  }

  private mutating func count(_ key: UInt64, _ hash: UInt64) {
    let index = slot(of: key, hash)
    guard slots[index].key != 0, slots[index].lastArticle != article else { return }
    if slots[index].articles == 0 { touched.append(index) }
    slots[index].lastArticle = article
    slots[index].articles += 1
  }

  /// The counts up to now; they begin anew.
  mutating func drain() -> SubjectCounts {
    touched.sort { slots[$0].key < slots[$1].key }
    let counts = SubjectCounts(
      keys: touched.map { slots[$0].key }, articles: touched.map { slots[$0].articles })
    for index in touched { slots[index].articles = 0 }
    touched.removeAll(keepingCapacity: true)
    return counts
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9e37_79b9_7f4a_7c15 }

  @inline(__always)
  private func word(_ hash: UInt64) -> Int { Int(hash >> 38) & (bits.count - 1) }

  @inline(__always)
  private func bit(_ hash: UInt64) -> UInt64 { 1 << (hash >> 32 & 63) }

  private func slot(of key: UInt64, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var index = Int(hash >> 32) & mask
    while slots[index].key != key, slots[index].key != 0 { index = (index + 1) & mask }
    return index
  }
}

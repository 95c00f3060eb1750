// Document frequencies of the phrases of one period, with where to find a phrase's text: open
// addressing, a phrase costs 24 bytes and no string.

/// Counts phrases by their hash.
///
/// Two different phrases share a 64-bit hash with a chance of 3 · 10⁻⁸ among a million.
struct PhraseTable {
  /// A phrase with the articles that have it.
  struct Entry {
    /// Never 0: that marks an empty slot.
    var hash: UInt64 = 0
    var articles: UInt32 = 0
    /// Number of the last article that had it.
    var lastArticle: UInt32 = 0
    var start: UInt32 = 0
    var length: UInt16 = 0
  }

  private(set) var count = 0
  /// Whether phrases were let go, so that counts of rare ones may be too small.
  private(set) var isPruned = false
  private var slots = [Entry](repeating: Entry(), count: 4096)
  private let limit: Int

  /// - Parameter limit: Beyond so many phrases those with one article are let go.
  init(limit: Int) { self.limit = max(1024, limit) }

  /// Notes that an article has a phrase, whose text stands at `start` of the period's text.
  ///
  /// - Parameter article: 1 for the first article, 2 for the next.
  mutating func add(_ hash: UInt64, start: UInt32, length: UInt16, article: UInt32) {
    if count * 3 >= slots.count * 2 { makeRoom() }
    let key = hash == 0 ? 1 : hash
    let index = slot(of: key)
    if slots[index].hash == 0 {
      slots[index] = Entry(hash: key, start: start, length: length)
      count += 1
    }
    if slots[index].lastArticle != article {
      slots[index].lastArticle = article
      slots[index].articles += 1
    }
  }

  /// The phrases that enough articles have, by hash.
  ///
  /// - Complexity: O(n) for n phrases whose hashes are spread as they should be, else O(n log n).
  func sorted(minimum: Int = 1) -> [Entry] {
    let entries = slots.filter { $0.hash != 0 && Int($0.articles) >= minimum }
    guard entries.count > 64 else { return entries.sorted { $0.hash < $1.hash } }
    // Some thirty phrases share the first bits of their hashes: only these are compared.
    let bits = min(16, (entries.count / 32).bitWidth - (entries.count / 32).leadingZeroBitCount)
    var ends = [Int](repeating: 0, count: (1 << bits) + 1)
    for entry in entries { ends[Int(entry.hash >> (64 - bits)) + 1] += 1 }
    for index in 1..<ends.count { ends[index] += ends[index - 1] }
    // Filling a place moves the start of its share to its end.
    var sorted = entries
    for entry in entries {
      let share = Int(entry.hash >> (64 - bits))
      sorted[ends[share]] = entry
      ends[share] += 1
    }
    var start = 0
    for end in ends where end > start {
      sorted[start..<end].sort { $0.hash < $1.hash }
      start = end
    }
    return sorted
  }

  /// Lets all phrases go, and the memory that they took.
  mutating func empty() {
    slots = [Entry](repeating: Entry(), count: 4096)
    count = 0
  }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var index = Int(key & UInt64(mask))
    while slots[index].hash != key, slots[index].hash != 0 { index = (index + 1) & mask }
    return index
  }

  private mutating func makeRoom() {
    guard count >= limit else { return resize(to: slots.count * 2) { _ in true } }
    isPruned = true
    resize(to: slots.count) { $0.articles > 1 }
    // Too many of them may be frequent: then room is made after all.
    if count * 3 >= slots.count * 2 { resize(to: slots.count * 2) { _ in true } }
  }

  private mutating func resize(to size: Int, keeping isKept: (Entry) -> Bool) {
    let old = slots
    slots = [Entry](repeating: Entry(), count: size)
    count = 0
    for entry in old where entry.hash != 0 && isKept(entry) {
      slots[slot(of: entry.hash)] = entry
      count += 1
    }
  }
}

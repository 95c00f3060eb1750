// Document frequencies of the phrases of one period, with where to find a phrase's text: open
// addressing over parallel arrays, a phrase costs 20 bytes and no string.

/// Counts phrases by their hash.
///
/// Two different phrases share a 64-bit hash with a chance of 3 · 10⁻⁸ among a million.
struct PhraseTable {
  private(set) var count = 0
  /// Whether phrases were let go, so that counts of rare ones may be too small.
  private(set) var isPruned = false
  private var mask = 4095
  private var hashes = [UInt64](repeating: 0, count: 4096)
  private var articles = [UInt32](repeating: 0, count: 4096)
  private var starts = [UInt32](repeating: 0, count: 4096)
  private var lengths = [UInt16](repeating: 0, count: 4096)
  private let limit: Int

  /// - Parameter limit: Beyond so many phrases those with one article are let go.
  init(limit: Int) { self.limit = max(1024, limit) }

  /// One more article with a phrase, whose text stands at `start` of the period's text.
  mutating func add(_ hash: UInt64, start: UInt32, length: UInt16) {
    if count * 3 >= mask * 2 { makeRoom() }
    let key = hash == 0 ? 1 : hash
    var slot = Int(key & UInt64(mask))
    while hashes[slot] != key, hashes[slot] != 0 { slot = (slot + 1) & mask }
    if hashes[slot] == 0 {
      hashes[slot] = key
      (starts[slot], lengths[slot]) = (start, length)
      count += 1
    }
    articles[slot] += 1
  }

  private mutating func makeRoom() {
    let prunes = count >= limit
    if prunes { isPruned = true }
    let (oldHashes, oldArticles, oldStarts, oldLengths) = (hashes, articles, starts, lengths)
    let size = prunes ? hashes.count : hashes.count * 2
    mask = size - 1
    hashes = [UInt64](repeating: 0, count: size)
    articles = [UInt32](repeating: 0, count: size)
    starts = [UInt32](repeating: 0, count: size)
    lengths = [UInt16](repeating: 0, count: size)
    count = 0
    for index in oldHashes.indices where oldHashes[index] != 0 {
      if prunes, oldArticles[index] == 1 { continue }
      var slot = Int(oldHashes[index] & UInt64(mask))
      while hashes[slot] != 0 { slot = (slot + 1) & mask }
      hashes[slot] = oldHashes[index]
      articles[slot] = oldArticles[index]
      (starts[slot], lengths[slot]) = (oldStarts[index], oldLengths[index])
      count += 1
    }
    if prunes, count * 3 >= mask * 2 {
      // Too many of them are frequent: room is made after all.
      grow()
    }
  }

  private mutating func grow() {
    let old = self
    let size = (mask + 1) * 2
    mask = size - 1
    hashes = [UInt64](repeating: 0, count: size)
    articles = [UInt32](repeating: 0, count: size)
    starts = [UInt32](repeating: 0, count: size)
    lengths = [UInt16](repeating: 0, count: size)
    for index in old.hashes.indices where old.hashes[index] != 0 {
      var slot = Int(old.hashes[index] & UInt64(mask))
      while hashes[slot] != 0 { slot = (slot + 1) & mask }
      hashes[slot] = old.hashes[index]
      articles[slot] = old.articles[index]
      (starts[slot], lengths[slot]) = (old.starts[index], old.lengths[index])
    }
  }

  struct Entry {
    var hash: UInt64
    var articles: UInt32
    var start: UInt32
    var length: UInt16
  }

  /// All phrases by hash.
  func sorted() -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    for index in hashes.indices where hashes[index] != 0 {
      entries.append(
        Entry(
          hash: hashes[index], articles: articles[index], start: starts[index],
          length: lengths[index]))
    }
    entries.sort { $0.hash < $1.hash }
    return entries
  }
}

// Counting the pairs of a period entity by entity. What articles say is kept as it is, four bytes a
// name; when the period is over, each entity's articles are walked through once and those whom it
// meets are counted in a table by number. So a pair costs one addition wherever it occurs, nothing is
// sorted, and pairs come out in the order of names.
//
// Sorting the pairs of all days was here before: for a year of a thousand articles a day it moved 100
// million records through memory a dozen times, and held all pairs that occur once.
//
// Unsafe pointers: this is the inner loop of pair counting. Every index is a number that `number`
// gave out, so it is below `count`, or an offset into `words` that `add` wrote.

import NewsModel

/// A pair with its count and its days.
struct PairEntry {
  /// Place of a << 32 | place of b, a < b.
  var key: UInt64
  var articles: UInt32
  /// `Int32.min` where all articles are undated.
  var first: Int32
  var last: Int32

  /// Adds the same pair of other days.
  mutating func add(_ other: PairEntry) {
    articles &+= other.articles
    if other.first != .min { first = first == .min ? other.first : min(first, other.first) }
    last = max(last, other.last)
  }
}

/// Who meets whom in the articles of a period, at one level.
struct PairMeetings {
  /// For each article who meets whom: the place of an entity with `PairMeetings.head`, behind it
  /// the places of those that it meets and that come after it, ascending.
  ///
  /// Where all entities of an article meet each other they stand once, ascending, without heads.
  private var words: [UInt32] = []
  /// By article: where its words end, and its day (`Int32.min` for none).
  private var ends: [UInt32] = []
  private var days: [Int32] = []
  private let allMeet: Bool
  private let postingsAtOnce: Int

  /// Marks an entity whose partners follow.
  static let head: UInt32 = 1 << 31

  /// - Parameters:
  ///   - allMeet: Whether all entities of an article meet each other.
  ///   - postingsAtOnce: Names of articles that are looked at together, 12 bytes each.
  init(allMeet: Bool, postingsAtOnce: Int = 1 << 20) {
    self.allMeet = allMeet
    self.postingsAtOnce = postingsAtOnce
  }

  /// Words that are kept; four bytes each.
  var count: Int { words.count }

  /// Adds the words of one article.
  ///
  /// - Parameter day: Never goes back, but undated articles (`Int32.min`) may come last.
  mutating func add(_ article: [UInt32], day: Int32) {
    guard article.count > 1 else { return }
    words += article
    ends.append(UInt32(words.count))
    days.append(day)
  }

  /// The pairs of one article as keys `place of a << 32 | place of b` with a < b, ascending.
  func keys(of article: [UInt32]) -> [UInt64] {
    var keys: [UInt64] = []
    var high: UInt64 = 0
    for (index, word) in article.enumerated() {
      if allMeet {
        for other in article[(index + 1)...] { keys.append(UInt64(word) << 32 | UInt64(other)) }
      } else if word >= PairMeetings.head {
        high = UInt64(word & ~PairMeetings.head) << 32
      } else {
        keys.append(high | UInt64(word))
      }
    }
    return keys
  }

  /// Hands on the pairs that enough articles have, by key; empty afterwards.
  ///
  /// - Parameter minimum: The fewest articles; asked for each entity, and may rise. An entity that
  ///   has fewer costs nothing more.
  /// - Complexity: O(p + n) time for p meetings of pairs and n words; 16 bytes for each entity.
  mutating func drain(minimum: () -> UInt32, _ take: (PairEntry) -> Void) {
    let places = number()
    count(among: places, minimum, take)
    let isLarge = words.count > PairMeetings.large
    words.removeAll(keepingCapacity: !isLarge)
    ends.removeAll(keepingCapacity: !isLarge)
    days.removeAll(keepingCapacity: !isLarge)
  }

  /// Of more words the memory is given back.
  private static let large = 1 << 20

  private func count(
    among places: [UInt32], _ minimum: () -> UInt32, _ take: (PairEntry) -> Void
  ) {
    let rows = MeetingRows(words, ends: ends, days: days, entities: places.count, allMeet: allMeet)
    var table = MeetingTable(places)
    rows.walk(atOnce: postingsAtOnce) { entity, postings in
      let minimum = minimum()
      guard postings.count >= minimum else { return }
      table.count(words, postings)
      table.drain(of: entity, minimum: minimum, take)
    }
  }

  /// Puts numbers in the place of places, so that tables are as long as there are entities here.
  ///
  /// - Returns: The place of each number, ascending.
  private mutating func number() -> [UInt32] {
    let largest = words.reduce(0) { max($0, $1 & ~PairMeetings.head) }
    // A day of few names among all names of a corpus.
    if words.count < largest / 16 { return numberFew() }
    var numbers = [UInt32](repeating: 0, count: words.isEmpty ? 0 : Int(largest) + 1)
    for word in words { numbers[Int(word & ~PairMeetings.head)] = 1 }
    var places: [UInt32] = []
    for place in numbers.indices where numbers[place] != 0 {
      numbers[place] = UInt32(places.count)
      places.append(UInt32(place))
    }
    for index in words.indices {
      let place = Int(words[index] & ~PairMeetings.head)
      words[index] = words[index] & PairMeetings.head | numbers[place]
    }
    return places
  }

  /// The same in a time that depends on the words alone.
  private mutating func numberFew() -> [UInt32] {
    var places: [UInt32] = []
    for place in words.lazy.map({ $0 & ~PairMeetings.head }).sorted() where place != places.last {
      places.append(place)
    }
    for index in words.indices {
      let number = places.partitioningIndex { $0 >= words[index] & ~PairMeetings.head }
      words[index] = words[index] & PairMeetings.head | UInt32(number)
    }
    return places
  }
}

/// One entity in one article: where those that it meets stand.
private struct Posting {
  var start: UInt32
  var end: UInt32
  var day: Int32
}

/// The postings of each entity, a stretch of entities at a time: so they take the same memory for a
/// day and for ten years.
private struct MeetingRows {
  private let words: [UInt32]
  private let ends: [UInt32]
  private let days: [Int32]
  private let allMeet: Bool
  /// By entity: its articles.
  private var articles: [UInt32]

  init(_ words: [UInt32], ends: [UInt32], days: [Int32], entities: Int, allMeet: Bool) {
    (self.words, self.ends, self.days, self.allMeet) = (words, ends, days, allMeet)
    articles = Array(repeating: 0, count: entities)
    for word in words where allMeet || word >= PairMeetings.head {
      articles[Int(word & ~PairMeetings.head)] += 1
    }
  }

  /// - Parameter limit: Postings that are laid out at a time; an entity that has more is laid out
  ///   alone.
  func walk(atOnce limit: Int, _ body: (Int, UnsafeBufferPointer<Posting>) -> Void) {
    var (first, postings) = (0, [Posting]())
    while first < articles.count {
      var (end, size) = (first, 0)
      var starts: [Int] = []
      repeat {
        starts.append(size)
        size += Int(articles[end])
        end += 1
      } while end < articles.count && size + Int(articles[end]) <= limit
      starts.append(size)
      if postings.count < size {
        let none = Posting(start: 0, end: 0, day: 0)
        postings.append(contentsOf: repeatElement(none, count: size - postings.count))
      }
      var next = starts
      postings.withUnsafeMutableBufferPointer { postings in
        next.withUnsafeMutableBufferPointer { lay(first..<end, postings, &$0) }
        for entity in first..<end {
          let own = starts[entity - first]..<starts[entity - first + 1]
          body(entity, UnsafeBufferPointer(rebasing: postings[own]))
        }
      }
      first = end
    }
  }

  /// Lays out the postings of a stretch of entities, each entity's in the order of articles.
  private func lay(
    _ entities: Range<Int>, _ postings: UnsafeMutableBufferPointer<Posting>,
    _ next: inout UnsafeMutableBufferPointer<Int>
  ) {
    let (from, to) = (UInt32(entities.lowerBound), UInt32(entities.upperBound))
    words.withUnsafeBufferPointer { words in
      var start = 0
      for (article, end) in ends.enumerated() {
        let end = Int(end)
        var index = start
        while index < end {
          let entity = words[index] & ~PairMeetings.head
          if entity >= to { break }
          var behind = allMeet ? end : index + 1
          if !allMeet {
            while behind < end, words[behind] < PairMeetings.head { behind += 1 }
          }
          if entity >= from {
            postings[next[Int(entity - from)]] = Posting(
              start: UInt32(index + 1), end: UInt32(behind), day: days[article])
            next[Int(entity - from)] += 1
          }
          index = allMeet ? index + 1 : behind
        }
        start = end
      }
    }
  }
}

/// Whom one entity meets, by number.
private struct MeetingTable: ~Copyable {
  private struct Slot {
    var articles: UInt32 = 0
    var first: Int32 = 0
    var last: Int32 = 0
  }
  private let places: [UInt32]
  private let slots: UnsafeMutableBufferPointer<Slot>
  /// A bit for each slot that is not empty.
  private let used: UnsafeMutableBufferPointer<UInt64>
  private var last: UInt32 = 0

  init(_ places: [UInt32]) {
    self.places = places
    slots = .allocate(capacity: places.count)
    slots.initialize(repeating: Slot())
    used = .allocate(capacity: places.count / 64 + 1)
    used.initialize(repeating: 0)
  }

  deinit {
    slots.deallocate()
    used.deallocate()
  }

  mutating func count(_ words: [UInt32], _ postings: UnsafeBufferPointer<Posting>) {
    words.withUnsafeBufferPointer { words in
      for posting in postings {
        let day = posting.day
        for index in Int(posting.start)..<Int(posting.end) {
          let other = Int(words[index])
          let slot = slots[other]
          slots[other] = Slot(
            articles: slot.articles &+ 1, first: slot.articles == 0 ? day : slot.first,
            last: slot.articles == 0 ? day : max(slot.last, day))
          used[other >> 6] |= 1 << UInt64(other & 63)
        }
        if posting.end > posting.start { last = max(last, words[Int(posting.end) - 1]) }
      }
    }
  }

  /// Hands on what has been counted for an entity, and is empty afterwards.
  mutating func drain(of entity: Int, minimum: UInt32, _ take: (PairEntry) -> Void) {
    let high = UInt64(places[entity]) << 32
    for word in (entity >> 6)...max(entity >> 6, Int(last) >> 6) {
      var bits = used[word]
      used[word] = 0
      while bits != 0 {
        let other = word << 6 | bits.trailingZeroBitCount
        bits &= bits - 1
        let slot = slots[other]
        slots[other].articles = 0
        if slot.articles >= minimum {
          take(
            PairEntry(
              key: high | UInt64(places[other]), articles: slot.articles, first: slot.first,
              last: slot.last))
        }
      }
    }
    last = 0
  }
}

// What all counters need of one article, worked out once: entities in the order of names, how often
// each is mentioned, and the pairs at each level.

import NewsModel

/// One article laid out for counting. The buffers are used again for the next article.
struct ArticleSheet {
  let levels: [PairLevel]
  /// Places of the entities (`EntityOrder`), ascending without repeats.
  private(set) var entities: [UInt32] = []
  /// Mentions of each of `entities`.
  private(set) var mentions: [UInt32] = []
  /// Whether the headline names it, for each of `entities`.
  private(set) var inTitle: [Bool] = []
  /// For each level who meets whom, as `PairMeetings` takes it.
  private(set) var meetings: [[UInt32]]

  private var sorting: [UInt64] = []
  /// Index into `entities` of each entity of the article.
  private var positions: [Int] = []
  private var group: [Int] = []
  private var met: [UInt64] = []

  init(levels: [PairLevel]) {
    self.levels = levels
    meetings = levels.map { _ in [] }
  }

  /// - Complexity: O(e² + m) for e entities and m mentions.
  mutating func fill(_ article: CountedArticle, order: EntityOrder) {
    sortEntities(article, order)
    for mention in article.mentions {
      let position = positions[Int(mention.entity)]
      mentions[position] += 1
      if mention.paragraph == 0 { inTitle[position] = true }
    }
    for level in levels.indices {
      meetings[level].removeAll(keepingCapacity: true)
      guard entities.count > 1 else { continue }
      switch levels[level] {
      case .article: meetings[level] += entities
      case .paragraph: meetInGroups(article.mentions, level) { $0.paragraph }
      case .sentence: meetInGroups(article.mentions, level) { $0.sentence }
      }
    }
  }

  private mutating func sortEntities(_ article: CountedArticle, _ order: EntityOrder) {
    sorting.removeAll(keepingCapacity: true)
    for (index, number) in article.entities.enumerated() {
      sorting.append(UInt64(order.places[Int(number)]) << 32 | UInt64(index))
    }
    sorting.sort()
    entities.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    inTitle.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    positions.append(contentsOf: repeatElement(0, count: sorting.count))
    for value in sorting {
      let place = UInt32(value >> 32)
      if entities.last != place {
        entities.append(place)
        mentions.append(0)
        inTitle.append(false)
      }
      positions[Int(value & 0xffff_ffff)] = entities.count - 1
    }
  }

  /// The pairs that meet in one paragraph or sentence: a bit per pair of the article, so that they
  /// come out in order and once.
  @inline(__always)
  private mutating func meetInGroups(
    _ mentions: [EntityMention], _ level: Int, by unit: (EntityMention) -> UInt32
  ) {
    let count = entities.count
    met.removeAll(keepingCapacity: true)
    met.append(contentsOf: repeatElement(0, count: (count * count + 63) / 64))
    var start = 0
    while start < mentions.count {
      let number = unit(mentions[start])
      group.removeAll(keepingCapacity: true)
      while start < mentions.count, unit(mentions[start]) == number {
        let position = positions[Int(mentions[start].entity)]
        if !group.contains(position) { group.append(position) }
        start += 1
      }
      for i in group {
        for j in group where i < j {
          let bit = i * count + j
          met[bit >> 6] |= 1 << UInt64(bit & 63)
        }
      }
    }
    var last = -1
    for (index, word) in met.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        let bit = index << 6 | rest.trailingZeroBitCount
        rest &= rest - 1
        let (i, j) = bit.quotientAndRemainder(dividingBy: count)
        if i != last { meetings[level].append(PairMeetings.head | entities[i]) }
        last = i
        meetings[level].append(entities[j])
      }
    }
  }
}

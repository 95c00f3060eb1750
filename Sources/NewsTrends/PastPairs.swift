// How often the pairs of one period met in the periods before it. Only the pairs that the period has
// often enough are counted: a look into a table for each pair of an article, and no sorting.

import NewsModel

/// Counts certain pairs of entities in the articles of past periods.
struct PastPairs {
  private let grain: Grain
  private let order: EntityOrder
  private var wanted: WantedKeys
  private var counts: [Period: SubjectCounts] = [:]
  private var period: Period?
  private var places: [UInt32] = []

  /// - Parameter pairs: Those that are counted.
  init(_ pairs: [PairTally], grain: Grain, order: EntityOrder) {
    self.grain = grain
    self.order = order
    wanted = WantedKeys(
      pairs.map {
        UInt64(order.places[Int($0.a)]) << 32 | UInt64(order.places[Int($0.b)])
      })
  }

  /// Takes one article; days never go back.
  ///
  /// - Complexity: O(e²) for e entities.
  mutating func add(_ entities: [UInt32], day: CivilDay) {
    let own = Period(grain, containing: day)
    if own != period { turn(to: own) }
    places.removeAll(keepingCapacity: true)
    for entity in entities { places.append(order.places[Int(entity)]) }
    places.sort()
    wanted.beginArticle()
    for (index, place) in places.enumerated() {
      let high = UInt64(place) << 32
      for other in places[(index + 1)...] { wanted.add(high | UInt64(other)) }
    }
  }

  /// The counts of each period, by place of a and place of b.
  mutating func finish() -> [Period: SubjectCounts] {
    turn(to: nil)
    return counts
  }

  private mutating func turn(to next: Period?) {
    if let period { counts[period] = wanted.drain() }
    period = next
  }
}

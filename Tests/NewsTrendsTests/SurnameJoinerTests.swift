import NewsModel
import NewsTestSupport
import NewsTrends
import Testing

@Suite("Surnames that stand alone") struct SurnameJoinerTests {
  private typealias Article = (day: CivilDay, entities: [UInt32])

  private let names = FactNames(
    entities: [
      Entity(name: "Ada Berg", type: .person), Entity(name: "Berg", type: .person),
      Entity(name: "Ida Berg", type: .person), Entity(name: "Lund", type: .organisation),
      Entity(name: "Lund", type: .person), Entity(name: "Moa", type: .person),
      Entity(name: "Nils Moa", type: .person), Entity(name: "Per Lund", type: .organisation),
    ], listedWords: [5])

  private func joins(_ articles: [Article]) -> [CivilDay: [UInt32: UInt32]] {
    let joiner = SurnameJoiner(names)
    for article in articles { joiner.add(article.entities, day: article.day) }
    return joiner.finish()
  }

  private func day(_ number: Int) -> CivilDay { CivilDay(number: Int32(number)) }

  @Test func aSurnameMeansTheFullNameOfTheSevenDaysToItsOwn() {
    let two: [Article] = [(day(10), [0]), (day(10), [0])]
    #expect(joins(two + [(day(10), [1])]) == [day(10): [1: 0]])
    #expect(joins(two + [(day(16), [1])]) == [day(16): [1: 0]])
    #expect(joins(two + [(day(17), [1])]).isEmpty)
    // What comes later says nothing of a day that is over.
    #expect(joins([(day(9), [1])] + two).isEmpty)
  }

  @Test func finishingLeavesNothingBehind() {
    let joiner = SurnameJoiner(names)
    for _ in 0..<2 {
      for entity in [UInt32(0), 0, 1] { joiner.add([entity], day: day(10)) }
      #expect(joiner.finish() == [day(10): [1: 0]])
      joiner.add([1], day: day(10))
      #expect(joiner.finish().isEmpty)
    }
  }

  @Test func aFullNameLeadsWithTwoArticlesAndThreeQuartersOfAll() {
    func of(_ ada: Int, _ ida: Int) -> UInt32? {
      let articles =
        [Article](repeating: (day(1), [0]), count: ada)
        + [Article](repeating: (day(2), [2]), count: ida) + [(day(3), [1])]
      return joins(articles)[day(3)]?[1]
    }
    #expect(
      [of(1, 0), of(2, 0), of(2, 1), of(3, 1), of(5, 2), of(1, 3)] == [nil, 0, nil, 0, nil, 2])
  }

  @Test func wordsOfListsAndNamesThatNobodyBearsAreNoSurnames() {
    let articles: [Article] = [
      (day(1), [6, 7]), (day(1), [6, 7]), (day(1), [3]), (day(1), [4]), (day(1), [5]),
    ]
    #expect(joins(articles).isEmpty)
  }

  @Test func aWordOfAnotherTypeIsTheSurnameOfAPersonOfTheWeek() {
    let names = FactNames(entities: [
      Entity(name: "Ada Berg", type: .person), Entity(name: "Berg", type: .place),
      Entity(name: "Berg", type: .organisation), Entity(name: "Berg", type: .nationality),
      Entity(name: "Berg Bay", type: .place),
    ])
    func joins(_ full: Int, _ word: UInt32, _ times: Int, lists: Set<UInt32> = []) -> Bool {
      var names = names
      names.listedWords = lists
      let joiner = SurnameJoiner(names)
      for _ in 0..<full { joiner.add([0], day: day(1)) }
      for _ in 0..<times { joiner.add([word], day: day(7)) }
      return joiner.finish() == [day(7): [word: 0]]
    }
    // Three full names for each word, two at least.
    #expect(joins(3, 1, 1) && joins(6, 1, 2) && joins(3, 2, 1))
    #expect(!joins(2, 1, 1) && !joins(5, 1, 2) && !joins(6, 4, 1) && !joins(6, 3, 1))
    // A list knows what its word means.
    #expect(!joins(9, 1, 1, lists: [1]))
  }

  @Test func aSurnameIsTheWordThatAListSaysElseTheLast() {
    let names = FactNames(
      entities: [
        Entity(name: "Han", type: .person), Entity(name: "Han Duck-soo", type: .person),
        Entity(name: "Duck-soo", type: .person),
      ], surnames: [1: "Han"])
    let joiner = SurnameJoiner(names)
    for entities in [[1], [1], [0, 2]] as [[UInt32]] { joiner.add(entities, day: day(3)) }
    #expect(joiner.finish() == [day(3): [0: 1]])
  }

  /// The rule as it is written, article by article.
  private func slowJoins(_ articles: [Article]) -> [CivilDay: [UInt32: UInt32]] {
    var result: [CivilDay: [UInt32: UInt32]] = [:]
    for article in articles where article.entities.contains(1) {
      let near = articles.filter {
        $0.day <= article.day && article.day.number - $0.day.number < 7
      }
      let counts = [UInt32(0), 2].map { name in near.count { $0.entities.contains(name) } }
      for (index, name) in [UInt32(0), 2].enumerated()
      where counts[index] >= 2 && counts[index] * 4 >= 3 * (counts[0] + counts[1]) {
        result[article.day, default: [:]][1] = name
      }
    }
    return result
  }

  @Test func agreesWithTheRuleAsItIsWritten() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let articles = (0..<Int.random(in: 0...40, using: &random)).map { _ -> Article in
        let entities = [UInt32(0), 0, 1, 2].filter { _ in Bool.random(using: &random) }
        return (day(Int.random(in: 0..<40, using: &random)), Array(Set(entities)).sorted())
      }.sorted { $0.day < $1.day }
      #expect(joins(articles) == slowJoins(articles))
    }
  }
}

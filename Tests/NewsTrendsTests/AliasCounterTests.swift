import NewsModel
import NewsTrends
import Testing

@Suite("Forms of names") struct AliasCounterTests {
  private let names = FactNames(
    sources: ["s"],
    entities: [
      Entity(name: "Jiro Kato", type: .person), Entity(name: "Kato", type: .organisation),
      Entity(name: "Kato", type: .person), Entity(name: "Ono", type: .person),
      Entity(name: "Taro Kato", type: .person),
    ])
  private let forms: [UInt32: NameForm] = [
    7: NameForm(entity: 4, written: "Kato", rule: .surname),
    9: NameForm(entity: 1, written: "K.A.T.O.", rule: .list),
  ]

  /// An article that names each entity as often as it is listed.
  private func article(
    _ id: Int64, _ day: String?, _ mentioned: [UInt32], forms: [FormCount] = []
  ) -> StoredArticle {
    let entities = mentioned.enumerated().filter { !mentioned[..<$0].contains($1) }.map(\.element)
    return StoredArticle(
      id: id, key: "\(id)", source: 0, section: nil, title: "", url: nil, published: nil,
      day: day.flatMap(CivilDay.init), dateline: nil, place: Place(path: "p"), words: 1,
      topics: [], entities: entities,
      mentions: mentioned.map { number in
        let place = entities.firstIndex(of: number) ?? 0
        return EntityMention(entity: UInt32(place), paragraph: 1, sentence: 1)
      }, forms: forms, lead: "")
  }

  private func rows(_ grains: [Grain], _ articles: [StoredArticle]) -> [String] {
    let counter = AliasCounter(grains: grains, names: names, forms: forms)
    for article in articles { counter.add(article) }
    return counter.finish().map { row in
      let reason = row.rule?.rawValue ?? row.fullNames.map { "\($0) \($1)" }.joined(separator: ", ")
      return "\(row.period) \(row.written) = \(row.entity.name): \(row.articles)/\(row.mentions) "
        + "[\(reason)]"
    }
  }

  @Test func countsFormsAndListsSurnamesThatStandApartWithTheFullNamesOfTheirPeriod() {
    let articles = [
      article(1, "2024-11-11", [4, 4, 4], forms: [FormCount(form: 7, mentions: 2)]),
      article(2, "2024-11-12", [2, 2, 3]), article(3, "2024-11-17", [4, 0]),
      article(4, "2024-11-18", [2]),
      article(5, nil, [2, 1], forms: [FormCount(form: 9, mentions: 1)]),
    ]
    // In week 47 nobody has a full name; Ono has none in any; the organisation is no surname.
    #expect(
      rows([.week, .all], articles) == [
        "2024-W46 Kato = Kato: 1/2 [Taro Kato 2, Jiro Kato 1]",
        "2024-W46 Kato = Taro Kato: 1/2 [surname]",
        "all K.A.T.O. = Kato: 1/1 [list]",
        "all Kato = Kato: 3/4 [Taro Kato 2, Jiro Kato 1]",
        "all Kato = Taro Kato: 1/2 [surname]",
      ])
  }

  @Test func aFormThatComesTwiceInAnArticleIsOneArticle() {
    let twice = [FormCount(form: 7, mentions: 2), FormCount(form: 7, mentions: 1)]
    #expect(
      rows([.day], [article(1, "2024-11-11", [4, 4, 4, 4], forms: twice)]) == [
        "2024-11-11 Kato = Taro Kato: 1/3 [surname]"
      ])
  }

  @Test func noArticlesGiveNoRows() { #expect(rows(Grain.allCases, []).isEmpty) }
}

import NewsModel
import Testing

@Suite("Joining surnames in an article") struct SurnameJoinsTests {
  private let joins = SurnameJoins([4: FormCount.Meaning(entity: 9, form: 30)])

  private func article(_ entities: [UInt32], _ places: [UInt32]) -> StoredArticle {
    StoredArticle(
      id: 1, key: "a", source: 0, section: nil, title: "", url: nil, published: nil, day: nil,
      dateline: nil, place: Place(path: "p"), words: 1, topics: [], entities: entities,
      mentions: places.map { EntityMention(entity: $0, paragraph: 1, sentence: 1) }, lead: "")
  }

  @Test func putsTheFullNameInItsPlaceAndNotesTheForm() {
    var alone = article([7, 4], [0, 1, 1])
    joins.join(&alone)
    #expect(alone.entities == [7, 9])
    #expect(alone.mentions.map(\.entity) == [0, 1, 1])
    #expect(alone.forms == [FormCount(form: 30, mentions: 2)])
  }

  @Test func anArticleThatHasBothHasTheFullNameOnce() {
    var both = article([4, 7, 9, 8], [0, 1, 2, 3, 0])
    joins.join(&both)
    #expect(both.entities == [9, 7, 8])
    #expect(both.mentions.map(\.entity) == [0, 1, 0, 2, 0])
    #expect(both.forms == [FormCount(form: 30, mentions: 2)])
  }

  @Test func leavesOtherArticlesAlone() {
    var other = article([7, 8], [0, 1])
    joins.join(&other)
    #expect(other.entities == [7, 8] && other.forms.isEmpty)
    #expect(SurnameJoins().joined([4, 4]) == [4, 4])
  }
}

import NewsModel
import NewsTrends
import Testing

@Suite("Names that are new")
struct NewNamesTests {
  // Numbers are not in the order of names.
  private let known = names(entities: ["Vellby", "Lima", "Abeno"])
  private let vellby = UInt32(0)
  private let lima = UInt32(1)
  private let abeno = UInt32(2)

  private func rows(
    _ periods: [PeriodCounts], _ settings: TrendSettings = TrendSettings()
  ) -> [NewNameRow] {
    let finder = NewNames(settings: settings, names: known)
    for counts in periods { finder.add(counts) }
    return finder.finish()
  }

  /// Three weeks that know `Vellby`.
  private var past: [PeriodCounts] {
    (0..<3).map { counts(week($0), articles: 10, entities: [(vellby, 5)]) }
  }

  @Test("A name is new in the first period that has it, in enough articles")
  func newName() {
    let found = rows(
      past + [
        counts(week(3), articles: 9, entities: [(abeno, 2), (lima, 3), (vellby, 9)]),
        counts(week(4), articles: 9, entities: [(lima, 9)]),
      ])
    let row = NewNameRow(
      period: week(3), entity: known.entities[1], articles: 3, stories: 3, firstDay: day(21))
    #expect(found == [row])
  }

  @Test("A name that came in few articles is not new when it comes in many")
  func knownFromFewArticles() {
    let few = counts(week(3), articles: 9, entities: [(abeno, 2)])
    let many = counts(week(4), articles: 9, entities: [(abeno, 9)])
    #expect(rows(past + [few, many]).isEmpty)
    #expect(rows(past + [many]).map(\.articles) == [9])
  }

  @Test("The first periods have no new names")
  func firstPeriods() {
    let periods = [vellby, lima, abeno].enumerated().map {
      counts(week($0), articles: 4, entities: [($1, 4)])
    }
    #expect(rows(periods).isEmpty)
    #expect(
      rows(periods, TrendSettings(minimumHistory: 1)).map(\.entity.name) == ["Lima", "Abeno"])
  }

  @Test("Empty periods are history only behind the first article")
  func emptyPeriods() {
    let article = counts(week(3), articles: 3, entities: [(vellby, 3)])
    let before = (0..<3).map { counts(week($0), articles: 0) }
    #expect(rows(before + [article]).isEmpty)
    let behind = [4, 5].map { counts(week($0), articles: 0) }
    let last = counts(week(6), articles: 3, entities: [(lima, 3)])
    #expect(rows([article] + behind + [last]).map(\.entity.name) == ["Lima"])
    #expect(rows([article, behind[0], last]).isEmpty)
  }

  @Test("Rows come by grain, time, articles and name")
  func order() {
    let settings = TrendSettings(grains: [.week, .day], minimumHistory: 0)
    let found = rows(
      [
        counts(week(0), articles: 9, entities: [(abeno, 4), (lima, 4), (vellby, 5)]),
        counts(Period(.day, containing: day(0)), articles: 9, entities: [(vellby, 3)]),
        counts(Period(.day, containing: day(1)), articles: 9, entities: [(lima, 8), (vellby, 9)]),
      ], settings)
    #expect(
      found.map { "\($0.period) \($0.entity.name)" } == [
        "2024-11-04 Vellby", "2024-11-05 Lima", "2024-W45 Vellby", "2024-W45 Abeno",
        "2024-W45 Lima",
      ])
  }

  @Test("Undated articles, the whole and kinds of periods that are not asked for have none")
  func ignored() {
    let settings = TrendSettings(grains: [.week, .all], minimumHistory: 0)
    let periods = [nil, Period.all, Period(.day, containing: day(0))] as [Period?]
    #expect(rows(periods.map { counts($0, articles: 3, entities: [(lima, 3)]) }, settings).isEmpty)
    #expect(rows([], settings).isEmpty)
    #expect(rows([counts(week(0), articles: 3, entities: [(lima, 3)])], settings).count == 1)
  }
}

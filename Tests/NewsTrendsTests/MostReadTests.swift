import Foundation
import NewsModel
import NewsTestSupport
import NewsTrends
import Testing

/// Two weeks of top tens, every five minutes.
@Suite struct MostReadTests {
  private func lists(_ folder: URL) throws -> [RankingList] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try files.filter { $0.hasSuffix(".csv") }.sorted().map { file in
      let digits = file.filter { $0.isNumber }.suffix(14)
      let day = try #require(
        CivilDay(
          "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.dropFirst(6).prefix(2))"))
      let clock = digits.suffix(6).compactMap { $0.wholeNumberValue }
      let second =
        (clock[0] * 10 + clock[1]) * 3600 + (clock[2] * 10 + clock[3]) * 60
        + clock[4] * 10 + clock[5]
      let data = try Data(contentsOf: folder.appendingPathComponent(file))
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst()
      let items = lines.enumerated().map { index, line in
        let title = line.split(separator: ",", omittingEmptySubsequences: false).dropFirst()
          .dropLast(2).joined(separator: ",")
        return RankedItem(rank: index + 1, title: title)
      }
      return RankingList(
        name: "BBC", source: "BBC",
        observedAt: Timestamp(day: day, secondOfDay: second, utcOffset: 0, precision: .second),
        basis: .given, items: items, place: Place(path: file))
    }
  }

  @Test func joinsThousandsOfSnapshotsInSeconds() throws {
    guard let folder = sharedFile("data/rankings/bbc-most-read-2023-10") else { return }
    let lists = try lists(folder)
    let clock = ContinuousClock()
    var history = RankingHistory([])
    var rows: [RankingRow] = []
    let time = clock.measure {
      history = RankingHistory(lists)
      rows = history.rows()
    }
    #expect(lists.count == 4525 && time < .seconds(5))
    #expect(history.neighbours().count == history.listings.count - 1)
    let (evidence, items) = (history.identity.evidence, history.identity.items.count)
    #expect(evidence.contains { $0.rule == .spelling } && evidence.contains { $0.rule == .edited })
    let exact = ItemIdentity(history.snapshots, settings: .off)
    #expect(exact.items.count == items + evidence.count { $0.rule != .refused })
    #expect(rows.count { $0.rank != nil } == history.listings.reduce(0) { $0 + $1.entries.count })
    for row in history.presence() {
      let atRanks = row.hoursAtRank.reduce(0, +)
      #expect(abs(atRanks - (row.hoursOnList ?? 0)) < 1e-6)
    }
  }
}

import Foundation
import NewsModel
import NewsTestSupport
import NewsTrends
import Testing

/// Weekly charts of twelve years with published last positions, peaks and weeks.
@Suite struct HotHundredTests {
  private struct Line {
    var previous: Int?
    var peak: Int
    var weeks: Int
  }

  @Test func givesThePublishedColumnsWhereTheseAgreeWithTheLists() throws {
    guard let folder = sharedFile("data/rankings/billboard-hot100-2001-2012") else { return }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".csv") }.sorted()
    var lists: [RankingList] = []
    var published: [String: Line] = [:]
    for file in files {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      var byDate: [String: [RankedItem]] = [:]
      for row in cells(text).dropFirst() where row.count >= 7 {
        guard let rank = Int(row[3]), let peak = Int(row[5]), let weeks = Int(row[6]) else {
          continue
        }
        byDate[row[0], default: []].append(RankedItem(rank: rank, title: row[1], by: row[2]))
        let previous = Int(row[4]).flatMap { $0 > 0 ? $0 : nil }
        published["\(row[0])|\(rank)"] = Line(previous: previous, peak: peak, weeks: weeks)
      }
      for (date, items) in byDate {
        let day = try #require(CivilDay(date))
        lists.append(
          RankingList(
            name: "Hot 100", source: "B",
            observedAt: Timestamp(day: day, secondOfDay: 0, utcOffset: 0, precision: .day),
            basis: .given, items: items.sorted { $0.rank < $1.rank }, place: Place(path: file)))
      }
    }
    let rows = RankingHistory(lists).rows()
    // A song is consistent as long as its published weeks count its lines of these years; not so
    // songs from before, and one pair of songs with the same title and artist.
    var weeks: [String: Int] = [:]
    var (checked, different) = (0, 0)
    for row in rows {
      guard let rank = row.rank, let time = row.observedAt else { continue }
      let line = try #require(published["\(time)|\(rank)"])
      let song = "\(row.title)|\(row.by ?? "")"
      let known = line.weeks == weeks[song, default: 0] + 1
      weeks[song] = known ? line.weeks : -1
      guard known else { continue }
      checked += 1
      if row.previous != line.previous || row.peak != line.peak || row.timesOnList != line.weeks {
        different += 1
        Issue.record("\(time) \(rank) \(song): \(row.previous ?? 0) \(row.peak) \(row.timesOnList)")
      }
    }
    #expect(checked > 55_000 && different == 0)
  }
}

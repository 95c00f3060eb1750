import Foundation
import NewsModel
import NewsTestSupport
import NewsTrends

/// A list of one letter per item: `abcde`.
func list(_ letters: String, on day: Int, name: String = "L") -> RankingList {
  list(letters.map(String.init), at: Double(day) * 24, name: name)
}

/// A list of titles observed some hours after 1 January 2024.
func list(
  _ titles: [String], at hours: Double, by: String? = nil, name: String = "L"
) -> RankingList {
  let start = CivilDay(year: 2024, month: 1, day: 1)!
  return RankingList(
    name: name, source: "S",
    observedAt: Timestamp(
      secondsSinceEpoch: Int64(start.number) * 86_400 + Int64(hours * 3600), utcOffset: 0,
      precision: .second),
    basis: .given,
    items: titles.enumerated().map { RankedItem(rank: $0 + 1, title: $1, by: by) },
    place: Place(path: "\(name)-\(hours)"))
}

/// The cells of a small well-formed CSV text.
func cells(_ text: String) -> [[String]] {
  var rows: [[String]] = [[""]]
  var isQuoted = false
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: rows[rows.count - 1].append("")
    case "\n" where !isQuoted: rows.append([""])
    case "\r" where !isQuoted: break
    default: rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
    }
  }
  return rows.filter { $0 != [""] }
}

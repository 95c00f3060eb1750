// Which days belong together. One date typed wrong by decades is no reason to fill, or to search, all
// the years between.

import NewsModel

/// The days with articles in clusters: a stretch of days without articles parts them where it is too
/// long.
///
/// - Parameters:
///   - days: Ascending, each once.
///   - longestGap: The most days from one to the next of a cluster.
/// - Returns: Places in `days`, ascending; none for no days.
func dayClusters(_ days: [CivilDay], longestGap: Int) -> [Range<Int>] {
  var clusters: [Range<Int>] = []
  var start = 0
  for index in days.indices {
    let isLast = index + 1 == days.count
    if !isLast, Int(days[index + 1].number) - Int(days[index].number) <= longestGap { continue }
    clusters.append(start..<(index + 1))
    start = index + 1
  }
  return clusters
}

// Days on which a source that usually publishes has nothing: more often a broken feed than news.

import NewsModel

/// Counts articles per source and day and finds the days that are missing.
package final class GapFinder {
  private let settings: TrendSettings
  private let names: FactNames
  private let longestFill: Int
  private var counts: [UInt32: [Int32: Int]] = [:]

  /// - Parameter longestFill: The most days between two days with articles of one corpus; what lies
  ///   farther away (a date typed wrong by decades) neither begins nor ends the data.
  package init(
    settings: TrendSettings, names: FactNames, longestFill: Int = CountSettings.longestFill
  ) {
    self.settings = settings
    self.names = names
    self.longestFill = longestFill
  }

  /// Takes one article, in any order; an undated one says nothing about days.
  package func add(_ article: CountedArticle) {
    guard let day = article.day else { return }
    counts[article.source, default: [:]][day.number, default: 0] += 1
  }

  /// Takes the articles of one day, in any order.
  package func add(_ day: DayCounts) {
    for source in day.sources {
      counts[source.number, default: [:]][day.day.number, default: 0] += Int(source.articles)
    }
  }

  /// The gaps between the first article of a source and the last day of the data: by day, then
  /// source.
  ///
  /// A day is a gap where the source has no article and the median of its articles on the same
  /// weekday of the past weeks (`baselineWeeks`, at least `minimumHistory` of them since its first article)
  /// reaches `minimumUsualArticles`. Days that are gaps count as 0 in later medians, so a source
  /// that has stopped is reported for about a month.
  ///
  /// - Parameter lastDay: Of the data; `nil` = the day of the last article.
  /// - Complexity: O(s · d) for s sources and d days.
  package func finish(lastDay: CivilDay? = nil) -> [GapRow] {
    var days: Set<Int32> = []
    for own in counts.values { days.formUnion(own.keys) }
    let all = days.sorted().map(CivilDay.init(number:))
    let clusters = dayClusters(all, longestGap: longestFill)
    var rows: [GapRow] = []
    for (place, cluster) in clusters.enumerated() {
      let begin = all[cluster.lowerBound]
      var end = all[cluster.upperBound - 1]
      // The data may end later than its last article, or be cut before it.
      let next = place + 1 < clusters.count ? all[cluster.upperBound] : nil
      if let lastDay, lastDay < next ?? CivilDay(number: .max) {
        if Int(lastDay.number) - Int(end.number) <= longestFill { end = lastDay }
      }
      for (source, own) in counts { rows += gaps(source, own, from: begin, to: end) }
    }
    return rows.sorted {
      $0.day == $1.day ? bytesPrecede($0.source, $1.source) : $0.day < $1.day
    }
  }

  /// The gaps of one source in days that belong together.
  private func gaps(
    _ source: UInt32, _ counts: [Int32: Int], from begin: CivilDay, to end: CivilDay
  ) -> [GapRow] {
    let inside = counts.keys.filter { begin.number <= $0 && $0 <= end.number }
    guard let start = inside.min(), end.number > start else { return [] }
    var series = [Int](repeating: 0, count: Int(end.number - start) + 1)
    for day in inside { series[Int(day - start)] = counts[day] ?? 0 }
    return series.indices.compactMap { day in
      guard series[day] == 0, let usual = usualArticles(series, day) else { return nil }
      return GapRow(
        source: names.sources[Int(source)], day: CivilDay(number: start + Int32(day)), usual: usual)
    }
  }

  /// The median of the same weekday of the past weeks, where that makes an empty day a gap.
  ///
  /// - Parameter articles: By day since the source's first article.
  private func usualArticles(_ articles: [Int], _ day: Int) -> Double? {
    let weeks = min(max(1, settings.baselineWeeks), day / 7)
    guard weeks >= max(1, settings.minimumHistory) else { return nil }
    // With articles on fewer than half of the days the median is 0.
    let some = (1...max(1, weeks)).count { articles[day - 7 * $0] > 0 }
    guard some * 2 >= weeks else { return nil }
    let usual = (1...max(1, weeks)).map { articles[day - 7 * $0] }.sorted()
    let middle = Double(usual[(weeks - 1) / 2] + usual[weeks / 2]) / 2
    return middle >= settings.minimumUsualArticles ? middle : nil
  }
}

// The top topics, entities and pairs of each period as ranking lists, with the same chart columns
// as lists that were read.

import NewsModel

/// Makes computed lists of the periods of a `CorpusCounter`.
///
/// Lists are named `topics by week`, `entities by day`, `pairs by month`. A list has the first
/// `topSize` of its period by articles (descending), then id or names, with competition ranks; what
/// ties with the last place but comes after it in that order is left out. Of a nested dictionary
/// only the topics of the first level are ranked.
package final class ComputedRankings {
  private let settings: TrendSettings
  private let names: FactNames
  private let topTopics: [Int]
  private var charts: [String: ComputedChart] = [:]
  private var rows: [Grain: [RankingRow]] = [:]

  package init(settings: TrendSettings, names: FactNames) {
    self.settings = settings
    self.names = names
    topTopics = names.topics.indices
      .filter { !names.topics[$0].id.utf8.contains(UInt8(ascii: "/")) }
      .sorted { bytesPrecede(names.topics[$0].id, names.topics[$1].id) }
  }

  /// Takes one period; periods of a grain come in order of time.
  package func add(_ counts: PeriodCounts) {
    guard let period = counts.period, period.grain != .all,
      settings.rankingGrains.contains(period.grain)
    else { return }
    let topics = strongest(topTopics.map { counts.topics[$0].articles }).map { index in
      let name = names.topics[topTopics[index]]
      return ComputedItem(
        key: UInt64(topTopics[index]), articles: counts.topics[topTopics[index]].articles,
        title: name.label, by: name.id)
    }
    add(topics, to: "topics", period)
    // Tallies come in the order of names.
    let entities = strongest(counts.entities.map(\.articles)).map { index in
      let tally = counts.entities[index]
      let name = names.entities[Int(tally.entity)]
      return ComputedItem(
        key: UInt64(tally.entity), articles: tally.articles, title: name.name,
        by: name.type.rawValue)
    }
    add(entities, to: "entities", period)
    guard let level = counts.pairs.first(where: { $0.level == .article }) else { return }
    let pairs = strongest(level.pairs.map(\.articles)).map { index in
      let tally = level.pairs[index]
      return ComputedItem(
        key: UInt64(tally.a) << 32 | UInt64(tally.b), articles: tally.articles,
        title: "\(names.entities[Int(tally.a)].name) + \(names.entities[Int(tally.b)].name)",
        by: nil)
    }
    add(pairs, to: "pairs", period)
  }

  /// By grain, time, name of the list, rank; those that are out last.
  package func finish() -> [RankingRow] { Grain.allCases.flatMap { rows[$0] ?? [] } }

  private func add(_ items: [ComputedItem], to list: String, _ period: Period) {
    let list = "\(list) by \(period.grain.rawValue)"
    rows[period.grain, default: []] +=
      charts[list, default: ComputedChart(list: list)].add(items, period)
  }

  private func strongest(_ values: [UInt32]) -> [Int] {
    strongestIndices(of: values, size: settings.topSize)
  }
}

private struct ComputedItem {
  var key: UInt64
  var articles: UInt32
  var title: String
  var by: String?
}

/// One computed list over time.
private struct ComputedChart {
  private struct Track {
    var item: ComputedItem
    var firstSeen: Period
    var last = -1
    var rank = 0
    var peak = Int.max
    var times = 0
    var run = 0
    var longestRun = 0
  }

  let list: String
  private var tracks: [UInt64: Track] = [:]
  private var lastKeys: [UInt64] = []
  private var index = 0

  init(list: String) { self.list = list }

  mutating func add(_ items: [ComputedItem], _ period: Period) -> [RankingRow] {
    var rows: [RankingRow] = []
    var ranks = CompetitionRank()
    for item in items {
      let rank = ranks.next(item.articles)
      var track = tracks[item.key] ?? Track(item: item, firstSeen: period)
      let isNew = track.times == 0
      let stays = !isNew && track.last == index - 1
      let previous = stays ? track.rank : nil
      track.run = stays ? track.run + 1 : 1
      track.longestRun = max(track.longestRun, track.run)
      track.times += 1
      track.peak = min(track.peak, rank)
      (track.last, track.rank) = (index, rank)
      tracks[item.key] = track
      var row = row(track, period)
      row.status = isNew ? .new : stays ? .stays : .reentry
      row.rank = rank
      row.previous = previous
      row.change = previous.map { $0 - rank }
      row.value = Int(item.articles)
      rows.append(row)
    }
    for key in lastKeys {
      guard let track = tracks[key], track.last == index - 1 else { continue }
      var row = row(track, period)
      row.previous = track.rank
      rows.append(row)
    }
    lastKeys = items.map(\.key)
    index += 1
    return rows
  }

  /// A row of an item that is out, to be filled in.
  private func row(_ track: Track, _ period: Period) -> RankingRow {
    let first = Timestamp(
      day: track.firstSeen.start, secondOfDay: 0, utcOffset: 0, precision: .day)
    return RankingRow(
      kind: .computed, list: list, source: "", observedAt: nil, basis: nil, period: period,
      rank: nil, title: track.item.title, by: track.item.by, status: .out, previous: nil,
      change: nil, peak: track.peak, timesOnList: track.times, periodsOnList: track.times,
      longestRun: track.longestRun, firstSeen: first, hoursOnList: nil)
  }
}

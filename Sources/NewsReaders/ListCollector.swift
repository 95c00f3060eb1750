// Ranking items of one file, gathered into lists by name and time.

import NewsModel

struct ListCollector {
  private struct Key: Hashable {
    var name: String
    var time: Timestamp?
  }
  private let settings: SourceSettings
  private let file: InputFile
  /// Of times in names of files; made once per source, since it knows a whole zone.
  private let nameDates: DateFormatReader?
  private var lists: [Key: RankingList] = [:]
  private var titles: [Key: Set<[String?]>] = [:]
  private var order: [Key] = []

  init(_ settings: SourceSettings, _ file: InputFile, nameDates: DateFormatReader?) {
    self.settings = settings
    self.file = file
    self.nameDates = nameDates
  }

  /// The time of the file's lists: from its name where the job says how, else of its last change.
  func fileTime(_ batch: inout ReadBatch) -> (time: Timestamp?, basis: ObservationBasis) {
    guard let nameDates else {
      let time = Timestamp(secondsSinceEpoch: file.modifiedSecond, utcOffset: 0, precision: .second)
      return (time, .fileTime)
    }
    switch nameDates.read(file.name) {
    case .time(let time, _): return (time, .given)
    case .refused(let refusal):
      batch.note(
        0, refusal.rule,
        "time in the file's name: \(refusal.message(for: settings.timeInName ?? .auto))")
      return (nil, .unknown)
    }
  }

  /// - Parameters:
  ///   - item: Rank 0 where the input gives none: the item's place in its list is taken.
  ///   - list: `nil` where the record names no list.
  ///   - tally: Of the file.
  mutating func add(
    _ item: RankedItem, list: String?, time: (time: Timestamp?, basis: ObservationBasis), line: Int,
    _ tally: inout RecordTally
  ) {
    let key = Key(name: list ?? settings.list ?? settings.name, time: time.time)
    if lists[key] == nil {
      order.append(key)
      lists[key] = RankingList(
        name: key.name, source: settings.name, observedAt: time.time, basis: time.basis, items: [],
        place: Place(path: file.path, line: line))
    }
    var item = item
    if item.rank == 0 {
      item.rank = (lists[key]?.items.count ?? 0) + 1
      tally.count(.missingRank, line: line)
    }
    if !titles[key, default: []].insert([item.title, item.by]).inserted {
      tally.count(.repeatedTitle, line: line)
    }
    lists[key]?.items.append(item)
  }

  /// The lists, items by rank (equal ranks in the order of the file).
  func finish() -> [RankingList] {
    order.compactMap { key in
      guard var list = lists[key] else { return nil }
      list.items = list.items.enumerated().sorted {
        ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
      }.map(\.element)
      return list
    }
  }
}

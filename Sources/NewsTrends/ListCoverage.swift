import NewsModel
import NewsStatistics

/// One list in one period beside the articles of the period.
struct ListCoverage {
  let list: String
  let source: String
  let period: Period
  let basis: AttentionBasis
  let items: [SeenItem]
  let counts: PeriodCounts

  /// Topics that stand on the list or are covered.
  func topicRows(_ names: FactNames) -> [AttentionRow] {
    var onList = [Int](repeating: 0, count: names.topics.count)
    for item in items {
      let topics = basis == .article ? item.article?.topics ?? [] : item.facts.topics
      for topic in Set(topics) { onList[Int(topic)] += 1 }
    }
    let rows = names.topics.indices.compactMap { topic -> AttentionRow? in
      let tally = counts.topics[topic]
      let covered = Int(basis == .article ? tally.articles : tally.titleArticles)
      guard onList[topic] + covered > 0 else { return nil }
      return row(.topic(names.topics[topic]), onList[topic], covered)
    }
    return finished(rows)
  }

  /// Entities with enough items, or with enough expected ones.
  func entityRows(_ names: FactNames, _ settings: AttentionSettings) -> [AttentionRow] {
    var onList: [UInt32: Int] = [:]
    for item in items {
      let entities = basis == .article ? item.article?.entities ?? [] : item.facts.entities
      for entity in Set(entities) { onList[entity, default: 0] += 1 }
    }
    var covered: [UInt32: Int] = [:]
    for tally in counts.entities {
      covered[tally.entity] = Int(basis == .article ? tally.articles : tally.titleArticles)
    }
    let least = settings.minimumEntityItems
    let candidates = Set(onList.keys).union(covered.keys).filter { entity in
      let expected =
        Double(covered[entity] ?? 0) / Double(counts.totals.articles) * Double(items.count)
      return (onList[entity] ?? 0) >= least || expected >= Double(least)
    }
    return finished(
      candidates.map {
        row(.entity(names.entities[Int($0)]), onList[$0] ?? 0, covered[$0] ?? 0)
      })
  }

  /// A row with its p-value in the place of the q-value.
  private func row(_ subject: TrendSubject, _ onList: Int, _ covered: Int) -> AttentionRow {
    let articles = counts.totals.articles
    let table = PairCounts(
      joint: onList, left: items.count, right: onList + covered, total: items.count + articles)
    let listShare = items.isEmpty ? 0 : Double(onList) / Double(items.count)
    return AttentionRow(
      list: list, source: source, period: period, subject: subject, basis: basis,
      listItems: items.count,
      itemsWithSubject: onList, periodArticles: articles, articlesWithSubject: covered,
      listShare: listShare, coverageShare: Double(covered) / Double(articles),
      ratio: ratioOfShares(onList, of: items.count, covered, of: articles),
      qValue: FisherTest(table).twoSided)
  }

  private func finished(_ rows: [AttentionRow]) -> [AttentionRow] {
    var rows = rows.sorted { a, b in
      let (x, y) = (a.ratio?.value ?? .infinity, b.ratio?.value ?? .infinity)
      return x == y ? bytesPrecede(a.subject.sortKey, b.subject.sortKey) : x > y
    }
    let values = qValues(rows.map { $0.qValue ?? 1 })
    for index in rows.indices { rows[index].qValue = values[index] }
    return rows
  }
}

/// The ratio of two shares with its interval at 95 %, by the logarithm of the ratio.
///
/// The standard error of ln(ratio) is √(1/a − 1/m + 1/b − 1/n). Where a is 0 the ratio is 0, and the
/// upper end is that of half an item.
///
/// - Returns: `nil` where b, m or n is 0: nothing to compare with.
/// - Source: Katz, Baptista, Azen, Pike (1978), "Obtaining Confidence Intervals for the Risk Ratio
///   in Cohort Studies", Biometrics 34(3).
func ratioOfShares(_ a: Int, of m: Int, _ b: Int, of n: Int) -> Share? {
  guard b > 0, m > 0, n > 0 else { return nil }
  let items = a > 0 ? Double(a) : 0.5
  let ratio = items / Double(m) / (Double(b) / Double(n))
  let variance = 1 / items - 1 / Double(m) + 1 / Double(b) - 1 / Double(n)
  let factor = exponential(normalQuantile975 * max(0, variance).squareRoot())
  return a > 0
    ? Share(value: ratio, low: ratio / factor, high: ratio * factor)
    : Share(value: 0, low: 0, high: ratio * factor)
}

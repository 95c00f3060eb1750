import NewsModel
import NewsStatistics

/// The keywords of one period: G² of four cells (articles with and without the phrase, in the
/// period and in its past), the log ratio, and Benjamini-Hochberg over all phrases with enough
/// articles. Rows are those over-used in the period, the strongest first.
struct KeywordTable {
  let period: Period
  let articles: Int
  let entries: [PhraseTable.Entry]
  let text: [UInt8]
  let past: [(counts: SubjectCounts, articles: Int)]
  let settings: TrendSettings

  /// A phrase within a longer keyword goes where the longer has this share of its articles.
  private static let foldingShare = 0.8

  func rows() -> [KeywordRow] {
    let pastTotal = past.reduce(0) { $0 + $1.articles }
    guard pastTotal > 0 else { return [] }
    var rows: [KeywordRow] = []
    for entry in entries where Int(entry.articles) >= settings.minimumKeywordArticles {
      let before = past.reduce(0) { $0 + $1.counts[entry.hash] }
      rows.append(row(entry, before: before, pastTotal: pastTotal))
    }
    let q = qValues(rows.map { chiSquaredTail(abs($0.logLikelihood)) })
    for index in rows.indices { rows[index].qValue = q[index] }
    rows.removeAll { $0.logLikelihood <= 0 }
    rows.sort {
      $0.logLikelihood == $1.logLikelihood
        ? bytesPrecede($0.phrase, $1.phrase) : $0.logLikelihood > $1.logLikelihood
    }
    return Array(folded(rows).prefix(settings.keywordSize))
  }

  private func row(_ entry: PhraseTable.Entry, before: Int, pastTotal: Int) -> KeywordRow {
    let bytes = text[Int(entry.start)..<Int(entry.start) + Int(entry.length)]
    let phrase = String(decoding: bytes, as: UTF8.self)
    let counts = KeynessCounts(
      focus: Int(entry.articles), of: articles, reference: before, of: pastTotal)
    let ratio =
      before > 0
      ? counts.logRatio
      : logRatioWithHalf(focus: Int(entry.articles), of: articles, referenceTotal: pastTotal)
    return KeywordRow(
      period: period, phrase: phrase, length: bytes.count { $0 == UInt8(ascii: " ") } + 1,
      articles: Int(entry.articles), periodArticles: articles, pastArticles: before,
      pastTotal: pastTotal, logLikelihood: counts.signedGSquared, logRatio: ratio ?? 0, qValue: 1)
  }

  /// Without the phrases that a longer keyword covers. Only so many are looked at that the result
  /// is long enough.
  private func folded(_ rows: [KeywordRow]) -> [KeywordRow] {
    let strong = Array(rows.prefix(max(settings.keywordSize, 1) * 8))
    return strong.filter { short in
      !strong.contains { long in
        long.length > short.length
          && Double(long.articles) >= KeywordTable.foldingShare * Double(short.articles)
          && " \(long.phrase) ".utf8.contains(" \(short.phrase) ".utf8)
      }
    }
  }
}

extension String.UTF8View {
  /// Whether the bytes of `part` stand somewhere in a row.
  fileprivate func contains(_ part: String.UTF8View) -> Bool {
    let (whole, part) = (Array(self), Array(part))
    guard part.count <= whole.count else { return false }
    return (0...whole.count - part.count).contains { start in
      whole[start..<start + part.count].elementsEqual(part)
    }
  }
}

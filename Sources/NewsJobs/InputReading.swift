// The parallel part of a run: input to facts. Pieces come from the input, each worker owns its
// readers and its analyzer, and results arrive in the order of the pieces.

import NewsModel
import NewsReaders
import Synchronization
import Workers

/// What one piece of input gave.
package struct AnalyzedBatch: Sendable {
  package var source: Int
  package var file: InputFile
  package var articles: [ArticleFacts] = []
  package var lists: [RankingList] = []
  package var findings: [Finding] = []
  package var records = 0
  /// What its records have in common.
  package var tally: RecordTally
  /// Set with the last piece of a file.
  package var end: FileEnd?
  package var isFirst = true
  package var continues = false
}

/// Reads inputs and makes facts of them.
package struct InputReading: Sendable {
  private let sources: [SourceFiles]
  private let analysis: AnalysisSettings
  private let workers: Int

  package init(
    _ sources: [SourceFiles], analysis: AnalysisSettings,
    workers: Int
  ) {
    self.sources = sources
    self.analysis = analysis
    self.workers = workers
  }

  /// Reads all inputs; bad input becomes findings.
  ///
  /// - Parameter take: Gets each batch on the caller's thread, in the order of sources, files and
  ///   records.
  package func run(_ take: (AnalyzedBatch) throws -> Void) throws {
    let cutter = Mutex(PieceSource(InputCutter(sources)))
    let settings = sources.map(\.settings)
    let analysis = analysis
    try Workers.mapInOrder(
      workers: workers,
      next: { cutter.withLock { $0.cutter.next() } },
      makeWorker: {
        let reader = PieceReader(settings)
        let analyzer = ArticleAnalyzer(analysis)
        return { piece in
          let read = reader.read(piece)
          var batch = AnalyzedBatch(source: read.source, file: read.file, tally: read.tally)
          let key = settings[read.source].key
          batch.articles = read.articles.map { analyzer.facts(of: $0, key: key) }
          batch.lists = read.lists
          batch.findings = read.findings
          batch.records = read.records
          batch.end = read.end
          (batch.isFirst, batch.continues) = (read.isFirst, read.continues)
          return batch
        }
      },
      consume: take)
  }
}

/// Holds the cutter for the mutex, which owns what it guards.
private struct PieceSource: ~Copyable, Sendable {
  // The mutex lets one thread at a time in, and the cutter never leaves it.
  nonisolated(unsafe) let cutter: InputCutter
  init(_ cutter: InputCutter) { self.cutter = cutter }
}

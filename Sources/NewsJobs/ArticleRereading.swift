// Stored articles once more out of the files that they came from, where these are still there: a store
// keeps facts and no texts.

import NewsModel
import NewsReaders
import NewsText

/// Reads stored articles again, out of the files that they came from.
struct ArticleRereading {
  private let job: JobFile
  private let tokenizer: Tokenizer

  /// - Parameter vocabulary: Of whoever looks at the words.
  init(_ job: JobFile, _ vocabulary: Vocabulary) {
    self.job = job
    tokenizer = Tokenizer(
      settings: job.text.settings, vocabulary: vocabulary)
  }

  /// What is shown of each article whose file is still there, by the article's id.
  ///
  /// - Complexity: reads each file once a call.
  func lines(
    of wanted: [ExplainedArticle], _ show: (ExplainedArticle, TokenizedText) -> [String]
  ) -> [Int64: [String]] {
    var (lines, open): ([Int64: [String]], [Place: [ExplainedArticle]]) = ([:], [:])
    for entry in wanted { open[entry.article.place, default: []].append(entry) }
    let paths = Set(wanted.map(\.article.place.path))
    for source in job.sources {
      let files = InputFinder.files(source.paths, locate: job.resolve, sidecar: source.observed)
      for file in files.files {
        guard paths.contains(file.path) else { continue }
        forEachArticle(of: file, source) { read in
          guard let entries = open[read.place] else { return }
          let title = job.text.settings.taken(read.title)
          let body = job.text.settings.taken(read.body)
          for entry in entries where entry.article.title == title && lines[entry.article.id] == nil
          {
            tokenizer.tokenize(title: title, body: body)
            lines[entry.article.id] = show(entry, tokenizer.text)
          }
        }
      }
    }
    return lines
  }

  private func forEachArticle(
    of file: InputFile, _ source: SourceSettings, _ body: (Article) -> Void
  ) {
    let (cutter, reader) = (InputCutter([SourceFiles(source, [file])]), PieceReader([source]))
    while let piece = cutter.next() { reader.read(piece).articles.forEach(body) }
  }
}

extension TokenizedText {
  /// The first three of some sentences.
  func sentences(_ numbers: [UInt32]) -> [String] {
    numbers.prefix(3).compactMap { sentence(Int($0)) }
  }
}

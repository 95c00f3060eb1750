// Folders of plain text: one article a file, its first line the headline.

import NewsModel

/// Reads the text files of one source.
struct TextFileReader {
  private let settings: SourceSettings

  init(_ settings: SourceSettings) { self.settings = settings }

  func read(_ bytes: [UInt8], _ file: InputFile, into batch: inout ReadBatch) {
    batch.records += 1
    let kind = ForeignFile.kind(of: bytes, declared: settings.encoding)
    if let kind = kind ?? ForeignFile.records(bytes) {
      batch.reject(0, "file-not-text", "the file is \(kind)")
      return
    }
    let (text, findings) = TextEncoding.decode(
      bytes, declared: settings.encoding, path: file.path)
    batch.findings += findings
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let first = lines.firstIndex(where: { !$0.trimmingSpaces().isEmpty }) else {
      batch.reject(0, "record-empty", "the file has no text")
      return
    }
    let body = lines[(first + 1)...].map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    var article = Article(
      source: settings.name, title: String(lines[first].trimmingSpaces()),
      body: body.joined(separator: "\n"), place: Place(path: file.path, line: first + 1))
    article.id = file.path
    article.section = settings.sectionName(file)
    if article.holdsMarkup { batch.tally.count(.markup, line: first + 1) }
    batch.articles.append(article)
  }
}

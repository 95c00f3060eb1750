// The lines between a headline and the story: address, bylines, captions, time stamps.

import NewsModel

/// What stands above a story.
struct PageHead {
  var url: String?
  var author: String?
  var agency: String?
  var captions: [String] = []
  var published: DateReading?
  var updated: DateReading?
  /// The index of the first stamp's line.
  var stampLine = 0
  /// Lines above the time stamp that are text of the story.
  var earlyParagraphs: [Int] = []

  /// Whether the stamp had something to add: a second date of the same kind is text.
  mutating func take(_ stamp: StampLine, line: Int) -> Bool {
    guard stamp.published == nil || published == nil, stamp.updated == nil || updated == nil
    else { return false }
    if published == nil, updated == nil { stampLine = line }
    published = published ?? stamp.published
    updated = updated ?? stamp.updated
    return true
  }

  mutating func take(_ byline: Byline) {
    if let further = byline.author {
      author = author.map { "\($0), \(further)" } ?? further
    }
    agency = agency ?? byline.agency
  }
}

extension SavedPage {
  /// A time stamp stands in the first lines of a page, blank ones counted.
  private static let stampLines = 12
  private static let longestCaption = 200

  /// Reads the lines after the headline up to the story.
  ///
  /// - Returns: The index of the first line that is neither.
  mutating func readHead(after headline: Int, upTo end: Int, _ head: inout PageHead) -> Int {
    var line = nextText(headline + 1, end)
    if line < end, let url = pageURL(lines[line]) {
      head.url = url
      roles[line] = .url
      line += 1
    }
    if let stamp = firstStamp(from: line, upTo: end) {
      readLines(line..<stamp, above: stamp, &head)
      line = stamp
    }
    while true {
      let next = nextText(line, end)
      guard next < end, readHeadLine(next, &head) else { return next }
      line = next + 1
    }
  }

  private func nextText(_ line: Int, _ end: Int) -> Int {
    var line = line
    while line < end, lines[line].isEmpty { line += 1 }
    return line
  }

  private func firstStamp(from start: Int, upTo end: Int) -> Int? {
    let last = min(end, SavedPage.stampLines)
    guard start < last else { return nil }
    return (start..<last).first {
      StampLine(line: lines[$0], readers: reader.dateReaders) != nil
    }
  }

  /// A stamp, byline or credit; `false`, with nothing read, for any other line.
  private mutating func readHeadLine(_ line: Int, _ head: inout PageHead) -> Bool {
    if line < SavedPage.stampLines,
      let stamp = StampLine(line: lines[line], readers: reader.dateReaders),
      head.take(stamp, line: line)
    {
      roles[line] = .stamp
      return true
    }
    guard let byline = Byline(line: lines[line], agencies: reader.settings.agencies) else {
      return false
    }
    head.take(byline)
    roles[line] = byline.author == nil ? .credit : .byline
    return true
  }

  /// Bylines, captions and early text above the time stamp.
  private mutating func readLines(_ range: Range<Int>, above stamp: Int, _ head: inout PageHead) {
    let last = range.last { !lines[$0].isEmpty }
    for line in range where !lines[line].isEmpty {
      let text = lines[line]
      if let byline = Byline(line: text, agencies: reader.settings.agencies) {
        head.take(byline)
        roles[line] = byline.author == nil ? .credit : .byline
      } else if isCaption(text), head.earlyParagraphs.isEmpty || line == last {
        head.captions.append(String(text))
        roles[line] = .caption
      } else {
        head.earlyParagraphs.append(line)
        roles[line] = .paragraph
      }
    }
    if let first = head.earlyParagraphs.first {
      note(
        first, "page-text-before-date",
        "text above the time stamp that is no caption; it counts as part of the story")
    }
  }

  /// A short line without final stop, closing quotation marks and brackets aside.
  private func isCaption(_ text: Substring) -> Bool {
    guard text.utf8.count <= 4 * SavedPage.longestCaption, text.count <= SavedPage.longestCaption
    else { return false }
    let last = text.last { !"\"'”’»)]）」』".contains($0) }
    return !(last.map { ".!?…。．！？".contains($0) } ?? false)
  }

  /// The address in `URL: https://…`; `nil` for any other line.
  private func pageURL(_ line: Substring) -> String? {
    guard line.prefix(4).lowercased() == "url:" else { return nil }
    let url = line.dropFirst(4).trimmingSpaces()
    let scheme = url.prefix(8).lowercased()
    guard scheme.hasPrefix("http://") || scheme.hasPrefix("https://"),
      !url.contains(where: \.isWhitespace), url.utf8.count > 10
    else { return nil }
    return String(url)
  }
}

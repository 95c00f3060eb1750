// One page while it is read: its lines, their roles so far, and the findings.

import NewsModel

struct SavedPage {
  /// A heading and the index of its line.
  struct Heading {
    let line: Int
    let match: BlockHeading.Match
  }

  let reader: SavedPageReader
  let path: String
  /// Trimmed, character references decoded.
  let lines: [Substring]
  var roles: [LineRole]
  var findings: [Finding]

  init(_ bytes: [UInt8], _ path: String, reader: SavedPageReader) {
    self.reader = reader
    self.path = path
    let (text, findings) = TextEncoding.decode(
      bytes, declared: reader.settings.encoding, path: path)
    self.findings = findings
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { Substring($0).trimmingSpaces() }
    if text.isEmpty || text.utf8.last == 0x0A { lines.removeLast() }
    var unknown = (count: 0, line: 0)
    if text.utf8.contains(UInt8(ascii: "&")) {
      for index in lines.indices {
        let decoded = CharacterReferences.decode(lines[index])
        lines[index] = decoded.text.trimmingSpaces()
        if decoded.unknown > 0, unknown.count == 0 { unknown.line = index + 1 }
        unknown.count += decoded.unknown
      }
    }
    self.lines = lines
    roles = lines.map { $0.isEmpty ? .blank : .unread }
    if unknown.count > 0 {
      note(
        unknown.line - 1, "html-entity-left",
        "\(unknown.count) HTML character \(unknown.count == 1 ? "reference" : "references") "
          + "unknown here, the first in this line; left as written")
    }
  }

  func place(_ line: Int) -> Place { Place(path: path, line: line + 1) }

  mutating func note(_ line: Int, _ rule: String, _ message: String) {
    findings.append(Finding(.noted, place(line), rule: rule, message))
  }

  mutating func reject(_ place: Place, _ rule: String, _ message: String) {
    findings.append(Finding(.rejected, place, rule: rule, message))
  }

  // MARK: - Story

  /// The article in the lines before the first heading; `nil`, with a finding, where none is.
  mutating func readStory(upTo end: Int) -> Article? {
    guard let headline = lines[..<end].firstIndex(where: { !$0.isEmpty }) else {
      if end == lines.count {
        reject(Place(path: path), "page-empty", "the page has no text")
      } else {
        note(
          end, "page-without-headline",
          "the page begins with a ranking block; it gives no article")
      }
      return nil
    }
    roles[headline] = .headline
    var head = PageHead()
    let bodyStart = readHead(after: headline, upTo: end, &head)
    var paragraphs = head.earlyParagraphs
    for line in bodyStart..<end where !lines[line].isEmpty {
      roles[line] = .paragraph
      paragraphs.append(line)
    }
    guard !paragraphs.isEmpty else {
      reject(
        place(headline), "page-without-body",
        "the page has a headline and no story; it gives no article")
      return nil
    }
    noteDates(head, headline)
    return article(headline: headline, head, paragraphs)
  }

  private func article(headline: Int, _ head: PageHead, _ paragraphs: [Int]) -> Article {
    // The story opens after the time stamp; text above it is a standfirst without dateline.
    let early = head.earlyParagraphs.count
    let opening = early < paragraphs.count ? early : 0
    var texts = paragraphs.map { lines[$0] }
    let text = String(texts[opening])
    let dateline = reader.datelines.match(text)
    if let dateline { texts[opening] = text[dateline.bodyStart...] }
    let body = texts.joined(separator: "\n")
    var article = Article(
      source: reader.settings.source, title: String(lines[headline]), body: body,
      place: place(headline))
    article.url = head.url
    article.id = head.url
    article.caption = head.captions.isEmpty ? nil : head.captions.joined(separator: "\n")
    article.author = head.author
    article.published = head.published?.timestamp
    article.updated = head.updated?.timestamp
    if let dateline = dateline?.dateline {
      article.dateline = Dateline(
        places: dateline.places, agency: dateline.agency ?? head.agency)
    } else if let agency = head.agency {
      article.dateline = Dateline(places: [], agency: agency)
    }
    return article
  }

  private mutating func noteDates(_ head: PageHead, _ headline: Int) {
    for case .refused(let refusal)? in [head.published, head.updated] {
      note(head.stampLine, refusal.rule, "time stamp not read: \(refusal.message)")
    }
    let times = [head.published, head.updated].compactMap { reading in
      if case .time(let time, .assumedUTC)? = reading { time } else { nil }
    }
    if times.contains(where: { $0.precision != .day }) {
      note(
        head.stampLine, "time-zone-assumed",
        "the time stamp names no zone and the job none for the source; read as UTC")
    }
    if head.published?.timestamp == nil {
      note(
        headline, "page-undated",
        head.updated?.timestamp == nil
          ? "no date of publication in the first lines; the article counts as undated"
          : "a time of change and no date of publication; the article counts as undated")
    }
  }

  // MARK: - Blocks

  func findHeadings() -> [Heading] {
    lines.indices.compactMap { line in
      let text = lines[line]
      guard !text.isEmpty else { return nil }
      for heading in reader.settings.headings {
        if let match = heading.match(text) { return Heading(line: line, match: match) }
      }
      return nil
    }
  }

  mutating func readBlocks(
    _ headings: [Heading], _ observation: (Timestamp, ObservationBasis)?
  ) -> [RankingList] {
    var lists: [RankingList] = []
    var sections: Set<String> = []
    for (index, heading) in headings.enumerated() {
      let end = index + 1 < headings.count ? headings[index + 1].line : lines.count
      let items = readBlock(heading, upTo: end)
      if let section = heading.match.section, sections.insert(section).inserted,
        sections.count == 2
      {
        note(
          heading.line, "page-sections-differ",
          "another section than in the first block; the article keeps the first")
      }
      if items.isEmpty {
        reject(
          place(heading.line), "ranking-empty", "the heading of a ranking block without items")
      } else if lists.contains(where: { $0.name == heading.match.listName }) {
        reject(
          place(heading.line), "ranking-list-repeated",
          "a second block of the same name in one page; the first is kept")
      } else {
        lists.append(list(heading, items, observation))
      }
    }
    return lists
  }

  private mutating func readBlock(_ heading: Heading, upTo end: Int) -> [RankedItem] {
    roles[heading.line] = .listHeading
    var block = RankingBlock(path: path)
    for line in (heading.line + 1)..<end {
      roles[line] = block.add(lines[line], number: line + 1)
    }
    let (items, found) = block.finish()
    findings += found
    return items
  }

  private func list(
    _ heading: Heading, _ items: [RankedItem], _ observation: (Timestamp, ObservationBasis)?
  ) -> RankingList {
    let known = observation.flatMap { $0.1 == .unknown ? nil : $0 }
    return RankingList(
      name: heading.match.listName, source: reader.settings.source, observedAt: known?.0,
      basis: known?.1 ?? .unknown, items: items, place: place(heading.line))
  }

  consuming func contents(
    _ article: Article?, _ lists: [RankingList], section: String?
  ) -> PageContents {
    var article = article
    article?.section = section
    return PageContents(
      article: article, lists: lists, findings: findings.sorted(), roles: roles)
  }
}

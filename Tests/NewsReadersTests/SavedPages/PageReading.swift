// A page's reading as text, so that a test can state everything that was read in one literal.

import NewsModel
import NewsTestSupport
import Testing

@testable import NewsReaders

/// Every field that has a value, every list and every finding, one on a line.
func reading(of contents: PageContents) -> String {
  var lines: [String] = []
  if let article = contents.article {
    let fields: [(String, String?)] = [
      ("title", article.title), ("id", article.id), ("url", article.url),
      ("section", article.section), ("caption", article.caption), ("author", article.author),
      ("published", article.published?.description), ("updated", article.updated?.description),
      ("places", article.dateline.map { $0.places.joined(separator: " + ") }),
      ("agency", article.dateline?.agency),
    ]
    lines += fields.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : "\(name): \($0)" }
    }
    lines += article.paragraphs.map { "text: \($0)" }
  }
  for list in contents.lists {
    let time = list.observedAt.map { "\($0) " } ?? ""
    lines.append("list: \(list.name) (line \(list.place.line), \(time)\(list.basis.rawValue))")
    lines += list.items.map { "\($0.rank): \($0.title)" }
  }
  lines += contents.findings.map { "\($0.severity.rawValue) \($0.place.line): \($0.rule)" }
  return lines.joined(separator: "\n")
}

/// A page and what must be read from it.
struct PageCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let page: String
  let reading: String
  var settings = SavedPageSettings(source: "The Harbour Post")

  init(_ name: String, _ page: String, _ reading: String, settings: SavedPageSettings? = nil) {
    testDescription = name
    self.page = page
    self.reading = reading
    if let settings { self.settings = settings }
  }

  func read() -> PageContents {
    SavedPageReader(settings: settings).read(
      bytes: Array(page.utf8), path: "page.txt", observation: nil)
  }
}

/// A page with everything in it, for tests that damage pages.
let fullPage = """
  Harbour Town’s Mayor, Ferry Line Agree on Night Service

  The ferry Kamome at the east pier
  15:59 JST, November 17, 2024
  HARBOUR TOWN (Jiji Press) — The mayor and the ferry line on Saturday agreed on a night service.
  “We waited for this,” the mayor said. It costs ¥3 bil. a year &amp; starts in May.
  "Local" POPULAR ARTICLE
  -
  Old Pier Closes for Repairs
  -
  Festival of Lanterns Moves Indoors
  JN ACCESS RANKING
  -
  Rents Rise Near the Station
  -
  Bakery’s Melon Bread Sells Out by Nine

  """

/// SplitMix64 (Steele, Lea, Flood 2014).
struct PageRandom: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

import Foundation
import NewsModel
import Testing

@testable import NewsReaders

@Suite("Saved pages")
struct SavedPageReaderTests {
  @Test(arguments: variantPages)
  func readsEverythingOnAPage(_ page: PageCase) {
    #expect(reading(of: page.read()) == page.reading)
  }

  @Test(arguments: variantPages)
  func givesEveryLineARoleAndReportsWhatItLeavesOut(_ page: PageCase) {
    let contents = page.read()
    var lines = page.page.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    #expect(contents.roles.count == lines.count)
    for (line, role) in zip(lines, contents.roles) {
      #expect((role == .blank) == line.allSatisfy(\.isWhitespace), "\(line)")
    }
    if contents.roles.contains(.unread) { #expect(!contents.findings.isEmpty) }
    #expect(contents.findings == contents.findings.sorted())
  }

  @Test(arguments: [
    (ObservationBasis.given, "2025-12-26T09:00:00Z given"),
    (.fileTime, "2025-12-26T09:00:00Z fileTime"), (.unknown, "unknown"),
  ])
  func datesListsByTheirObservationAndNeverByTheArticle(
    basis: ObservationBasis, expected: String
  ) {
    let seen = Timestamp(secondsSinceEpoch: 1_766_739_600, utcOffset: 0, precision: .second)
    let contents = SavedPageReader(settings: SavedPageSettings(source: "x")).read(
      bytes: Array(fullPage.utf8), path: "p", observation: (seen, basis))
    #expect(contents.lists.count == 2)
    for list in contents.lists {
      let time = list.observedAt.map { "\($0) " } ?? ""
      #expect("\(time)\(list.basis.rawValue)" == expected)
    }
    #expect(contents.article?.published?.description == "2024-11-17T15:59:00+09:00")
  }

  @Test func keepsHeadlinesOfListsOutOfTheBody() throws {
    let contents = variantPages[0].read()
    let body = try #require(contents.article).body
    for item in contents.lists.flatMap(\.items) { #expect(!body.contains(item.title)) }
    #expect(!body.contains("Jiji"))
  }

  // MARK: - The page the project grew from

  @Test(.enabled(if: SeedPage.bytes != nil, "the folder `shared` with the seed page is absent"))
  func readsTheSeedPage() throws {
    let contents = SavedPageReader(settings: SavedPageSettings(source: "The Japan News")).read(
      bytes: try #require(SeedPage.bytes), path: "seed.txt", observation: nil)
    let article = try #require(contents.article)
    #expect(article.title.hasPrefix("Japan’s Ishiba, South Korea’s Yoon Share"))
    #expect(article.title.hasSuffix("Military Ties"))
    #expect(article.caption == "Flags of Japan and South Korea")
    #expect(article.published?.description == "2024-11-17T15:59:00+09:00")
    #expect(article.dateline == Dateline(places: ["LIMA"], agency: "Jiji Press"))
    #expect(article.paragraphs.count == 8)
    #expect(article.paragraphs[0].hasPrefix("Prime Minister Shigeru Ishiba and South Korean"))
    #expect(article.paragraphs[7].hasSuffix("hold talks at any time.”"))
    #expect(article.section == "Politics")
    #expect(article.place == Place(path: "seed.txt", line: 1))
    #expect(contents.findings.isEmpty)
    #expect(contents.lists.map(\.name) == ["POPULAR ARTICLE / Politics", "JN ACCESS RANKING"])
    #expect(contents.lists.map(\.place.line) == [13, 24])
    // The titles as they stand in the file, by line.
    let text = String(decoding: try #require(SeedPage.bytes), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (list, first) in zip(contents.lists, [15, 26]) {
      #expect(list.items.map(\.rank) == [1, 2, 3, 4, 5])
      #expect(list.items.map(\.title) == (0..<5).map { lines[first - 1 + 2 * $0] })
      #expect(list.observedAt == nil && list.basis == .unknown)
    }
  }

  // MARK: - What every reader must stand

  private func read(_ bytes: [UInt8]) -> PageContents {
    SavedPageReader(settings: SavedPageSettings(source: "x")).read(
      bytes: bytes, path: "page.txt", observation: nil)
  }

  @Test func readsTheSameWithoutFinalNewlineWithMarkAndWithOtherLineEnds() {
    let expected = reading(of: read(Array(fullPage.utf8)))
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(reading(of: read(Array(fullPage.utf8.dropLast()))) == expected)
    #expect(reading(of: read(mark + fullPage.utf8)) == expected)
    let crlf = fullPage.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(reading(of: read(Array(crlf.utf8))) == expected)
    #expect(reading(of: read(fullPage.utf8.map { $0 == 0x0A ? 0x0D : $0 })) == expected)
    let units = fullPage.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let wide: [UInt8] = [0xFF, 0xFE] + units
    #expect(reading(of: read(wide)) == expected)
  }

  @Test func readsAPageThatIsNotUTF8AndSaysSo() {
    let contents = read(Array("Caf".utf8) + [0xE9, 0x0A] + Array("It opened.".utf8))
    #expect(contents.article?.title == "Café")
    #expect(contents.findings.map(\.rule) == ["encoding-windows-1252", "page-undated"])
  }

  @Test func keepsNULAndSaysSo() {
    let contents = read(Array("Bridge\nIt\0opened.".utf8))
    #expect(contents.article?.body == "It\0opened.")
    #expect(contents.findings.map(\.rule) == ["page-undated", "nul-characters"])
  }

  @Test func readsALineOfTenMegabytes() {
    let long = String(repeating: "All work and no play. ", count: 480_000)
    for page in ["T\n" + long, long + "\nText.", fullPage + "- " + long] {
      let contents = read(Array(page.utf8))
      #expect(contents.article != nil)
    }
  }

  @Test func readsAPageCutAtAnyByte() {
    let bytes = Array(fullPage.utf8)
    let whole = Set(read(bytes).lists.map(\.name))
    for length in 0...bytes.count {
      let contents = read(Array(bytes[..<length]))
      #expect(whole.isSuperset(of: contents.lists.map(\.name)), "cut at \(length)")
      #expect(contents.article != nil || !contents.findings.isEmpty, "cut at \(length)")
    }
  }

  @Test(arguments: [1, 2, 3, 20_241_117] as [UInt64])
  func readsAPageWithAnyBytesChanged(seed: UInt64) {
    var random = PageRandom(state: seed)
    let original = Array(fullPage.utf8)
    for _ in 0..<400 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.remove(at: at)
        default:
          bytes.insert([0x0A, 0x0D, 0x2D, 0x22, 0x28, 0x26].randomElement(using: &random)!, at: at)
        }
      }
      let contents = read(bytes)
      let again = read(bytes)
      #expect(reading(of: contents) == reading(of: again), "seed \(seed)")
    }
  }
}

/// The seed page lies beside the project, not in it.
enum SeedPage {
  static let bytes: [UInt8]? = {
    let name = "seed/000_5ebac4df04bbaf78.txt"
    var folders: [URL] = []
    if let shared = ProcessInfo.processInfo.environment["PRESSRUN_SHARED"] {
      folders.append(URL(fileURLWithPath: shared))
    }
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      folders.append(folder.appendingPathComponent("shared"))
    }
    return folders.lazy
      .compactMap { try? Data(contentsOf: $0.appendingPathComponent(name)) }
      .first.map { Array($0) }
  }()
}

// News pages that were saved as text: a headline, a caption, a time stamp, the story, and the
// "most read" blocks that stood beside it when the page was fetched.
//
// The story and the blocks are of different times, so a block's list never takes the article's
// date, and a headline of a block never enters the body. The rules are few and fixed, and every
// line has a role (`PageContents.roles`), so that a user can see how a page was read.

import Foundation
import NewsModel

/// What a job says about the pages of one source.
package struct SavedPageSettings: Sendable {
  /// The outlet or feed.
  package var source: String
  /// The zone of time stamps that name none, or an ambiguous one.
  package var zone: TimeZone?
  package var headings: [BlockHeading]
  /// `nil` where the job declares none: see `TextEncoding.decode`.
  package var encoding: TextEncoding?
  /// How time stamps are written, beside the forms that are clear by themselves.
  package var dateFormat: DateFormat
  package var agencies: NewsAgencies

  package init(
    source: String, zone: TimeZone? = nil, headings: [BlockHeading] = BlockHeading.standard,
    encoding: TextEncoding? = nil, dateFormat: DateFormat = .auto,
    agencies: NewsAgencies = .standard
  ) {
    self.source = source
    self.zone = zone
    self.headings = headings
    self.encoding = encoding
    self.dateFormat = dateFormat
    self.agencies = agencies
  }
}

/// What one page held.
package struct PageContents: Sendable {
  /// `nil` where the page has no story; a finding says why.
  package var article: Article?
  package var lists: [RankingList] = []
  /// Sorted.
  package var findings: [Finding] = []
  /// One for each line of the decoded text.
  package var roles: [LineRole] = []
}

/// Reads saved pages of one source.
///
/// In the order of the page:
/// 1. The first line that is not blank is the headline.
/// 2. `URL: https://…` directly under it is the article's URL and id.
/// 3. Up to the time stamp, which stands in the first twelve lines: bylines and credit lines;
///    captions, which are lines of up to 200 characters without a final stop. Other text there is
///    body, with a finding `page-text-before-date`.
/// 4. The time stamp, one line or several (`Updated: …`), then bylines and credit lines.
/// 5. Paragraphs, one on each line, up to the first heading of a block. The first may open with a
///    dateline, which leaves the text.
/// 6. Blocks, each up to the next heading: see `RankingBlock`. The first heading that names a
///    section gives it to the article.
///
/// Character references such as `&amp;` are decoded everywhere.
package struct SavedPageReader: Sendable {
  let settings: SavedPageSettings
  let dateReaders: [DateFormatReader]
  let datelines: DatelineParser

  package init(settings: SavedPageSettings) {
    self.settings = settings
    let clear = DateFormatReader(format: .auto, zone: settings.zone)
    dateReaders =
      settings.dateFormat == .auto
      ? [clear] : [clear, DateFormatReader(format: settings.dateFormat, zone: settings.zone)]
    datelines = DatelineParser(agencies: settings.agencies)
  }

  /// - Parameters:
  ///   - path: As findings and places name the page.
  ///   - observation: When the page was fetched and how that is known; the time of its lists.
  /// - Complexity: O(n) in the length of the page.
  package func read(
    bytes: [UInt8], path: String, observation: (Timestamp, ObservationBasis)?
  ) -> PageContents {
    var page = SavedPage(bytes, path, reader: self)
    let blocks = page.findHeadings()
    let storyEnd = blocks.first?.line ?? page.lines.count
    let article = page.readStory(upTo: storyEnd)
    let lists = page.readBlocks(blocks, observation)
    return page.contents(article, lists, section: blocks.lazy.compactMap(\.match.section).first)
  }
}

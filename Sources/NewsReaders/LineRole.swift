// What each line of a saved page is, so that a reading can be shown beside the page.

/// What a line of a page was read as.
package enum LineRole: String, CaseIterable, Sendable {
  case blank, headline, url, caption, stamp, byline, credit, paragraph
  case listHeading = "list heading"
  case listMark = "list mark"
  case listItem = "list item"
  /// In no field and no count; a finding says why.
  case unread
}

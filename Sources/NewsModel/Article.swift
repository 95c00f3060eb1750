// What a reader found in one record or page, before anything is counted.

/// Where something stands in the input.
package struct Place: Hashable, Sendable {
  /// As the job names it: relative to the job's base folder where possible.
  package var path: String
  /// 1-based line in the (decompressed, decoded) file; 0 where the whole file is meant.
  package var line: Int

  package init(path: String, line: Int = 0) {
    self.path = path
    self.line = line
  }
}

extension Place: Comparable, CustomStringConvertible {
  /// By bytes of the path, then by line.
  package static func < (a: Place, b: Place) -> Bool {
    a.path == b.path ? a.line < b.line : bytesPrecede(a.path, b.path)
  }
  package var description: String { line > 0 ? "\(path):\(line)" : path }
}

/// The place line of a story: where it was written and which agency sent it.
///
/// An agency is a source, never an actor: it is kept here and leaves the text that is counted.
package struct Dateline: Hashable, Sendable {
  /// In the order of the page: `["GENEVA", "NAIROBI"]`. Empty where only an agency is named.
  package var places: [String]
  package var agency: String?

  package init(places: [String], agency: String?) {
    self.places = places
    self.agency = agency
  }
}

/// One article as it was read.
package struct Article: Sendable {
  /// The source's own id, else the canonical URL; `nil` where it has neither.
  package var id: String?
  package var url: String?
  /// The outlet or feed, from a field or from the job.
  package var source: String
  package var section: String?
  package var title: String
  package var caption: String?
  package var author: String?
  /// `nil` where the input gives no date: such an article is counted as undated, never guessed.
  package var published: Timestamp?
  /// The time of the last change, where the source tells it.
  package var updated: Timestamp?
  package var dateline: Dateline?
  /// Without headline, caption, dateline and ranking blocks; paragraphs end at U+000A.
  package var body: String
  package var place: Place

  package init(source: String, title: String, body: String, place: Place) {
    self.source = source
    self.title = title
    self.body = body
    self.place = place
  }

  /// The paragraphs of the body: its lines, trimmed of white space, without the empty ones.
  package var paragraphs: [String] {
    body.split(separator: "\n").compactMap {
      let trimmed = $0.trimmingSpaces()
      return trimmed.isEmpty ? nil : String(trimmed)
    }
  }
}

extension StringProtocol {
  /// Without white space (the Unicode property) at both ends.
  package func trimmingSpaces() -> SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex..<endIndex] }
    return self[first...last]
  }
}

/// The order of UTF-8 bytes, which is the order of Unicode code points. Swift's `<` on strings is
/// not this order, and calls two spellings of one character equal.
package func bytesPrecede(_ a: String, _ b: String) -> Bool { byteOrder(a, b) < 0 }

/// Less than 0 where the UTF-8 bytes of `a` come first, 0 where they are those of `b`, else more.
///
/// - Complexity: O(bytes that they have in common).
package func byteOrder(_ a: String, _ b: String) -> Int {
  // Sorting names was a thirtieth of a report while the views gave their bytes one by one.
  let order = a.utf8.withContiguousStorageIfAvailable { a in
    b.utf8.withContiguousStorageIfAvailable { b in byteOrder(a, b) }
  }
  if let order = order.flatMap({ $0 }) { return order }
  return a.utf8.elementsEqual(b.utf8) ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
}

private func byteOrder(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
  for index in 0..<min(a.count, b.count) where a[index] != b[index] {
    return Int(a[index]) - Int(b[index])
  }
  return a.count - b.count
}

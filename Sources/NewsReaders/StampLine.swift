// The line of a page that says when it was published or changed.

import Foundation
import NewsModel

/// The dates that one line gives.
struct StampLine {
  var published: DateReading?
  var updated: DateReading?

  /// What a line says, if it says nothing but dates and their labels; `nil` for any other line.
  ///
  /// A line that is plainly meant as a date and is none (`February 30, 2024`, `Published: 15:59
  /// CST, …` of a source without zone) is a stamp too, with the refusal in it.
  init?(line: Substring, readers: [DateFormatReader]) {
    guard line.utf8.count <= 160, line.utf8.contains(where: isDigit) else { return nil }
    if add(line, readers) { return }
    let parts = line.split { "|·;•".contains($0) }
    guard parts.count > 1, parts.allSatisfy({ add($0.trimmingSpaces(), readers) }) else {
      return nil
    }
  }

  private enum Label { case published, updated }

  /// Longest first, so that `last updated on` is not read as `last updated` and a word.
  private static let labels: [(text: String, label: Label)] = [
    ("publication date", .published), ("first published", .published),
    ("published online", .published), ("published on", .published), ("published at", .published),
    ("published", .published), ("posted on", .published), ("posted at", .published),
    ("posted", .published), ("issued", .published), ("date", .published),
    ("last updated on", .updated), ("last updated at", .updated), ("last updated", .updated),
    ("last modified", .updated), ("updated on", .updated), ("updated at", .updated),
    ("updated", .updated), ("modified", .updated), ("revised", .updated),
  ]

  private static func labelled(_ text: Substring) -> (label: Label?, rest: Substring) {
    let small = text.prefix(32).lowercased()
    for (name, label) in labels where small.hasPrefix(name) {
      let rest = text.dropFirst(name.count)
      guard let next = rest.first, next == ":" || next == "：" || next.isWhitespace else {
        continue
      }
      return (label, rest.drop { $0 == ":" || $0 == "：" || $0.isWhitespace })
    }
    return (nil, text)
  }

  /// One date with its label or without; `false` where the text is none.
  private mutating func add(_ text: Substring, _ readers: [DateFormatReader]) -> Bool {
    let (label, rest) = StampLine.labelled(text)
    guard let reading = StampLine.read(rest, readers) else { return false }
    if case .refused(let refusal) = reading {
      guard StampLine.isMeantAsDate(rest, refusal, labelled: label != nil) else { return false }
    }
    if label == .updated { updated = updated ?? reading } else { published = published ?? reading }
    return true
  }

  /// The first reader that can read the text decides; else the last one's reason.
  private static func read(_ text: Substring, _ readers: [DateFormatReader]) -> DateReading? {
    var last: DateReading?
    for reader in readers {
      let reading = reader.read(String(text))
      if reading.timestamp != nil { return reading }
      last = reading
    }
    return last
  }

  /// Whether a text that is no date was meant to be one: a whole form, with a year in it.
  private static func isMeantAsDate(
    _ text: Substring, _ refusal: DateRefusal, labelled: Bool
  ) -> Bool {
    switch refusal {
    case .empty, .unknownForm, .digitsOnly, .yearDigits, .outOfRange: return false
    case .dayOrMonthFirst: return text.utf8.count <= 32
    case .noSuchDay, .noSuchTime, .otherWeekday, .ambiguousZone, .unknownZone:
      return labelled || text.split { !$0.isASCII || !$0.isNumber }.contains { $0.count == 4 }
    }
  }
}

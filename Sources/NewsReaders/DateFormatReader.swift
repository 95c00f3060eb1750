// Dates of a source's fields, in one named form and one zone. No formatter objects: a million
// dates take less than a second.

import Foundation
import NewsModel

/// How the offset of a date is known.
package enum ZoneBasis: Hashable, Sendable {
  /// It stands beside the time, or the value is an instant by its nature.
  case written
  /// From the zone of the source, which the job names.
  case source
  /// Nothing says it, and the job names no zone: UTC was taken. Worth a finding.
  case assumedUTC
}

/// What a date field gave.
package enum DateReading: Hashable, Sendable {
  case time(Timestamp, ZoneBasis)
  case refused(DateRefusal)

  package var timestamp: Timestamp? {
    if case .time(let timestamp, _) = self { timestamp } else { nil }
  }
}

/// Reads the dates of one source.
///
/// - A value without zone takes the source's zone. A local time that the clocks showed twice is
///   its first showing; one that they skipped keeps the offset from before (`ZoneClock`).
/// - A date without time has precision `.day` and its own local midnight, so that `localDay` is
///   the day that was written, in every zone.
/// - Fractions of seconds are dropped; 24:00 is the next midnight; second 60 counts as 59.
/// - White space around the value is no part of it.
package struct DateFormatReader: Sendable {
  package let format: DateFormat
  private let clock: ZoneClock?

  package init(format: DateFormat, zone: TimeZone?) {
    self.format = format
    clock = zone.map(ZoneClock.init)
  }

  /// The time that a text gives in one of the formats, or why it gives none.
  package func read(_ text: String) -> DateReading {
    var text = text
    return text.withUTF8 { read($0) }
  }

  /// - Complexity: O(n) in the length of the value; no allocation for a valid one.
  package func read(_ bytes: UnsafeBufferPointer<UInt8>) -> DateReading {
    do throws(DateRefusal) {
      var scanner = DateScanner(bytes)
      guard !scanner.isAtEnd else { return .refused(.empty) }
      let (timestamp, basis) =
        if format == .epochSeconds || format == .epochMilliseconds {
          try epoch(&scanner)
        } else {
          try resolve(try written(&scanner))
        }
      return .time(timestamp, basis)
    } catch {
      return .refused(error)
    }
  }

  // MARK: - Forms

  private func written(_ scanner: inout DateScanner) throws(DateRefusal) -> WrittenDate {
    let date: WrittenDate
    switch format {
    case .pattern(let pattern): return try pattern.find(in: scanner.bytes)
    case .auto: date = try clearForm(&scanner)
    case .iso8601: date = try scanner.isoDate()
    case .rfc2822, .spelled: date = try scanner.spelledDate()
    case .numbered(let form): date = try scanner.numberedDate(form)
    case .epochSeconds, .epochMilliseconds: throw .unknownForm  // read apart
    }
    guard scanner.isAtEnd else { throw .unknownForm }
    return date
  }

  /// The one form that a text can be in, decided by how it begins.
  private func clearForm(_ scanner: inout DateScanner) throws(DateRefusal) -> WrittenDate {
    let run = scanner.digitRun
    let after = scanner.peek(run)
    switch run {
    case 14: return try scanner.compactDate()
    case 8: return try scanner.isoDate()
    case 4 where after == UInt8(ascii: "-") || after == UInt8(ascii: "/"):
      return try scanner.isoDate(slashes: true)
    case 1...2:
      if let names = scanner.formsOfNumberedDate { throw .dayOrMonthFirst(names) }
      return try scanner.spelledDate()
    case 5... where after == nil: throw .digitsOnly
    default: return try scanner.spelledDate()
    }
  }

  /// Seconds or milliseconds since 1970, shown at the source's offset of that instant.
  private func epoch(
    _ scanner: inout DateScanner
  ) throws(DateRefusal) -> (Timestamp, ZoneBasis) {
    let negative = scanner.take("-")
    let run = scanner.digitRun
    guard run > 0 else { throw .unknownForm }
    guard run <= 18, var seconds = scanner.digits(run).map(Int64.init) else { throw .outOfRange }
    if scanner.take(".") {  // what a spreadsheet or a data frame makes of a whole number
      guard scanner.digitRun > 0 else { throw .unknownForm }
      while let byte = scanner.next, isDigit(byte) { scanner.at += 1 }
    }
    guard scanner.isAtEnd else { throw .unknownForm }
    if negative { seconds = -seconds }
    if format == .epochMilliseconds {
      seconds = seconds / 1000 - (seconds % 1000 < 0 ? 1 : 0)
    }
    // 0001-01-01 to 9999-12-31, with a day to spare for the offset.
    guard (-62_135_510_400...253_402_214_400).contains(seconds) else { throw .outOfRange }
    let offset = clock?.offset(at: seconds) ?? 0
    return (
      Timestamp(secondsSinceEpoch: seconds, utcOffset: offset, precision: .second), .written
    )
  }

  // MARK: - From the written date to the instant

  private func resolve(
    _ date: WrittenDate
  ) throws(DateRefusal) -> (timestamp: Timestamp, basis: ZoneBasis) {
    if let problem = date.problem { throw problem }
    guard let day = CivilDay(year: date.year, month: date.month, day: date.day) else {
      throw .noSuchDay
    }
    let secondOfDay = date.time?.secondOfDay ?? 0
    let local = Int64(day.number) * 86_400 + Int64(secondOfDay)
    let offset: Int32
    let basis: ZoneBasis
    switch date.zone {
    case .offset(let written): (offset, basis) = (written, .written)
    case .abbreviation(let abbreviation, let letters):
      guard let found = abbreviation.offset(atLocal: local, source: clock) else {
        throw .ambiguousZone(letters)
      }
      (offset, basis) = (found, .written)
    case nil:
      (offset, basis) = clock.map { ($0.offset(atLocal: local), .source) } ?? (0, .assumedUTC)
    }
    let timestamp = Timestamp(
      day: day, secondOfDay: secondOfDay, utcOffset: offset,
      precision: date.time?.precision ?? .day)
    return (timestamp, basis)
  }
}

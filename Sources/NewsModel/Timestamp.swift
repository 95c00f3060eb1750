// A point in time as a source gave it: the offset is kept, so that a report can show the local
// time of publication and still count days in the zone of the reader.

/// An instant with the offset it was written in and the precision it was written with.
package struct Timestamp: Hashable, Sendable {
  /// How exactly a time was written.
  package enum Precision: Int, Sendable, Codable { case day, minute, second }

  /// Seconds since 1970-01-01T00:00:00Z. For precision `.day` the local midnight.
  package var secondsSinceEpoch: Int64
  /// East of Greenwich, in seconds: +09:00 is 32,400.
  package var utcOffset: Int32
  package var precision: Precision

  package init(secondsSinceEpoch: Int64, utcOffset: Int32, precision: Precision) {
    self.secondsSinceEpoch = secondsSinceEpoch
    self.utcOffset = utcOffset
    self.precision = precision
  }

  /// A local date and time at an offset.
  package init(day: CivilDay, secondOfDay: Int, utcOffset: Int32, precision: Precision) {
    self.init(
      secondsSinceEpoch: Int64(day.number) * 86_400 + Int64(secondOfDay) - Int64(utcOffset),
      utcOffset: utcOffset, precision: precision)
  }

  /// The calendar day at the offset the source wrote.
  package var localDay: CivilDay { day(atOffset: utcOffset) }

  /// The calendar day at another offset.
  package func day(atOffset offset: Int32) -> CivilDay {
    let local = secondsSinceEpoch + Int64(offset)
    return CivilDay(number: Int32(clamping: floorDivide(local, 86_400)))
  }

  /// Seconds after local midnight, 0…86,399.
  package var secondOfDay: Int {
    let local = secondsSinceEpoch + Int64(utcOffset)
    return Int(local - floorDivide(local, 86_400) * 86_400)
  }
}

extension Timestamp: CustomStringConvertible {
  /// ISO 8601 with the offset, as precise as the source: `2024-11-17`,
  /// `2024-11-17T15:59:00+09:00`.
  package var description: String {
    guard precision != .day else { return localDay.description }
    let (hour, minute, second) = (secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60)
    let clock = "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    return "\(localDay)T\(clock)\(Timestamp.describe(offset: utcOffset))"
  }

  /// `+09:00`, `-05:00`, `Z` for zero.
  package static func describe(offset: Int32) -> String {
    if offset == 0 { return "Z" }
    let minutes = Int(offset.magnitude) / 60
    return "\(offset < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}

extension Timestamp: Comparable {
  /// By instant; equal instants by offset, then by precision, so that the order is total.
  package static func < (a: Timestamp, b: Timestamp) -> Bool {
    (a.secondsSinceEpoch, a.utcOffset, a.precision.rawValue)
      < (b.secondsSinceEpoch, b.utcOffset, b.precision.rawValue)
  }
}

private func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
  let quotient = a / b
  return a % b < 0 ? quotient - 1 : quotient
}

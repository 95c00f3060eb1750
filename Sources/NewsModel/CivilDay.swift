// A calendar day without a zone: the unit in which everything is counted.
//
// Days are stored as a day number so that sorting, differences and zero-filling are integer work.
// Weeks are ISO 8601 weeks: they start on Monday, and week 1 holds the first Thursday of the year.
// The zone question is settled before a day exists: see `Timestamp` and the `ZoneClock` of a job.

/// A day of the proleptic Gregorian calendar.
///
/// - Source: day number conversions after Howard Hinnant, "chrono-Compatible Low-Level Date
///   Algorithms" (days_from_civil, civil_from_days).
package struct CivilDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  package var number: Int32

  package init(number: Int32) { self.number = number }

  /// The day of a valid calendar date, else `nil` (month 13, 30 February, year outside 1…9999).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDay.length(ofMonth: month, year: year)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1…12) and day of the month (1…31).
  package var components: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  package var weekday: Int {
    let n = (Int(number) + 3) % 7
    return (n < 0 ? n + 7 : n) + 1
  }

  /// The Monday of this day's ISO week.
  package var monday: CivilDay { CivilDay(number: number - Int32(weekday - 1)) }

  /// The first day of this day's month.
  package var firstOfMonth: CivilDay { CivilDay(number: number - Int32(components.day - 1)) }

  /// ISO week-numbering year and week (1…53).
  package var isoWeek: (year: Int, week: Int) {
    let thursday = CivilDay(number: monday.number + 3)
    let year = thursday.components.year
    let firstOfYear = CivilDay(year: year, month: 1, day: 1)!  // 1 January exists in every year
    return (year, Int(thursday.number - firstOfYear.number) / 7 + 1)
  }

  /// The day so many days later; earlier for a negative number.
  package func advanced(by days: Int) -> CivilDay { CivilDay(number: number + Int32(days)) }

  package static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }

  /// Days in a month, 28 to 31.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDay: CustomStringConvertible {
  /// `2024-11-17`.
  package var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else {
      return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
    // Tables have millions of days.
    return String(unsafeUninitializedCapacity: 10) { text in
      text.putYear(year)
      (text[4], text[7]) = (0x2D, 0x2D)
      text.put(month, at: 5)
      text.put(day, at: 8)
      return 10
    }
  }

  /// The day written `2024-11-17`, exactly; else `nil`.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
      let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes a year, 0…9999, as the first four bytes.
  func putYear(_ year: Int) {
    put(year / 100, at: 0)
    put(year % 100, at: 2)
  }

  /// Writes a number, 0…99, as two digits.
  func put(_ number: Int, at place: Int) {
    self[place] = 0x30 + UInt8(number / 10)
    self[place + 1] = 0x30 + UInt8(number % 10)
  }
}

/// A non-negative number with zeros in front, to `width` digits at least.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// The value of ASCII digits; `nil` for anything else, for none, or beyond 18 digits.
package func decimal(_ bytes: some Collection<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
  var value = 0
  for byte in bytes {
    guard byte >= 0x30, byte <= 0x39 else { return nil }
    value = value * 10 + Int(byte - 0x30)
  }
  return value
}

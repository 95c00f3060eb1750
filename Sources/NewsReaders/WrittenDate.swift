// What stands in a date field, before it is known which instant that is, and why it may be none.

import NewsModel

/// A time of day as written.
struct WrittenTime: Equatable, Sendable {
  /// 24 only for the midnight at the end of a day.
  var hour: Int
  var minute: Int
  /// 60 only for a leap second, which is counted as 59: the time scale here has none.
  var second = 0
  var precision = Timestamp.Precision.minute

  var exists: Bool {
    if hour == 24 { return minute == 0 && second == 0 }
    return hour < 24 && minute < 60 && (second < 60 || (second == 60 && minute == 59))
  }
  var secondOfDay: Int { hour * 3600 + minute * 60 + min(second, 59) }
}

/// The zone that stands beside a time.
enum WrittenZone: Sendable {
  case offset(Int32)
  case abbreviation(ZoneAbbreviation, letters: String)
}

/// A date as written, not yet checked.
struct WrittenDate: Sendable {
  var year = 0
  var month = 0
  var day = 0
  /// 1 for Monday, where the day of the week is written too.
  var weekday: Int?
  var time: WrittenTime?
  var zone: WrittenZone?

  /// Why no such day or time exists; `nil` where it does.
  var problem: DateRefusal? {
    guard let civil = CivilDay(year: year, month: month, day: day) else { return .noSuchDay }
    if let weekday, weekday != civil.weekday { return .otherWeekday }
    if let time, !time.exists { return .noSuchTime }
    return nil
  }
}

/// Why a text gave no date.
package enum DateRefusal: Error, Hashable, Sendable {
  case empty
  /// Not written in the form that was asked for.
  case unknownForm
  /// 30 February, month 13, year 0.
  case noSuchDay
  /// 25:00, 12:60, 13:00 p.m., an offset beyond 14 hours.
  case noSuchTime
  /// The day of the week that is written is not the day of that date.
  case otherWeekday
  /// `1/2/2024`: which number is the month? With the names of the formats that it can be in.
  case dayOrMonthFirst([String])
  /// Digits only: a count of seconds or a date?
  case digitsOnly
  /// Two digits for the year in a format of four, or the reverse.
  case yearDigits
  /// Letters after the time that are no time zone known here.
  case unknownZone(String)
  /// CST, IST, AST: several zones, and the source's zone does not decide.
  case ambiguousZone(String)
  /// Beyond the year 9999 or before the year 1.
  case outOfRange

  /// What was expected and what to do; never quotes more than a zone's letters.
  package var message: String {
    switch self {
    case .empty: "the date is empty"
    case .unknownForm: "the date is not in the expected form"
    case .noSuchDay: "no such day in the calendar"
    case .noSuchTime: "no such time of day or offset"
    case .otherWeekday: "the date falls on another day of the week than it says"
    case .dayOrMonthFirst(let names):
      "a date in numbers; name the form of the source, `dates: \(names[0])`"
        + names.dropFirst().map { " or `dates: \($0)`" }.joined()
    case .digitsOnly:
      "a bare number; name the form of the source: `epochSeconds` or `epochMilliseconds`"
    case .yearDigits: "the year has another number of digits than the form of the source"
    case .unknownZone(let letters): "unknown time zone \(letters)"
    case .ambiguousZone(let letters):
      "\(letters) is the name of several time zones; give the source's zone in the job, "
        + "for instance `zone: America/Chicago`"
    case .outOfRange: "the date lies outside the years 1 to 9999"
    }
  }

  /// What was expected, with the form that the job names.
  package func message(for format: DateFormat) -> String {
    switch self {
    case .unknownForm where format != .auto: "the date is not in the form `\(format.name)`"
    case .yearDigits: "the year has another number of digits than the form `\(format.name)`"
    default: message
    }
  }

  /// The stable id of the finding that a refused date makes.
  package var rule: String {
    switch self {
    case .ambiguousZone: "time-zone-ambiguous"
    case .unknownZone: "time-zone-unknown"
    default: "date-refused"
    }
  }
}

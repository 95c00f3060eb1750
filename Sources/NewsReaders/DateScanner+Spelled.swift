// Dates with the month in letters, in the orders that the English-language press uses, and
// RFC 2822, which is one of them.

import NewsModel

extension DateScanner {
  /// Day, month and year in any order that is clear, a time before or after them, a weekday or not.
  ///
  /// Everything in the text must belong to the date; commas, `at`, `on`, `of`, `|` and lone dashes
  /// between the parts may.
  mutating func spelledDate() throws(DateRefusal) -> WrittenDate {
    var date = WrittenDate()
    while !isAtEnd {
      skipFillers()
      guard let byte = next else { break }
      if isDigit(byte) {
        try spelledNumber(&date)
      } else if isLetter(byte) {
        try spelledWord(&date)
      } else {
        throw .unknownForm
      }
    }
    guard date.year > 0, date.month > 0, date.day > 0 else { throw .unknownForm }
    return date
  }

  private mutating func skipFillers() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x2C || byte == 0x7C { at += 1 }
  }

  /// A time, a year of four digits, a day of one or two (`17th`), or a whole ISO day.
  private mutating func spelledNumber(_ date: inout WrittenDate) throws(DateRefusal) {
    if date.time == nil, let time = try time() {
      date.time = time
      date.zone = try zoneUnlessDate()
      return
    }
    switch digitRun {
    case 4 where date.year == 0:
      date.year = digits(4) ?? 0
      if date.month == 0, date.day == 0, take("-") {
        guard let month = digits(2), take("-"), let day = digits(2) else { throw .unknownForm }
        (date.month, date.day) = (month, day)
      }
    case 1...2 where date.day == 0:
      guard let day = digits(1...2), day > 0 else { throw .unknownForm }
      date.day = day
      try skipOrdinal()
    default: throw .unknownForm
    }
  }

  /// The `th` of `17th`, and the dot or dash of `17.` and `17-Nov-2024`.
  private mutating func skipOrdinal() throws(DateRefusal) {
    let suffix = letters()
    if !suffix.isEmpty {
      let known = ["st", "nd", "rd", "th"].contains { $0.utf8.elementsEqual(suffix) }
      guard known else { throw .unknownForm }
    }
    if next == UInt8(ascii: "-"), peek(1).map(isLetter) ?? false { at += 1 }
  }

  private mutating func spelledWord(_ date: inout WrittenDate) throws(DateRefusal) {
    let start = at
    let word = letters()
    if let month = DateWord.month(word) {
      guard date.month == 0 else { throw .unknownForm }
      date.month = month
      _ = take(".")
      if next == UInt8(ascii: "-"), peek(1).map(isDigit) ?? false { at += 1 }
    } else if let weekday = DateWord.weekday(word) {
      guard date.weekday == nil else { throw .unknownForm }
      date.weekday = weekday
      _ = take(".")
    } else if !DateWord.isFiller(word) {
      at = start
      guard date.zone == nil, date.time != nil, let zone = try zone() else { throw .unknownForm }
      date.zone = zone
    }
  }

  /// The zone after a time, where the next word is not the date's (`15:59 MAY 3`).
  private mutating func zoneUnlessDate() throws(DateRefusal) -> WrittenZone? {
    let start = at
    skipSpaces()
    let word = letters()
    at = start
    if DateWord.month(word) != nil || DateWord.weekday(word) != nil || DateWord.isFiller(word) {
      return nil
    }
    return try zone()
  }
}

/// English words of dates, as full words or in the abbreviations of the press.
enum DateWord {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// 1…12.
  static func month(_ word: some Collection<UInt8>) -> Int? { number(of: word, in: months) }

  /// 1 for Monday to 7.
  static func weekday(_ word: some Collection<UInt8>) -> Int? { number(of: word, in: weekdays) }

  static func isFiller(_ word: some Collection<UInt8>) -> Bool {
    ["at", "on", "of"].contains { equal(word, $0, prefix: false) }
  }

  /// The whole word, or its first three letters or more where it is four or five (`Sept`, `Thurs`).
  private static func number(of word: some Collection<UInt8>, in words: [String]) -> Int? {
    guard word.count >= 3 else { return nil }
    let found = words.firstIndex { equal(word, $0, prefix: word.count <= 5) }
    return found.map { $0 + 1 }
  }

  private static func equal(_ a: some Collection<UInt8>, _ b: String, prefix: Bool) -> Bool {
    var letters = b.utf8.makeIterator()
    for byte in a {
      guard let letter = letters.next(), byte | 0x20 == letter else { return false }
    }
    return prefix || letters.next() == nil
  }
}

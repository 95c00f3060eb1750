// A cursor over the bytes of a date, and the pieces that all written forms share.
//
// Dates are read millions of times, so nothing is allocated on the way to a valid one.

import NewsModel

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
func isLetter(_ byte: UInt8) -> Bool { byte & 0xDF >= 0x41 && byte & 0xDF <= 0x5A }

/// Reads forward; what does not fit is left where it stands.
///
/// The buffer belongs to the caller and outlives the scanner, which never leaves the module.
struct DateScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var at: Int
  let end: Int

  /// Without white space (ASCII) at both ends.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    at = start
    self.end = end
  }

  var isAtEnd: Bool { at >= end }
  var next: UInt8? { at < end ? bytes[at] : nil }
  func peek(_ ahead: Int) -> UInt8? { at + ahead < end ? bytes[at + ahead] : nil }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < end, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  mutating func skipSpaces() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
  }

  /// How many digits stand here, up to 20.
  var digitRun: Int {
    var count = 0
    while count < 20, let byte = peek(count), isDigit(byte) { count += 1 }
    return count
  }

  /// Exactly `count` digits, no matter what follows.
  mutating func digits(_ count: Int) -> Int? {
    guard at + count <= end else { return nil }
    var value = 0
    for index in at..<(at + count) {
      guard isDigit(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    at += count
    return value
  }

  /// All digits that stand here, if their number is in `counts`.
  mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
    let run = digitRun
    return counts.contains(run) ? digits(run) : nil
  }

  /// The letters that stand here; empty where none do.
  mutating func letters() -> UnsafeBufferPointer<UInt8>.SubSequence {
    let start = at
    while at < end, isLetter(bytes[at]) { at += 1 }
    return bytes[start..<at]
  }

  // MARK: - Time of day

  /// `15:59`, `15:59:07.25`, `3:59 p.m.`; `nil`, with nothing read, where no time stands here.
  mutating func time() throws(DateRefusal) -> WrittenTime? {
    let start = at
    guard let hour = digits(1...2), take(":"), let minute = digits(2) else {
      at = start
      return nil
    }
    var time = WrittenTime(hour: hour, minute: minute)
    if take(":") {
      guard let second = digits(2) else { throw .unknownForm }
      time.second = second
      time.precision = .second
      if let mark = next, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","),
        let digit = peek(1), isDigit(digit)
      {
        at += 1
        while let byte = next, isDigit(byte) { at += 1 }
      }
    }
    if let afternoon = halfOfDay() {
      guard (1...12).contains(hour) else { throw .noSuchTime }
      time.hour = hour % 12 + (afternoon ? 12 : 0)
    }
    guard time.exists else { throw .noSuchTime }
    return time
  }

  /// `a.m.`, `PM`: whether it is the afternoon. `nil`, with nothing read, where neither stands.
  private mutating func halfOfDay() -> Bool? {
    let start = at
    skipSpaces()
    if let letter = next, letter & 0xDF == 0x41 || letter & 0xDF == 0x50 {
      let afternoon = letter & 0xDF == 0x50
      at += 1
      let dotted = take(".")
      if let m = next, m & 0xDF == 0x4D {
        at += 1
        if dotted { _ = take(".") }
        if next.map({ !isLetter($0) }) ?? true { return afternoon }
      }
    }
    at = start
    return nil
  }

  // MARK: - Zone

  /// `Z`, `+09:00`, `-0500`, `+09`, `UTC+9`, `JST`, `(JST)`, `+0900 (JST)`; `nil` for none.
  ///
  /// - Throws: `DateRefusal.unknownZone` for other letters in capitals.
  mutating func zone() throws(DateRefusal) -> WrittenZone? {
    let start = at
    skipSpaces()
    if let offset = try numericOffset() {
      skipComment()
      return .offset(offset)
    }
    let bracketed = take("(")
    let name = letters()
    let isZulu = name.count == 1 && name.first == UInt8(ascii: "z")
    guard !name.isEmpty, name.count <= 5, name.allSatisfy({ $0 <= 0x5A }) || isZulu else {
      at = start
      return nil
    }
    if bracketed, !take(")") { throw .unknownForm }
    let letters = String(decoding: name, as: UTF8.self)
    guard let abbreviation = ZoneAbbreviation(name) else { throw .unknownZone(letters) }
    if case .fixed(0) = abbreviation.meaning {
      skipSpaces()
      if let offset = try numericOffset(hoursOnly: true) { return .offset(offset) }
    }
    return .abbreviation(abbreviation, letters: letters)
  }

  /// A sign and two digits of hours, then two of minutes or none; `hoursOnly` also takes one digit.
  private mutating func numericOffset(hoursOnly: Bool = false) throws(DateRefusal) -> Int32? {
    let start = at
    let sign: Int
    if take("+") {
      sign = 1
    } else if take("-") {
      sign = -1
    } else if next == 0xE2, peek(1) == 0x88, peek(2) == 0x92 {  // U+2212, the minus sign
      at += 3
      sign = -1
    } else {
      return nil
    }
    let run = digitRun
    guard run == 2 || run == 4 || (run == 1 && hoursOnly), let hours = digits(min(run, 2)) else {
      at = start
      return nil
    }
    var minutes = 0
    if run == 4 {
      minutes = digits(2) ?? 0
    } else if next == UInt8(ascii: ":") {
      at += 1
      guard let written = digits(2) else { throw .unknownForm }
      minutes = written
    }
    guard minutes < 60, hours * 60 + minutes <= 14 * 60 else { throw .noSuchTime }
    return Int32(sign * (hours * 3600 + minutes * 60))
  }

  /// A comment after a numeric offset: ` (JST)`, as RFC 2822 allows.
  private mutating func skipComment() {
    let start = at
    skipSpaces()
    if take("("), let close = bytes[at..<end].firstIndex(of: UInt8(ascii: ")")) {
      at = close + 1
    } else {
      at = start
    }
  }

  // MARK: - Whole forms

  /// `2024-11-17`, then a time and a zone or not.
  mutating func isoDate(slashes: Bool = false) throws(DateRefusal) -> WrittenDate {
    var date = WrittenDate()
    guard let year = digits(4) else { throw .unknownForm }
    date.year = year
    let basic = next.map(isDigit) ?? false
    let separator: Unicode.Scalar = slashes && next == UInt8(ascii: "/") ? "/" : "-"
    guard basic || take(separator), let month = digits(2),
      basic || take(separator), let day = digits(2)
    else { throw .unknownForm }
    (date.month, date.day) = (month, day)
    if take("T") || take("t") {
      if basic { date.time = try basicTime() }
      if date.time == nil { date.time = try time() }
      guard date.time != nil else { throw .unknownForm }
    } else if next == 0x20 || next == UInt8(ascii: ",") {
      _ = take(",")
      skipSpaces()
      date.time = try time()
    }
    date.zone = try zone()
    return date
  }

  /// `1559` or `155907`, after a basic date.
  private mutating func basicTime() throws(DateRefusal) -> WrittenTime? {
    let run = digitRun
    guard run == 4 || run == 6, let hour = digits(2), let minute = digits(2) else { return nil }
    var time = WrittenTime(hour: hour, minute: minute)
    if run == 6 {
      time.second = digits(2) ?? 0
      time.precision = .second
    }
    guard time.exists else { throw .noSuchTime }
    return time
  }

  /// 14 digits: `20241117155900`.
  mutating func compactDate() throws(DateRefusal) -> WrittenDate {
    guard let year = digits(4), let month = digits(2), let day = digits(2),
      let time = try basicTime()
    else { throw .unknownForm }
    return WrittenDate(year: year, month: month, day: day, time: time, zone: try zone())
  }

  /// The names of the formats that `1/2/2024`, `1-2-24` or `1.2.2024` can be in; `nil` where none of
  /// them stands here.
  var formsOfNumberedDate: [String]? {
    let names = DateFormat.names.filter { _, format in
      guard case .numbered(let form) = format else { return false }
      var copy = self
      guard let date = try? copy.numberedDate(form) else { return false }
      return date.problem == nil
    }.map(\.name)
    return names.isEmpty ? nil : names
  }

  /// Two numbers and a year, then a time and a zone or not.
  mutating func numberedDate(_ form: NumberedDate) throws(DateRefusal) -> WrittenDate {
    guard let first = digits(1...2), take(form.separator), let second = digits(1...2),
      take(form.separator)
    else { throw .unknownForm }
    guard digitRun == form.yearDigits else {
      throw digitRun == 2 || digitRun == 4 ? .yearDigits : .unknownForm
    }
    guard let written = digits(form.yearDigits) else { throw .unknownForm }
    var date = WrittenDate(
      year: form.yearDigits == 2 ? written + (written <= 68 ? 2000 : 1900) : written,
      month: form.isDayFirst ? second : first, day: form.isDayFirst ? first : second)
    if take(",") || next == 0x20 || next == UInt8(ascii: "T") {
      _ = take("T")
      skipSpaces()
      date.time = try time()
      date.zone = try zone()
    }
    return date
  }
}

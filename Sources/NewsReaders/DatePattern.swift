// A date inside a longer text, as file names have it: `yyyyMMdd_HHmmss` in
// `scrapes__most_read_url 20231015_100002 .csv`.

import NewsModel

/// Fields of fixed width and literal text between them.
///
/// `yyyy`, `MM`, `dd`, `HH`, `mm` and `ss` are the fields; everything else is literal, and text
/// between apostrophes is literal in any case (`'comments_'yyyyMMdd`).
package struct DatePattern: Hashable, Sendable {
  enum Field: String, CaseIterable, Sendable {
    case year = "yyyy"
    case month = "MM"
    case day = "dd"
    case hour = "HH"
    case minute = "mm"
    case second = "ss"
  }

  enum Part: Hashable, Sendable {
    case field(Field)
    case literal(UInt8)
  }

  /// As written.
  package let text: String
  let parts: [Part]

  /// - Throws: `UnknownDateFormat` where year, month or day is missing, a field stands twice, or
  ///   hours stand without minutes.
  package init(_ text: String) throws(UnknownDateFormat) {
    self.text = text
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    var quoted = false
    while let first = rest.first {
      if first == UInt8(ascii: "'") {
        quoted.toggle()
        rest = rest.dropFirst()
      } else if !quoted,
        let field = Field.allCases.first(where: { rest.starts(with: $0.rawValue.utf8) })
      {
        guard !parts.contains(.field(field)) else {
          throw UnknownDateFormat(
            description: "the date pattern `\(text)` has `\(field.rawValue)` twice; "
              + "put literal text between apostrophes")
        }
        parts.append(.field(field))
        rest = rest.dropFirst(field.rawValue.utf8.count)
      } else {
        parts.append(.literal(first))
        rest = rest.dropFirst()
      }
    }
    self.parts = parts
    try check()
  }

  private func check() throws(UnknownDateFormat) {
    var needed: [Field] = [.year, .month, .day]
    if parts.contains(.field(.second)) { needed += [.hour, .minute] }
    if parts.contains(.field(.minute)) { needed.append(.hour) }
    if parts.contains(.field(.hour)) { needed.append(.minute) }
    if let missing = needed.first(where: { !parts.contains(.field($0)) }) {
      throw UnknownDateFormat(
        description: "the date pattern `\(text)` has no `\(missing.rawValue)`")
    }
  }

  /// The first place in `bytes` where every field has its digits and they are a real date.
  ///
  /// Digits that run on before or after the match would be another number, so they refuse it.
  ///
  /// - Throws: `DateRefusal.unknownForm` where nothing fits, `.noSuchDay` or `.noSuchTime` where
  ///   digits fit that are no date.
  func find(in bytes: UnsafeBufferPointer<UInt8>) throws(DateRefusal) -> WrittenDate {
    var refusal = DateRefusal.unknownForm
    let width = parts.reduce(0) { $0 + $1.width }
    guard bytes.count >= width else { throw refusal }
    for start in 0...(bytes.count - width) {
      guard let date = match(bytes, at: start) else { continue }
      if let problem = date.problem {
        if refusal == .unknownForm { refusal = problem }
      } else {
        return date
      }
    }
    throw refusal
  }

  private func match(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> WrittenDate? {
    if case .field = parts.first, start > 0, isDigit(bytes[start - 1]) { return nil }
    var date = WrittenDate()
    var clock = (hour: 0, minute: 0, second: 0)
    var at = start
    for part in parts {
      switch part {
      case .literal(let byte):
        guard bytes[at] == byte else { return nil }
      case .field(let field):
        guard let value = decimal(bytes[at..<(at + part.width)]) else { return nil }
        switch field {
        case .year: date.year = value
        case .month: date.month = value
        case .day: date.day = value
        case .hour: clock.hour = value
        case .minute: clock.minute = value
        case .second: clock.second = value
        }
      }
      at += part.width
    }
    if case .field = parts.last, at < bytes.count, isDigit(bytes[at]) { return nil }
    if parts.contains(.field(.hour)) {
      date.time = WrittenTime(
        hour: clock.hour, minute: clock.minute, second: clock.second,
        precision: parts.contains(.field(.second)) ? .second : .minute)
    }
    return date
  }
}

extension DatePattern.Part {
  /// Bytes that the part takes.
  var width: Int {
    switch self {
    case .literal: 1
    case .field(.year): 4
    case .field: 2
    }
  }
}

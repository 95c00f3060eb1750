// Calendar periods. Periods are never bins by number of articles: a day, an ISO week or a month
// exists whether or not anything was published in it, so series are zero-filled by construction.

/// The length of the periods that a table or a ranking is counted in.
package enum Grain: String, CaseIterable, Sendable, Codable {
  case day, week, month
  /// Everything that the run covers, undated articles included.
  case all
}

/// One calendar day, ISO week or month, or the whole of a run.
package struct Period: Hashable, Comparable, Sendable {
  package let grain: Grain
  /// The first day; the earliest representable day for `.all`.
  package let start: CivilDay

  /// The period of `grain` that holds `day`.
  package init(_ grain: Grain, containing day: CivilDay) {
    self.grain = grain
    switch grain {
    case .day: start = day
    case .week: start = day.monday
    case .month: start = day.firstOfMonth
    case .all: start = CivilDay(number: .min)
    }
  }

  /// Everything that a run covers.
  package static let all = Period(.all, containing: CivilDay(number: 0))

  /// The last day; `nil` for `.all`, which has no end of its own.
  package var end: CivilDay? {
    switch grain {
    case .day: return start
    case .week: return start.advanced(by: 6)
    case .month:
      let (year, month, _) = start.components
      return start.advanced(by: CivilDay.length(ofMonth: month, year: year) - 1)
    case .all: return nil
    }
  }

  /// The next period of the same grain; `.all` has none.
  package var next: Period? { end.map { Period(grain, containing: $0.advanced(by: 1)) } }

  /// The period before, of the same grain; `.all` has none.
  package var previous: Period? {
    grain == .all ? nil : Period(grain, containing: start.advanced(by: -1))
  }

  /// Grain first (day, week, month, all), then time.
  package static func < (a: Period, b: Period) -> Bool {
    a.grain == b.grain ? a.start < b.start : a.grain.order < b.grain.order
  }
}

extension Grain {
  fileprivate var order: Int { Grain.allCases.firstIndex(of: self)! }  // every case is listed
}

extension Period: CustomStringConvertible {
  /// `2024-11-17`, `2024-W46`, `2024-11` or `all`.
  package var description: String {
    switch grain {
    case .day: return start.description
    case .week:
      let (year, week) = start.isoWeek
      return Period.text(year, "-W", week)
    case .month:
      let (year, month, _) = start.components
      return Period.text(year, "-", month)
    case .all: return "all"
    }
  }

  /// A year of four digits, a mark of ASCII letters, and a number of two digits.
  private static func text(_ year: Int, _ mark: StaticString, _ number: Int) -> String {
    guard (0...9999).contains(year) else { return "\(padded(year, 4))\(mark)\(padded(number, 2))" }
    // Tables have millions of periods.
    let count = mark.utf8CodeUnitCount
    return String(unsafeUninitializedCapacity: 6 + count) { text in
      text.putYear(year)
      for index in 0..<count { text[4 + index] = mark.utf8Start[index] }
      text.put(number, at: 4 + count)
      return 6 + count
    }
  }

  /// The period that `description` would write so; `nil` for anything else (week 54, month 13).
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    if text == "all" {
      self = .all
    } else if let day = CivilDay(text) {
      self.init(.day, containing: day)
    } else if bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      let year = decimal(bytes[0..<4]), let week = decimal(bytes[6..<8]),
      let fourth = CivilDay(year: year, month: 1, day: 4)
    {
      let monday = fourth.monday.advanced(by: 7 * (week - 1))
      guard monday.isoWeek == (year, week) else { return nil }
      self.init(.week, containing: monday)
    } else if bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
      let first = CivilDay(year: year, month: month, day: 1)
    {
      self.init(.month, containing: first)
    } else {
      return nil
    }
  }
}

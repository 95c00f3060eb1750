// How a source writes its dates: the names that a job file may use.

/// The form in which a source writes its dates.
package enum DateFormat: Hashable, Sendable {
  /// Every form that can be read in one way only: `iso8601` (also with `/`, and as 8 or 14
  /// digits), `rfc2822` and `spelled`. Never `1/2/2024`.
  case auto
  /// `2024-11-17`, `2024-11-17T15:59:00.250+09:00`, `2024-11-17 15:59 JST`, `20241117`.
  case iso8601
  /// `Sun, 17 Nov 2024 06:59:00 GMT`.
  case rfc2822
  /// `November 17, 2024`, `17 Nov. 2024`, `15:59 JST, November 17, 2024`.
  case spelled
  /// `11/17/24`, `17.11.2024`.
  case numbered(NumberedDate)
  /// `1731826740`.
  case epochSeconds
  /// `1731826740000`.
  case epochMilliseconds
  /// Searched for inside a text, such as a file name.
  case pattern(DatePattern)
}

/// The order of a date in numbers.
package struct NumberedDate: Hashable, Sendable {
  /// `/`, `-` or `.`.
  package var separator: Unicode.Scalar
  package var isDayFirst: Bool
  /// 4, or 2: 00…68 are 2000…2068, 69…99 are 1969…1999, as in POSIX.
  package var yearDigits: Int
}

/// A date format name in a job that cannot be used.
package struct UnknownDateFormat: Error, Equatable, CustomStringConvertible {
  package let description: String
}

extension DateFormat {
  /// The names for a job file, in the order in which help lists them.
  package static let names: [(name: String, format: DateFormat)] =
    [
      ("auto", .auto), ("iso8601", .iso8601), ("rfc2822", .rfc2822), ("spelled", .spelled),
    ] + numbered + [("epochSeconds", .epochSeconds), ("epochMilliseconds", .epochMilliseconds)]

  /// Whether two names differ only in capitals and in doubled letters: `dd/mm/yyyy` for `D/M/YYYY`.
  private static func looks(_ name: String, like other: String) -> Bool {
    func plain(_ text: String) -> String {
      text.uppercased().replacing("DD", with: "D").replacing("MM", with: "M")
    }
    return name.contains("Y") && plain(name) == plain(other)
  }

  private static let numbered: [(name: String, format: DateFormat)] = [
    ("M/D/YYYY", "/", false), ("MM-DD-YYYY", "-", false), ("D/M/YYYY", "/", true),
    ("D.M.YYYY", ".", true), ("DD-MM-YYYY", "-", true),
  ].flatMap { (name, separator: Unicode.Scalar, isDayFirst) in
    [4, 2].map { digits in
      let date = NumberedDate(
        separator: separator, isDayFirst: isDayFirst, yearDigits: digits)
      return (String(name.dropLast(4 - digits)), DateFormat.numbered(date))
    }
  }

  /// As a job names it.
  var name: String {
    if case .pattern(let pattern) = self { return pattern.text }
    return DateFormat.names.first { $0.format == self }?.name ?? ""
  }

  /// The format of a name, or of a pattern such as `yyyyMMdd_HHmmss`.
  ///
  /// - Throws: `UnknownDateFormat`, with the nearest name or with what the pattern lacks.
  package init(named name: String) throws(UnknownDateFormat) {
    if let known = DateFormat.names.first(where: { $0.name == name }) {
      self = known.format
    } else if name.contains("yyyy") {
      do throws(UnknownDateFormat) {
        self = .pattern(try DatePattern(name))
      } catch {
        let known = DateFormat.names.first { DateFormat.looks($0.name, like: name) }
        throw known.map {
          UnknownDateFormat(
            description: "unknown date format `\(name)`; did you mean `\($0.name)`?")
        } ?? error
      }
    } else {
      let known = DateFormat.names.map(\.name)
      let hint =
        nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
        ?? "known are \(known.joined(separator: ", ")) and patterns such as `yyyyMMdd_HHmmss`"
      throw UnknownDateFormat(description: "unknown date format `\(name)`; \(hint)")
    }
  }
}

// Numbers and lists as sentences say them, in reports, findings and messages alike.

/// A number with a fixed count of decimals, `.` before them; rounded to nearest, ties away.
package func fixed(_ value: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let units = (value.magnitude * scale).rounded()
  guard units < 1e15 else { return "\(value)" }
  let whole = Int(units)
  let sign = value < 0 && whole > 0 ? "-" : ""
  guard digits > 0 else { return sign + grouped(whole) }
  let rest = String(whole % Int(scale))
  let zeros = String(repeating: "0", count: digits - rest.count)
  return "\(sign)\(whole / Int(scale)).\(zeros)\(rest)"
}

/// `17.4 %`
package func percent(_ share: Double) -> String { fixed(share * 100, 1) + " %" }

/// `12,345`
package func grouped(_ number: Int) -> String {
  var digits = Array(String(number.magnitude))
  var index = digits.count - 3
  while index > 0 {
    digits.insert(",", at: index)
    index -= 3
  }
  return (number < 0 ? "-" : "") + String(digits)
}

/// `1 article`, `2 articles`, `no articles`.
package func counted(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
  let many = plural ?? noun + "s"
  return number == 0 ? "no \(many)" : "\(grouped(number)) \(number == 1 ? noun : many)"
}

/// `A, B and C`
package func enumerated(_ parts: [String]) -> String {
  guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
  return parts.dropLast().joined(separator: ", ") + " and " + last
}

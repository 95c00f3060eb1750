// Numbers: the same digits on every machine, whatever its locale, and as fast as text.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

extension CSVRowWriter {
  /// A whole number. Never guarded.
  package mutating func integer(_ value: Int) {
    startCell()
    // Most counts have one digit.
    if value >= 0, value < 10 { return buffer.append(0x30 | UInt8(truncatingIfNeeded: value)) }
    if value < 0 { buffer.append(UInt8(ascii: "-")) }
    buffer.append(digitsOf: UInt64(value.magnitude), width: 1)
  }

  /// A number with a fixed count of decimals and a point, rounded as C's `printf("%.*f")` does:
  /// the exact value of the `Double` to the nearest, ties to even.
  ///
  /// Zero has no sign: −0.0001 with three digits is `0.000`. NaN and infinity are empty cells.
  ///
  /// - Parameter digits: Decimals, 0…22.
  /// - Complexity: A few nanoseconds while |value|·10^digits < 2^53, else a call of `vsnprintf`.
  package mutating func decimal(_ value: Double, digits: Int) {
    precondition(digits >= 0 && digits < powersOfTen.count, "\(digits) decimals")
    startCell()
    guard value.isFinite else { return }
    let magnitude = value.magnitude
    let scaled = magnitude * powersOfTen[digits]
    guard scaled < 0x1p53 else {
      return appendExact(value, digits: digits)
    }
    let units = roundedProduct(magnitude, powersOfTen[digits], scaled)
    if value < 0, units > 0 { buffer.append(UInt8(ascii: "-")) }
    appendDecimal(units, digits: digits)
  }

  /// Appends units of 10^-digits, for instance 1234 with two digits as `12.34`.
  private mutating func appendDecimal(_ units: UInt64, digits: Int) {
    guard digits > 0 else { return buffer.append(digitsOf: units, width: 1) }
    // 2^53 has 16 digits: beyond 19 decimals the whole part is zero, and 10^digits needs no UInt64.
    let unit = digits <= 19 ? wholePowersOfTen[digits] : .max
    let (whole, rest) = units.quotientAndRemainder(dividingBy: unit)
    buffer.append(digitsOf: whole, width: 1)
    buffer.append(UInt8(ascii: "."))
    if digits > 20 { buffer.append(digitsOf: 0, width: digits - 20) }
    buffer.append(digitsOf: rest, width: min(digits, 20))
  }

  /// The slow path: at most 309 digits, a sign, a point and the decimals.
  private mutating func appendExact(_ value: Double, digits: Int) {
    buffer.append(upTo: 352) { room in
      let text = room.bindMemory(to: CChar.self)
      return withVaList([Int32(digits), value]) {
        Int(vsnprintf(text.baseAddress, text.count, "%.*f", $0))
      }
    }
    // The one byte that a locale could change.
    if digits > 0 { buffer.replace(at: buffer.count - digits - 1, with: UInt8(ascii: ".")) }
  }
}

/// `a`·`b` to the nearest whole number, ties to even, from the exact product.
///
/// `rounded` is the product as a `Double`, below 2^53. The fused multiply-add gives the error of that
/// rounding exactly, so product = units + fraction + error. |error| is at most half a unit in the
/// last place of `rounded`, hence it decides only when the fraction is next to one half; where
/// `fraction - 0.5` is not exact, it is below −0.25 and no error reaches it.
@inline(__always)
private func roundedProduct(_ a: Double, _ b: Double, _ rounded: Double) -> UInt64 {
  let error = (-rounded).addingProduct(a, b)
  let units = UInt64(rounded)
  let overHalf = rounded - Double(units) - 0.5
  if overHalf == -error { return units + (units & 1) }
  return overHalf > -error ? units + 1 : units
}

/// Exact as `Double` up to 10^22.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

/// Up to 10^19, the last one below 2^64.
private let wholePowersOfTen: [UInt64] = powersOfTen.prefix(20).map { UInt64($0) }

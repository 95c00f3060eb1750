// `decimal` against the C library, digit for digit.

import Foundation
import NewsTestSupport
import Testing

@testable import CSVText

@Suite struct CSVDecimalTests {
  @Test func writesTheDigitsOfPrintfFor200000RandomNumbers() {
    let seed: UInt64 = 20_241_117
    var random = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let cases = (0..<2000).map { _ in randomCase(&random) }
      #expect(mismatches(cases) == [], "seed \(seed)")
    }
  }

  @Test func writesEdgesLikePrintf() {
    let values: [Double] = [
      0, -0.0, 0.5, 1.5, 2.5, 0.125, 0.375, 0.05, 0.15, 0.25, 0.35, 1.005, 2.675, -0.0004, -0.0005,
      0x1p53, 0x1p53 - 1, 0x1p52 + 0.5, 0x1p51 + 0.25, 0x1p51 + 0.75, 0.49999999999999994,
      4503599627370495.5, 4503599627370497.5, .leastNonzeroMagnitude, .leastNormalMagnitude,
      .greatestFiniteMagnitude, 1e22, 1e23, 999.9995, 9.9999999e-5, 0.1, 0.3, 1 / 3, 2 / 3,
    ]
    let cases = values.flatMap { value in
      (0...22).flatMap { [Case(value: value, digits: $0), Case(value: -value, digits: $0)] }
    }
    #expect(mismatches(cases) == [])
  }

  @Test func leavesTheCellEmptyForNoNumber() {
    var writer = CSVRowWriter(dialect: .data)
    for value in [Double.nan, .infinity, -.infinity, 1] { writer.decimal(value, digits: 1) }
    #expect(writer.takeBytes() == Array(",,,1.0".utf8))
  }

  @Test func writesZeroWithoutSign() {
    var writer = CSVRowWriter(dialect: .data)
    for value in [-0.0, -0.0001, -0.0005, -0.00051] { writer.decimal(value, digits: 3) }
    #expect(writer.takeBytes() == Array("0.000,0.000,-0.001,-0.001".utf8))
  }

  private struct Case {
    var value: Double
    var digits: Int
  }

  /// The cases in which writer and C differ, with both texts.
  private func mismatches(_ cases: [Case]) -> [String] {
    var writer = CSVRowWriter(dialect: .data)
    for item in cases {
      writer.decimal(item.value, digits: item.digits)
      writer.endRow()
    }
    let written = String(decoding: writer.takeBytes(), as: UTF8.self).split(separator: "\n")
    return zip(cases, written).compactMap { item, text in
      var expected = String(format: "%.*f", item.digits, item.value)
      if expected.hasPrefix("-"), expected.allSatisfy({ "-0.".contains($0) }) {
        expected.removeFirst()
      }
      return text == expected ? nil : "\(item.value) (\(item.digits)): \(text), C: \(expected)"
    }
  }

  private func randomCase(_ random: inout SplitMix64) -> Case {
    let digits = Int.random(in: 0...9, using: &random)
    let scale = pow(10, Double(digits))
    let bits = Int.random(in: 1...53, using: &random)
    let whole = Double(Int.random(in: 0...(1 << bits), using: &random))
    var value: Double
    switch Int.random(in: 0..<8, using: &random) {
    case 0: value = Double(bitPattern: random.next())
    case 1: value = whole / Double(1 << Int.random(in: 0...20, using: &random))  // ties
    case 2: value = (whole + 0.5) / scale  // next to ties
    case 3: value = ((whole + 0.5) / scale).nextUp
    case 4: value = ((whole + 0.5) / scale).nextDown
    case 5: value = Double(bitPattern: random.next() >> 12)  // subnormal
    case 6: value = whole * pow(10, Double(Int.random(in: 0...290, using: &random)))
    default: value = Double.random(in: 0...1000, using: &random)
    }
    if !value.isFinite { value = 0.5 }
    return Case(value: Bool.random(using: &random) ? -value : value, digits: digits)
  }
}

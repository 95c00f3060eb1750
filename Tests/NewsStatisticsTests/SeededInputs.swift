// Inputs for property tests: the same for the same seed, on every machine.

import NewsTestSupport

extension SplitMix64 {
  /// A list without repetitions.
  mutating func list(length: Int, universe: UInt32) -> [UInt32] {
    Array((0..<universe).shuffled(using: &self).prefix(length))
  }

  /// The same list cut into tie groups of 1 to `largest` items.
  mutating func groups(_ list: [UInt32], largest: Int) -> [[UInt32]] {
    var (groups, rest): ([[UInt32]], ArraySlice<UInt32>) = ([], list[...])
    while !rest.isEmpty {
      let size = Int.random(in: 1...largest, using: &self)
      groups.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    return groups
  }
}

/// The seeds of a property test; a failure prints its seed as the argument of the test.
let seeds: [UInt64] = Array(1...40)

/// Letters and digits as items: `items("abc")` is a, b, c from the top.
func items(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

/// All orders of some things.
func permutations<T>(_ things: [T]) -> [[T]] {
  guard !things.isEmpty else { return [[]] }
  var result: [[T]] = []
  for index in things.indices {
    var rest = things
    let first = rest.remove(at: index)
    for tail in permutations(rest) { result.append([first] + tail) }
  }
  return result
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// Equal to a tolerance, 1e-6 unless told; infinities equal themselves.
func isClose(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-6) -> Bool {
  guard let a else { return false }
  return a == b || abs(a - b) <= tolerance
}

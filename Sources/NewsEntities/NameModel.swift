// The weights of the recogniser and their file.
//
// The file starts with one line of JSON that people can read: version, labels, and the training sets
// with their hashes. Behind it the weights follow as bytes, row by row.

internal import CPrefetch
import Foundation
import NewsModel

/// Weights file that cannot be used.
package struct NameModelError: Error, CustomStringConvertible {
  package var path: String
  package var message: String
  package var description: String { "\(path): error: \(message) [recogniser]" }

  package init(path: String, message: String) { (self.path, self.message) = (path, message) }
}

/// What a weights file says of itself.
package struct NameModelHeader: Codable, Hashable, Sendable {
  /// A file that the weights were trained on.
  package struct TrainingSet: Codable, Hashable, Sendable {
    package var name: String
    package var weight: Double
    package var xxh3: String
  }
  package var format = "pressrun names 3"
  package var labels: [String]
  package var rows: Int
  /// Words whose habit of capitals is kept.
  package var habits: Int
  package var epochs: Int
  package var seed: UInt64
  package var sets: [TrainingSet]
}

/// A trained recogniser; shared by all workers.
package struct NameModel: Sendable {
  package let header: NameModelHeader
  /// `NameFeatures.rows` rows of nine weights, and seven zeros, so that sixteen can be loaded.
  private let weights: [Int8]
  /// From each label (row) to each label; the last row is the start. First where capitals tell names,
  /// then where they are idle.
  let transitions: [Int16]
  /// How words are written in the training sets.
  let habits: CapitalHabits
  /// Of one use of capitals.
  static let transitionCount = (NameLabel.count + 1) * NameLabel.count

  static let labelNames =
    ["O"] + NameLabel.typeNames.flatMap { ["B-\($0)", "I-\($0)"] }

  init(header: NameModelHeader, weights: [Int8], transitions: [Int16], habits: CapitalHabits) {
    self.header = header
    self.weights = weights + [Int8](repeating: 0, count: 16 - NameLabel.count)
    self.transitions = transitions
    self.habits = habits
  }

  /// - Throws: `NameModelError` where the file is none, or of another version.
  package init(contentsOf path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw NameModelError(path: path, message: "cannot be read")
    }
    guard let end = data.firstIndex(of: 0x0A),
      let header = try? JSONDecoder().decode(NameModelHeader.self, from: data[..<end])
    else { throw NameModelError(path: path, message: "is no weights file: no header") }
    let transitionBytes = CapitalUse.allCases.count * Self.transitionCount * 2
    guard (0..<CapitalHabits.most).contains(header.habits) else {
      throw NameModelError(
        path: path, message: "its header counts \(header.habits) words; train it again")
    }
    let expected = NameFeatures.rows * NameLabel.count + transitionBytes + 4 * header.habits
    guard header.format == NameModelHeader.currentFormat, header.labels == Self.labelNames,
      header.rows == NameFeatures.rows, data.count - end - 1 == expected
    else {
      throw NameModelError(
        path: path, message: "made for another version of pressrun; train it again")
    }
    self.header = header
    let body = data[(end + 1)...]
    // Copied as they lie: one by one, four million weights took as long as the start of the program.
    let count = NameFeatures.rows * NameLabel.count
    weights = [Int8](unsafeUninitializedCapacity: count + 16 - NameLabel.count) {
      buffer, initialized in
      buffer.initialize(repeating: 0)
      body.prefix(count).copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
      initialized = buffer.count
    }
    let rest = Array(body.dropFirst(count))
    transitions = stride(from: 0, to: transitionBytes, by: 2).map {
      Int16(bitPattern: UInt16(rest[$0]) | UInt16(rest[$0 + 1]) << 8)
    }
    habits = CapitalHabits(
      entries: stride(from: transitionBytes, to: rest.count, by: 4).map { place in
        (0..<4).reduce(0) { $0 | UInt32(rest[place + $1]) << (8 * UInt32($1)) }
      })
  }

  /// The bytes of the file.
  package func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes = [UInt8](try encoder.encode(header)) + [0x0A]
    bytes.reserveCapacity(bytes.count + weights.count + 2 * transitions.count)
    for weight in weights.prefix(NameFeatures.rows * NameLabel.count) {
      bytes.append(UInt8(bitPattern: weight))
    }
    for value in transitions {
      let bits = UInt16(bitPattern: value)
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
    }
    for entry in habits.entries {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: entry >> shift))
      }
    }
    return bytes
  }

  /// Asks for the weights of one row.
  @inline(__always)
  func prefetch(_ row: Int32) {
    weights.withUnsafeBytes { pr_prefetch($0.baseAddress.map { $0 + Int(row) * NameLabel.count }) }
  }

  /// The weights of one row; what stands behind the nine labels means nothing.
  @inline(__always)
  func scores(_ row: Int32) -> LabelScores {
    let bytes = weights.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: Int(row) * NameLabel.count, as: SIMD16<Int8>.self)
    }
    return LabelScores(truncatingIfNeeded: bytes)
  }
}

extension NameModelHeader {
  static let currentFormat = "pressrun names 3"
}

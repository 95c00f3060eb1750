// Forms of one word: without its possessive ending, folded, its shape. Asked once per different
// word, so clearness comes before speed here.

/// Rules about the spelling of one word.
package enum WordForm {
  /// Bytes of a word without a trailing `'s`, `’s`, `'S` or `’S`; a word of two code points keeps
  /// its own.
  static func coreLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let count = bytes.count
    guard count > 2, bytes[count - 1] | 0x20 == UInt8(ascii: "s") else { return count }
    if bytes[count - 2] == UInt8(ascii: "'") { return count - 2 }
    if count > 4, bytes[count - 4] == 0xE2, bytes[count - 3] == 0x80, bytes[count - 2] == 0x99 {
      return count - 4
    }
    return count
  }

  /// A pattern's or a name's word as it is compared: folded, without its possessive ending.
  package static func normalised(_ word: some Sequence<UInt8>) -> [UInt8] {
    folded(withoutPossessive(Array(word)))
  }

  /// Without its possessive ending.
  package static func withoutPossessive(_ word: [UInt8]) -> [UInt8] {
    word.withUnsafeBufferPointer { Array(word[..<coreLength($0)]) }
  }

  /// Simple default case folding, code point by code point.
  package static func folded(_ word: [UInt8]) -> [UInt8] {
    if word.allSatisfy({ $0 < 0x80 }) {
      return word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
    var result: [UInt8] = []
    result.reserveCapacity(word.count)
    word.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let (scalar, length) = decodeScalar(bytes, index)
        let folded = ScalarTable.shared.folded(scalar)
        if folded == scalar {
          result.append(contentsOf: bytes[index..<(index + length)])
        } else {
          append(folded, to: &result)
        }
        index += length
      }
    }
    return result
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard let value = Unicode.Scalar(scalar) else { return }
    bytes.append(contentsOf: UTF8.encode(value) ?? UTF8.encodedReplacementCharacter)
  }

  /// FNV-1a, mixed once more so that all bits are good.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return mix(hash)
  }

  /// The finishing step of SplitMix64.
  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Case and kind, from the word without its possessive ending.
  ///
  /// - Parameter folded: The same in case folding.
  static func shape(_ bytes: UnsafeBufferPointer<UInt8>, folded: [UInt8]) -> WordShape {
    var shape: WordShape = []
    var (letters, small, index) = (0, 0, 0)
    var hasStop = false
    while index < bytes.count {
      let (scalar, length) = decodeScalar(bytes, index)
      if scalar < 0x80 {
        if scalar >= 0x41 && scalar <= 0x5A {
          if letters == 0 { shape.insert(.startsUpper) }
          letters += 1
        } else if scalar >= 0x61 && scalar <= 0x7A {
          if letters == 0 { shape.insert(.startsLower) }
          letters += 1
          small += 1
        } else if scalar >= 0x30 && scalar <= 0x39 {
          shape.insert(.hasDigit)
        }
      } else if let properties = Unicode.Scalar(scalar)?.properties {
        if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
          if letters == 0 { shape.insert(.startsUpper) }
          letters += 1
        } else if properties.isLowercase {
          if letters == 0 { shape.insert(.startsLower) }
          letters += 1
          small += 1
        } else if properties.generalCategory == .decimalNumber {
          shape.insert(.hasDigit)
        }
      }
      if scalar == 0x2E { hasStop = true }
      index += length
    }
    if letters > 1 && small == 0 && shape.contains(.startsUpper) { shape.insert(.allCapitals) }
    let isInitial = letters == 1 && bytes.count <= 2 && shape.contains(.startsUpper)
    if isInitial || (hasStop && !shape.contains(.hasDigit))
      || (bytes.count <= longestAbbreviation && abbreviations[folded] != nil)
    {
      shape.insert(.abbreviation)
    }
    return shape
  }

  private static let longestAbbreviation = 6

  private static let abbreviations = ByteTrie(
    abbreviationList.map { (Array($0.utf8), 1, false) })

  /// In small letters, at most `longestAbbreviation` long.
  private static let abbreviationList = [
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "st", "mt", "ft", "gov", "sen", "rep", "reps",
    "sens", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "cmdr", "jr", "sr", "vs", "inc",
    "corp", "ltd", "bros", "etc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
    "oct", "nov", "dec", "fig", "approx", "dept", "univ", "assn", "pres", "supt", "messrs",
  ]
}

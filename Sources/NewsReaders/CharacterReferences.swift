// `&amp;`, `&#8217;` and `&rsquo;` in text that was saved from HTML without being unescaped.
//
// They are decoded once, so a page about HTML that shows `&amp;amp;` keeps `&amp;`. Names outside
// the table stay as they are, and the reader says so.

/// HTML character references in plain text.
enum CharacterReferences {
  /// The text with its references replaced, and how many names were not known.
  ///
  /// - Complexity: O(n); the text itself where it has no `&`.
  static func decode(_ text: Substring) -> (text: Substring, unknown: Int) {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return (text, 0) }
    var decoded = String()
    var unknown = 0
    var rest = text
    while let start = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
      decoded += rest[..<start]
      rest = rest[start...]
      let reference = rest.utf8.dropFirst().prefix(32)
      guard let end = reference.firstIndex(of: UInt8(ascii: ";")),
        let name = Substring(reference[..<end]).asReferenceName
      else {
        decoded += "&"
        rest = Substring(rest.utf8.dropFirst())
        continue
      }
      let after = rest.utf8.index(after: end)
      if let character = character(named: name) {
        decoded += character
      } else {
        unknown += 1
        decoded += rest[..<after]
      }
      rest = rest[after...]
    }
    return (decoded + rest, unknown)
  }

  /// Whether a known reference goes on behind a `&`.
  static func isReference(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let end = bytes.prefix(32).firstIndex(of: UInt8(ascii: ";")) else { return false }
    let name = Substring(decoding: bytes[..<end], as: UTF8.self)
    return name.asReferenceName.flatMap(character(named:)) != nil
  }

  private static func character(named name: Substring) -> String? {
    guard name.first == "#" else { return table[String(name)] }
    let digits = name.dropFirst()
    let hexadecimal = digits.first == "x" || digits.first == "X"
    guard let number = hexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    else { return nil }
    if (0x80...0x9F).contains(number) { return windows1252[Int(number) - 0x80] }
    guard number != 0, let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
    return number < 0x20 || number == 0x7F ? " " : String(scalar)
  }

  /// What numbers 128 to 159 mean on the web (HTML Standard, "Numeric character reference end
  /// state"): the characters of Windows-1252.
  private static let windows1252: [String?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]

  /// The names that news text uses (HTML Standard, "Named character references").
  private static let table: [String: String] = [
    "amp": "&", "AMP": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„",
    "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›", "ndash": "–", "mdash": "—",
    "hellip": "…", "bull": "•", "middot": "·", "minus": "−", "times": "×", "divide": "÷",
    "deg": "°", "prime": "′", "Prime": "″", "copy": "©", "reg": "®", "trade": "™", "sect": "§",
    "para": "¶", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "frac12": "½",
    "frac14": "¼", "frac34": "¾", "sup2": "²", "sup3": "³", "plusmn": "±", "micro": "µ",
    "shy": "\u{AD}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}",
    "zwnj": "\u{200C}", "zwj": "\u{200D}", "iexcl": "¡", "iquest": "¿", "larr": "←",
    "rarr": "→", "uarr": "↑", "darr": "↓",
    "aacute": "á", "agrave": "à", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å",
    "aelig": "æ", "ccedil": "ç", "eacute": "é", "egrave": "è", "ecirc": "ê", "euml": "ë",
    "iacute": "í", "igrave": "ì", "icirc": "î", "iuml": "ï", "ntilde": "ñ", "oacute": "ó",
    "ograve": "ò", "ocirc": "ô", "otilde": "õ", "ouml": "ö", "oslash": "ø", "oelig": "œ",
    "uacute": "ú", "ugrave": "ù", "ucirc": "û", "uuml": "ü", "yacute": "ý", "yuml": "ÿ",
    "szlig": "ß", "eth": "ð", "thorn": "þ", "scaron": "š", "Scaron": "Š",
    "Aacute": "Á", "Agrave": "À", "Acirc": "Â", "Atilde": "Ã", "Auml": "Ä", "Aring": "Å",
    "AElig": "Æ", "Ccedil": "Ç", "Eacute": "É", "Egrave": "È", "Ecirc": "Ê", "Euml": "Ë",
    "Iacute": "Í", "Ntilde": "Ñ", "Oacute": "Ó", "Ocirc": "Ô", "Otilde": "Õ", "Ouml": "Ö",
    "Oslash": "Ø", "OElig": "Œ", "Uacute": "Ú", "Uuml": "Ü", "Yacute": "Ý", "ETH": "Ð",
    "THORN": "Þ",
  ]
}

extension Substring {
  /// The text itself where it may stand between `&` and `;`: letters and digits, a `#` in front.
  fileprivate var asReferenceName: Substring? {
    let name = first == "#" ? dropFirst() : self
    let fits = name.utf8.allSatisfy { isDigit($0) || isLetter($0) }
    return fits && !name.isEmpty ? self : nil
  }
}

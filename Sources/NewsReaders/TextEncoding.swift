// The encodings that saved pages and text corpora come in, and the names people give them.
//
// A name is a promise about the file, and web practice decides what the promise means: a page that
// says `ISO-8859-1` is read as Windows-1252, one that says `Shift_JIS` as code page 932, as every
// browser does (WHATWG Encoding Standard, "Names and labels"). The supersets differ from the
// narrow encodings only at bytes that the narrow ones do not use for text.

/// An encoding of text files.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// By its byte-order mark; little-endian where there is none.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Also for `iso-8859-1`, `latin1` and `ascii`.
  case windows1252 = "windows-1252"
  case latin9 = "iso-8859-15"
  /// Central and Eastern European.
  case latin2 = "iso-8859-2"
  case windows1250 = "windows-1250"
  /// Cyrillic.
  case windows1251 = "windows-1251"
  case koi8R = "koi8-r"
  /// Greek.
  case windows1253 = "windows-1253"
  /// Turkish; also for `iso-8859-9`.
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  /// Thai; also for `tis-620`.
  case windows874 = "windows-874"
  /// Code page 932.
  case shiftJIS = "shift_jis"
  case eucJP = "euc-jp"
  case iso2022JP = "iso-2022-jp"
  /// Also for `gb2312` and `gbk`, which it contains.
  case gb18030 = "gb18030"
  /// With the Hong Kong supplement.
  case big5 = "big5"
  /// With the Unified Hangul Code (code page 949).
  case eucKR = "euc-kr"
}

/// A declared encoding that nobody here knows.
package struct UnknownTextEncoding: Error, Equatable, CustomStringConvertible {
  package let name: String
  /// The known name that is closest, where one is close.
  package let suggestion: String?

  package var description: String {
    let hint = suggestion.map { "; did you mean `\($0)`?" } ?? ""
    return "unknown text encoding `\(name)`\(hint)"
  }
}

extension TextEncoding {
  /// The encoding of an IANA or everyday name, in any case, with blanks around it or not.
  ///
  /// - Throws: `UnknownTextEncoding` with the nearest known name.
  package init(named name: String) throws(UnknownTextEncoding) {
    let label = String(name.trimmingSpaces()).lowercased()
    if let encoding = TextEncoding(rawValue: label) ?? TextEncoding.aliases[label] {
      self = encoding
    } else {
      let known = TextEncoding.allCases.map(\.rawValue) + TextEncoding.aliases.keys.sorted()
      throw UnknownTextEncoding(name: name, suggestion: nearestName(to: label, among: known))
    }
  }

  /// What people write for the names above.
  private static let aliases: [String: TextEncoding] = [
    "utf8": .utf8, "unicode": .utf16, "utf16": .utf16, "ucs-2": .utf16,
    "utf-16-le": .utf16LittleEndian, "utf-16-be": .utf16BigEndian,
    "ascii": .windows1252, "us-ascii": .windows1252, "latin1": .windows1252,
    "latin-1": .windows1252, "iso-8859-1": .windows1252, "iso8859-1": .windows1252,
    "iso_8859-1": .windows1252, "cp1252": .windows1252, "windows1252": .windows1252,
    "ansi": .windows1252, "iso8859-15": .latin9, "latin9": .latin9,
    "latin-9": .latin9, "latin2": .latin2, "iso8859-2": .latin2,
    "cp1250": .windows1250, "cp1251": .windows1251, "koi8": .koi8R,
    "cp1253": .windows1253, "cp1254": .windows1254, "iso-8859-9": .windows1254,
    "latin5": .windows1254, "cp1255": .windows1255, "cp1256": .windows1256,
    "cp1257": .windows1257, "cp1258": .windows1258, "tis-620": .windows874,
    "shift-jis": .shiftJIS, "shiftjis": .shiftJIS, "sjis": .shiftJIS, "x-sjis": .shiftJIS,
    "windows-31j": .shiftJIS, "cp932": .shiftJIS, "ms932": .shiftJIS, "eucjp": .eucJP,
    "x-euc-jp": .eucJP, "jis": .iso2022JP, "gbk": .gb18030, "gb2312": .gb18030,
    "cp936": .gb18030, "big5-hkscs": .big5, "cp950": .big5, "euckr": .eucKR,
    "ks_c_5601-1987": .eucKR, "uhc": .eucKR, "cp949": .eucKR,
  ]

  /// Whether this machine can read it. O(1), a question to the system.
  package var isReadable: Bool { IconvDecoder.knows(self) }

  /// The name under which iconv knows the encoding that is really meant.
  var iconvName: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16, .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .shiftJIS: "CP932"
    case .eucJP: "EUC-JP-MS"
    case .big5: "BIG5-HKSCS"
    case .eucKR: "UHC"
    default: rawValue.uppercased()
    }
  }

  /// Bytes of one code unit: what is skipped where a unit cannot be read.
  var unitLength: Int {
    switch self {
    case .utf16, .utf16LittleEndian, .utf16BigEndian: 2
    default: 1
    }
  }
}

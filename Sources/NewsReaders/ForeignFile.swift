// Files that lie among texts and are none: archives, pictures, office documents, web pages. Read as
// text they would be articles full of words that nobody wrote.

/// What a file is, where its first bytes say that it is no plain text.
package enum ForeignFile {
  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
    (Array("%PDF-".utf8), "a PDF document"),
    (Array("{\\rtf".utf8), "an RTF document"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an office document"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture"),
    ([0x1F, 0x8B, 0x08], "gzip data; its name must end in .gz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd data; its name must end in .zst"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data"),
    (Array("SQLite format 3\0".utf8), "an SQLite database"),
  ]

  /// What the file is, for a sentence; `nil` where nothing speaks against text.
  ///
  /// - Parameters:
  ///   - bytes: The file, or its first thousand bytes.
  ///   - declared: The encoding that the job names.
  package static func kind(of bytes: [UInt8], declared: TextEncoding?) -> String? {
    for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
    if bytes.starts(with: "GIF8".utf8), bytes.prefix(32).contains(0) { return "a GIF picture" }
    if bytes.starts(with: "BZh".utf8), bytes.dropFirst(4).starts(with: "1AY&SY".utf8) {
      return "bzip2 data"
    }
    let head = bytes.prefix(1_000)
    let isWide = declared?.unitLength == 2 || ByteOrderMark(of: bytes)?.encoding.unitLength == 2
    if !isWide, head.count(where: { $0 == 0 }) * 10 > head.count {
      return "no text, or UTF-16 without a mark; declare `encoding`"
    }
    return markup(bytes)
  }

  /// What the file is, where it holds records and no text by itself; `nil` for anything else.
  static func records(_ bytes: [UInt8]) -> String? {
    let marks = bytes.prefix(1_000).drop { $0 > 0x7F }.filter { $0 > 0x20 }.prefix(2)
    let isJSON =
      marks.elementsEqual("{\"".utf8) || marks.elementsEqual("[{".utf8)
    return isJSON ? "JSON; `format: json` or `jsonl` reads it" : nil
  }

  private static func markup(_ bytes: [UInt8]) -> String? {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let start = bytes.dropFirst(mark).drop { $0 <= 0x20 }.prefix(16).map {
      isLetter($0) ? $0 | 0x20 : $0
    }
    if start.starts(with: "<?xml ".utf8) { return "an XML document; take the text out" }
    let isHTML =
      start.starts(with: "<!doctype html".utf8)
      || (start.starts(with: "<html".utf8) && start.count > 5
        && (start[5] <= 0x20 || start[5] == 0x3E))
    return isHTML ? "a web page in HTML; save it as text, or take the text out" : nil
  }
}

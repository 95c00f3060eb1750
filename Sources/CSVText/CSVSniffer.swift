// What kind of CSV is this? A file called .csv may be separated by semicolons (Excel in half of
// Europe) or tabs, and begin with a mark. The reader below does the reading, once per delimiter, so
// quotes mean here what they mean later.

/// A guess at the form of a CSV file from its first bytes.
package struct CSVSniffer: Hashable, Sendable {
  /// The byte-order mark at the start of the file.
  package enum Mark: String, Sendable {
    case none, utf8
    /// UTF-16 must be converted before it is read as CSV; the other guesses have no meaning.
    case utf16LittleEndian, utf16BigEndian
  }

  /// The bytes of a file that are worth looking at: 64 KiB.
  package static let usefulBytes = 1 << 16

  package let mark: Mark
  /// Bytes of a first line `sep=;`, as spreadsheets write it, with the mark before it and without
  /// its end: no row. 0 where there is none; `delimiter` is what it says.
  package let declarationLength: Int
  /// `,`, `;`, tab or `|`. A comma when no delimiter occurs.
  package let delimiter: UInt8
  /// The most frequent number of cells in a row; 1 when no delimiter occurs, 0 without any row.
  package let columns: Int
  /// The share (0…1) of the rows looked at that have this number of cells; 0 without any row.
  package let agreementShare: Double

  /// - Parameters:
  ///   - head: The first bytes of the file; those behind `usefulBytes` are not read.
  ///   - isWholeFile: Whether `head` is all there is; if not, its last line may be cut.
  /// - Complexity: O(bytes), four readings of at most 64 KiB.
  package init(_ head: ArraySlice<UInt8>, isWholeFile: Bool = false) {
    mark = CSVSniffer.mark(of: head)
    let declared = CSVSniffer.declaration(head)
    declarationLength = declared?.length ?? 0
    let useful = head.dropFirst(declarationLength).prefix(CSVSniffer.usefulBytes)
    let isWhole = isWholeFile && useful.endIndex == head.endIndex
    let chosen =
      if let declared {
        Trial(delimiter: declared.delimiter, head: useful, isWhole: isWhole)
      } else {
        CSVSniffer.bestTrial(useful, isWhole)
      }
    delimiter = chosen.delimiter
    columns = chosen.columns
    agreementShare = chosen.agreementShare
  }

  private static func bestTrial(_ head: ArraySlice<UInt8>, _ isWhole: Bool) -> Trial {
    var trials = [Byte.tab, Byte.semicolon, Byte.comma, Byte.bar].map {
      Trial(delimiter: $0, head: head, isWhole: isWhole)
    }
    let fallback = trials[2]
    if trials[1].columns > 1, trials[1].holdsDecimalCommas { trials.remove(at: 2) }
    let candidates = trials.filter { $0.columns > 1 }
    // The first of equals: tab and semicolon are rarer in text than the comma.
    let best = candidates.reduce(nil) { (best: Trial?, trial) in
      guard let best else { return trial }
      return trial.precedes(best) ? trial : best
    }
    return best ?? fallback
  }

  /// What a first line `sep=;` says, and its length without its end.
  private static func declaration(
    _ head: ArraySlice<UInt8>
  ) -> (delimiter: UInt8, length: Int)? {
    let marked = mark(of: head) == .utf8 ? 3 : 0
    let line = head.dropFirst(marked).prefix(6)
    let word = line.prefix(4).map { $0 | 0x20 }
    guard word.starts(with: "sep=".utf8), let delimiter = line.dropFirst(4).first,
      ![Byte.quote, Byte.cr, Byte.lf].contains(delimiter),
      line.count == 5 || line.last == Byte.cr || line.last == Byte.lf
    else { return nil }
    return (delimiter, marked + 5)
  }

  private static func mark(of head: ArraySlice<UInt8>) -> Mark {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return .none
  }
}

/// One delimiter tried on the first rows.
private struct Trial {
  let delimiter: UInt8
  private(set) var columns = 0
  private(set) var agreementShare = 0.0
  /// A comma occurs in cells, and each one stands between two digits (`1,5`).
  private(set) var holdsDecimalCommas = false

  private static let rowLimit = 200

  init(delimiter: UInt8, head: ArraySlice<UInt8>, isWhole: Bool) {
    self.delimiter = delimiter
    var reader = CSVRowReader(delimiter: delimiter)
    reader.read(head)
    // A head without any line end is one cut row: better than none.
    if isWhole || reader.waitingRows == 0 { reader.finish() }
    let rows = reader.takeRows()
    let count = min(rows.count, Trial.rowLimit)
    let rejected = rows.faults.count { $0.severity == .rejected }
    guard count > 0 else { return }
    var frequency: [Int: Int] = [:]
    for row in 0..<count { frequency[rows.cellCount(row), default: 0] += 1 }
    // The wider of two equally frequent widths, so that the result does not depend on hash order.
    let mode = frequency.max { ($0.value, $0.key) < ($1.value, $1.key) }
    columns = mode?.key ?? 0
    agreementShare = Double(mode?.value ?? 0) / Double(count + min(rejected, Trial.rowLimit))
    holdsDecimalCommas = Trial.holdsDecimalCommas(rows, count)
  }

  func precedes(_ other: Trial) -> Bool {
    if agreementShare != other.agreementShare { return agreementShare > other.agreementShare }
    return columns > other.columns
  }

  private static func holdsDecimalCommas(_ rows: CSVRows, _ count: Int) -> Bool {
    var commas = 0
    for row in 0..<count {
      for column in 0..<rows.cellCount(row) {
        guard let cell = rows.cell(row, column) else { continue }
        for place in cell.indices where cell[place] == Byte.comma {
          guard place > cell.startIndex, place + 1 < cell.endIndex,
            Byte.isDigit(cell[place - 1]), Byte.isDigit(cell[place + 1])
          else { return false }
          commas += 1
        }
      }
    }
    return commas > 0
  }
}

// Cuts input into pieces of work: blocks of whole JSON lines, and whole files of every other
// format. The cut depends on the input alone, so results cannot depend on the workers.

internal import CXXHash
import Foundation
import NewsModel

/// A piece of work. `Sendable` by being a value.
package struct InputPiece: Sendable {
  /// Index of the source.
  package var source: Int
  package var file: InputFile
  /// Whole lines, and `padding` zeros; `nil`: the worker reads the whole file.
  var lines: [UInt8]?
  /// 1-based number of the first line.
  var firstLine: Int
  /// Why the file cannot be read on; what came before it is in earlier pieces.
  var fault: String?
  /// The last piece of its file carries what was read of it.
  var end: FileEnd?
  /// The first piece of its file.
  var isFirst = true
  /// The file is read on behind `InputFile.readBefore`.
  var continues = false

  package static let padding = 64
}

/// What was read of one file.
package struct FileEnd: Hashable, Sendable {
  /// Decompressed.
  package var bytes: Int
  package var hash: ContentHash
  /// Line ends.
  package var lines = 0

  package init(bytes: Int, hash: ContentHash, lines: Int = 0) {
    self.bytes = bytes
    self.hash = hash
    self.lines = lines
  }
}

/// Gives out pieces in the order of sources and files. Used by one thread at a time.
package final class InputCutter {
  private let sources: [SourceFiles]
  private var position = (source: 0, file: 0)
  private var open: OpenLines?
  private let blockBytes: Int

  /// - Parameter blockBytes: The length of a block of lines, about; a longer line makes its block
  ///   longer.
  package init(
    _ sources: [SourceFiles], blockBytes: Int = 1 << 18
  ) {
    self.sources = sources
    self.blockBytes = blockBytes
  }

  /// The next piece; `nil` at the end.
  package func next() -> InputPiece? {
    while position.source < sources.count {
      let (settings, files) = (sources[position.source].settings, sources[position.source].files)
      guard position.file < files.count else {
        position = (position.source + 1, 0)
        continue
      }
      let file = files[position.file]
      var piece = InputPiece(source: position.source, file: file, lines: nil, firstLine: 1)
      guard settings.format == .jsonLines else {
        position.file += 1
        return piece
      }
      do throws(ByteSourceError) {
        piece.isFirst = open == nil
        if open == nil { open = try OpenLines.open(file) }
        guard let lines = open else { continue }  // set just above
        piece.continues = lines.continues
        piece.firstLine = lines.line
        if settings.encoding?.unitLength == 2 { throw OpenLines.isUTF16 }
        let block = try lines.next(blockBytes)
        // The mark stands in the first block only, and the others would be read in another way.
        if piece.firstLine == 1, let declared = settings.encoding, declared != .utf8,
          ByteOrderMark(of: block)?.encoding == .utf8
        {
          throw ByteSourceError(
            description: "the file begins with the mark of utf-8, and \(declared.rawValue) is "
              + "declared; correct `encoding` of the source")
        }
        piece.lines = block
        piece.end = lines.end
      } catch {
        piece.lines = []
        piece.fault = error.description
        piece.end = open?.soFar ?? FileEnd(bytes: 0, hash: ContentHash(high: 0, low: 0))
      }
      if piece.end != nil {
        open = nil
        position.file += 1
      }
      return piece
    }
    return nil
  }
}

/// A file of lines that is read block by block.
private final class OpenLines {
  private let bytes: ByteSource
  /// Whether the file is read on where it ended before.
  private(set) var continues = false
  private let state = XXH3_createState()
  private var rest: [UInt8] = []
  private var length = 0
  /// Number of the next line.
  private(set) var line = 1
  /// Set when the last block has been given out.
  private(set) var end: FileEnd?

  private init(_ file: InputFile) throws(ByteSourceError) {
    bytes = try ByteSource(file)
    XXH3_128bits_reset(state)
  }

  /// Opens a file, behind what was read of it before if that has not changed.
  static func open(_ file: InputFile) throws(ByteSourceError) -> OpenLines {
    if let before = file.readBefore, before.bytes > 0 {
      let lines = try OpenLines(file)
      if try lines.skip(before) { return lines }
    }
    return try OpenLines(file)
  }

  /// Reads over what is known already.
  ///
  /// - Returns: Whether the bytes are the same and end a line; else the file is of no use any more.
  private func skip(_ known: FileEnd) throws(ByteSourceError) -> Bool {
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while length < known.bytes {
      let wanted = min(block.count, known.bytes - length)
      if wanted < block.count { block.removeLast(block.count - wanted) }
      guard try fill(&block, from: 0) == wanted else { return false }
    }
    continues = true
    line = known.lines + 1
    return block.last == 0x0A && soFar.hash == known.hash
  }

  static let isUTF16 = ByteSourceError(
    description: "JSON lines in UTF-16 are not read; save the file as UTF-8, for instance with "
      + "`iconv -f UTF-16 -t UTF-8`")

  deinit { XXH3_freeState(state) }

  var soFar: FileEnd {
    let hash = XXH3_128bits_digest(state)
    return FileEnd(
      bytes: length, hash: ContentHash(high: hash.high64, low: hash.low64), lines: line - 1)
  }

  /// Whole lines, then `InputPiece.padding` zeros.
  func next(_ blockBytes: Int) throws(ByteSourceError) -> [UInt8] {
    var block = rest
    var isAtEnd = false
    rest = []
    while true {
      let kept = block.count
      block.reserveCapacity(kept + blockBytes + InputPiece.padding)
      block.append(contentsOf: repeatElement(0, count: blockBytes))
      let count = try fill(&block, from: kept)
      block.removeLast(blockBytes - count)
      if count < blockBytes {
        isAtEnd = true
        break
      }
      if let last = lastLineEnd(block, from: kept) {
        rest = Array(block[(last + 1)...])
        block.removeLast(block.count - last - 1)
        break
      }
    }
    if line == 1, ByteOrderMark(of: block)?.encoding.unitLength == 2 { throw Self.isUTF16 }
    line += countLineEnds(block)
    if isAtEnd { end = soFar }
    block.append(contentsOf: repeatElement(0, count: InputPiece.padding))
    return block
  }

  private func fill(_ block: inout [UInt8], from kept: Int) throws(ByteSourceError) -> Int {
    let result = block.withUnsafeMutableBytes { memory -> Result<Int, ByteSourceError> in
      let room = UnsafeMutableRawBufferPointer(rebasing: memory[kept...])
      do throws(ByteSourceError) {
        let count = try bytes.fill(room)
        XXH3_128bits_update(state, room.baseAddress, count)
        return .success(count)
      } catch {
        return .failure(error)
      }
    }
    let count = try result.get()
    length += count
    return count
  }

  private func lastLineEnd(_ block: [UInt8], from start: Int) -> Int? {
    block[start...].lastIndex(of: 0x0A)
  }

  /// Lines are long, and `memchr` looks at many bytes at once.
  private func countLineEnds(_ block: [UInt8]) -> Int {
    block.withUnsafeBytes { bytes in
      var (count, rest) = (0, bytes[...])
      while let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress,
        let found = memchr(base, 0x0A, rest.count)
      {
        count += 1
        rest = rest.dropFirst(UnsafeRawPointer(found) - base + 1)
      }
      return count
    }
  }
}

/// The hash of some bytes.
func contentHash(of bytes: ArraySlice<UInt8>) -> ContentHash {
  let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
  return ContentHash(high: hash.high64, low: hash.low64)
}

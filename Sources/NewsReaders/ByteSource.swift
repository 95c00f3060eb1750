// The bytes of an input file from first to last, decompressed on the way, a block at a time.
//
// Unsafe pointers stand here because zlib, zstd and read(2) fill memory that we give them; none of
// them outlives a call.

internal import CZlib
internal import CZstd
import Foundation

/// A file that cannot be read on.
struct ByteSourceError: Error, CustomStringConvertible {
  var description: String
}

/// An open input file. Belongs to one thread.
final class ByteSource {
  private enum Kind {
    case plain(Int32)
    case gzip(gzFile)
    case zstandard(ZstdReader)
  }
  private let kind: Kind

  /// - Throws: `ByteSourceError` where the file cannot be opened.
  init(_ file: InputFile) throws(ByteSourceError) {
    switch file.compression {
    case .none:
      let descriptor = open(file.location, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.systemError() }
      kind = .plain(descriptor)
    case .gzip:
      guard let handle = gzopen(file.location, "rb") else { throw Self.systemError() }
      gzbuffer(handle, 1 << 17)
      kind = .gzip(handle)
    case .zstandard:
      let descriptor = open(file.location, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.systemError() }
      kind = .zstandard(ZstdReader(descriptor))
    }
  }

  deinit {
    switch kind {
    case .plain(let descriptor): close(descriptor)
    case .gzip(let handle): gzclose(handle)
    case .zstandard(let reader): reader.end()
    }
  }

  /// Fills a block from its start.
  ///
  /// - Returns: Bytes that were read; fewer than asked for only at the end of the file.
  /// - Throws: `ByteSourceError` where the disk or the compressed data is damaged.
  func fill(_ block: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    var filled = 0
    while filled < block.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: block[filled...])
      let count = try some(rest)
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  private func some(_ block: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    switch kind {
    case .plain(let descriptor):
      let count = read(descriptor, block.baseAddress, block.count)
      if count < 0 { throw Self.systemError() }
      return count
    case .gzip(let handle):
      let count = gzread(handle, block.baseAddress, UInt32(min(block.count, 1 << 30)))
      var code: Int32 = 0
      let message = gzerror(handle, &code).map { String(cString: $0) } ?? ""
      // A cut file ends with Z_BUF_ERROR and no count of its own.
      guard count >= 0, code == Z_OK || code == Z_STREAM_END else {
        throw ByteSourceError(description: "the gzip data is damaged: \(message)")
      }
      return Int(count)
    case .zstandard(let reader): return try reader.read(into: block)
    }
  }

  /// The rest of the file as one array, with zeros behind it.
  ///
  /// - Throws: `ByteSourceError`, also beyond `limit` bytes.
  func wholeFile(padding: Int, limit: Int = 1 << 31) throws(ByteSourceError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count: Int
      do {
        count = try block.withUnsafeMutableBytes { try fill($0) }
      } catch let error as ByteSourceError {
        throw error
      } catch {
        throw ByteSourceError(description: "\(error)")
      }
      bytes.append(contentsOf: block[..<count])
      if count < block.count { break }
      guard bytes.count < limit else {
        throw ByteSourceError(description: "the file has more than \(limit) bytes")
      }
      if block.count < 1 << 22 { block = [UInt8](repeating: 0, count: block.count * 4) }
    }
    bytes.append(contentsOf: repeatElement(0, count: padding))
    return bytes
  }

  static func systemError() -> ByteSourceError {
    ByteSourceError(description: String(cString: strerror(errno)))
  }
}

/// Frames of zstd, one after another.
private final class ZstdReader {
  private let descriptor: Int32
  private let stream = ZSTD_createDStream()
  private var compressed = [UInt8](repeating: 0, count: 1 << 17)
  private var available = 0
  private var used = 0
  private var isInsideFrame = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func end() {
    ZSTD_freeDStream(stream)
    close(descriptor)
  }

  func read(into block: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    while true {
      if used == available {
        available = compressed.withUnsafeMutableBytes {
          Glibc.read(descriptor, $0.baseAddress, $0.count)
        }
        used = 0
        if available < 0 {
          available = 0
          throw ByteSource.systemError()
        }
        if available == 0 {
          if isInsideFrame { throw ByteSourceError(description: "the zstd data ends too early") }
          return 0
        }
      }
      var output = ZSTD_outBuffer(dst: block.baseAddress, size: block.count, pos: 0)
      let result = compressed.withUnsafeBytes { bytes in
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: available, pos: used)
        let result = ZSTD_decompressStream(stream, &output, &input)
        used = input.pos
        return result
      }
      if ZSTD_isError(result) != 0 {
        throw ByteSourceError(
          description: "the zstd data is damaged: \(String(cString: ZSTD_getErrorName(result)))")
      }
      isInsideFrame = result != 0
      if output.pos > 0 { return output.pos }
    }
  }
}

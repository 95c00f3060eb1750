// One file of an input, as the disk has it.

import Foundation
import NewsModel

/// One input file.
package struct InputFile: Hashable, Sendable {
  /// How its bytes lie on disk.
  package enum Compression: Sendable { case none, gzip, zstandard }

  /// As reports name it: as the job writes it.
  package var path: String
  /// As the file system takes it.
  package var location: String
  /// Bytes on disk.
  package var size: Int64
  /// Nanoseconds since 1970-01-01T00:00:00Z of its last change: a file may be written anew within
  /// the second in which it was read.
  package var modified: Int64
  /// How far the file was read before; lines behind it are read on, if nothing in front changed.
  package var readBefore: FileEnd?

  package init(path: String, location: String, size: Int64, modified: Int64) {
    self.path = path
    self.location = location
    self.size = size
    self.modified = modified
  }

  /// Seconds since 1970-01-01T00:00:00Z of its last change.
  var modifiedSecond: Int64 { modified / 1_000_000_000 }

  package var compression: Compression {
    if path.hasSuffix(".gz") { return .gzip }
    return path.hasSuffix(".zst") ? .zstandard : .none
  }

  /// The last part of the path.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The name of the folder that the file is in; empty at the top.
  var folderName: String { path.split(separator: "/").dropLast().last.map(String.init) ?? "" }

  /// The folder's path; empty at the top.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
}

// Pairs that do not fit into memory: sorted runs in one temporary file each, merged when their
// period is over. The result is exact whatever the limit; only the time differs.
//
// Unsafe pointers: entries are written and read as the bytes they are in memory, by the same
// process and build, and the file is unlinked as soon as it is open.

import Foundation

/// Pairs could not be put aside on disk.
package struct CountError: Error, CustomStringConvertible {
  /// The file that could not be written or read.
  package var path: String
  package var reason: String

  package var description: String {
    "\(path): error: pairs do not fit into memory and cannot be kept on disk: \(reason) "
      + "[pair-runs]"
  }
}

/// Sorted runs of one period and level.
final class PairRuns {
  private let folder: String
  private var files: [(path: String, handle: FileHandle)] = []
  /// Bytes written so far.
  private(set) var bytes = 0

  init(folder: String?) { self.folder = folder ?? NSTemporaryDirectory() }

  var isEmpty: Bool { files.isEmpty }

  /// Puts one run aside.
  ///
  /// - Parameter fill: Hands over the entries by key, once each.
  func write(_ fill: ((PairEntry) -> Void) -> Void) throws(CountError) {
    let path = (folder as NSString).appendingPathComponent("pressrun-pairs-\(UUID().uuidString)")
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forUpdatingAtPath: path)
    else { throw CountError(path: path, reason: "the file cannot be created") }
    var waiting: [PairEntry] = []
    var fault: (any Error)?
    func writeWaiting() {
      guard fault == nil else { return }
      let data = waiting.withUnsafeBytes { Data($0) }
      do { try handle.write(contentsOf: data) } catch { fault = error }
      bytes += data.count
      waiting.removeAll(keepingCapacity: true)
    }
    do {
      try FileManager.default.removeItem(atPath: path)
      fill { entry in
        waiting.append(entry)
        if waiting.count == PairRuns.block { writeWaiting() }
      }
      writeWaiting()
      if let fault { throw fault }
      try handle.seek(toOffset: 0)
    } catch {
      throw CountError(path: path, reason: error.localizedDescription)
    }
    files.append((path, handle))
  }

  /// Entries that are written and read at a time.
  fileprivate static let block = 8192

  /// Merges all runs, in the order of keys; there are no runs afterwards.
  ///
  /// - Complexity: O(n log r) for n entries in r runs.
  func merge(_ body: (PairEntry) -> Void) throws(CountError) {
    var cursors = files.map { RunCursor(path: $0.path, handle: $0.handle) }
    files = []
    for index in cursors.indices { try cursors[index].fill() }
    var heap = CursorHeap(cursors.map(\.key))
    var sum: PairEntry?
    while let index = heap.smallest {
      let entry = cursors[index].current
      if sum?.key == entry.key {
        sum?.add(entry)
      } else {
        if let sum { body(sum) }
        sum = entry
      }
      try cursors[index].advance()
      heap.replaceSmallest(by: cursors[index].key)
    }
    if let sum { body(sum) }
  }
}

/// The runs by the keys that they stand at, the smallest first: a binary heap.
private struct CursorHeap {
  private var nodes: [(key: UInt64, run: Int)]

  /// - Parameter keys: Of each run; `nil` for one without entries.
  init(_ keys: [UInt64?]) {
    nodes = keys.enumerated().compactMap { run, key in key.map { ($0, run) } }
    nodes.sort { $0.key < $1.key }
  }

  /// The run with the smallest key; `nil` where all are at their end.
  var smallest: Int? { nodes.first?.run }

  /// The run with the smallest key stands at another one, or at its end. O(log runs).
  mutating func replaceSmallest(by key: UInt64?) {
    if let key {
      nodes[0].key = key
    } else {
      nodes[0] = nodes[nodes.count - 1]
      nodes.removeLast()
    }
    var place = 0
    while 2 * place + 1 < nodes.count {
      let left = 2 * place + 1
      let right = left + 1
      let child = right < nodes.count && nodes[right].key < nodes[left].key ? right : left
      guard nodes[child].key < nodes[place].key else { return }
      nodes.swapAt(child, place)
      place = child
    }
  }
}

/// A place in one run.
private struct RunCursor {
  private let path: String
  private let handle: FileHandle
  private var entries: [PairEntry] = []
  private var index = 0

  init(path: String, handle: FileHandle) {
    (self.path, self.handle) = (path, handle)
  }

  /// `nil` at the end.
  var key: UInt64? { index < entries.count ? entries[index].key : nil }
  var current: PairEntry { entries[index] }

  mutating func advance() throws(CountError) {
    index += 1
    if index == entries.count { try fill() }
  }

  mutating func fill() throws(CountError) {
    guard index == entries.count else { return }
    do {
      let stride = MemoryLayout<PairEntry>.stride
      let data = try handle.read(upToCount: PairRuns.block * stride) ?? Data()
      guard data.count % stride == 0 else {
        throw CountError(path: path, reason: "a run is cut short")
      }
      entries = [PairEntry](
        unsafeUninitializedCapacity: data.count / stride
      ) { buffer, count in
        data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
        count = data.count / stride
      }
      index = 0
      if entries.isEmpty { try handle.close() }
    } catch let error as CountError {
      throw error
    } catch {
      throw CountError(path: path, reason: error.localizedDescription)
    }
  }
}

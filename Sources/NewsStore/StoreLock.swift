// One writer at a time. The system drops the lock when the process ends, however it ends, so a lock
// never has to be removed by hand; the text in the file only tells who holds it.

import Foundation

/// Holds the right to write to a store until it is released.
final class StoreLock {
  private let descriptor: Int32

  /// - Throws: `StoreIsLocked`, or `StoreError` where the file cannot be made.
  init(store path: String, job: String) throws {
    let file = path + ".lock"
    descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw StoreError(.database, file, "cannot be made: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      guard errno == EWOULDBLOCK else {
        let reason = String(cString: strerror(errno))
        close(descriptor)
        throw StoreError(.database, file, "cannot be locked: \(reason)")
      }
      let holder = StoreLock.text(descriptor)
      close(descriptor)
      throw StoreIsLocked(path: path, holder: holder.isEmpty ? "another process" : holder)
    }
    let start = Date().formatted(.iso8601)
    let text = Array("process \(getpid()) since \(start) (job \(job))".utf8)
    ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  private static func text(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}

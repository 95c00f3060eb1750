// One step of a line of steps, on a thread of its own: rows are read from the store while those
// before them are counted, and counted while others become rows of tables.

import Dispatch
import Synchronization

/// Hands values to a function on another thread, in their order.
///
/// With one worker the function is called right away, on the caller's thread: the outcome is the
/// same, since each value is taken in the same order by one thread at a time.
///
/// The function may be running until `finish` or `stop` has returned; letting the conveyor go stops it.
package final class Conveyor<Value: Sendable> {
  private let queue: DispatchQueue?
  private let room: DispatchSemaphore
  private let take: (Value) throws -> Void
  private let failure = Failure()

  /// What the function threw first; afterwards nothing is taken any more.
  private final class Failure: Sendable {
    let error = Mutex<(any Error)?>(nil)
    var first: (any Error)? { error.withLock { $0 } }
  }

  /// - Parameters:
  ///   - workers: 1: everything on the caller's thread.
  ///   - room: Values that may wait or be worked on; at least 1.
  ///   - take: Touches nothing that the caller touches before `finish` or `stop`: the compiler does
  ///     not see that, it is the caller's word.
  package init(workers: Int, room: Int, take: @escaping (Value) throws -> Void) {
    precondition(room >= 1, "room must be at least 1, is \(room)")
    queue = workers > 1 ? DispatchQueue(label: "pressrun.conveyor") : nil
    self.take = take
    // A semaphore must not go with a smaller value than it came with, so it comes with 0.
    self.room = DispatchSemaphore(value: 0)
    for _ in 0..<room { self.room.signal() }
  }

  deinit { stop() }

  /// Hands on a value; waits while there is no room.
  ///
  /// - Throws: What the function threw for this value, or for one before it.
  package func put(_ value: Value) throws {
    guard let queue else { return try take(value) }
    room.wait()
    if let error = failure.first {
      room.signal()
      throw error
    }
    // The queue calls it for one value at a time, and what it touches is its own: see `init`.
    nonisolated(unsafe) let take = take
    queue.async { [failure, room] in
      defer { room.signal() }
      guard failure.first == nil else { return }
      do { try take(value) } catch { failure.error.withLock { $0 = error } }
    }
  }

  /// Waits until every value has been taken.
  ///
  /// - Throws: What the function threw first.
  package func finish() throws {
    queue?.sync {}
    if let error = failure.first { throw error }
  }

  /// Lets go of what has not been taken, and waits for what is being taken.
  package func stop() {
    failure.error.withLock { $0 = $0 ?? Stopped() }
    queue?.sync {}
  }

  private struct Stopped: Error {}
}

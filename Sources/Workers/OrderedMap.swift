// The ordered parallel map. This folder is the only place that uses Dispatch.
//
// Work is a sequence of pieces cut from the input, never from the number of workers. Each worker
// takes the next piece, turns it into a result with its own state (buffers, tables), and the
// caller's thread consumes the results in the order of the pieces. So the outcome is the same for
// one worker or sixteen, and at most two dozen pieces per worker are in memory at any time.

import Dispatch
import Synchronization

/// Work on several cores whose results do not depend on how many there are.
package enum Workers {
  /// Pieces, of each worker, that may be taken and not yet consumed: enough to work on while the
  /// consumer stores what it has got (with twelve the workers stood still for a tenth of a run).
  package static let piecesPerWorker = 24

  /// Maps pieces to results in parallel and consumes them in order.
  ///
  /// With one worker everything runs on the caller's thread, in the same order.
  ///
  /// - Parameters:
  ///   - workers: At least 1.
  ///   - next: Gives the next piece, `nil` at the end. Called under a lock, so it may keep state;
  ///     it should be quick, since the workers wait for it in turn.
  ///   - makeWorker: Makes the function of one worker, with whatever that worker owns.
  ///   - consume: Receives each result in the order of the pieces, on the caller's thread.
  /// - Throws: What `next`, a worker or `consume` threw first in the order of the pieces; the
  ///   pieces after it are not consumed.
  package static func mapInOrder<Piece: Sendable, Result: Sendable>(
    workers: Int,
    next: @escaping @Sendable () throws -> Piece?,
    makeWorker: @escaping @Sendable () -> (Piece) throws -> Result,
    consume: (Result) throws -> Void
  ) throws {
    precondition(workers >= 1, "workers must be at least 1, is \(workers)")
    if workers == 1 {
      let work = makeWorker()
      while let piece = try next() { try consume(work(piece)) }
      return
    }
    let line = AssemblyLine<Piece, Result>(room: workers * piecesPerWorker, next: next)
    let group = DispatchGroup()
    let queue = DispatchQueue(label: "pressrun.workers", attributes: .concurrent)
    for _ in 0..<workers {
      queue.async(group: group) {
        let work = makeWorker()
        while let (index, piece) = line.take() {
          line.put(Swift.Result { try work(piece) }, at: index)
        }
      }
    }
    defer {
      line.close()
      group.wait()
    }
    while let result = line.nextResult() { try consume(result.get()) }
  }
}

extension Workers {
  /// Does two things at the same time where there are two cores; they must not touch the same state.
  ///
  /// The compiler cannot see that they do not: that is the caller's word.
  ///
  /// - Parameter workers: 1: one after the other.
  package static func both(workers: Int, _ first: () -> Void, _ second: () -> Void) {
    guard workers > 1 else {
      first()
      second()
      return
    }
    withoutActuallyEscaping(first) { first in
      withoutActuallyEscaping(second) { second in
        nonisolated(unsafe) let works = [first, second]
        DispatchQueue.concurrentPerform(iterations: 2) { works[$0]() }
      }
    }
  }
}

/// The shared state of one `mapInOrder`: a numbered source of pieces and the finished results that
/// wait for their turn. All of it stands behind one mutex; the semaphores only count.
private final class AssemblyLine<Piece: Sendable, Outcome: Sendable>: Sendable {
  private struct State {
    var taken = 0
    var consumed = 0
    /// Number of pieces, once `next` has ended or failed.
    var end: Int?
    var finished: [Int: Result<Outcome, any Error>] = [:]
  }
  private let state = Mutex(State())
  private let source = Mutex(())
  private let next: @Sendable () throws -> Piece?
  /// Pieces that may be taken and not yet consumed.
  private let room: DispatchSemaphore
  /// One signal per finished piece and one at the end.
  private let arrivals = DispatchSemaphore(value: 0)

  init(room: Int, next: @escaping @Sendable () throws -> Piece?) {
    self.room = DispatchSemaphore(value: 0)
    self.next = next
    for _ in 0..<room { self.room.signal() }
  }

  /// The next piece with its number; `nil` when there is none or the line was closed.
  func take() -> (Int, Piece)? {
    room.wait()
    return source.withLock { _ -> (Int, Piece)? in
      let (index, ended) = state.withLock { ($0.taken, $0.end != nil) }
      if ended { return stop() }
      do {
        guard let piece = try next() else {
          state.withLock { $0.end = index }
          return stop()
        }
        state.withLock { $0.taken += 1 }
        return (index, piece)
      } catch {
        state.withLock {
          $0.finished[index] = .failure(error)
          $0.end = index + 1
        }
        return stop()
      }
    }
  }

  /// Lets the consumer look again and the next waiting worker stop too.
  private func stop() -> (Int, Piece)? {
    arrivals.signal()
    room.signal()
    return nil
  }

  func put(_ result: Result<Outcome, any Error>, at index: Int) {
    state.withLock { $0.finished[index] = result }
    arrivals.signal()
  }

  /// The result of the next piece in order, waiting for it; `nil` after the last.
  func nextResult() -> Result<Outcome, any Error>? {
    while true {
      let (result, done) = state.withLock { state -> (Result<Outcome, any Error>?, Bool) in
        if let result = state.finished.removeValue(forKey: state.consumed) {
          state.consumed += 1
          return (result, false)
        }
        return (nil, state.end.map { state.consumed >= $0 } ?? false)
      }
      if let result {
        room.signal()
        return result
      }
      if done { return nil }
      arrivals.wait()
    }
  }

  /// No more pieces are given out; workers that wait for room wake and stop.
  func close() {
    state.withLock { if $0.end == nil { $0.end = $0.taken } }
    room.signal()
  }
}

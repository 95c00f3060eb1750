import Foundation
import Synchronization
import Testing

@testable import Workers

@Suite struct OrderedMapTests {
  private struct Refusal: Error, Equatable { var piece: Int }

  /// A source of the numbers below `count`.
  private static func numbers(below count: Int) -> @Sendable () -> Int? {
    let counter = Mutex(0)
    return {
      counter.withLock { next in
        guard next < count else { return nil }
        next += 1
        return next - 1
      }
    }
  }

  @Test(arguments: [1, 2, 3, 8, 16])
  func consumesResultsInTheOrderOfThePieces(workers: Int) throws {
    var seen: [Int] = []
    try Workers.mapInOrder(
      workers: workers, next: Self.numbers(below: 500),
      makeWorker: {
        { piece in
          // Later pieces are often ready first.
          if piece % 7 == 0 { usleep(300) }
          return piece * piece
        }
      },
      consume: { seen.append($0) })
    #expect(seen == (0..<500).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 8])
  func consumesNothingWhereThereIsNoPiece(workers: Int) throws {
    var consumed = 0
    try Workers.mapInOrder(
      workers: workers, next: { nil as Int? }, makeWorker: { { $0 } },
      consume: { (_: Int) in consumed += 1 })
    #expect(consumed == 0)
  }

  @Test(arguments: [1, 2, 8])
  func throwsTheFirstFailureInTheOrderOfThePieces(workers: Int) {
    var seen: [Int] = []
    #expect(throws: Refusal(piece: 40)) {
      try Workers.mapInOrder(
        workers: workers, next: Self.numbers(below: 100),
        makeWorker: {
          { piece in
            if piece == 40 { usleep(2_000) }
            if piece >= 40 && piece % 2 == 0 { throw Refusal(piece: piece) }
            return piece
          }
        },
        consume: { seen.append($0) })
    }
    #expect(seen == Array(0..<40))
  }

  @Test(arguments: [1, 2, 8])
  func throwsWhatTheSourceThrowsAfterThePiecesBeforeIt(workers: Int) {
    let source = Self.numbers(below: 100)
    var seen = 0
    #expect(throws: Refusal(piece: 10)) {
      try Workers.mapInOrder(
        workers: workers,
        next: {
          let piece = source()
          if piece == 10 { throw Refusal(piece: 10) }
          return piece
        },
        makeWorker: { { $0 } }, consume: { (_: Int) in seen += 1 })
    }
    #expect(seen == 10)
  }

  @Test(arguments: [1, 2, 8])
  func stopsTakingPiecesWhenTheConsumerFails(workers: Int) {
    let taken = Mutex(0)
    #expect(throws: Refusal(piece: 5)) {
      try Workers.mapInOrder(
        workers: workers,
        next: {
          taken.withLock { count -> Int? in
            count += 1
            return count < 1_000_000 ? count : nil
          }
        },
        makeWorker: { { $0 } },
        consume: { (piece: Int) in if piece == 5 { throw Refusal(piece: 5) } })
    }
    #expect(taken.withLock { $0 } < 1_000)
  }

  @Test(arguments: [2, 8])
  func holdsOnlyAFewPiecesPerWorkerWhenTheConsumerIsSlow(workers: Int) throws {
    let waiting = Mutex((now: 0, most: 0))
    let source = Self.numbers(below: 200)
    try Workers.mapInOrder(
      workers: workers,
      next: {
        let piece = source()
        if piece != nil {
          waiting.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
          }
        }
        return piece
      },
      makeWorker: { { $0 } },
      consume: { (_: Int) in
        usleep(100)
        waiting.withLock { $0.now -= 1 }
      })
    #expect(waiting.withLock { $0.most } <= workers * Workers.piecesPerWorker + 1)
  }

  @Test func givesEachWorkerAStateOfItsOwn() throws {
    let made = Mutex(0)
    var perWorker: [Int: Int] = [:]
    try Workers.mapInOrder(
      workers: 4, next: Self.numbers(below: 300),
      makeWorker: {
        let name = made.withLock { count -> Int in
          count += 1
          return count
        }
        var calls = 0
        return { (_: Int) -> (Int, Int) in
          calls += 1
          return (name, calls)
        }
      },
      consume: { name, calls in
        // Within one worker the pieces come in order, so its count only grows.
        #expect(calls > perWorker[name, default: 0])
        perWorker[name] = calls
      })
    #expect(perWorker.values.reduce(0, +) == 300)
  }
}

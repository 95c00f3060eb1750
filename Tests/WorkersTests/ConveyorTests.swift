import Foundation
import Testing

@testable import Workers

@Suite struct ConveyorTests {
  private struct Refusal: Error, Equatable { var value: Int }

  @Test(arguments: [1, 2, 8], [1, 3])
  func takesValuesInTheirOrder(workers: Int, room: Int) throws {
    var seen: [Int] = []
    let conveyor = Conveyor<Int>(workers: workers, room: room) { value in
      if value % 7 == 0 { usleep(300) }
      seen.append(value)
    }
    for value in 0..<200 { try conveyor.put(value) }
    try conveyor.finish()
    #expect(seen == Array(0..<200))
  }

  @Test(arguments: [1, 2])
  func throwsTheFirstFailureAndTakesNothingBehindIt(workers: Int) {
    var seen: [Int] = []
    let conveyor = Conveyor<Int>(workers: workers, room: 4) { value in
      usleep(200)
      if value >= 5 { throw Refusal(value: value) }
      seen.append(value)
    }
    defer { conveyor.stop() }
    #expect(throws: Refusal(value: 5)) {
      for value in 0..<50 { try conveyor.put(value) }
      try conveyor.finish()
    }
    #expect(seen == Array(0..<5))
  }

  @Test func keepsNoMoreValuesThanItHasRoomFor() throws {
    let started = DispatchSemaphore(value: 0)
    let gate = DispatchSemaphore(value: 0)
    let conveyor = Conveyor<Int>(workers: 2, room: 2) { _ in
      started.signal()
      gate.wait()
    }
    let all = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var handedOn = 0
    nonisolated(unsafe) let line = conveyor
    Thread.detachNewThread {
      for value in 0..<4 {
        try? line.put(value)
        handedOn += 1
      }
      all.signal()
    }
    started.wait()
    #expect(all.wait(timeout: .now() + 0.05) == .timedOut)
    for _ in 0..<4 { gate.signal() }
    all.wait()
    try conveyor.finish()
    #expect(handedOn == 4)
  }

  @Test func whatIsStoppedTakesNothingAnyMore() throws {
    var seen: [Int] = []
    let conveyor = Conveyor<Int>(workers: 2, room: 8) { value in
      usleep(20_000)
      seen.append(value)
    }
    for value in 0..<8 { try conveyor.put(value) }
    conveyor.stop()
    let count = seen.count
    #expect(count < 8)
    usleep(50_000)
    #expect(seen.count == count)
  }

  @Test func nothingIsWaitedForWhereNothingWasPut() throws {
    try Conveyor<Int>(workers: 2, room: 1) { _ in }.finish()
  }
}

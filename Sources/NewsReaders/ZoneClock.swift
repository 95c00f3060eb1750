// The offsets of one time zone, ready for millions of dates.
//
// Foundation answers the same question, behind a lock that all workers would share. The changes of
// offset are therefore found once, when a reader is made, and then looked up in a constant table.

import Foundation

/// What the clocks of a time zone show, from 1970 to 2069 by table, else by Foundation.
package struct ZoneClock: Sendable {
  package let zone: TimeZone
  /// The first second at which the offset with the same index plus one holds.
  private let changes: [Int64]
  private let offsets: [Int32]

  private static let tableStart: Int64 = 0
  /// 2070-01-01.
  private static let tableEnd: Int64 = 3_155_760_000
  /// Two changes within one such step that undo each other would be missed; none is known.
  private static let step: Int64 = 7 * 86_400

  /// - Complexity: about 5,300 questions to Foundation, less than a millisecond.
  package init(_ zone: TimeZone) {
    self.zone = zone
    var changes: [Int64] = []
    var current = ZoneClock.ask(zone, ZoneClock.tableStart)
    var offsets = [current]
    var before = ZoneClock.tableStart
    while before < ZoneClock.tableEnd {
      let after = min(before + ZoneClock.step, ZoneClock.tableEnd)
      let next = ZoneClock.ask(zone, after)
      if next != current {
        var (low, high) = (before, after)
        while high - low > 1 {
          let middle = (low + high) / 2
          if ZoneClock.ask(zone, middle) == current { low = middle } else { high = middle }
        }
        changes.append(high)
        offsets.append(next)
        current = next
      }
      before = after
    }
    self.changes = changes
    self.offsets = offsets
  }

  private static func ask(_ zone: TimeZone, _ instant: Int64) -> Int32 {
    Int32(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant))))
  }

  /// Seconds east of Greenwich at an instant.
  ///
  /// - Complexity: O(log n) for n changes of the zone's offset within the table.
  package func offset(at instant: Int64) -> Int32 {
    guard (ZoneClock.tableStart..<ZoneClock.tableEnd).contains(instant) else {
      return ZoneClock.ask(zone, instant)
    }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// The offset that a local date and time means.
  ///
  /// A time that the clocks showed twice (the hour repeated in autumn) is its first showing. A time
  /// that they skipped (the hour lost in spring) keeps the offset from before the skip, so that it
  /// is as far after the change as it was written after the skipped hour began. Both are what
  /// RFC 5545 section 3.3.5 and java.time do.
  ///
  /// - Parameter local: Seconds from 1970-01-01T00:00:00 to the time, all on the local clock.
  func offset(atLocal local: Int64) -> Int32 {
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    if before == after { return before }
    if offset(at: local - Int64(before)) == before { return before }
    return offset(at: local - Int64(after)) == after ? after : before
  }

  /// Whether the zone's clocks show this offset in January or in July of a year.
  func uses(_ offset: Int32, inYear year: Int) -> Bool {
    let january = Int64(year - 1970) * 31_556_952 + 10 * 86_400
    return self.offset(at: january) == offset || self.offset(at: january + 15_778_476) == offset
  }
}

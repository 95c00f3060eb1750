// One run of a command as the operating system accounts for it.

import Foundation

/// What one finished process cost.
struct ProcessRun {
  var wallSeconds: Double
  var userSeconds: Double
  var systemSeconds: Double
  /// Peak resident memory of the process, in bytes.
  var peakMemory: Int
  var exitCode: Int32
  var output: String

  var cpuSeconds: Double { userSeconds + systemSeconds }

  /// Runs a command to its end, its standard output caught, its standard error passed on.
  ///
  /// - Throws: `BenchError` where the command cannot be started.
  static func run(_ command: [String]) throws -> ProcessRun {
    let log = NSTemporaryDirectory() + "pressrun-bench-\(getpid()).out"
    defer { unlink(log) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }

    let start = ContinuousClock.now
    var child = pid_t()
    let failure = posix_spawnp(&child, command[0], &actions, nil, arguments, environ)
    guard failure == 0 else {
      throw BenchError("cannot start \(command[0]): \(String(cString: strerror(failure)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    let wall = ContinuousClock.now - start
    return ProcessRun(
      wallSeconds: wall.seconds, userSeconds: usage.ru_utime.seconds,
      systemSeconds: usage.ru_stime.seconds, peakMemory: usage.ru_maxrss * 1024,
      exitCode: (status & 0x7f) == 0 ? (status >> 8) & 0xff : -(status & 0x7f),
      output: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
  }
}

/// Why a measurement could not be made.
struct BenchError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) * 1e-6 }
}

/// The middle value; the mean of the two middle ones where their number is even. 0 for none.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return 0 }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

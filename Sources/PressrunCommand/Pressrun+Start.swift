// From the command line to an exit code.

import ArgumentParser
import NewsJobs
import Workers

/// What a finished command tells the shell.
enum Outcome: Int32 {
  case done = 0
  case failed = 1
  case doneWithRejections = 2
  case unusableJob = 65
  case lockIsHeld = 75

  var exitCode: ExitCode { ExitCode(rawValue) }
}

extension Pressrun {
  /// Runs the command of this process's arguments and ends the process.
  package static func start() -> Never {
    keepFreedMemory()
    do {
      var command = try parseAsRoot()
      try command.run()
      exit(withError: nil)
    } catch {
      exit(withError: explained(error))
    }
  }

  /// Tells what went wrong on standard error, and gives the exit code for it.
  ///
  /// What ArgumentParser throws passes through: it prints its own messages (64), help and versions.
  static func explained(_ error: any Error) -> any Error {
    switch error {
    case let error as JobFileError:
      printMessage(error.description)
      return Outcome.unusableJob.exitCode
    case let error as LockIsHeld:
      printMessage("error: \(error.description)")
      return Outcome.lockIsHeld.exitCode
    case is ExitCode, is CleanExit, is ValidationError: return error
    default:
      if String(reflecting: type(of: error)).hasPrefix("ArgumentParser.") { return error }
      // Errors that have a place say themselves what they are: `path:line: error: …`.
      let text = "\(error)"
      printMessage(text.contains(": error: ") ? text : "error: \(text)")
      return Outcome.failed.exitCode
    }
  }
}

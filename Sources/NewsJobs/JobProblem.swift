// What is wrong with a job file. All faults of a file are found before any work and are told at
// once, each with the place where an editor can put it right.

/// One fault of a job file.
package struct JobProblem: Hashable, Sendable {
  /// Stable ids of the kinds of fault, printed in brackets.
  package enum Rule: String, Sendable {
    case unreadable = "job-unreadable"
    case syntax = "job-syntax"
    case version = "job-version"
    case unknownKey = "job-unknown-key"
    case missingKey = "job-missing-key"
    case wrongType = "job-wrong-type"
    case wrongValue = "job-wrong-value"
    case missingFile = "job-missing-file"
    case conflict = "job-conflict"
  }

  /// The job file, as it was named on the command line.
  package var path: String
  /// 1-based; 0 where the fault is the file as a whole.
  package var line: Int
  /// 1-based, in characters; 0 where the fault is the file as a whole.
  package var column: Int
  package var rule: Rule
  /// Names the key, what it holds and what was expected; headline style, no final stop.
  package var message: String

  package init(path: String, line: Int, column: Int, rule: Rule, message: String) {
    self.path = path
    self.line = line
    self.column = column
    self.rule = rule
    self.message = message
  }
}

extension JobProblem: Comparable, CustomStringConvertible {
  package static func < (a: JobProblem, b: JobProblem) -> Bool {
    (a.line, a.column, a.rule.rawValue, a.message) < (b.line, b.column, b.rule.rawValue, b.message)
  }

  /// `jobs/nightly.yaml:12:5: error: unknown key …; did you mean `zone`? [job-unknown-key]`
  package var description: String {
    let place = line > 0 ? "\(path):\(line):\(column)" : path
    return "\(place): error: \(message) [\(rule.rawValue)]"
  }
}

/// A job file that cannot be used. The command ends with exit code 65.
package struct JobFileError: Error, Equatable, CustomStringConvertible {
  /// At least one; by line and column.
  package let problems: [JobProblem]

  package init(problems: [JobProblem]) { self.problems = problems.sorted() }

  /// One line for each problem.
  package var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}

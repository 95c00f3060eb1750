// One line on a terminal that says how far a run is. Under cron, in a pipe and with --quiet there
// is none, so logs stay clean.

import Foundation
import NewsJobs
import NewsModel

/// Draws `RunProgress` on standard error, at most ten times a second.
struct ProgressBar {
  private let isOn: Bool
  private let start: ContinuousClock.Instant
  private var lastDrawn: ContinuousClock.Instant?

  /// - Parameter isWanted: `false` draws nothing, and so does a standard error that is no terminal.
  init(isWanted: Bool) {
    let isTerminal =
      isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    isOn = isWanted && isTerminal
    start = .now
  }

  mutating func draw(_ progress: RunProgress) {
    guard isOn else { return }
    let now = ContinuousClock.now
    if let lastDrawn, now - lastDrawn < .milliseconds(100) { return }
    lastDrawn = now
    let seconds = (now - start) / .seconds(1)
    let share = Double(progress.bytesDone) / Double(max(progress.bytesTotal, 1))
    let line = ProgressBar.line(
      progress.stage, share: share, articles: progress.articles, seconds: seconds)
    FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
  }

  /// Clears the line. Asked for before any other message.
  func clear() {
    guard isOn, lastDrawn != nil else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }

  /// `reading [##########----------]  52 %  4,118 articles  2,031/s  2 s left`
  ///
  /// - Parameters:
  ///   - share: Of the bytes, 0…1; what lies outside is taken as the nearest end.
  ///   - seconds: Since the start.
  /// - Returns: Under 80 columns.
  static func line(_ stage: String, share: Double, articles: Int, seconds: Double) -> String {
    let width = 20
    let share = min(1, max(0, share))
    let filled = Int(share * Double(width))
    let bar =
      String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
    let percent = String(Int(share * 100))
    let blanks = String(repeating: " ", count: 3 - percent.count)
    var parts = ["\(stage) [\(bar)] \(blanks)\(percent) %"]
    if articles > 0 {
      parts.append("\(grouped(articles)) articles")
      if seconds >= 0.5 { parts.append("\(grouped(Int(Double(articles) / seconds)))/s") }
    }
    if share > 0.02, share < 1, seconds >= 1 {
      parts.append("\(duration(seconds / share - seconds)) left")
    }
    return parts.joined(separator: "  ")
  }

  /// `8 s`, `3 min 20 s`, `2 h 5 min`; rounded up, so that it never says nothing is left.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}

import Testing

@testable import PressrunCommand

@Suite("The progress bar")
struct ProgressBarTests {
  @Test func saysHowFarHowFastAndHowLong() {
    #expect(
      ProgressBar.line("reading", share: 0.5, articles: 4000, seconds: 2)
        == "reading [##########----------]  50 %  4,000 articles  2,000/s  2 s left")
  }

  @Test func doesNotGuessFromTheFirstMoment() {
    #expect(
      ProgressBar.line("reading", share: 0.01, articles: 12, seconds: 0.2)
        == "reading [--------------------]   1 %  12 articles")
    #expect(
      ProgressBar.line("reading", share: 0, articles: 0, seconds: 0)
        == "reading [--------------------]   0 %")
  }

  @Test func neverLeavesTheBarAndNeverSaysThatTimeIsLeftAtTheEnd() {
    let line = ProgressBar.line("writing", share: 1.2, articles: 1, seconds: 7200)
    #expect(line.hasPrefix("writing [####################] 100 %"))
    #expect(!line.contains("left"))
    #expect(ProgressBar.line("x", share: -1, articles: 0, seconds: 3).contains("  0 %"))
  }

  @Test(arguments: [
    (0.2, "1 s"), (59.0, "59 s"), (60, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 h 5 min"),
  ])
  func durationsAreRoundedUpAndShort(seconds: Double, text: String) {
    #expect(ProgressBar.duration(seconds) == text)
  }
}

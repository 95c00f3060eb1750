import NewsReports
import Testing

@Suite struct TextPageTests {
  @Test func aNumberStaysWithItsPercentSign() {
    let long = String(repeating: "a", count: 94)
    var page = TextPage()
    // The number alone would still stand in the first line.
    page.paragraph(long + " 26.7 %, of all")
    #expect(page.lines == [long, "26.7 %, of all"])
    var first = TextPage()
    first.paragraph("% of all")
    #expect(first.lines == ["% of all"])
  }
}

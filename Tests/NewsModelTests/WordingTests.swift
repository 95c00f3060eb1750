import NewsModel
import Testing

@Suite("Numbers in sentences")
struct WordingTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-4321, "-4,321"),
    (.min, "-9,223,372,036,854,775,808"),
  ])
  func thousandsAreGrouped(number: Int, text: String) {
    #expect(grouped(number) == text)
  }

  @Test func nounsAgreeWithTheirNumber() {
    #expect(counted(1, "article") == "1 article")
    #expect(counted(0, "article") == "no articles")
    #expect(counted(1200, "story", "stories") == "1,200 stories")
  }

  @Test(arguments: [
    (0.25, 1, "0.3"), (-0.25, 1, "-0.3"), (-0.04, 1, "0.0"), (1234.5, 0, "1,235"), (2, 3, "2.000"),
    (0.1 + 0.2, 2, "0.30"), (1e300, 1, "1e+300"),
  ])
  func decimalsAreFixed(value: Double, digits: Int, text: String) {
    #expect(fixed(value, digits) == text)
  }

  @Test func listsEndWithAnd() {
    #expect(
      enumerated([]) == "" && enumerated(["A"]) == "A" && enumerated(["A", "B"]) == "A and B")
    #expect(enumerated(["A", "B", "C"]) == "A, B and C")
    #expect(percent(0.174) == "17.4 %")
  }
}

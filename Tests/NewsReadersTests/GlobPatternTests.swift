import Testing

@testable import NewsReaders

@Suite("Globs")
struct GlobPatternTests {
  /// Whether the parts of a pattern, divided by `/`, match those of a path.
  private func matches(_ pattern: String, _ path: String) -> Bool {
    GlobPattern(pattern.split(separator: "/").map(String.init)).matches(
      path.split(separator: "/").map(String.init)[...])
  }

  @Test(
    "Stars, question marks and brackets stand for characters of one name",
    arguments: [
      ("*.txt", "a.txt", true), ("*.txt", ".txt", false), ("*.txt", "a.txt.gz", false),
      ("*", "a", true), ("*", "a/b", false), ("*/*", "a/b", true), ("a*c", "ac", true),
      ("a*c", "a/c", false), ("?.txt", "ab.txt", false), ("?.txt", "a.txt", true),
      ("?.txt", ".txt", false), ("[a-c]1", "b1", true), ("[a-c]1", "d1", false),
      ("[!a-c]1", "d1", true), ("2024-*/day?.json", "2024-W46/day1.json", true),
      ("2024-*/day?.json", "2023-W46/day1.json", false),
    ])
  func names(pattern: String, path: String, expected: Bool) {
    #expect(matches(pattern, path) == expected)
  }

  @Test(
    "Two stars stand for any folders, none too",
    arguments: [
      ("**/*.csv", "a.csv", true), ("**/*.csv", "x/a.csv", true), ("**/*.csv", "x/y/a.csv", true),
      ("**/*.csv", "x/a.txt", false), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true),
      ("a/**/b", "x/a/b", false), ("a/**/b", "a/b/c", false), ("a/**", "a/x/y", true),
      ("**/x/**/y", "x/y", true), ("**/x/**/y", "a/x/b/x/c/y", true), ("**/x/**/y", "y/x", false),
      ("**/**", "a", true),
    ])
  func folders(pattern: String, path: String, expected: Bool) {
    #expect(matches(pattern, path) == expected)
  }

  @Test("Names that begin with a dot are found by a dot only")
  func hidden() {
    #expect(!matches("*", ".a") && !matches("[.]a", ".a") && matches(".*", ".a"))
    #expect(!matches("*/a", ".x/a") && matches(".x/*", ".x/a"))
  }

  @Test("Letter case, and letters beyond ASCII, are those of the name")
  func letters() {
    #expect(!matches("*.TXT", "a.txt"))
    #expect(matches("M?ller", "Müller") && matches("M[ü]ller", "Müller") && !matches("?", "üü"))
    #expect(matches("M*r", "Müller") && matches("Müller*", "Müller"))
    #expect(!matches("Muller", "Müller"))
  }

  @Test("Nothing matches nothing, and a part of a longer path is matched by itself")
  func slices() {
    #expect(matches("", "") && matches("**", "") && !matches("*", "") && !matches("", "a"))
    let path = ["x", "a", "b.csv"]
    #expect(GlobPattern(["a", "*.csv"]).matches(path[1...]))
    #expect(GlobPattern(["**", "b.csv"]).matches(path[2...]))
    #expect(!GlobPattern(["x", "**"]).matches(path[1...]))
  }
}

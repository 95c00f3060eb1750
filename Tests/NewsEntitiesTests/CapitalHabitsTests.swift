import NewsText
import Testing

@testable import NewsEntities

@Suite struct CapitalHabitsTests {
  /// Documents given as small and capital words.
  private func counts(_ documents: [CapitalCounts.Document]) -> CapitalCounts {
    documents.reduce(into: CapitalCounts()) { $0.add($1) }
  }

  private func document(small: String, capital: String) -> CapitalCounts.Document {
    var document = CapitalCounts.Document()
    for word in small.split(separator: " ") { document.add(Array(word.utf8), isCapital: false) }
    for word in capital.split(separator: " ") { document.add(Array(word.utf8), isCapital: true) }
    return document
  }

  @Test func knowsWordsByTheDocumentsThatWriteThemSmallOrWithACapital() {
    let habits = counts(
      (0..<5).map { _ in document(small: "rain rain turkey", capital: "lima turkey") }
    ).habits
    #expect(habits[Array("rain".utf8)] == CapitalHabit(small: 5, capital: 0))
    #expect(habits[Array("lima".utf8)] == CapitalHabit(small: 0, capital: 5))
    #expect(habits[Array("turkey".utf8)] == CapitalHabit(small: 5, capital: 5))
    #expect(habits[Array("oslo".utf8)] == .unknown)
    #expect(habits.entries.count == 3 && habits.entries == habits.entries.sorted())
  }

  /// Else each rare word of the training text would be known by its own label.
  @Test func aDocumentTeachesNothingOfItsOwnWords() {
    let first = document(small: "rain", capital: "lima")
    let second = document(small: "rain", capital: "")
    let counts = counts([first, second])
    #expect(counts.habit(Array("lima".utf8), without: first) == .unknown)
    #expect(counts.habit(Array("lima".utf8), without: second) == CapitalHabit(small: 0, capital: 1))
    #expect(counts.habit(Array("rain".utf8), without: first) == CapitalHabit(small: 1, capital: 0))
  }

  @Test func tellsFewFromMany() {
    let grid = (0...40).flatMap { small in (0...40).map { (small, $0) } }
    for (small, capital) in grid {
      let habit = CapitalHabit(small: small, capital: capital).rawValue
      switch (small, capital) {
      case (0, 0): #expect(habit == 0)
      case (0, _): #expect((1...3).contains(habit))
      case (_, 0): #expect((4...7).contains(habit))
      default: #expect((8...13).contains(habit))
      }
      // More capitals never make a word look smaller.
      if small > 0, capital > 0 {
        #expect(CapitalHabit(small: small, capital: capital + 1).rawValue <= habit)
        #expect(CapitalHabit(small: small + 1, capital: capital).rawValue >= habit)
      }
    }
  }
}

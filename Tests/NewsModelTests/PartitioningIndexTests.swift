import Testing

@testable import NewsModel

@Suite struct PartitioningIndexTests {
  @Test(arguments: 0...40)
  func findsTheFirstOfTheSecondKind(count: Int) {
    let values = (0..<count).map { $0 / 3 }
    for wanted in -1...15 {
      let slow = values.firstIndex { $0 >= wanted } ?? values.endIndex
      #expect(values.partitioningIndex { $0 >= wanted } == slow)
      let half = values[(count / 2)...]
      let slowHalf = half.firstIndex { $0 >= wanted } ?? half.endIndex
      #expect(half.partitioningIndex { $0 >= wanted } == slowHalf)
    }
  }
}

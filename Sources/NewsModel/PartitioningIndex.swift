/// Binary search. Public, and built in where it is called: generic code of the package alone is not
/// made for the types that it is used with.
extension RandomAccessCollection {
  /// The first index whose element is of the second kind, where all of the first kind stand before
  /// all of the second; `endIndex` where none is.
  ///
  /// - Complexity: O(log n).
  @inlinable
  public func partitioningIndex(where isSecond: (Element) -> Bool) -> Index {
    var (low, count) = (startIndex, count)
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isSecond(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}

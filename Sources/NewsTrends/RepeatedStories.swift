// Stories are counted exactly. Nearly every story has one article, so the counters count articles
// and take off the repeats: the articles that add nothing new to their story. Only stories that are
// known to have several articles cost memory, and only until the last of them has been seen.

import NewsModel

/// The stories that have more than one article, with the number of their articles.
package struct RepeatedStories: Sendable {
  /// Articles by story, 2 or more.
  package var sizes: [Int64: Int]

  package init(sizes: [Int64: Int] = [:]) { self.sizes = sizes.filter { $0.value > 1 } }

  /// From the stories of all articles, one element per article.
  package init(stories: some Sequence<Int64>) {
    var sizes: [Int64: Int] = [:]
    for story in stories { sizes[story, default: 0] += 1 }
    self.init(sizes: sizes)
  }
}

/// What one story has shown so far in one period.
struct StorySeen {
  /// Ascending.
  var topics: [UInt32] = []
  /// Places of entities, ascending.
  var entities: [UInt32] = []
  /// Pair keys by level, ascending.
  var pairs: [[UInt64]] = []
  /// Articles of the story that are still to come.
  var left: Int
}

/// The elements of `new` that `seen` has already; afterwards `seen` has all of both.
///
/// Both ascending without repeats. O(n + m).
func repeats<Value: Comparable>(of new: [Value], in seen: inout [Value]) -> [Value] {
  if seen == new { return new }
  var (union, both): ([Value], [Value]) = ([], [])
  union.reserveCapacity(seen.count + new.count)
  var (i, j) = (0, 0)
  while i < seen.count, j < new.count {
    if seen[i] < new[j] {
      union.append(seen[i])
      i += 1
    } else if new[j] < seen[i] {
      union.append(new[j])
      j += 1
    } else {
      both.append(new[j])
      union.append(new[j])
      i += 1
      j += 1
    }
  }
  union += seen[i...]
  union += new[j...]
  seen = union
  return both
}

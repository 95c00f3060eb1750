// Which articles tell one story: copies of one text, and copies with edits.
//
// Equal words make one story whatever their dates. Nearly equal ones must lie within a few days,
// so that a yearly notice with another number in it stays apart, and must be alike enough by their
// sketches. Titles alone are never enough: "Morning briefing" is no story. The result is the
// transitive closure of a symmetric relation, so no order of articles can change it.

import NewsModel

/// What story linking needs of an article.
package struct StoryCandidate: Sendable {
  package var storyHash: ContentHash
  package var signature: StorySignature
  package var day: CivilDay?
  package var words: Int

  package init(
    storyHash: ContentHash, signature: StorySignature, day: CivilDay?, words: Int
  ) {
    self.storyHash = storyHash
    self.signature = signature
    self.day = day
    self.words = words
  }
}

/// When two texts are near enough.
package struct StorySettings: Hashable, Sendable {
  /// Near copies count as one story; `false`: only equal words do.
  package var joinsNear: Bool
  /// Least estimated Jaccard resemblance of the word shingles. Copies with a fifth of their words
  /// edited reach 0.40 on average; of 7,883 articles of 2012 to 2020 no two different stories within
  /// a week reached 0.30 (`pressrun-bench stories`).
  package var resemblance: Double
  /// Most days between two near copies; undated ones are near to one another only.
  package var days: Int
  /// Fewest words of a near copy: of fewer a sketch says little.
  package var words: Int

  package init(
    joinsNear: Bool = true, resemblance: Double = 0.35, days: Int = 7, words: Int = 30
  ) {
    self.joinsNear = joinsNear
    self.resemblance = resemblance
    self.days = days
    self.words = words
  }
}

/// Two articles that a rule joined.
package struct StoryLink: Hashable, Sendable {
  /// Indices of articles, `a` < `b`.
  package var a: Int
  package var b: Int
  /// Estimated; 1 for equal words.
  package var resemblance: Double
}

/// Joins articles to stories.
package enum StoryLinker {
  /// Values of the sketch in one band, and bands. Two articles are compared where a whole band is
  /// equal. At a resemblance of J that is missed with a chance of (1 − J²)⁶⁴: 2 × 10⁻⁴ at 0.35, one in
  /// 400 at 0.3; two texts that share nothing are hardly ever compared.
  static let bandLength = 2
  static let bands = StorySignature.bins / bandLength

  /// The links between articles; each article's copy and near copies, not all pairs of a story of
  /// equal words.
  ///
  /// - Complexity: O(n · bands) beside the compared pairs.
  package static func links(
    _ articles: [StoryCandidate], settings: StorySettings = StorySettings()
  ) -> [StoryLink] {
    var first: [ContentHash: Int] = [:]
    var links: [StoryLink] = []
    var distinct: [Int] = []
    for (index, article) in articles.enumerated() where article.words > 0 {
      if let other = first[article.storyHash] {
        links.append(StoryLink(a: other, b: index, resemblance: 1))
        // Copies of other days are compared with near copies by themselves.
        if articles[other].day != article.day { distinct.append(index) }
      } else {
        first[article.storyHash] = index
        distinct.append(index)
      }
    }
    guard settings.joinsNear else { return links }
    let near = distinct.filter {
      articles[$0].words >= settings.words && !articles[$0].signature.values.isEmpty
    }
    return links + nearLinks(near, articles, settings)
  }

  private static func nearLinks(
    _ near: [Int], _ articles: [StoryCandidate], _ settings: StorySettings
  ) -> [StoryLink] {
    var seen: Set<UInt64> = []
    var links: [StoryLink] = []
    for band in 0..<bands {
      let start = band * bandLength
      var keyed = near.map { index -> (key: UInt32, index: Int) in
        let values = articles[index].signature.values
        return (UInt32(values[start]) << 16 | UInt32(values[start + 1]), index)
      }
      keyed.sort { ($0.key, $0.index) < ($1.key, $1.index) }
      var from = 0
      while from < keyed.count {
        var to = from + 1
        while to < keyed.count, keyed[to].key == keyed[from].key { to += 1 }
        for i in from..<to {
          for j in (i + 1)..<max(to, i + 1) {
            let (a, b) = (keyed[i].index, keyed[j].index)
            guard areWithin(settings.days, articles[a].day, articles[b].day),
              seen.insert(UInt64(a) << 32 | UInt64(b)).inserted,
              let likeness = articles[a].signature.resemblance(to: articles[b].signature),
              likeness >= settings.resemblance
            else { continue }
            links.append(StoryLink(a: a, b: b, resemblance: likeness))
          }
        }
        from = to
      }
    }
    return links
  }

  private static func areWithin(_ days: Int, _ a: CivilDay?, _ b: CivilDay?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(Int(a.number) - Int(b.number)) <= days
  }

  /// The story of each article: the smallest index that links, of two indices each, lead to.
  ///
  /// - Complexity: O(n + links), nearly.
  package static func stories(count: Int, links: [(Int, Int)]) -> [Int] {
    var parents = Array(0..<count)
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index {
        parents[index] = parents[parents[index]]
        index = parents[index]
      }
      return index
    }
    for link in links {
      let (a, b) = (root(link.0), root(link.1))
      if a != b { parents[max(a, b)] = min(a, b) }
    }
    return (0..<count).map(root)
  }
}

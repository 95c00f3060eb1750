// What the recogniser took for two names, or for a name and words beside it, and is one.

import NewsModel
import NewsText

/// Joins labels of one run of capitals, in ordinary text.
struct NameJoining {
  let text: TokenizedText
  let tokens: UnsafeBufferPointer<Token>
  let run: Range<Int>
  let words: NameWords

  /// - Parameter labels: One for each word of the run.
  func join(_ labels: inout [UInt8]) {
    joinFirms(&labels)
    joinParties(&labels)
    joinPlacesOfBodies(&labels)
  }

  /// `Johnson & Hale` is a firm, whatever its words look like: what is a name on either side of the
  /// sign, or else one word of it.
  private func joinFirms(_ labels: inout [UInt8]) {
    for index in run.dropFirst()
    where tokens[index].before == .spacedSign && text.isAmpersand(before: index) {
      let place = index - run.lowerBound
      var (first, last) = (place - 1, place)
      while first > 0, labels[first] != 0, tokens[run.lowerBound + first].before == .space {
        first -= 1
      }
      if labels[first] == 0, first < place - 1 { first += 1 }
      while last + 1 < labels.count, labels[last + 1] != 0,
        !NameLabel.isFirst(Int(labels[last + 1]))
      {
        last += 1
      }
      label(first...last, as: .organisation, &labels)
    }
  }

  /// `Italian Socialist Party`, `Australian Greens`: the nationality before a party's name is part of
  /// it, or the Socialists of all countries would be one party.
  private func joinParties(_ labels: inout [UInt8]) {
    let nationality = UInt8(NameLabel.first(NameLabel.number(of: .nationality)))
    for first in labels.indices.dropLast() where labels[first] == nationality {
      var last = first
      for word in (first + 1)..<labels.count {
        let token = tokens[run.lowerBound + word]
        guard token.before == .space, token.marks.contains(.capital) else { break }
        let signs = words.signs[Int(token.word)]
        if signs.contains(.shortParty) || (signs.contains(.party) && word - first > 1) {
          last = word
        }
      }
      if last > first { label(first...last, as: .organisation, &labels) }
    }
  }

  private func label(_ words: ClosedRange<Int>, as type: EntityType, _ labels: inout [UInt8]) {
    let number = NameLabel.number(of: type)
    labels[words.lowerBound] = UInt8(NameLabel.first(number))
    for word in words.dropFirst() { labels[word] = UInt8(NameLabel.further(number)) }
  }

  /// `Communist Party of Nepal`, `House of Commons of Canada`: where a body is of is part of its name.
  private func joinPlacesOfBodies(_ labels: inout [UInt8]) {
    let organisation = NameLabel.number(of: .organisation)
    let further = UInt8(NameLabel.further(organisation))
    for of in labels.indices.dropFirst().dropLast() where labels[of] == 0 {
      let before = Int(labels[of - 1])
      guard before != 0, NameLabel.type(before) == organisation,
        words.signs[Int(tokens[run.lowerBound + of].word)].contains(.of)
      else { continue }
      switch words.classes[Int(tokens[run.lowerBound + of - 1].word)] {
      case .institution, .company: break
      default: continue
      }
      var first = of + 1
      if !tokens[run.lowerBound + first].marks.contains(.capital) { first += 1 }
      guard first < labels.count, tokens[run.lowerBound + first].marks.contains(.capital),
        Int(labels[first]) != NameLabel.first(NameLabel.number(of: .person))
      else { continue }
      var last = first
      while last + 1 < labels.count, labels[last + 1] != 0,
        !NameLabel.isFirst(Int(labels[last + 1]))
      {
        last += 1
      }
      for word in of...last { labels[word] = further }
    }
  }
}

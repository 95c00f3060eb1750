// Articles that nobody wrote, as many as one likes: for sizes that no file at hand has.
//
// Words follow Zipf's law over an invented vocabulary, with names and topic words of the shipped
// lexicons strewn in, so that every stage of the program has the work that real news gives it.
// The same seed gives the same bytes.

import Foundation
import NewsModel

/// A seeded generator of news in JSON Lines: `id,url,title,text,date,source,section`.
struct CorpusGenerator {
  var articles: Int
  var seed: UInt64
  /// Words of an article; lengths spread from a third to three times this.
  var meanWords = 620
  var sources = 40
  var days = 365
  /// Share of articles that are another source's earlier article with a few words changed.
  var wireShare = 0.08

  private static let names = [
    "Tokyo", "Geneva", "Nairobi", "Brazil", "Germany", "the United Nations", "NATO", "Reuters",
    "the World Bank", "European Union", "Seoul", "Jakarta", "Cairo", "Lagos", "Peru", "France",
    "the World Health Organization", "Toyota", "Siemens", "Kenya", "Norway", "Ottawa", "Lima",
    "Anna Lindqvist", "Jonas Okafor", "Maria Delgado", "Kenji Watanabe", "Samira Haddad",
  ]
  private static let topicWords = [
    "election", "parliament", "inflation", "central bank", "hospital", "vaccine", "earthquake",
    "court", "verdict", "football", "tournament", "climate change", "renewable energy", "school",
    "university", "film festival", "strike", "trade union", "ceasefire", "research", "satellite",
    "church", "tourism", "weather", "flood", "budget", "tariff", "police", "museum", "pension",
  ]

  /// Writes all articles to a file, a few megabytes at a time.
  ///
  /// - Throws: What the file system says.
  func write(to path: String) throws {
    try Data().write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    var random = SeededNumbers(state: seed)
    let words = Vocabulary(size: 60_000, random: &random)
    var buffer = Data()
    var recent: [[String]] = []
    for number in 0..<articles {
      let text = articleText(words, recent: recent, random: &random)
      if recent.count < 200 { recent.append(text) } else { recent[number % 200] = text }
      append(number, text, words, to: &buffer, random: &random)
      if buffer.count > 4 << 20 {
        try file.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: buffer)
  }

  /// Sentences of one article: new ones, or those of an earlier article with a few words changed.
  private func articleText(
    _ words: Vocabulary, recent: [[String]], random: inout SeededNumbers
  ) -> [String] {
    if !recent.isEmpty, random.share() < wireShare {
      var copy = recent[random.below(recent.count)]
      for _ in 0..<random.below(3) { copy[random.below(copy.count)] = sentence(words, &random) }
      return copy
    }
    let scale = exp((random.share() * 2 - 1) * 1.1)
    let sentences = max(2, Int(Double(meanWords) * scale / 20))
    return (0..<sentences).map { _ in sentence(words, &random) }
  }

  private func sentence(_ words: Vocabulary, _ random: inout SeededNumbers) -> String {
    var parts: [String] = []
    let length = 9 + random.below(22)
    while parts.count < length {
      let draw = random.share()
      if draw < 0.035 {
        parts.append(Self.names[random.skewed(Self.names.count)])
      } else if draw < 0.055 {
        parts.append(Self.topicWords[random.skewed(Self.topicWords.count)])
      } else {
        parts.append(words.word(&random))
      }
    }
    let text = parts.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private func append(
    _ number: Int, _ sentences: [String], _ words: Vocabulary, to buffer: inout Data,
    random: inout SeededNumbers
  ) {
    let day = number * days / max(articles, 1)
    // From 2024-01-01 on.
    let seconds = 1_704_067_200 + Int64(day) * 86_400 + Int64(random.below(86_400))
    let stamp = Timestamp(secondsSinceEpoch: seconds, utcOffset: 0, precision: .second)
    var body = ""
    for (index, sentence) in sentences.enumerated() {
      body += index == 0 ? "" : (index % 3 == 0 ? "\\n" : " ")
      body += sentence
    }
    let title = (0..<7).map { _ in words.word(&random) }.joined(separator: " ")
    let source = "source-\(random.skewed(sources))"
    buffer.append(
      contentsOf: """
        {"id":"\(seed)-\(number)","url":"https://\(source).example/\(number)",\
        "title":"\(title)","text":"\(body)","date":"\(stamp)","source":"\(source)",\
        "section":"section-\(random.skewed(8))"}

        """.utf8)
  }
}

/// Invented words, the frequent ones short, drawn with probability proportional to 1 / rank.
struct Vocabulary {
  private var words: [String] = []
  /// Running sums of 1 / rank, scaled to 0…1.
  private var limits: [Double] = []

  init(size: Int, random: inout SeededNumbers) {
    let syllables = ["ba", "re", "ti", "on", "al", "ma", "su", "en", "do", "ka", "li", "ver", "ot"]
    var sum = 0.0
    for rank in 0..<size {
      let parts = 1 + Int(log10(Double(rank + 1))) + random.below(2)
      words.append(
        (0..<parts).map { _ in syllables[random.below(syllables.count)] }.joined())
      sum += 1 / Double(rank + 2)
      limits.append(sum)
    }
    for index in limits.indices { limits[index] /= sum }
  }

  func word(_ random: inout SeededNumbers) -> String {
    let draw = random.share()
    var (low, high) = (0, limits.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if limits[middle] < draw { low = middle + 1 } else { high = middle }
    }
    return words[low]
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededNumbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
  /// 0 ≤ share < 1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  /// Below `limit`, small numbers more often.
  mutating func skewed(_ limit: Int) -> Int {
    let draw = share()
    return Int(draw * draw * Double(limit))
  }
}

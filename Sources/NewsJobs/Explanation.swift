// The articles behind a number, with their sentences where the corpus is at hand.

import Foundation
import NewsModel
import NewsReports
import NewsStore
import NewsText
import NewsTopics
import NewsTrends

/// What a user wants explained.
package enum ExplainedSubject: Hashable, Sendable {
  /// By id or label.
  case topic(String)
  case entity(String)
  case pair(String, String)
  /// By the key of any of its articles.
  case story(String)
  /// A headline of a ranking list.
  case item(list: String, title: String)
}

extension StoredReports {
  /// The articles behind a number; ends its last line.
  ///
  /// - Parameters:
  ///   - limit: The most articles that are shown with their sentences.
  /// - Throws: `AskedInVain` where the store has no such thing.
  package func explanation(
    of subject: ExplainedSubject, from first: CivilDay?, to last: CivilDay?, limit: Int
  ) throws -> String {
    switch subject {
    case .topic(let name): try topicText(name, first, last, limit)
    case .entity(let name): try entitiesText([name], first, last, limit)
    case .pair(let a, let b): try entitiesText([a, b], first, last, limit)
    case .story(let key): try storyText(key)
    case .item(let list, let title): try itemText(list, title, first, last)
    }
  }

  private func topicText(
    _ name: String, _ first: CivilDay?, _ last: CivilDay?, _ limit: Int
  ) throws -> String {
    let names = try store.names()
    guard
      let number = names.topics.firstIndex(where: { $0.id == name || $0.label == name })
    else {
      let known = names.topics.flatMap { [$0.id, $0.label] }
      throw AskedInVain(
        description: "no topic `\(name)` in the store" + suggestion(for: name, among: known))
    }
    var page = ExplanationPage("Topic \(names.topics[number].label)", limit: limit)
    try forEachArticle(first, last) { article in
      guard let fact = article.topics.first(where: { $0.topic == UInt32(number) }) else { return }
      page.add(
        article,
        note:
          "\(counted(Int(fact.matches), "match", "matches")), \(fact.titleMatches) in the headline")
    }
    return page.text(
      names, try topicLines(names.topics[number].id, page.entries, of: names.topics))
  }

  /// The words that a topic was counted for, and sentences with them, by article's id.
  private func topicLines(
    _ topic: String, _ entries: [ExplainedArticle], of names: [Topic]
  ) throws -> [Int64: [String]] {
    guard let path = job.topics, FileManager.default.fileExists(atPath: job.resolve(path)) else {
      return [:]
    }
    let dictionary = try TopicDictionary(contentsOf: job.resolve(path), path: path)
    guard let number = dictionary.topics.firstIndex(where: { $0.id == topic })
    else { return [:] }
    let vocabulary = Vocabulary()
    let counter = TopicCounter(dictionary, vocabulary: vocabulary)
    return ArticleRereading(job, vocabulary).lines(of: entries) { entry, text in
      let matches = counter.matches(of: UInt32(number), in: text)
      let counted = entry.article.topics.first { names[Int($0.topic)].id == topic }?.matches ?? 0
      if matches.count != Int(counted) {
        return ["the file or the dictionary has changed since it was counted; run the job again"]
      }
      var times: [String: Int] = [:]
      for match in matches { times[text.written(match).lowercased(), default: 0] += 1 }
      let words = times.sorted {
        $0.value == $1.value ? bytesPrecede($0.key, $1.key) : $0.value > $1.value
      }.map { $0.value == 1 ? $0.key : "\($0.key) (\($0.value))" }
      let sentences = Set(matches.map { text.sentenceNumber(ofWord: $0.lowerBound) }).sorted()
      return ["matched by \(words.joined(separator: ", "))"] + text.sentences(sentences)
    }
  }

  /// One name, or two that meet. A name that stands for several entities, as a person's and a
  /// place's, gets a part for each of them, as it has a row for each in the tables.
  private func entitiesText(
    _ wanted: [String], _ first: CivilDay?, _ last: CivilDay?, _ limit: Int
  ) throws -> String {
    let names = try store.names()
    let choices = try self.choices(of: wanted, names.entities)
    let forms = try store.forms()
    var pages = choices.map { choice in
      let titles = choice.map {
        "\(names.entities[Int($0)].name) (\(names.entities[Int($0)].type.rawValue))"
      }
      return ExplanationPage(titles.joined(separator: " + "), limit: limit)
    }
    try forEachArticle(first, last) { article in
      for (number, choice) in choices.enumerated() {
        let places = choice.compactMap { article.entities.firstIndex(of: $0).map(UInt32.init) }
        guard places.count == choice.count else { continue }
        let sentences = places.map { place in
          Set(article.mentions.filter { $0.entity == place }.map(\.sentence))
        }
        let mentions = counted(
          article.mentions.count { places.contains($0.entity) }, "mention")
        let shared = sentences.dropFirst().reduce(sentences[0]) { $0.intersection($1) }
        pages[number].add(
          article,
          note: choice.count > 1
            ? "\(mentions); together in \(counted(shared.count, "sentence"))"
            : mentions + written(article, forms, choice),
          sentences: (shared.isEmpty ? sentences[0] : shared).sorted())
      }
    }
    let found = pages.contains { $0.count > 0 } ? pages.filter { $0.count > 0 } : [pages[0]]
    let reader = ArticleRereading(job, Vocabulary())
    return found.map { page in
      let lines = reader.lines(of: page.entries) { entry, text in text.sentences(entry.sentences) }
      return page.text(names, lines)
    }.joined(separator: "\n")
  }

  /// The entities of each wanted name, in every combination; by type.
  private func choices(of wanted: [String], _ entities: [Entity]) throws -> [[UInt32]] {
    var choices: [[UInt32]] = [[]]
    for name in wanted {
      let found = entities.indices.filter { entities[$0].name == name }.map(UInt32.init)
      guard !found.isEmpty else {
        throw AskedInVain(
          description: "no entity `\(name)` in the store"
            + suggestion(for: name, among: entities.map(\.name)))
      }
      choices = choices.flatMap { choice in
        found.filter { !choice.contains($0) }.map { choice + [$0] }
      }
    }
    // Two names that are one: either order is the same pair.
    var seen: Set<[UInt32]> = []
    choices = choices.filter { seen.insert($0.sorted()).inserted }
    guard !choices.isEmpty else {
      throw AskedInVain(description: "`\(wanted[0])` is one entity, and a pair has two")
    }
    return choices
  }

  /// The articles that a report counts in these days: undated ones only where no day is asked for.
  private func forEachArticle(
    _ first: CivilDay?, _ last: CivilDay?, _ body: (StoredArticle) throws -> Void
  ) throws {
    let from = [first, job.since].compactMap { $0 }.max()
    let to = [last, job.until].compactMap { $0 }.min()
    try store.articles(from: from, to: to, undated: first == nil && last == nil, body)
  }

  /// How an article writes the wanted entities where that is not their name: `, as Ishiba (3)`.
  private func written(
    _ article: StoredArticle, _ forms: [UInt32: NameForm], _ wanted: [UInt32]
  ) -> String {
    let found = article.forms.compactMap { count -> String? in
      guard let form = forms[count.form], wanted.contains(form.entity) else { return nil }
      return "\(form.written) (\(count.mentions))"
    }
    return found.isEmpty ? "" : ", as " + found.joined(separator: ", ")
  }

  private func storyText(_ key: String) throws -> String {
    let names = try store.names()
    guard let wanted = try store.article(key: key) else {
      throw AskedInVain(description: "no article has the key `\(key)`; articles.csv has all keys")
    }
    var page = ExplanationPage("Story of \(key)", limit: .max)
    guard let story = try store.stories().storyOf[wanted.id] else {
      page.add(wanted, note: "no other article has its text or nearly its text")
      return page.text(names)
    }
    let members = try store.articles(ofStory: story)
    let resemblance = try store.resemblances(of: members.map(\.id))
    for member in members {
      let near = resemblance.filter { $0.a == member.id || $0.b == member.id }
      let best = near.map(\.resemblance).max()
      page.add(
        member,
        note: best.map { "near copy: \(percent($0)) of the word shingles are shared" }
          ?? "the same words as another member")
    }
    return page.text(names)
  }

  private func itemText(
    _ list: String, _ title: String, _ first: CivilDay?, _ last: CivilDay?
  ) throws -> String {
    var job = job
    job.sources = []
    let plan = JobPlan(job, options: RunOptions())
    let lists = try store.lists().filter { $0.name == list }
    let histories = RankingHistory.all(lists, settings: plan.historySettings)
    let rows = histories.flatMap { $0.rows() }.filter { row in
      guard row.title == title else { return false }
      guard let day = row.period?.start else { return true }
      return first ?? day <= day && day <= last ?? day
    }
    guard !rows.isEmpty else {
      throw AskedInVain(
        description: "no item `\(title)` on the list `\(list)`"
          + suggestion(for: title, among: lists.flatMap { $0.items.map(\.title) }))
    }
    var page = TextPage()
    page.heading("\(title) on \(list)")
    page.table(
      ["seen", "rank", "status", "previous", "peak", "times"],
      rows.map { row in
        [
          row.observedAt?.description ?? "time unknown", row.rank.map { "\($0)" } ?? "",
          row.status.rawValue, row.previous.map { "\($0)" } ?? "", "\(row.peak)",
          "\(row.timesOnList)",
        ]
      }, right: [1, 3, 4, 5], flexible: 0)
    for evidence in histories.flatMap(\.identity.evidence)
    where evidence.title == title || evidence.other == title {
      page.paragraph(
        "“\(evidence.other)” \(evidence.rule == .refused ? "is another item" : "is the same item"): "
          + "\(evidence.evidence).", lead: "  ")
    }
    return page.text
  }
}

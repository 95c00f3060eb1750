// The articles behind a number, with their sentences where the corpus is at hand.

import Foundation
import NewsModel
import NewsReaders
import NewsReports
import NewsStore
import NewsText
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
    try store.articles(from: first, to: last) { article in
      guard let fact = article.topics.first(where: { $0.topic == UInt32(number) }) else { return }
      page.add(
        article, names, note: "\(fact.matches) matches, \(fact.titleMatches) in the headline")
    }
    return page.text
  }

  private func entitiesText(
    _ wanted: [String], _ first: CivilDay?, _ last: CivilDay?, _ limit: Int
  ) throws -> String {
    let names = try store.names()
    let numbers = try wanted.map { name -> Set<UInt32> in
      let found = names.entities.indices.filter { names.entities[$0].name == name }
      guard !found.isEmpty else {
        throw AskedInVain(
          description: "no entity `\(name)` in the store"
            + suggestion(for: name, among: names.entities.map(\.name)))
      }
      return Set(found.map(UInt32.init))
    }
    let forms = try store.forms()
    var page = ExplanationPage(wanted.joined(separator: " + "), limit: limit)
    try store.articles(from: first, to: last) { article in
      let places = numbers.map { set in
        article.entities.indices.filter { set.contains(article.entities[$0]) }.map(UInt32.init)
      }
      guard places.allSatisfy({ !$0.isEmpty }) else { return }
      let sentences = places.map { set in
        Set(article.mentions.filter { set.contains($0.entity) }.map(\.sentence))
      }
      let mentions = article.mentions.count { places.joined().contains($0.entity) }
      let shared = sentences.dropFirst().reduce(sentences[0]) { $0.intersection($1) }
      let note =
        wanted.count > 1
        ? "\(counted(mentions, "mention")); together in \(counted(shared.count, "sentence"))"
        : counted(mentions, "mention") + written(article, forms, numbers)
      page.add(
        article, names, note: note,
        sentences: try page.wantsSentences
          ? self.sentences(of: article, shared.isEmpty ? sentences[0].sorted() : shared.sorted())
          : [])
    }
    return page.text
  }

  /// How an article writes the wanted entities where that is not their name: `, as Ishiba (3)`.
  private func written(
    _ article: StoredArticle, _ forms: [UInt32: NameForm], _ wanted: [Set<UInt32>]
  ) -> String {
    let found = article.forms.compactMap { count -> String? in
      guard let form = forms[count.form], wanted.contains(where: { $0.contains(form.entity) })
      else { return nil }
      return "\(form.written) (\(count.mentions))"
    }
    return found.isEmpty ? "" : ", as " + found.joined(separator: ", ")
  }

  /// The sentences of an article with these numbers, where its file is still there.
  private func sentences(of article: StoredArticle, _ wanted: [UInt32]) throws -> [String] {
    guard let read = readAgain(article) else { return [] }
    let vocabulary = Vocabulary()
    let tokenizer = Tokenizer(
      settings: TextSettings(dictionaryWords: job.text.dictionaryWords), vocabulary: vocabulary)
    tokenizer.tokenize(title: read.title, body: read.body)
    return wanted.prefix(3).compactMap { tokenizer.text.sentence(Int($0)) }
  }

  private func readAgain(_ article: StoredArticle) -> Article? {
    for source in job.sources {
      let files = InputFinder.files(source.paths, locate: job.resolve, sidecar: source.observed)
      guard let file = files.files.first(where: { $0.path == article.place.path }) else { continue }
      let cutter = InputCutter([(source, [file])])
      let reader = PieceReader([source])
      while let piece = cutter.next() {
        let batch = reader.read(piece)
        if let found = batch.articles.first(where: {
          $0.place == article.place && $0.title == article.title
        }) {
          return found
        }
      }
    }
    return nil
  }

  private func storyText(_ key: String) throws -> String {
    let names = try store.names()
    guard let wanted = try store.article(key: key) else {
      throw AskedInVain(description: "no article has the key `\(key)`; articles.csv has all keys")
    }
    var page = ExplanationPage("Story of \(key)", limit: .max)
    guard let story = try store.stories().storyOf[wanted.id] else {
      page.add(wanted, names, note: "no other article has its text or nearly its text")
      return page.text
    }
    let members = try store.articles(ofStory: story)
    let resemblance = try store.resemblances(of: members.map(\.id))
    for member in members {
      let near = resemblance.filter { $0.a == member.id || $0.b == member.id }
      let best = near.map(\.resemblance).max()
      page.add(
        member, names,
        note: best.map { "near copy: \(percent($0)) of the word shingles are shared" }
          ?? "the same words as another member")
    }
    return page.text
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

/// The articles of an explanation.
private struct ExplanationPage {
  private var page = TextPage()
  private let limit: Int
  private let title: String
  private var count = 0

  init(_ title: String, limit: Int) { (self.title, self.limit) = (title, limit) }

  var wantsSentences: Bool { count < limit }

  mutating func add(
    _ article: StoredArticle, _ names: FactNames, note: String, sentences: [String] = []
  ) {
    count += 1
    guard count <= limit else { return }
    page.line("\(article.day?.description ?? "undated")  \(article.title)")
    page.paragraph(
      "\(names.sources[Int(article.source)]), \(article.place), \(article.key): \(note)",
      lead: "  ")
    for sentence in sentences { page.paragraph(sentence, lead: "  | ") }
  }

  var text: String {
    var whole = TextPage()
    whole.heading("\(title): \(counted(count, "article"))")
    let more = count > limit ? "\n… \(count - limit) more; `--limit` shows them\n" : ""
    return whole.text + (page.lines.isEmpty ? "" : page.text) + more
  }
}

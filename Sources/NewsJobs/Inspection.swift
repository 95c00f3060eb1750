// How one file is read: articles with what was found in them, lists, findings.

import Foundation
import NewsEntities
import NewsModel
import NewsReaders
import NewsReports

/// A file that cannot be inspected.
package struct InspectionError: Error, CustomStringConvertible {
  package let description: String
}

/// The reading of one file.
package struct Inspection {
  private let file: String
  private let plan: JobPlan
  private var articles: [(article: Article, facts: ArticleFacts)] = []
  private var lists: [RankingList] = []
  private var findings: [Finding] = []

  /// - Parameters:
  ///   - file: As the file system takes it.
  ///   - job: Its source for the file is taken, else a guess by the file's ending.
  /// - Throws: `InspectionError` where there is no such file; `JobFileError`.
  package init(file: String, job: JobFile) throws {
    guard let input = InputFinder.file(file, at: file) else {
      throw InspectionError(description: "\(file): no such file")
    }
    self.file = file
    let source = Inspection.source(of: file, in: job)
    var job = job
    job.sources = []
    plan = try JobPlan(job).withLists()
    let cutter = InputCutter([SourceFiles(source, [input])])
    let (reader, analyzer) = (PieceReader([source]), ArticleAnalyzer(plan.analysis))
    var tally = RecordTally(of: source)
    while let piece = cutter.next() {
      let batch = reader.read(piece)
      for article in batch.articles {
        articles.append((article, analyzer.facts(of: article, key: source.key)))
      }
      lists += batch.lists
      findings += batch.findings
      tally.add(batch.tally)
    }
    findings += RecordTally.findings([InputTally(source: source.name, path: file, tally: tally)])
  }

  private static func source(of file: String, in job: JobFile) -> SourceSettings {
    let location = URL(fileURLWithPath: file).standardizedFileURL.path
    for source in job.sources {
      let found = InputFinder.files(source.paths, locate: job.resolve, sidecar: source.observed)
      if found.files.contains(where: {
        URL(fileURLWithPath: $0.location).standardizedFileURL.path == location
      }) {
        return source
      }
    }
    let name =
      file.hasSuffix(".gz") || file.hasSuffix(".zst")
      ? String(file[..<(file.lastIndex(of: ".") ?? file.endIndex)]) : file
    let formats: [(String, SourceSettings.Format)] = [
      (".jsonl", .jsonLines), (".ndjson", .jsonLines), (".json", .json), (".csv", .csv),
      (".tsv", .csv),
    ]
    let format = formats.first { name.hasSuffix($0.0) }?.1 ?? .page
    var settings = SourceSettings(
      name: job.sources.first { $0.format == format }?.name ?? "inspected", paths: [file],
      format: format)
    settings.zone = job.sources.first { $0.format == format }?.zone ?? job.zone
    return settings
  }

  /// Records that could not be read.
  package var rejected: Int { findings.count { $0.severity == .rejected } }

  private func names(_ references: [EntityReference]) -> [Entity] {
    references.map { $0.entity(known: plan.analysis.lexicon?.entities ?? []) }
  }

  /// For people; ends its last line.
  package func text(limit: Int) -> String {
    var page = TextPage()
    page.line(
      "\(file): \(counted(articles.count, "article")), \(counted(lists.count, "ranking list")), "
        + counted(findings.count, "finding"))
    for (article, facts) in articles.prefix(limit) { add(article, facts, to: &page) }
    if articles.count > limit {
      page.line("… \(counted(articles.count - limit, "more article"))")
    }
    for list in lists.prefix(limit) {
      page.heading("List \(list.name)")
      page.line(
        "  seen \(list.observedAt?.description ?? "at an unknown time") (\(list.basis.rawValue))")
      for item in list.items.prefix(20) {
        page.paragraph(
          item.by.map { "\(item.title) / \($0)" } ?? item.title, lead: "  \(item.rank). ")
      }
    }
    if !findings.isEmpty { page.heading("Findings") }
    for finding in findings.sorted().prefix(50) { page.paragraph("\(finding)", lead: "  ") }
    return page.text
  }

  private func add(_ article: Article, _ facts: ArticleFacts, to page: inout TextPage) {
    page.heading(article.title.isEmpty ? "(no headline)" : "Article")
    let fields: [(String, String?)] = [
      ("headline", article.title), ("caption", article.caption), ("key", facts.key),
      ("source", article.source), ("section", article.section), ("author", article.author),
      ("published", article.published?.description), ("day", facts.day?.description ?? "undated"),
      ("dateline", article.dateline.map { $0.places.joined(separator: "; ") }),
      ("agency", article.dateline?.agency),
      (
        "words",
        "\(grouped(facts.words)) in \(counted(facts.sentences, "sentence")), "
          + counted(facts.paragraphs, "paragraph")
      ),
      ("topics", topics(facts)),
      (
        "entities",
        names(facts.entities).map { "\($0.name) (\($0.type.rawValue))" }
          .joined(separator: ", ")
      ),
      ("place", article.place.description),
    ]
    for (name, value) in fields {
      guard let value, !value.isEmpty else { continue }
      page.paragraph(value, lead: "  " + name + String(repeating: " ", count: 11 - name.count))
    }
    for paragraph in article.paragraphs.prefix(3) {
      page.paragraph(shortened(paragraph, to: 280), lead: "  | ")
    }
    if article.paragraphs.count > 3 { page.line("  | … \(article.paragraphs.count - 3) more") }
  }

  private func topics(_ facts: ArticleFacts) -> String {
    facts.topics.map { fact in
      "\(plan.analysis.topics?.topics[Int(fact.topic)].label ?? "?") (\(fact.matches))"
    }.joined(separator: ", ")
  }

  /// One JSON object; ends its line.
  package func json() throws -> String {
    let object = InspectedFile(
      articles: articles.map { inspected($0.article, $0.facts) },
      rankings: lists.map { list in
        InspectedList(
          list: list.name, source: list.source, observedAt: list.observedAt?.description,
          basis: list.basis.rawValue,
          items: list.items.map {
            InspectedItem(rank: $0.rank, title: $0.title, by: $0.by, url: $0.url)
          })
      },
      findings: findings.sorted().map {
        InspectedFinding(
          path: $0.place.path, line: $0.place.line, severity: $0.severity.rawValue, rule: $0.rule,
          message: $0.message, record: $0.record)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(object), as: UTF8.self) + "\n"
  }

  private func inspected(_ article: Article, _ facts: ArticleFacts) -> InspectedArticle {
    let entities = names(facts.entities)
    var counts = [Int](repeating: 0, count: entities.count)
    for mention in facts.mentions { counts[Int(mention.entity)] += 1 }
    return InspectedArticle(
      key: facts.key, title: article.title, caption: article.caption,
      published: article.published?.description, day: facts.day?.description,
      dateline: article.dateline.map {
        InspectedDateline(
          place: $0.places.isEmpty ? nil : $0.places.joined(separator: "; "), places: $0.places,
          agency: $0.agency)
      },
      source: article.source, section: article.section, author: article.author, url: article.url,
      paragraphs: article.paragraphs, words: facts.words,
      topics: facts.topics.map { fact in
        let topic = plan.analysis.topics?.topics[Int(fact.topic)]
        return InspectedTopic(
          id: topic?.id ?? "", label: topic?.label ?? "", matches: Int(fact.matches),
          titleMatches: Int(fact.titleMatches))
      },
      entities: entities.indices.map {
        InspectedEntity(
          name: entities[$0].name, type: entities[$0].type.rawValue, mentions: counts[$0])
      }, line: article.place.line)
  }
}

private struct InspectedFile: Encodable {
  var articles: [InspectedArticle]
  var rankings: [InspectedList]
  var findings: [InspectedFinding]
}

private struct InspectedArticle: Encodable {
  var key: String
  var title: String
  var caption: String?
  var published: String?
  var day: String?
  var dateline: InspectedDateline?
  var source: String
  var section: String?
  var author: String?
  var url: String?
  var paragraphs: [String]
  var words: Int
  var topics: [InspectedTopic]
  var entities: [InspectedEntity]
  var line: Int
}

private struct InspectedDateline: Encodable {
  var place: String?
  var places: [String]
  var agency: String?
}

private struct InspectedTopic: Encodable {
  var id: String
  var label: String
  var matches: Int
  var titleMatches: Int
}

private struct InspectedEntity: Encodable {
  var name: String
  var type: String
  var mentions: Int
}

private struct InspectedList: Encodable {
  var list: String
  var source: String
  var observedAt: String?
  var basis: String
  var items: [InspectedItem]
}

private struct InspectedItem: Encodable {
  var rank: Int
  var title: String
  var by: String?
  var url: String?
}

private struct InspectedFinding: Encodable {
  var path: String
  var line: Int
  var severity: String
  var rule: String
  var message: String
  var record: String?
}

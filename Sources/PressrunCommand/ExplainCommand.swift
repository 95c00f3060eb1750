import ArgumentParser
import NewsJobs
import NewsModel

/// `pressrun explain topic NAME`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show the articles behind a number.",
    discussion: """
      Examples:
        pressrun explain topic politics --period 2024-W46
        pressrun explain entity "Shigeru Ishiba" --from 2024-11-01
        pressrun explain pair Japan "United Nations" --period 2024-W47
        pressrun explain story url:https://example.org/a
        pressrun explain item "JN ACCESS RANKING" "Nikkei Average Ends Week Little Changed"

      Sentences are shown where the corpus is still there.
      """)

  enum Kind: String, CaseIterable, ExpressibleByArgument { case topic, entity, pair, story, item }

  @Argument(help: "topic, entity, pair, story or item.")
  var kind: Kind

  @Argument(help: "Its name; two for pair (both names) and item (list and headline).")
  var names: [String]

  @OptionGroup var span: SpanOptions

  @Option(help: "Articles to show.")
  var limit = 20

  @OptionGroup var store: StoreOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit must be at least 0, is \(limit).") }
    if kind == .story, span.period != nil || span.from != nil || span.to != nil {
      throw ValidationError(
        "a story is shown as a whole: --period, --from and --to do not go with it.")
    }
    let wanted = kind == .pair || kind == .item ? 2 : 1
    guard names.count == wanted else {
      throw ValidationError(
        "\(kind.rawValue) takes \(wanted) name\(wanted == 1 ? "" : "s"), \(names.count) given; "
          + "put names with blanks into quotation marks.")
    }
  }

  func run() throws {
    let reports = try StoredReports(try store.jobFile())
    let subject: ExplainedSubject =
      switch kind {
      case .topic: .topic(names[0])
      case .entity: .entity(names[0])
      case .pair: .pair(names[0], names[1])
      case .story: .story(names[0])
      case .item: .item(list: names[0], title: names[1])
      }
    let days = span.days
    try printResult(
      reports.explanation(of: subject, from: days.first, to: days.last, limit: limit))
  }
}

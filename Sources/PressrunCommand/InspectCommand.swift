import ArgumentParser
import NewsJobs

/// `pressrun inspect FILE`
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show how a file is read, and what is found in it.",
    discussion: """
      Examples:
        pressrun inspect seeds/articles/2024-W46/2024-11-11-flu-doubles.txt
        pressrun inspect wire.jsonl --job jobs/wire.yaml --limit 3
        pressrun inspect page.txt --format json

      The file is read as the source of the job says that it belongs to; one that belongs to none \
      is read by its ending: .jsonl, .json, .csv and .tsv, other files as a saved page. Nothing is \
      written.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Argument(help: "The file.", completion: .file())
  var file: String

  @Option(help: "Its job: sources, topics, entities.", completion: .file(extensions: ["yaml"]))
  var job = "jobs/nightly.yaml"

  @Option(help: "text, or one JSON object.")
  var format = Format.text

  @Option(help: "Articles to show as text.")
  var limit = 10

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit must be at least 0, is \(limit).") }
  }

  func run() throws {
    let inspection = try Inspection(
      file: file, job: try JobFile(contentsOf: job, checksFiles: false))
    switch format {
    case .text: try printResult(inspection.text(limit: limit))
    case .json: try printResult(inspection.json())
    }
    if inspection.rejected > 0 { throw Outcome.doneWithRejections.exitCode }
  }
}

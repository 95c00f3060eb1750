import ArgumentParser
import Foundation
import NewsJobs

/// `pressrun tag FILE`
struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Mark the names of a text, or label the words of a file of columns.",
    discussion: """
      Examples:
        pressrun tag article.txt
        pressrun tag test.conll > tagged.conll

      Columns (.conll, .tsv, .iob): every line comes out with one more column, the label that was \
      found. Other files: the text comes out with its names marked, [Lima](place).
      """)

  @Argument(help: "The file.", completion: .file())
  var file: String

  @Option(help: "Folder of the lists and weights.", completion: .directory)
  var entities = "seeds/entities"

  @Option(help: "0 to 1: higher finds fewer and surer names.")
  var precision = 0.5

  @Flag(help: "The file has no documents: every sentence stands for itself.")
  var loose = false

  func validate() throws {
    guard (0...1).contains(precision) else {
      throw ValidationError("--precision must lie between 0 and 1.")
    }
  }

  func run() throws {
    let tagging = try Tagging(folder: entities, precision: precision)
    if [".conll", ".tsv", ".iob"].contains(where: file.hasSuffix) {
      return try printResult(tagging.tagged(columns: file, loose: loose))
    }
    guard let data = FileManager.default.contents(atPath: file),
      let text = String(data: data, encoding: .utf8)
    else { throw ValidationError("\(file): no such file, or not UTF-8.") }
    try printResult(tagging.tagged(text: text))
  }
}

import ArgumentParser
import Foundation
import NewsJobs

/// `pressrun train`
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train the recogniser of names from labelled files.",
    discussion: """
      Example:
        pressrun train jobs/recogniser.yaml --data corpora/ner --output seeds/entities/recogniser.weights

      The recipe names the files in the data folder: two columns, word and BIO label (PER, ORG, LOC, \
      NORP), a blank line between sentences, -DOCSTART- between documents. The same recipe and files \
      give the same bytes. Prints precision, recall and F1 on the files for evaluation.
      """)

  @Argument(help: "The recipe.", completion: .file(extensions: ["yaml"]))
  var recipe: String

  @Option(help: "Folder of the labelled files.", completion: .directory)
  var data: String

  @Option(name: .shortAndLong, help: "The weights file to write.", completion: .file())
  var output: String

  func run() throws {
    let training = try Training(recipe, data: data)
    let model = try training.train { printMessage($0) }
    try Data(try model.bytes()).write(to: URL(fileURLWithPath: output), options: .atomic)
    try printResult(training.evaluation(model))
  }
}

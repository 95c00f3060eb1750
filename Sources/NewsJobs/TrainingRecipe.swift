// How the recogniser is trained: a recipe file that names sets, weights and settings.

import CSVText
import Foundation
import NewsEntities
import NewsModel
import NewsReports
import NewsText
import Yams

/// A recipe, as its YAML file has it.
package struct TrainingRecipe: Codable, Sendable {
  /// A labelled file and how much it counts.
  package struct LabelledFile: Codable, Sendable {
    /// In the folder of the data.
    package var file: String
    package var weight: Double?
    /// A file with a line for each sentence: 1 where its labels are doubtful.
    package var doubtful: String?
    package var doubtfulWeight: Double?
    /// The file has no documents: every sentence stands for itself.
    package var loose: Bool?
    /// Sentences without a name are left out.
    package var onlyNamed: Bool?
    /// For evaluation: its text is written again, `titleCase` or `capitals`.
    package var written: LetterCase?
  }
  package var version: Int
  /// Folder of the lists that the recogniser works with, from the recipe's folder.
  package var entities: String
  /// Models whose mean is taken; 1 where it is not given.
  package var models: Int?
  package var epochs: Int
  package var seed: UInt64
  package var titleCopies: Double
  package var capitalCopies: Double
  /// Share of the features that are hidden each time; 0 where it is not given.
  package var hidden: Double?
  package var train: [LabelledFile]
  package var evaluate: [LabelledFile]

  /// - Throws: `JobFileError` where the file cannot be read or is no recipe.
  package init(contentsOf path: String) throws(JobFileError) {
    let problem = { (message: String) in
      JobFileError(problems: [JobProblem(in: Place(path: path), message)])
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw problem("no such recipe")
    }
    do {
      self = try YAMLDecoder().decode(TrainingRecipe.self, from: data)
    } catch {
      throw problem("is no recipe: \(error)")
    }
    guard version == 1 else { throw problem("this program reads recipes of `version: 1`") }
  }
}

/// Trains and evaluates by a recipe.
package struct Training {
  private let recipe: TrainingRecipe
  private let data: String
  private let lexicon: EntityLexicon

  /// - Parameters:
  ///   - path: Of the recipe.
  ///   - data: Folder of the labelled files.
  /// - Throws: `JobFileError`, `EntityLexiconError`.
  package init(_ path: String, data: String) throws {
    recipe = try TrainingRecipe(contentsOf: path)
    self.data = data
    let folder = joinedPath(JobReading.folder(of: path), recipe.entities)
    lexicon = try EntityLexicon(EntityLexiconFiles(folder: folder))
  }

  /// - Parameter tell: Gets a line for each epoch.
  /// - Throws: `NameModelError` for a set that cannot be read.
  package func train(_ tell: (String) -> Void) throws -> NameModel {
    let sets = try recipe.train.map { set in
      let path = joinedPath(data, set.file)
      var hasher = ReportHasher()
      hasher.add([UInt8](FileManager.default.contents(atPath: path) ?? Data()))
      return NameTrainingSet(
        name: set.file, hash: hasher.hash.description,
        documents: try LabelledFile.read(path, sentencesAreDocuments: set.loose ?? false),
        weight: set.weight ?? 1, doubtful: try doubtful(set),
        doubtfulWeight: set.doubtfulWeight ?? 0.2, onlyNamed: set.onlyNamed ?? false)
    }
    var trainer = NameTrainer(
      NameTrainingSettings(
        models: recipe.models ?? 1, epochs: recipe.epochs, seed: recipe.seed,
        titleCopies: recipe.titleCopies, capitalCopies: recipe.capitalCopies,
        hidden: recipe.hidden ?? 0))
    return trainer.train(sets, lexicon: lexicon) { epoch, wrong in
      tell("epoch \(epoch): \(percent(wrong)) of the runs were wrong")
    }
  }

  private func doubtful(_ set: TrainingRecipe.LabelledFile) throws -> Set<Int> {
    guard let file = set.doubtful else { return [] }
    let path = joinedPath(data, file)
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw NameModelError(path: path, message: "cannot be read")
    }
    let lines = textLines(String(decoding: bytes, as: UTF8.self)).filter { !$0.isEmpty }
    return Set(lines.indices.filter { lines[$0].hasPrefix("1") })
  }

  /// Precision, recall and F1 of each file for evaluation; ends its last line.
  ///
  /// - Parameter model: `nil`: the lists alone.
  package func evaluation(_ model: NameModel?) throws -> String {
    var page = TextPage()
    var rows: [[String]] = []
    for set in recipe.evaluate {
      let documents = try LabelledFile.read(
        joinedPath(data, set.file), sentencesAreDocuments: set.loose ?? false
      ).map { document in set.written.map { document.written($0) } ?? document }
      let tagger = NameTagger(lexicon: lexicon, model: model, settings: EntitySettings())
      let scores = tagger.scores(documents)
      for type in ["all", "PER", "ORG", "LOC", "NORP"] {
        guard let score = scores[type], score.there > 0 else { continue }
        rows.append([
          type == "all" ? set.file + (set.written.map { ", \($0.rawValue)" } ?? "") : "",
          type == "all" ? "PER+ORG+LOC" : type,
          grouped(score.there), fixed(100 * score.precision, 1), fixed(100 * score.recall, 1),
          fixed(100 * score.f1, 1),
        ])
      }
    }
    page.table(["file", "type", "names", "P", "R", "F1"], rows, right: [2, 3, 4, 5], flexible: 0)
    return page.text
  }
}

/// Labels of files by the lists and recogniser of a folder.
package struct Tagging {
  private let tagger: NameTagger

  /// - Parameters:
  ///   - folder: With lists, and the weights `recogniser.weights` where there are any.
  ///   - precision: 0…1.
  package init(folder: String, precision: Double) throws {
    let weights = joinedPath(folder, "recogniser.weights")
    let model =
      FileManager.default.fileExists(atPath: weights) ? try NameModel(contentsOf: weights) : nil
    tagger = NameTagger(
      lexicon: try EntityLexicon(EntityLexiconFiles(folder: folder)), model: model,
      settings: EntitySettings(precision: precision))
  }

  /// The lines of a labelled file with one more column: the label that was found.
  package func tagged(columns path: String, loose: Bool) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw NameModelError(path: path, message: "cannot be read")
    }
    var labels = try LabelledFile.read(path, sentencesAreDocuments: loose)
      .flatMap { tagger.labels(of: $0) }[...]
    var output = ""
    for line in textLines(String(decoding: data, as: UTF8.self)) {
      let first = line.split(whereSeparator: { $0 == "\t" || $0 == " " }).first
      if let first, first != "-DOCSTART-" {
        output += "\(line)\t\(labels.popFirst() ?? "O")\n"
      } else if first != nil {
        output += "\(line)\tO\n"
      } else {
        output += "\n"
      }
    }
    // The text behind the last line end is no line.
    return data.last == 0x0A ? String(output.dropLast()) : output
  }

  /// A text with its names marked: `[Shigeru Ishiba](person)`. The stop of an abbreviation at the end
  /// of a name stands inside: `[U.S.](place)`.
  package func tagged(text: String) -> String {
    let text = TextSettings().taken(text)
    let bytes = Array(text.utf8)
    var (output, last): ([UInt8], Int) = ([], 0)
    for (name, type) in tagger.names(in: text) {
      let hasStop =
        name.upperBound < bytes.count && bytes[name.upperBound] == UInt8(ascii: ".")
        && bytes[name].contains(UInt8(ascii: "."))
      let range = name.lowerBound..<(name.upperBound + (hasStop ? 1 : 0))
      output += bytes[last..<range.lowerBound]
      output += Array("[".utf8) + bytes[range] + Array("](\(type.rawValue))".utf8)
      last = range.upperBound
    }
    return String(decoding: output + bytes[last...], as: UTF8.self)
  }
}

extension EntityLexiconFiles {
  /// The files of a folder that the shipped lists are in.
  ///
  /// - Throws: `NameModelError` for a folder that cannot be read or has neither lists nor weights:
  ///   nothing would be found with it, without a word.
  package init(folder: String) throws {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw NameModelError(
        path: folder,
        message:
          "no such folder, or not readable; `--entities FOLDER` names one with lists of names")
    }
    guard names.contains(where: { $0.hasSuffix(".csv") || $0 == "recogniser.weights" }) else {
      throw NameModelError(
        path: folder, message: "no list of names (.csv) and no recogniser.weights in this folder")
    }
    func path(_ name: String) -> String? {
      names.contains(name) ? joinedPath(folder, name) : nil
    }
    self.init(
      lists: names.filter { $0.hasSuffix(".csv") && $0 != "aliases.csv" && $0 != "titles.csv" }
        .sorted(by: bytesPrecede).map { joinedPath(folder, $0) },
      aliases: path("aliases.csv"), titles: path("titles.csv"), stop: path("stop.txt"),
      neverSurnames: path("surnames-never.txt"), givenNames: path("given-names.txt"),
      familyNames: path("family-names.txt"))
  }
}

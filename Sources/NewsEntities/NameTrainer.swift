// Trains the recogniser: an averaged structured perceptron. Seeded, on one thread, sums in one order:
// the same files give the same bytes.
//
// - Source: Collins (2002), "Discriminative Training Methods for Hidden Markov Models", EMNLP.

import NewsModel
import NewsText

/// One training set.
package struct NameTrainingSet: Sendable {
  package var name: String
  package var hash: String
  package var documents: [LabelledDocument]
  /// Of a step, 0…1.
  package var weight: Double
  /// Sentences, by number in the file, that count less.
  package var doubtful: Set<Int>
  package var doubtfulWeight: Double
  /// Sentences without a name are left out: in careless writing their capitals mean nothing, and
  /// would teach to find fewer names in careful writing.
  package var onlyNamed: Bool

  package init(
    name: String, hash: String, documents: [LabelledDocument], weight: Double = 1,
    doubtful: Set<Int> = [], doubtfulWeight: Double = 0.2, onlyNamed: Bool = false
  ) {
    self.onlyNamed = onlyNamed
    (self.name, self.hash, self.documents) = (name, hash, documents)
    (self.weight, self.doubtful, self.doubtfulWeight) = (weight, doubtful, doubtfulWeight)
  }
}

/// How the recogniser is trained.
package struct NameTrainingSettings: Hashable, Sendable {
  /// Models that are trained, each on its own order of the examples; what ships is their mean.
  package var models: Int
  package var epochs: Int
  package var seed: UInt64
  /// Share of documents that come once more in title case, in capitals.
  package var titleCopies: Double
  package var capitalCopies: Double
  /// Share of the features that are hidden each time a run is looked at, so that no name is known by
  /// one of them alone.
  package var hidden: Double

  package init(
    models: Int = 1, epochs: Int = 5, seed: UInt64 = 1, titleCopies: Double = 1,
    capitalCopies: Double = 0.5, hidden: Double = 0.15
  ) {
    (self.models, self.epochs, self.seed) = (models, epochs, seed)
    (self.titleCopies, self.capitalCopies, self.hidden) = (titleCopies, capitalCopies, hidden)
  }
}

/// Trains a model.
package struct NameTrainer {
  /// One run of capitals.
  private struct Example {
    var rows: [[Int32]]
    var labels: [UInt8]
    var capitals: CapitalUse
    var weight: Float
  }
  private let settings: NameTrainingSettings
  private var random: UInt64
  private var examples: [Example] = []

  package init(_ settings: NameTrainingSettings) {
    self.settings = settings
    random = settings.seed
  }

  /// - Parameter progress: Gets the number of each epoch and its share of runs that were wrong.
  package mutating func train(
    _ sets: [NameTrainingSet], lexicon: EntityLexicon, progress: (Int, Double) -> Void = { _, _ in }
  ) -> NameModel {
    let maker = ExampleMaker(lexicon)
    for document in sets.lazy.flatMap(\.documents) { maker.count(document) }
    for set in sets {
      for document in set.documents {
        maker.leaveOut(document)
        add(document, set, maker)
        if uniform() < settings.titleCopies {
          add(document.written(.titleCase), set, maker, isCopy: true)
        }
        if uniform() < settings.capitalCopies {
          add(document.written(.capitals), set, maker, isCopy: true)
        }
      }
    }
    var sum = WeightSums()
    let epochs = settings.epochs
    for model in 0..<max(1, settings.models) {
      sum.add(trained { progress(model * epochs + $0, $1) })
    }
    let habits = maker.habits
    return sum.model(
      NameModelHeader(
        labels: NameModel.labelNames, rows: NameFeatures.rows, habits: habits.entries.count,
        epochs: settings.epochs, seed: settings.seed,
        sets: sets.map { .init(name: $0.name, weight: $0.weight, xxh3: $0.hash) }),
      habits: habits)
  }

  /// One model over all examples.
  private mutating func trained(_ progress: (Int, Double) -> Void) -> AveragedWeights {
    var weights = AveragedWeights()
    var order = Array(examples.indices)
    for epoch in 1...max(1, settings.epochs) {
      for index in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(index, Int(next() % UInt64(index + 1)))
      }
      var wrong = 0
      for index in order {
        let example = examples[index]
        let rows = shown(example.rows)
        let predicted = weights.decode(rows, example.capitals)
        weights.step += 1
        if predicted != example.labels {
          wrong += 1
          weights.update(
            rows, example.capitals, example.labels, predicted, by: example.weight)
        }
      }
      progress(epoch, Double(wrong) / Double(max(1, examples.count)))
    }
    return weights
  }

  /// The features of a run without those that are hidden this time.
  private mutating func shown(_ rows: [[Int32]]) -> [[Int32]] {
    guard settings.hidden > 0 else { return rows }
    return rows.map { rows in
      var shown: [Int32] = []
      shown.reserveCapacity(rows.count)
      for row in rows where uniform() >= settings.hidden { shown.append(row) }
      return shown
    }
  }

  private mutating func next() -> UInt64 {
    random &+= 0x9e37_79b9_7f4a_7c15
    return mixed(random)
  }

  private mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// - Parameter isCopy: Written in another way. Of a copy only what looks like a headline counts: the
  ///   rest would teach that capitals say nothing in ordinary sentences.
  private mutating func add(
    _ document: LabelledDocument, _ set: NameTrainingSet, _ maker: ExampleMaker,
    isCopy: Bool = false
  ) {
    let named = set.onlyNamed ? document.sentencesWithNames : nil
    for run in maker.examples(of: document) where !isCopy || run.capitals == .idle {
      if named?.contains(run.sentence) == false { continue }
      let isDoubtful = set.doubtful.contains(document.firstSentence + run.sentence)
      examples.append(
        Example(
          rows: run.rows, labels: run.labels, capitals: run.capitals,
          weight: Float(isDoubtful ? set.doubtfulWeight : set.weight)))
    }
  }
}

private func mixed(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  return z ^ (z >> 31)
}

// The weights of the recogniser while they are learnt, and the mean that is kept: of all steps of a
// model, then of all models.

/// Weights while they are learnt, and their sums over all steps.
struct AveragedWeights {
  private static let labels = NameLabel.count
  var step: Float = 1
  private var weights = [Float](repeating: 0, count: NameFeatures.rows * NameLabel.count)
  private var sums = [Float](repeating: 0, count: NameFeatures.rows * NameLabel.count)
  private var transitions = NameModel.noTransitions
  private var transitionSums = NameModel.noTransitions

  /// The best labels under the weights as they are now.
  func decode(_ rows: [[Int32]], _ capitals: CapitalUse) -> [UInt8] {
    let labels = Self.labels
    let first = capitals.rawValue * NameModel.transitionCount
    var path = [Float](repeating: 0, count: labels)
    var back: [[UInt8]] = []
    for (index, wordRows) in rows.enumerated() {
      var scores = [Float](repeating: 0, count: labels)
      weights.withUnsafeBufferPointer { weights in
        for row in wordRows {
          let start = Int(row) * labels
          for label in 0..<labels { scores[label] += weights[start + label] }
        }
      }
      var next = [Float](repeating: 0, count: labels)
      var from = [UInt8](repeating: 0, count: labels)
      for label in 0..<labels {
        if index == 0 {
          let start = transitions[first + labels * labels + label]
          next[label] = NameLabel.canFollow(label, -1) ? start + scores[label] : -1e9
          continue
        }
        var (best, before) = (-Float.infinity, 0)
        for old in 0..<labels where NameLabel.canFollow(label, old) {
          let score = path[old] + transitions[first + old * labels + label]
          if score > best { (best, before) = (score, old) }
        }
        next[label] = best + scores[label]
        from[label] = UInt8(before)
      }
      back.append(from)
      path = next
    }
    var label = path.indices.max { path[$0] < path[$1] } ?? 0
    var labelsFound = [UInt8](repeating: 0, count: rows.count)
    for index in stride(from: rows.count - 1, through: 0, by: -1) {
      labelsFound[index] = UInt8(label)
      label = Int(back[index][label])
    }
    return labelsFound
  }

  /// Moves the weights towards the right labels.
  mutating func update(
    _ rows: [[Int32]], _ capitals: CapitalUse, _ right: [UInt8], _ wrong: [UInt8],
    by weight: Float
  ) {
    let first = capitals.rawValue * NameModel.transitionCount
    for index in rows.indices {
      if right[index] != wrong[index] {
        for row in rows[index] {
          add(weight, at: Int(row) * Self.labels + Int(right[index]))
          add(-weight, at: Int(row) * Self.labels + Int(wrong[index]))
        }
      }
      let before = (
        index > 0 ? Int(right[index - 1]) : Self.labels,
        index > 0 ? Int(wrong[index - 1]) : Self.labels
      )
      addTransition(weight, first + before.0 * Self.labels + Int(right[index]))
      addTransition(-weight, first + before.1 * Self.labels + Int(wrong[index]))
    }
  }

  private mutating func add(_ value: Float, at place: Int) {
    weights[place] += value
    sums[place] += value * step
  }

  private mutating func addTransition(_ value: Float, _ place: Int) {
    transitions[place] += value
    transitionSums[place] += value * step
  }

  /// The means over all steps.
  var averages: (weights: [Float], transitions: [Float]) {
    (
      weights.indices.map { weights[$0] - sums[$0] / step },
      transitions.indices.map { transitions[$0] - transitionSums[$0] / step }
    )
  }
}

extension NameModel {
  fileprivate static let noTransitions = [Float](
    repeating: 0, count: CapitalUse.allCases.count * transitionCount)
}

/// The sum of some models. A mean of models that saw the examples in different orders is right more
/// often than each of them, and costs no more to use.
struct WeightSums {
  private var weights = [Float](repeating: 0, count: NameFeatures.rows * NameLabel.count)
  private var transitions = NameModel.noTransitions

  mutating func add(_ model: AveragedWeights) {
    let averages = model.averages
    for index in weights.indices { weights[index] += averages.weights[index] }
    for index in transitions.indices { transitions[index] += averages.transitions[index] }
  }

  /// Scaled so that the largest weight takes a byte.
  func model(_ header: NameModelHeader, habits: CapitalHabits) -> NameModel {
    let largest = weights.lazy.map(\.magnitude).max() ?? 1
    let scale = 127 / max(largest, 1e-6)
    return NameModel(
      header: header, weights: weights.map { Int8(($0 * scale).rounded()) },
      transitions: transitions.map {
        Int16(max(-8000, min(8000, ($0 * scale).rounded())))
      }, habits: habits)
  }
}

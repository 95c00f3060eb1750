// A group of keys of a job file. Readers ask for keys by name; `finish` then reports every key
// that nobody asked for.

import NewsReaders
import Yams

final class JobMapping {
  let mapping: Node.Mapping
  let key: String
  let pattern: String
  let reading: JobReading
  private var asked: [String] = []

  init(_ mapping: Node.Mapping, key: String, pattern: String, reading: JobReading) {
    self.mapping = mapping
    self.key = key
    self.pattern = pattern
    self.reading = reading
  }

  private func path(_ prefix: String, _ name: String) -> String {
    prefix.isEmpty ? name : "\(prefix).\(name)"
  }

  /// The value of a key; `nil` where the file does not have it or says nothing after the colon.
  subscript(name: String) -> JobValue? {
    let value = valueOrNull(name)
    return value?.isNull == true ? nil : value
  }

  /// Like the subscript, but a key with nothing after its colon counts as present.
  func valueOrNull(_ name: String) -> JobValue? {
    asked.append(name)
    let node = mapping.first { $0.key.scalar?.string == name }?.value
    let pattern = path(self.pattern, name)
    reading.ask(for: pattern, isUsed: node != nil)
    return node.map {
      JobValue(node: $0, key: path(key, name), pattern: pattern, reading: reading)
    }
  }

  func required(_ name: String) -> JobValue? {
    if let value = self[name] { return value }
    reading.report(
      .missingKey, at: mapping.mark ?? mapping.first?.key.mark,
      key.isEmpty ? "`\(name)` is missing" : "`\(key)` has no `\(name)`")
    return nil
  }

  /// Replaces a default where the file has the key with a good value.
  func read<T>(_ name: String, into target: inout T, _ question: (JobValue) -> T?) {
    if let value = self[name], let answer = question(value) { target = answer }
  }

  /// Asks for a group of keys below this one and reads it to its end.
  func readGroup(_ name: String, _ body: (JobMapping) -> Void) {
    guard let group = self[name]?.mapping() else { return }
    body(group)
    group.finish()
  }

  /// Reports the keys that no reader asked for.
  func finish() {
    for (node, _) in mapping {
      let name = node.scalar?.string ?? "?"
      if !asked.contains(name) {
        let place = key.isEmpty ? "" : " in `\(key)`"
        let hint = suggestion(for: name, among: asked)
        reading.report(
          .unknownKey, at: node.mark,
          "unknown key `\(name)`\(place)"
            + (hint.isEmpty ? "; known are \(asked.joined(separator: ", "))" : hint))
      }
    }
  }
}

/// `; did you mean …?`, or nothing where no name is near.
package func suggestion(for name: String, among known: [String]) -> String {
  nearestName(to: name, among: known).map { "; did you mean `\($0)`?" } ?? ""
}

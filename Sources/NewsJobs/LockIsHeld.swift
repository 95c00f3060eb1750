// Another run has the store: the one failure that goes away by waiting.

/// Another run writes to the store of this job. The command ends with exit code 75.
package struct LockIsHeld: Error, Hashable, CustomStringConvertible {
  /// The store, who holds its lock and since when.
  package let description: String

  package init(description: String) { self.description = description }
}

// Where lines of a text file end. To Swift `\r\n` is one character, which is not `\n`.

/// The lines of a text, empty ones too; LF, CRLF and CR end a line and are no part of it. O(bytes).
package func textLines(_ text: String) -> [Substring] {
  text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
}

// Where lines of a text file end. To Swift `\r\n` is one character, which is not `\n`.

/// The lines of a text, empty ones too; LF, CRLF and CR end a line and are no part of it. O(bytes).
package func textLines(_ text: String) -> [Substring] {
  let bytes = text.utf8
  var lines: [Substring] = []
  var (start, index) = (bytes.startIndex, bytes.startIndex)
  while index < bytes.endIndex {
    let (byte, end) = (bytes[index], index)
    index = bytes.index(after: index)
    guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
    lines.append(text[start..<end])
    if byte == UInt8(ascii: "\r"), index < bytes.endIndex, bytes[index] == UInt8(ascii: "\n") {
      index = bytes.index(after: index)
    }
    start = index
  }
  lines.append(text[start...])
  return lines
}

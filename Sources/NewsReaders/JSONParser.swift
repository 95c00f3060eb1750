// simdjson's parser behind a Swift face. Pointers into its memory are valid until the next record
// and do not leave this file.

internal import CSimdjson
import Foundation

/// Why bytes are no JSON.
struct JSONFault: Error, CustomStringConvertible {
  var description: String
}

extension JSONFault {
  /// - Parameter code: Of simdjson. The stop at the end of its sentence is left out.
  fileprivate init(code: Int) {
    let message = String(cString: pr_json_message(Int32(code)))
    self.init(description: message.hasSuffix(".") ? String(message.dropLast()) : message)
  }
}

/// Takes a fixed set of fields out of one JSON record after another. Belongs to one thread.
final class JSONParser {
  private let parser: OpaquePointer
  private var fields: [pr_json_field]

  /// - Parameter paths: Names of fields, nested by dots.
  init(paths: [String]) {
    let copies = paths.map { strdup($0.replacing(".", with: "/")) }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) }
    guard let parser = pr_json_new(pointers, pointers.count) else {
      preconditionFailure("no memory for a JSON parser of \(paths.count) fields")
    }
    self.parser = parser
    fields = Array(repeating: pr_json_field(), count: paths.count)
  }

  deinit { pr_json_free(parser) }

  /// Reads one object; `nil` where it is one, else what is wrong.
  ///
  /// - Parameter record: With `InputPiece.padding` readable bytes behind it.
  func read(_ record: UnsafeBufferPointer<UInt8>) -> String? {
    record.withMemoryRebound(to: CChar.self) { bytes in
      let code = pr_json_read(parser, bytes.baseAddress, bytes.count, &fields)
      return code == 0 ? nil : JSONFault(code: Int(code)).description
    }
  }

  /// Opens the array of a document and gives the number of its elements.
  ///
  /// - Parameter items: Where the array stands, nested by dots; empty for the document itself.
  func openArray(
    _ document: UnsafeBufferPointer<UInt8>, items: String
  ) throws(JSONFault) -> Int {
    let count = document.withMemoryRebound(to: CChar.self) { bytes in
      pr_json_open_array(
        parser, bytes.baseAddress, bytes.count, items.replacing(".", with: "/"))
    }
    if count >= 0 { return Int(count) }
    if count == -1 {
      throw JSONFault(
        description: items.isEmpty ? "an array is expected" : "there is no array at \(items)")
    }
    throw JSONFault(code: Int(-1 - count))
  }

  /// Takes the fields of an element; elements are asked for in rising order. `false` where it is
  /// neither object nor string; a string fills the first field.
  func readElement(_ index: Int) -> Bool { pr_json_element(parser, Int64(index), &fields) == 0 }

  /// A field of the document that holds the open array; `nil` where it is missing.
  func rootText(_ name: String) -> String? {
    var field = pr_json_field()
    let code = name.replacing(".", with: "/").withCString { path in
      withUnsafePointer(to: UnsafePointer<CChar>?.some(path)) {
        pr_json_root_fields(parser, $0, 1, &field)
      }
    }
    return code == 0 ? Self.text(field) : nil
  }

  func isMissing(_ place: Int) -> Bool { Int(fields[place].kind) == PR_JSON_MISSING }

  /// A string, a number or the joined strings of an array; `nil` for anything else.
  func text(_ place: Int) -> String? { Self.text(fields[place]) }

  /// The string of bytes that simdjson gave.
  ///
  /// It has checked the UTF-8 of the record and the escapes of the string (a test goes through half
  /// surrogate pairs); to check both again took a tenth of the counting of topics.
  private static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text = UTF8Span(unchecked: bytes.span)
    // A string that is known to be ASCII is compared by its bytes.
    _ = text.checkForASCII()
    return String(copying: text)
  }

  private static func text(_ field: pr_json_field) -> String? {
    switch Int(field.kind) {
    case PR_JSON_STRING, PR_JSON_STRINGS:
      return field.text.map {
        UnsafeBufferPointer(start: $0, count: field.length).withMemoryRebound(
          to: UInt8.self, Self.string)
      }
    case PR_JSON_NUMBER:
      return field.is_integer != 0 ? String(field.integer) : String(field.number)
    default: return nil
    }
  }
}

// How values of the model are written into columns, and read back.

import Foundation
import NewsModel

extension Timestamp {
  /// `1731826740 32400 2`
  var stored: String { "\(secondsSinceEpoch) \(utcOffset) \(precision.rawValue)" }

  init?(stored text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let seconds = Int64(parts[0]), let offset = Int32(parts[1]),
      let precision = Int(parts[2]).flatMap(Precision.init)
    else { return nil }
    self.init(secondsSinceEpoch: seconds, utcOffset: offset, precision: precision)
  }
}

extension ContentHash {
  var stored: Data {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Data($0) }
  }

  /// Zero for a value of another length, which only a damaged file has.
  init(stored data: Data) {
    guard data.count == 16 else {
      self.init(high: 0, low: 0)
      return
    }
    let words = data.withUnsafeBytes { bytes in
      (0..<2).map {
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
      }
    }
    self.init(high: words[0], low: words[1])
  }
}

extension StorySignature {
  var stored: Data { values.map { $0.littleEndian }.withUnsafeBytes { Data($0) } }

  init(stored data: Data) {
    guard data.count == StorySignature.bins * 2 else {
      self.init()
      return
    }
    self.init(
      values: data.withUnsafeBytes { bytes in
        (0..<StorySignature.bins).map {
          UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self))
        }
      })
  }
}

/// One line of a list as JSON.
struct StoredItem: Codable {
  var rank: Int
  var title: String
  var by: String?
  var url: String?

  init(_ item: RankedItem) { (rank, title, by, url) = (item.rank, item.title, item.by, item.url) }

  var item: RankedItem { RankedItem(rank: rank, title: title, by: by, url: url) }
}

private struct StoredDateline: Codable {
  var places: [String]
  var agency: String?
}

extension Dateline {
  var json: String? {
    (try? JSONEncoder().encode(StoredDateline(places: places, agency: agency))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  init?(json: String) {
    guard
      let stored = try? JSONDecoder().decode(StoredDateline.self, from: Data(json.utf8))
    else { return nil }
    self.init(places: stored.places, agency: stored.agency)
  }
}

extension ContentHash {
  /// The hash that `description` writes so.
  init?(hexadecimal text: String) {
    guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }
}

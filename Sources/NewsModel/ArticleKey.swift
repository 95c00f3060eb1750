// What makes two readings the same article.
//
// The source's id is best, its URL next, and an article that has neither is known by its text.
// A URL is made canonical with a light hand: what is certain to be no part of an address (fragment,
// letter case of the host, tracking parameters) goes, everything else stays, because on many sites
// a query names the article. Dropping all queries was considered: it merges every article of
// `news.php?id=…`.

/// The identity of an article within a store, readable in reports.
package struct ArticleKey: Hashable, Sendable {
  /// `id:Kyodo:20241117-3`, `url:https://example.org/a?id=7`, `text:` and 32 digits, or
  /// `record:wire.jsonl:17`.
  package let text: String
  package let basis: KeyBasis

  /// - Parameters:
  ///   - preferred: What the job asks for; a field that an article lacks falls through to the
  ///     next of id, URL, content.
  ///   - contentHash: Of title and body.
  package init(_ article: Article, preferred: KeyBasis, contentHash: ContentHash) {
    let url = article.url.flatMap { $0.isEmpty ? nil : $0 }
    if preferred == .record {
      (text, basis) = ("record:\(article.place)", .record)
    } else if preferred == .id, let id = article.id, !id.isEmpty, id != url {
      (text, basis) = ("id:\(article.source):\(id)", .id)
    } else if preferred != .content, let url {
      (text, basis) = ("url:\(canonicalURL(url))", .url)
    } else {
      (text, basis) = ("text:\(contentHash)", .content)
    }
  }
}

/// A URL without fragment, default port, and tracking parameters, scheme and host in small letters.
///
/// Text that is no `http` or `https` URL comes back unchanged. O(n), on bytes: it is asked for
/// each article.
package func canonicalURL(_ url: String) -> String {
  let bytes = Array(url.utf8)
  guard let hostStart = hostStart(bytes) else { return url }
  let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
  guard end >= hostStart else { return url }
  let isPathStart = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") }
  let hostEnd = bytes[hostStart..<end].firstIndex(where: isPathStart) ?? end
  var canonical = bytes[..<hostEnd].map(inSmallLetters)
  let port: StaticString = canonical[4] == UInt8(ascii: "s") ? ":443" : ":80"
  if ends(canonical[hostStart...], with: port) { canonical.removeLast(port.utf8CodeUnitCount) }
  let question = bytes[hostEnd..<end].firstIndex(of: UInt8(ascii: "?")) ?? end
  if question == hostEnd { canonical.append(UInt8(ascii: "/")) }
  canonical += bytes[hostEnd..<question]
  var joint = UInt8(ascii: "?")
  for parameter in bytes[question..<end].dropFirst().split(separator: UInt8(ascii: "&"))
  where !isTracking(parameter) {
    canonical.append(joint)
    canonical += parameter
    joint = UInt8(ascii: "&")
  }
  return String(decoding: canonical, as: UTF8.self)
}

/// Where the host begins; `nil` unless the scheme is `http` or `https`.
private func hostStart(_ bytes: [UInt8]) -> Int? {
  for scheme in ["http://", "https://"] as [StaticString] {
    let length = scheme.utf8CodeUnitCount
    if bytes.count > length, ends(bytes[..<length].map(inSmallLetters)[...], with: scheme) {
      return length
    }
  }
  return nil
}

private func inSmallLetters(_ byte: UInt8) -> UInt8 {
  byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
}

private func ends(_ bytes: ArraySlice<UInt8>, with text: StaticString) -> Bool {
  text.withUTF8Buffer { bytes.suffix($0.count).elementsEqual($0) }
}

/// Parameters that campaigns and social sites add to any address.
private func isTracking(_ parameter: ArraySlice<UInt8>) -> Bool {
  let name = parameter.prefix { $0 != UInt8(ascii: "=") }.map(inSmallLetters)
  return name.starts(with: "utm_".utf8) || trackingNames.contains { name.elementsEqual($0.utf8) }
}

private let trackingNames = [
  "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid",
]

import NewsModel
import Testing

@Suite struct ArticleKeyTests {
  @Test(arguments: [
    ("HTTPS://Example.ORG/News/A?id=7#top", "https://example.org/News/A?id=7"),
    ("http://example.org", "http://example.org/"),
    ("http://example.org:80/a", "http://example.org/a"),
    ("https://example.org:443?x=1", "https://example.org/?x=1"),
    ("https://example.org:8443/a", "https://example.org:8443/a"),
    ("https://e.org/a?utm_source=x&id=3&FBCLID=z", "https://e.org/a?id=3"),
    ("https://e.org/a?utm_source=x", "https://e.org/a"),
    ("https://e.org/a?b=1&b=2", "https://e.org/a?b=1&b=2"),
    ("https://e.org/é?q=ü", "https://e.org/é?q=ü"),
    ("ftp://Example.org/a#b", "ftp://Example.org/a#b"),
    ("urn:newsml:x", "urn:newsml:x"), ("http://", "http://"), ("", ""),
    ("http:/#//a", "http:/#//a"),
  ])
  func canonicalURLKeepsWhatNamesTheArticle(_ url: String, _ expected: String) {
    #expect(canonicalURL(url) == expected)
    #expect(canonicalURL(expected) == expected)
  }

  @Test func takesTheFirstOfIdURLAndContentThatThereIs() {
    let hash = ContentHash(high: 1, low: 2)
    var article = Article(
      source: "Kyodo", title: "T", body: "B", place: Place(path: "a.jsonl", line: 3))
    func key(_ preferred: KeyBasis) -> String {
      ArticleKey(article, preferred: preferred, contentHash: hash).text
    }
    #expect(key(.id) == "text:\(hash)")
    article.url = "http://Example.org/a#x"
    #expect(key(.id) == "url:http://example.org/a")
    article.id = "17"
    #expect(key(.id) == "id:Kyodo:17")
    #expect(key(.url) == "url:http://example.org/a")
    #expect(key(.content) == "text:\(hash)")
    #expect(key(.record) == "record:a.jsonl:3")
    article.id = article.url
    #expect(key(.id) == "url:http://example.org/a")
  }
}

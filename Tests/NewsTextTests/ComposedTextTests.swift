import NewsText
import Testing

@Suite struct ComposedTextTests {
  @Test(arguments: [
    ("Mu\u{308}ller in Saarbru\u{308}cken", "M\u{FC}ller in Saarbr\u{FC}cken"),
    ("Saar\u{AD}br\u{FC}cken", "Saarbr\u{FC}cken"),
    ("e\u{301}\u{AD}e", "\u{E9}e"),
    ("\u{AD}", ""),
    ("plain text, caf\u{E9} \u{A0} \u{2019}", "plain text, caf\u{E9} \u{A0} \u{2019}"),
    ("", ""),
  ])
  func lettersArePutTogetherAndSoftHyphensLeftOut(text: String, composed: String) {
    // Strings are equal whatever their form, so bytes are compared.
    #expect(Array(text.composedText.utf8) == Array(composed.utf8))
  }
}

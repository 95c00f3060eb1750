import NewsModel
import Testing

@testable import NewsReaders

@Suite("Datelines and bylines")
struct DatelineParserTests {
  private func read(_ text: String) -> String {
    guard let match = DatelineParser().match(text) else { return "none" }
    let places = match.dateline.places.joined(separator: " + ")
    return "\(places) | \(match.dateline.agency ?? "-") | \(text[match.bodyStart...])"
  }

  @Test(arguments: [
    ("LIMA (Jiji Press) — The two met.", "LIMA | Jiji Press | The two met."),
    ("TOKYO (AP) — The two met.", "TOKYO | AP | The two met."),
    ("TOKYO (AP)— The two met.", "TOKYO | AP | The two met."),
    ("TOKYO (AP) The two met.", "TOKYO | AP | The two met."),
    ("NEW YORK (Reuters) - Stocks fell.", "NEW YORK | Reuters | Stocks fell."),
    ("NEW YORK (Reuters)- iPhones sold.", "NEW YORK | Reuters | iPhones sold."),
    ("WASHINGTON, Nov. 17 (Kyodo) -- He said.", "WASHINGTON | Kyodo | He said."),
    ("BEIJING, Nov 17, 2024 (Xinhua) -- He said.", "BEIJING | Xinhua | He said."),
    ("BEIJING, 17 November (Xinhua) -- He said.", "BEIJING | Xinhua | He said."),
    ("GENEVA/NAIROBI (AFP-Jiji) — Aid came.", "GENEVA + NAIROBI | AFP-Jiji | Aid came."),
    ("LONDON and PARIS (AP) – Trains ran.", "LONDON + PARIS | AP | Trains ran."),
    ("BEIRUT & DAMASCUS (AP) — Rain fell.", "BEIRUT + DAMASCUS | AP | Rain fell."),
    ("(CNN) Scientists met.", " | CNN | Scientists met."),
    ("(CNN) — Scientists met.", " | CNN | Scientists met."),
    ("(REUTERS) - Scientists met.", " | REUTERS | Scientists met."),
    ("SEOUL, South Korea (AP) — He said.", "SEOUL, South Korea | AP | He said."),
    ("SEOUL — The president left.", "SEOUL | - | The president left."),
    ("SEOUL - The president left.", "SEOUL | - | The president left."),
    ("SEOUL -- \"Now,\" he said.", "SEOUL | - | \"Now,\" he said."),
    ("ST. PETERSBURG, Fla. — Gulls came.", "ST. PETERSBURG, Fla. | - | Gulls came."),
    ("RYE, N.H. — Gulls came.", "RYE, N.H. | - | Gulls came."),
    ("PORT-AU-PRINCE, Haiti (AP) — He fled.", "PORT-AU-PRINCE, Haiti | AP | He fled."),
    ("RIO de JANEIRO (AFP) — It rained.", "RIO de JANEIRO | AFP | It rained."),
    ("SÃO PAULO (EFE) — It rained.", "SÃO PAULO | EFE | It rained."),
    ("XI'AN, China (Xinhua) -- It rained.", "XI'AN, China | Xinhua | It rained."),
    ("Lima (Jiji Press) — The two met.", "Lima | Jiji Press | The two met."),
    ("MILLTOWN (Harbour Wire) — It rained.", "MILLTOWN | Harbour Wire | It rained."),
    ("TOKYO (The Yomiuri Shimbun) — It rained.", "TOKYO | The Yomiuri Shimbun | It rained."),
    ("東京 (共同) — 雨が降った。", "none"),
    ("TOKYO (AP) — MAYOR QUITS", "TOKYO | AP | MAYOR QUITS"),
  ])
  func findsDatelines(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    "Tokyo (population 14 million) - a city of many wards.",
    "NASA (the agency) — said on Monday.",
    "NASA (National Aeronautics and Space Administration) — The launch failed.",
    "UNDP (United Nations Development Programme) — The report is out.",
    "He (Ishiba) — and only he — decides.",
    "I (Smith) — Well, no.",
    "MAYOR QUITS — COUNCIL STUNNED BY LATE NIGHT VOTE",
    "MAYOR QUITS AFTER LONG NIGHT",
    "BREAKING — The mayor quit.",
    "WHO — The question is open.",
    "NATO — The alliance met.",
    "US — The market fell.",
    "Tokyo — The city woke.",
    "Tokyo (Reuters) said nothing about it.",
    "The mayor (AP) reported.",
    "The mayor — who quit — left.",
    "SEOUL — and then nothing.",
    "SEOUL—based firms fell.",
    "SEOUL-based firms fell.",
    "A long sentence about TOKYO (AP) — no.",
    "TOKYO (AP) —", "TOKYO (AP)", "TOKYO (", "TOKYO —", "(", "()", "—", "", "(AP", "(the end) It",
    "(Laughs) That was it.",
    "2024 — The year in pictures.",
    "Q: Why? — Because.",
    "U.S. — The market fell.",
  ])
  func eatsNoOrdinaryText(text: String) {
    #expect(read(text) == "none")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func leavesAllTextBehindTheDateline(seed: UInt64) {
    var random = PageRandom(state: seed)
    let pieces = [
      "LIMA", "Tokyo", " ", " ", "(", ")", "AP", "Jiji Press", "—", "-", "--", "/", ",", "and",
      "He said.", "NASA", "é", "\u{301}", "東京", "“", "17", "Nov.",
    ]
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 0...12, using: &random))
        .map { _ in pieces.randomElement(using: &random)! }.joined()
      guard let match = DatelineParser().match(text) else { continue }
      #expect(text.hasSuffix(text[match.bodyStart...]), "seed \(seed): \(text)")
      #expect(match.bodyStart < text.endIndex, "seed \(seed): \(text)")
      #expect(match.dateline.agency != nil || !match.dateline.places.isEmpty, "\(text)")
    }
  }

  // MARK: - Bylines

  @Test(
    arguments: [
      ("By Jane Doe", "Jane Doe", nil),
      ("By Jane Doe / Yomiuri Shimbun Staff Writer", "Jane Doe", "Yomiuri Shimbun"),
      ("By Jane Doe / The Yomiuri Shimbun", "Jane Doe", "The Yomiuri Shimbun"),
      ("By Jane Doe and John Roe / Staff Writers", "Jane Doe and John Roe", nil),
      ("By Jane Doe, Associated Press", "Jane Doe", "Associated Press"),
      ("By JANE DOE, AP", "JANE DOE", "AP"),
      ("By Ludwig van Beethoven Jr.", "Ludwig van Beethoven Jr.", nil),
      ("By The Associated Press", nil, "The Associated Press"),
      ("The Yomiuri Shimbun", nil, "The Yomiuri Shimbun"),
      ("Yomiuri Shimbun Staff Writer", nil, "Yomiuri Shimbun"),
      ("Jiji Press", nil, "Jiji Press"), ("JIJI PRESS", nil, "JIJI PRESS"),
      ("Reuters", nil, "Reuters"), ("AFP-Jiji", nil, "AFP-Jiji"), ("DPA", nil, "DPA"),
    ] as [(String, String?, String?)])
  func readsBylinesAndCredits(line: String, author: String?, agency: String?) throws {
    let byline = try #require(Byline(line: Substring(line), agencies: .standard))
    #expect(byline.author == author)
    #expect(byline.agency == agency)
  }

  @Test(arguments: [
    "By Monday, the rain had stopped.", "By the numbers", "By", "By ", "Bye Jane Doe",
    "By 2030", "Reuters reported.", "The mayor", "ap", "tt", "Trend", "", "By ,/",
  ])
  func takesNoOrdinaryLineForAByline(line: String) {
    #expect(Byline(line: Substring(line), agencies: .standard) == nil)
  }

  @Test func knowsAgenciesOfAJob() {
    let agencies = NewsAgencies(further: ["Harbour Wire"])
    #expect(agencies.isKnown("The Harbour Wire"))
    #expect(agencies.isKnown("AP and Harbour Wire"))
    #expect(!agencies.isKnown("Harbour"))
    #expect(!agencies.isKnown("AP-"))
  }
}

// Who sends news to newspapers: the names that stand in datelines, bylines and credit lines.
//
// The list holds names that mean nothing else where a dateline or a credit stands. Common words
// that are also mastheads (The Sun, Mirror, Time) are left out on purpose. Newspapers are here
// because saved pages credit them in the same places (`The Yomiuri Shimbun` alone on a line).

/// The agencies and outlets that a page may name as its source.
package struct NewsAgencies: Sendable {
  private let names: Set<String>

  /// - Parameter further: Names that a job adds to the list.
  package init(further: [String] = []) {
    names = Set((NewsAgencies.listed + further).flatMap(NewsAgencies.keys))
  }

  /// The shipped list.
  package static let standard = NewsAgencies()

  /// Whether `text` is one name, or several joined by `-`, `/`, `,`, `&` or `and` (`AFP-Jiji`).
  ///
  /// Case counts in names of up to four letters, which would be words otherwise; a leading `The`
  /// does not.
  package func isKnown(_ text: some StringProtocol) -> Bool {
    let text = text.trimmingSpaces()
    guard !text.isEmpty, text.utf8.count <= 80 else { return false }
    if names.contains(NewsAgencies.key(text)) { return true }
    let parts = NewsAgencies.joinedParts(of: String(text))
    return parts.count > 1
      && parts.allSatisfy { !$0.isEmpty && names.contains(NewsAgencies.key($0)) }
  }

  /// Split at every joint; names that have a joint inside were looked up whole before.
  private static func joinedParts(of text: String) -> [String] {
    text.replacing(" and ", with: "/").replacing(" via ", with: "/")
      .split(omittingEmptySubsequences: false) { "-/,&\u{2013}".contains($0) }
      .map { String($0.trimmingSpaces()) }
  }

  /// How a name is compared: without `The`, in small letters unless it is short.
  private static func key(_ name: some StringProtocol) -> String {
    var name = Substring(name)
    if name.lowercased().hasPrefix("the ") { name = name.dropFirst(4) }
    return name.unicodeScalars.count <= 4 ? String(name) : name.lowercased()
  }

  /// The keys of a listed name: short ones also in capitals (`DPA` for `dpa`).
  private static func keys(_ name: String) -> [String] { [key(name), key(name.uppercased())] }

  private static let listed: [String] = [
    // Worldwide.
    "AP", "Associated Press", "Reuters", "Thomson Reuters", "AFP", "Agence France-Presse",
    "AFPBB News", "Bloomberg", "Bloomberg News", "UPI", "United Press International",
    "Dow Jones", "Dow Jones Newswires", "IPS", "Inter Press Service", "AP Photo", "CNN", "BBC",
    "BBC News", "NPR", "VOA", "Voice of America", "RFE/RL", "Radio Free Asia", "RFA",
    "Al Jazeera", "Deutsche Welle", "Euronews", "France 24", "UN News",
    "Thomson Reuters Foundation", "Religion News Service", "RNS", "Business Wire",
    "PR Newswire", "PRNewswire", "GLOBE NEWSWIRE", "GlobeNewswire", "ACN Newswire",
    // Asia and the Pacific.
    "Jiji", "Jiji Press", "Kyodo", "Kyodo News", "NHK", "NHK World", "Nikkei", "Nikkei Asia",
    "Yomiuri", "Yomiuri Shimbun", "Japan News", "Japan News-Yomiuri", "Asahi Shimbun",
    "Mainichi", "Mainichi Shimbun", "Mainichi Japan", "Sankei Shimbun", "Japan Times",
    "Tokyo Shimbun", "Hokkaido Shimbun", "Chunichi Shimbun", "Nishinippon Shimbun",
    "Kyodo News International", "JIJI-AFP", "Xinhua", "Xinhua News Agency",
    "China News Service", "CNS", "China Daily", "Global Times", "CGTN", "CNA",
    "Central News Agency", "Focus Taiwan", "South China Morning Post", "SCMP", "Yonhap",
    "Yonhap News", "Yonhap News Agency", "Newsis", "News1", "KCNA", "Korea Herald",
    "Korea Times", "Korea JoongAng Daily", "Hankyoreh", "Chosun Ilbo", "Dong-A Ilbo",
    "PTI", "Press Trust of India", "ANI", "Asian News International", "IANS",
    "Indo-Asian News Service", "UNI", "United News of India", "Hindu", "Indian Express",
    "Times of India", "Hindustan Times", "APP", "Associated Press of Pakistan", "BSS",
    "Bangladesh Sangbad Sangstha", "UNB", "United News of Bangladesh", "bdnews24",
    "bdnews24.com", "Dawn", "Bernama", "Antara", "Antara News", "Jakarta Post",
    "Straits Times", "Channel NewsAsia", "PNA", "Philippine News Agency", "Philippine Star",
    "Philippine Daily Inquirer", "Asia News Network", "ANN", "TNA", "Thai News Agency",
    "Bangkok Post", "Nation Thailand", "VNA", "Vietnam News Agency", "Viet Nam News",
    "Kantipur", "RSS", "Rastriya Samachar Samiti", "Montsame", "AKP", "KPL", "MNA",
    "Myanmar News Agency", "AAP", "Australian Associated Press", "ABC News", "RNZ",
    "Radio New Zealand", "NZ Herald", "Nepali Times", "Ada Derana", "Colombo Gazette",
    // Europe.
    "dpa", "Deutsche Presse-Agentur", "APA", "Austria Presse Agentur", "ANSA", "AGI", "EFE",
    "Agencia EFE", "Europa Press", "Lusa", "Belga", "ANP", "Ritzau", "NTB", "TT",
    "TT News Agency", "STT", "PAP", "Polish Press Agency", "CTK", "ČTK", "MTI", "TASS",
    "ITAR-TASS", "RIA", "RIA Novosti", "Interfax", "Interfax-Ukraine", "Ukrinform", "UNIAN",
    "BelTA", "Sputnik", "Agerpres", "BTA", "ANA", "ANA-MPA", "AMNA", "Tanjug", "HINA", "STA",
    "BNS", "Baltic News Service", "LETA", "ELTA", "ATA", "PA", "PA Media",
    "Press Association", "SDA", "Keystone-SDA", "ATS", "KNA", "epd", "SID", "Politico",
    "Guardian", "Financial Times", "Le Monde", "Der Spiegel", "El País", "El Pais",
    "Anadolu", "Anadolu Agency", "AA", "DHA", "IHA", "Armenpress", "Interpress News",
    "Azertac", "Trend News Agency", "Kazinform", "UzA", "Kabar", "24.kg", "AKIpress",
    // The Middle East and Africa.
    "WAM", "SPA", "Saudi Press Agency", "KUNA", "QNA", "BNA", "ONA", "Petra", "SANA", "NNA",
    "National News Agency", "MENA", "MEHR", "IRNA", "ISNA", "Tasnim", "Fars News Agency",
    "WAFA", "Xinhuanet", "APS", "TAP", "MAP", "NAN", "News Agency of Nigeria", "GNA",
    "Ghana News Agency", "KNA Kenya News Agency", "Kenya News Agency", "SAnews",
    "African News Agency", "PANA", "Angop", "ENA", "Ethiopian News Agency", "SONNA",
    "Sahara Reporters",
    "Arab News", "Times of Israel", "Jerusalem Post", "Haaretz", "JTA",
    // The Americas.
    "New York Times", "Washington Post", "Wall Street Journal", "Los Angeles Times",
    "USA Today", "USA TODAY", "Chicago Tribune", "Tribune News Service", "TNS",
    "Knight Ridder", "McClatchy", "McClatchy Newspapers", "Cox News Service", "CBS News",
    "NBC News",
    "Fox News", "CNBC", "AccuWeather", "ProPublica", "KFF Health News", "Stateline",
    "Canadian Press", "CP", "CBC News", "Globe and Mail", "Notimex", "Andina", "Agencia Brasil",
    "Agência Brasil", "Télam", "Telam", "Prensa Latina", "Mercopress", "ABI", "ABN", "AVN",
    "Infobae", "Folha de S.Paulo", "CMC", "Caribbean Media Corporation",
  ]
}

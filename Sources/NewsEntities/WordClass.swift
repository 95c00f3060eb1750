// Words that say something of the names beside them, written by hand: a recogniser that has seen a
// thousand names of firms still meets a firm whose kind of business it has not seen.

import NewsText

/// Words whose kind says something of the names beside them.
enum WordClass: UInt8 {
  case other, connector, title, company, institution, place, month, weekday, speech, preposition
  case article, conjunction, business, role, kin, team, stance

  static func of(_ folded: [UInt8]) -> WordClass {
    guard folded.count <= 14, let number = words[folded] else { return .other }
    return WordClass(rawValue: UInt8(number)) ?? .other
  }

  private static let words: ByteTable = {
    let lists: [(WordClass, String)] = [
      (.connector, "of de del la le du da das dos der den van von bin ibn al el y"),
      (
        .title,
        """
        mr mrs ms miss dr prof professor president minister premier chancellor king queen prince \
        princess pope bishop archbishop cardinal rabbi imam sheikh ayatollah sen senator gov governor \
        rep congressman congresswoman mayor judge justice gen general col colonel maj major capt \
        captain lt sgt adm admiral ambassador secretary chairman chairwoman director spokesman \
        spokeswoman spokesperson coach manager leader sir lord lady chief officer sheriff detective
        """
      ),
      (
        .company,
        """
        inc corp co ltd llc plc ag sa nv bv gmbh group holdings holding company corporation motors \
        motor airlines airways bank banks insurance partners capital securities energy oil gas \
        pharmaceuticals technologies systems industries electronics entertainment records pictures \
        press news times post journal tribune herald gazette
        """
      ),
      (
        .institution,
        """
        university college institute school academy ministry department agency commission committee \
        council court parliament congress senate assembly party union association federation league \
        organization organisation foundation fund forces army navy police guard bureau authority \
        board center centre hospital church museum library club team office service forum movement \
        front brigade command corps society trust network alliance coalition administration \
        institution laboratory observatory orchestra secretariat directorate inspectorate treasury \
        tribunal chamber confederation consortium syndicate cooperative brigades militia battalion \
        regiment fleet squadron liberation resistance services studies exchange reserve conference \
        archdiocese diocese watch diet panel agencies
        """
      ),
      (
        .place,
        """
        river lake sea ocean bay gulf island islands mount mountain mountains valley desert strait \
        peninsula cape coast beach street avenue road square park airport bridge county province \
        prefecture state district region city town village port harbor harbour north south east west \
        northern southern eastern western central beaches canyon creek falls forest garden gardens \
        glacier heights hill hills isle isles lagoon marsh pass plain plains plateau pond ridge shore \
        springs station stadium arena strip terminal territory tunnel volcano woods borough canton \
        municipality governorate oblast tower plaza palace cathedral temple mosque dam reservoir reef \
        basin delta archipelago rivers lakes islet suburb quarter neighbourhood neighborhood
        """
      ),
      (
        .month,
        """
        january february march april june july august september october november december jan feb \
        mar apr jun jul aug sept sep oct nov dec
        """
      ),
      (.weekday, "monday tuesday wednesday thursday friday saturday sunday"),
      (
        .speech,
        """
        said says told added tweeted wrote argued announced warned explained testified stated asked \
        who
        """
      ),
      (.preposition, "in at from near to into across outside inside around toward towards between"),
      (.article, "the a an this that his her their its our"),
      (.conjunction, "and or for with by on as but"),
      (
        .business,
        """
        foods shipping lines railway railways steel shipbuilding mills brewery stores supermarkets \
        retail hotels resorts studios studio media broadcasting television tv radio channel magazine \
        books publishing publishers software semiconductor telecom telecommunications mobile wireless \
        communications pharma biotech therapeutics labs laboratories automotive aerospace aviation \
        logistics cargo express mining metals petroleum power electric utilities construction \
        engineering properties ventures equity asset management mutual assurance life sons brothers \
        bros tickets airline railroad tobacco chemical chemicals networks interactive research \
        financial finance trading investments investment
        """
      ),
      (
        .role,
        """
        analyst author actor actress singer drummer pianist violinist painter poet writer novelist \
        architect engineer scientist researcher economist lawyer attorney prosecutor midfielder \
        striker goalkeeper defender pitcher quarterback driver champion rival activist founder owner \
        head ceo envoy negotiator deputy counsel candidate lawmaker teacher student nurse doctor cook \
        chef editor reporter correspondent photographer historian biologist physicist astronaut \
        surgeon dancer composer conductor comedian designer artist player batsman bowler skipper \
        commander commissioner treasurer chair vice president-elect defendant suspect victim \
        billionaire magnate tycoon cleric priest farmer inspector
        """
      ),
      (
        .kin,
        """
        wife husband son daughter brother sister mother father widow grandson granddaughter uncle \
        aunt cousin nephew niece parents twins née born named aged married
        """
      ),
      (
        .team,
        """
        united rovers wanderers athletic fc afc cf sc hotspur albion villa sox yankees mets cubs \
        bulls lakers celtics knicks dodgers giants cowboys redskins packers steelers patriots raiders \
        broncos dolphins jets eagles bears lions tigers panthers hawks falcons hornets rangers \
        devils flyers penguins bruins canucks oilers flames senators kings sharks ducks stars blues \
        cardinals braves phillies pirates reds brewers astros royals indians orioles mariners \
        athletics marlins rockies padres pistons pacers heat magic spurs rockets mavericks suns \
        warriors clippers blazers jazz nuggets storm crusaders chiefs real dynamo spartak \
        lokomotiv sporting inter racing olympique borussia bayern eintracht werder
        """
      ),
      (
        .stance,
        """
        democratic socialist liberal conservative labour labor communist progressive green republican \
        christian popular national federal royal international revolutionary islamic
        """
      ),
    ]
    return ByteTable(
      lists.flatMap { kind, words in
        words.split(separator: " ").map { (Array($0.utf8), UInt32(kind.rawValue)) }
      })
  }()
}

// Time zone abbreviations as news pages print them.
//
// Abbreviations are not standardised: CST is a clock in Chicago, Shanghai and Havana. The table
// gives one meaning only where the press has one; else the source's own zone decides, and without
// it the time is refused rather than guessed. Where an abbreviation means the clock of the source
// itself, the source's zone gives the offset of that day: a Chicago page that prints CST all year
// means the clock on its wall, in July too.

import Foundation

/// What the letters after a time mean.
struct ZoneAbbreviation: Sendable {
  /// One region in which the letters are used.
  struct Use: Sendable {
    /// IANA zone ids, or a prefix that ends in `/`.
    let regions: [String]
    let offset: Int32
  }

  enum Meaning: Sendable {
    /// One offset wherever the source is.
    case fixed(Int32)
    /// The local uses; `otherwise` where the source is in none of them, `nil` for ambiguous.
    case byRegion([Use], otherwise: Int32?)
    /// The clock of a zone, winter or summer: `ET`.
    case clock(ZoneClock)
  }

  let meaning: Meaning

  /// The meaning of ASCII letters, in any case; `nil` for letters that are no abbreviation.
  init?(_ letters: some Collection<UInt8>) {
    guard let key = ZoneAbbreviation.key(letters), let meaning = ZoneAbbreviation.table[key]
    else { return nil }
    self.meaning = meaning
  }

  /// The offset at a local time.
  ///
  /// - Parameters:
  ///   - local: Seconds since 1970-01-01T00:00:00 on the local clock.
  ///   - source: The clock of the source, where the job names its zone.
  /// - Returns: `nil` where the abbreviation has several meanings and the source's zone does not
  ///   decide between them.
  func offset(atLocal local: Int64, source: ZoneClock?) -> Int32? {
    switch meaning {
    case .fixed(let offset): return offset
    case .clock(let clock): return clock.offset(atLocal: local)
    case .byRegion(let uses, let otherwise):
      guard let source else { return otherwise }
      let id = source.zone.identifier
      let use = uses.first { use in
        use.regions.contains { $0.hasSuffix("/") ? id.hasPrefix($0) : id == $0 }
      }
      guard let use else { return otherwise }
      let year = Int(1970 + local / 31_556_952)
      return source.uses(use.offset, inYear: year) ? source.offset(atLocal: local) : use.offset
    }
  }

  // MARK: - The table

  /// Up to eight letters in one number, upper case.
  private static func key(_ letters: some Collection<UInt8>) -> UInt64? {
    var key: UInt64 = 0
    var count = 0
    for byte in letters {
      let upper = byte & 0xDF
      guard upper >= 0x41, upper <= 0x5A, count < 8 else { return nil }
      key = key << 8 | UInt64(upper)
      count += 1
    }
    return count > 0 ? key : nil
  }

  private static let table: [UInt64: Meaning] = {
    var table: [UInt64: Meaning] = [:]
    for (name, minutes) in fixedMinutes { table[key(name.utf8)!] = .fixed(minutes * 60) }
    for (name, id) in clocks {
      if let zone = TimeZone(identifier: id) { table[key(name.utf8)!] = .clock(ZoneClock(zone)) }
    }
    for (name, uses, otherwise) in regional {
      let uses = uses.map { Use(regions: $0.regions, offset: $0.minutes * 60) }
      table[key(name.utf8)!] = .byRegion(uses, otherwise: otherwise.map { $0 * 60 })
    }
    return table  // every name above is one to eight letters, so its key exists
  }()

  /// Minutes east of Greenwich.
  private static let fixedMinutes: [(String, Int32)] = [
    ("Z", 0), ("UTC", 0), ("GMT", 0), ("UT", 0), ("WET", 0), ("WEST", 60),
    ("CET", 60), ("CEST", 120), ("MEZ", 60), ("MESZ", 120), ("EET", 120), ("EEST", 180),
    ("MSK", 180), ("TRT", 180), ("SAST", 120), ("CAT", 120), ("EAT", 180), ("WAT", 60),
    ("IDT", 180), ("IRST", 210), ("GST", 240), ("AFT", 270), ("PKT", 300), ("UZT", 300),
    ("NPT", 345), ("MMT", 390), ("ICT", 420), ("WIB", 420), ("WITA", 480), ("WIT", 540),
    ("SGT", 480), ("MYT", 480), ("HKT", 480), ("PHT", 480), ("PHST", 480), ("AWST", 480),
    ("JST", 540), ("KST", 540), ("ACST", 570), ("ACDT", 630), ("AEST", 600), ("AEDT", 660),
    ("NZST", 720), ("NZDT", 780), ("HST", -600), ("AKST", -540), ("AKDT", -480),
    ("PDT", -420), ("MDT", -360), ("CDT", -300), ("EDT", -240), ("ADT", -180),
    ("NST", -210), ("NDT", -150), ("BRT", -180), ("ART", -180), ("UYT", -180),
    ("CLT", -240), ("CLST", -180), ("VET", -240), ("COT", -300), ("PET", -300),
  ]

  private static let clocks: [(String, String)] = [
    ("ET", "America/New_York"), ("CT", "America/Chicago"), ("MT", "America/Denver"),
    ("PT", "America/Los_Angeles"),
  ]

  private static let regional:
    [(String, [(regions: [String], minutes: Int32)], otherwise: Int32?)] = [
      // British Summer Time in the world's press; Bangladesh Standard Time at home.
      ("BST", [(["Asia/Dhaka"], 360)], 60),
      ("EST", [(["Australia/"], 600)], -300),
      ("MST", [(["Asia/Kuala_Lumpur", "Asia/Singapore"], 480)], -420),
      ("PST", [(["Asia/Manila"], 480)], -480),
      (
        "CST",
        [
          (["America/Havana", "Cuba"], -300), (["America/", "US/", "Canada/"], -360),
          (
            [
              "Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Urumqi", "Asia/Taipei",
              "Asia/Macau", "Asia/Hong_Kong", "PRC", "ROC",
            ], 480
          ),
        ], nil
      ),
      (
        "IST",
        [
          (["Asia/Kolkata", "Asia/Calcutta"], 330),
          (["Asia/Jerusalem", "Asia/Tel_Aviv", "Israel"], 120), (["Europe/Dublin", "Eire"], 60),
        ], nil
      ),
      (
        "AST",
        [
          (["America/", "Atlantic/", "Canada/"], -240),
          (
            [
              "Asia/Riyadh", "Asia/Kuwait", "Asia/Baghdad", "Asia/Qatar", "Asia/Bahrain",
              "Asia/Aden",
            ], 180
          ),
        ], nil
      ),
    ]
}

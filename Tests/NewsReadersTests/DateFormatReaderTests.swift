import Foundation
import NewsModel
import Testing

@testable import NewsReaders

@Suite("Dates")
struct DateFormatReaderTests {
  private func read(_ text: String, _ format: String = "auto", zone: String? = nil) -> String {
    do {
      let reader = DateFormatReader(
        format: try DateFormat(named: format), zone: zone.flatMap(TimeZone.init(identifier:)))
      switch reader.read(text) {
      case .time(let time, .written): return time.description
      case .time(let time, .source): return "\(time) source"
      case .time(let time, .assumedUTC): return "\(time) assumed"
      case .refused(let refusal): return "\(refusal)"
      }
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("2024-11-17", "2024-11-17 assumed"),
    ("2024-11-17T15:59", "2024-11-17T15:59:00Z assumed"),
    ("2024-11-17T15:59:07Z", "2024-11-17T15:59:07Z"),
    ("2024-11-17t15:59:07z", "2024-11-17T15:59:07Z"),
    ("2024-11-17 15:59:07.123456+00:00", "2024-11-17T15:59:07Z"),
    ("2024-11-17T15:59:07,5-0330", "2024-11-17T15:59:07-03:30"),
    ("2024-11-17T15:59+09", "2024-11-17T15:59:00+09:00"),
    ("2024-11-17 15:59 JST", "2024-11-17T15:59:00+09:00"),
    ("2024-11-17, 3:59 PM JST", "2024-11-17T15:59:00+09:00"),
    ("2024/11/17 15:59 +0900", "2024-11-17T15:59:00+09:00"),
    ("2024-11-17 15:59 UTC+9", "2024-11-17T15:59:00+09:00"),
    ("2024-11-17 15:59 GMT -03:30", "2024-11-17T15:59:00-03:30"),
    ("2024-11-17 15:59 \u{2212}05:00", "2024-11-17T15:59:00-05:00"),
    (" 20241117 ", "2024-11-17 assumed"),
    ("20241117155900", "2024-11-17T15:59:00Z assumed"),
    ("20241117T1559Z", "2024-11-17T15:59:00Z"),
    ("2024-11-17T24:00:00Z", "2024-11-18T00:00:00Z"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
    ("2024-02-29", "2024-02-29 assumed"),
    ("Sun, 17 Nov 2024 06:59:00 GMT", "2024-11-17T06:59:00Z"),
    ("Sun, 17 Nov 2024 15:59:00 +0900 (JST)", "2024-11-17T15:59:00+09:00"),
    ("17 Nov 2024 15:59 +0900", "2024-11-17T15:59:00+09:00"),
    ("November 17, 2024", "2024-11-17 assumed"),
    ("17 November 2024", "2024-11-17 assumed"),
    ("17-Nov-2024", "2024-11-17 assumed"),
    ("Sunday, Nov. 17th, 2024", "2024-11-17 assumed"),
    ("Sept. 5, 2024", "2024-09-05 assumed"),
    ("15:59 JST, November 17, 2024", "2024-11-17T15:59:00+09:00"),
    ("November 17, 2024 15:59 JST", "2024-11-17T15:59:00+09:00"),
    ("November 17, 2024 at 3:59 p.m. EST", "2024-11-17T15:59:00-05:00"),
    ("12:05 a.m. ET, July 4, 2024", "2024-07-04T00:05:00-04:00"),
    ("12:05 PM, July 4, 2024", "2024-07-04T12:05:00Z assumed"),
    ("15:59 BST, July 4, 2024", "2024-07-04T15:59:00+01:00"),
    ("15:59 MAY 3 2024", "2024-05-03T15:59:00Z assumed"),
    ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z assumed"),
  ])
  func readsEveryClearForm(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    ("", "empty"), (" \n", "empty"), ("n/a", "unknownForm"), ("yesterday", "unknownForm"),
    ("2024", "unknownForm"), ("2024-11", "unknownForm"), ("2024-1-7", "unknownForm"),
    ("2023-02-29", "noSuchDay"), ("2024-13-01", "noSuchDay"), ("0000-00-00", "noSuchDay"),
    ("November 31, 2024", "noSuchDay"), ("20241332", "noSuchDay"),
    ("2024-11-17T25:00", "noSuchTime"), ("2024-11-17T12:60", "noSuchTime"),
    ("2024-11-17T24:01", "noSuchTime"), ("13:00 p.m., May 3, 2024", "noSuchTime"),
    ("2024-11-17T12:00+15:00", "noSuchTime"),
    ("Mon, 17 Nov 2024 06:59:00 GMT", "otherWeekday"),
    ("1/2/2024", #"dayOrMonthFirst(["M/D/YYYY", "D/M/YYYY"])"#),
    ("17/11/2024", #"dayOrMonthFirst(["D/M/YYYY"])"#),
    ("11-17-2024", #"dayOrMonthFirst(["MM-DD-YYYY"])"#),
    ("3-4-24", #"dayOrMonthFirst(["MM-DD-YY", "DD-MM-YY"])"#), ("32/32/2024", "unknownForm"),
    ("13.04.2024", #"dayOrMonthFirst(["D.M.YYYY"])"#), ("1.2.24", #"dayOrMonthFirst(["D.M.YY"])"#),
    ("1731826740", "digitsOnly"), ("1731826740000", "digitsOnly"),
    ("2024-11-17 15:59 XYZ", "unknownZone(\"XYZ\")"),
    ("15:59 CST, November 17, 2024", "ambiguousZone(\"CST\")"),
    ("2024-11-17 15:59 IST", "ambiguousZone(\"IST\")"),
    ("2024-11-17T15:59 tomorrow", "unknownForm"), ("2024-11-17x", "unknownForm"),
    ("November 17, 2024, 2025", "unknownForm"), ("May May 3, 2024", "unknownForm"),
    ("2024-11-17T15:59:", "unknownForm"), ("November 17, 2024 \u{1F600}", "unknownForm"),
  ])
  func refusesWithTheReason(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    ("M/D/YY", "9/22/58", "2058-09-22 assumed"), ("M/D/YY", "1/2/69", "1969-01-02 assumed"),
    ("M/D/YY", "1/2/68", "2068-01-02 assumed"), ("M/D/YY", "1/2/2024", "yearDigits"),
    ("M/D/YYYY", "1/2/2024", "2024-01-02 assumed"), ("M/D/YYYY", "1/2/24", "yearDigits"),
    ("M/D/YYYY", "11/17/2024 15:59", "2024-11-17T15:59:00Z assumed"),
    ("M/D/YYYY", "17/11/2024", "noSuchDay"),
    ("MM-DD-YYYY", "11-17-2024", "2024-11-17 assumed"), ("MM-DD-YYYY", "11/17/2024", "unknownForm"),
    ("D/M/YYYY", "17/11/2024", "2024-11-17 assumed"), ("D/M/YYYY", "11/17/2024", "noSuchDay"),
    ("D.M.YYYY", "03.04.2024 15:59", "2024-04-03T15:59:00Z assumed"),
    ("D.M.YYYY", "3/4/2024", "unknownForm"), ("D.M.YY", "3.4.24", "2024-04-03 assumed"),
    ("D/M/YY", "3/4/24", "2024-04-03 assumed"), ("DD-MM-YYYY", "03-04-2024", "2024-04-03 assumed"),
    ("iso8601", "2024/11/17", "unknownForm"), ("iso8601", "November 17, 2024", "unknownForm"),
    ("rfc2822", "Sun, 17 Nov 2024 06:59:00 GMT", "2024-11-17T06:59:00Z"),
    ("epochSeconds", "1731826740", "2024-11-17T06:59:00Z"),
    ("epochSeconds", "1731826740.0", "2024-11-17T06:59:00Z"),
    ("epochSeconds", "0", "1970-01-01T00:00:00Z"), ("epochSeconds", "-1", "1969-12-31T23:59:59Z"),
    ("epochSeconds", "1731826740000", "outOfRange"),
    ("epochSeconds", "99999999999999999999", "outOfRange"),
    ("epochSeconds", "-", "unknownForm"), ("epochSeconds", "1.", "unknownForm"),
    ("epochMilliseconds", "1731826740999", "2024-11-17T06:59:00Z"),
    ("epochMilliseconds", "-1", "1969-12-31T23:59:59Z"),
    ("yyyyMMddHHmmss", "20241117155900", "2024-11-17T15:59:00Z assumed"),
    (
      "yyyyMMdd_HHmmss", "scrapes__most_read_url 20231015_100002 .csv",
      "2023-10-15T10:00:02Z assumed"
    ),
    ("yyyyMMdd_HHmmss", "120231015_100002", "unknownForm"),
    ("yyyyMMdd_HHmmss", "20231015_1000023", "unknownForm"),
    ("yyyyMMdd_HHmmss", "20231315_100002", "noSuchDay"),
    ("yyyyMMdd_HHmmss", "20231315_100002-20231015_100002", "2023-10-15T10:00:02Z assumed"),
    ("yyyyMMdd_HHmmss", "short", "unknownForm"),
    ("dd.MM.yyyy", "vom 17.11.2024", "2024-11-17 assumed"),
    ("'comments_'yyyyMMdd", "comments_20241117.csv", "2024-11-17 assumed"),
    ("日yyyyMMdd", "第日20241117", "2024-11-17 assumed"),
  ])
  func readsTheNamedForm(format: String, text: String, expected: String) {
    #expect(read(text, format) == expected)
  }

  @Test(arguments: [
    ("2024-11-17", "Asia/Tokyo", "2024-11-17 source"),
    ("2024-11-17", "America/Los_Angeles", "2024-11-17 source"),
    ("2024-11-17 15:59", "Asia/Tokyo", "2024-11-17T15:59:00+09:00 source"),
    ("2024-07-17 15:59", "America/New_York", "2024-07-17T15:59:00-04:00 source"),
    // Shown twice: the first showing. Skipped: the offset from before.
    ("2024-11-03 01:30", "America/New_York", "2024-11-03T01:30:00-04:00 source"),
    ("2024-03-10 02:30", "America/New_York", "2024-03-10T02:30:00-05:00 source"),
    ("2024-03-10 03:30", "America/New_York", "2024-03-10T03:30:00-04:00 source"),
    ("2024-10-27 02:30", "Europe/Berlin", "2024-10-27T02:30:00+02:00 source"),
    ("1945-07-01 12:00", "America/New_York", "1945-07-01T12:00:00-04:00 source"),
    ("2150-07-01 12:00", "Asia/Tokyo", "2150-07-01T12:00:00+09:00 source"),
    ("2024-11-17 15:59 CST", "America/Chicago", "2024-11-17T15:59:00-06:00"),
    ("2024-07-17 15:59 CST", "America/Chicago", "2024-07-17T15:59:00-05:00"),
    ("2024-07-17 15:59 CST", "America/New_York", "2024-07-17T15:59:00-06:00"),
    ("2024-11-17 15:59 CST", "Asia/Shanghai", "2024-11-17T15:59:00+08:00"),
    ("2024-11-17 15:59 CST", "America/Havana", "2024-11-17T15:59:00-05:00"),
    ("2024-11-17 15:59 CST", "Asia/Tokyo", "ambiguousZone(\"CST\")"),
    ("2024-11-17 15:59 IST", "Asia/Kolkata", "2024-11-17T15:59:00+05:30"),
    ("2024-11-17 15:59 IST", "Asia/Jerusalem", "2024-11-17T15:59:00+02:00"),
    ("2024-07-17 15:59 IST", "Europe/Dublin", "2024-07-17T15:59:00+01:00"),
    ("2024-07-17 15:59 AST", "Asia/Riyadh", "2024-07-17T15:59:00+03:00"),
    ("2024-01-17 15:59 AST", "America/Halifax", "2024-01-17T15:59:00-04:00"),
    ("2024-07-17 15:59 BST", "Asia/Dhaka", "2024-07-17T15:59:00+06:00"),
    ("2024-07-17 15:59 BST", "Asia/Tokyo", "2024-07-17T15:59:00+01:00"),
    ("2024-01-17 15:59 EST", "Australia/Sydney", "2024-01-17T15:59:00+11:00"),
  ])
  func takesTheZoneOfTheSource(text: String, zone: String, expected: String) {
    #expect(read(text, zone: zone) == expected)
  }

  @Test func showsAnInstantAtTheSourcesOffset() {
    #expect(read("1731826740", "epochSeconds", zone: "Asia/Tokyo") == "2024-11-17T15:59:00+09:00")
  }

  /// MEASURES, "Time fixtures".
  @Test(arguments: [
    ("15:59 JST, November 17, 2024", "2024-11-17", "2024-11-17"),
    ("08:30 JST, 18 November 2024", "2024-11-18", "2024-11-17"),
    ("03:00 JST, 1 January 2025", "2025-01-01", "2024-12-31"),
  ])
  func givesTheDayOfEachZone(text: String, local: String, utc: String) throws {
    let time = try #require(DateFormatReader(format: .auto, zone: nil).read(text).timestamp)
    #expect(time.localDay.description == local)
    #expect(time.day(atOffset: 0).description == utc)
  }

  @Test(arguments: [
    "Asia/Tokyo", "America/New_York", "Africa/Casablanca", "Asia/Pyongyang",
    "Australia/Lord_Howe", "Europe/London", "Pacific/Apia",
  ])
  func agreesWithFoundationAboutOffsets(id: String) throws {
    let zone = try #require(TimeZone(identifier: id))
    let clock = ZoneClock(zone)
    var random = PageRandom(state: 7)
    for _ in 0..<20_000 {
      let instant = Int64.random(in: -3_000_000_000...5_000_000_000, using: &random)
      let expected = zone.secondsFromGMT(
        for: Date(timeIntervalSince1970: TimeInterval(instant)))
      #expect(clock.offset(at: instant) == Int32(expected), "\(id) \(instant)")
    }
  }

  @Test func suggestsTheNearestFormatName() {
    #expect(read("x", "iso8061").contains("did you mean `iso8601`?"))
    #expect(read("x", "epochseconds").contains("did you mean `epochSeconds`?"))
    #expect(read("x", "stardate").contains("known are auto, iso8601"))
    #expect(read("x", "yyyyMM").contains("has no `dd`"))
    #expect(read("x", "yyyyMMddHH").contains("has no `mm`"))
    #expect(read("x", "comments yyyyMMddHHmm").contains("has `mm` twice"))
  }

  @Test func readsEveryFormatByItsName() throws {
    for (name, format) in DateFormat.names { #expect(try DateFormat(named: name) == format) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func readsAnyBytes(seed: UInt64) {
    var random = PageRandom(state: seed)
    let readers = DateFormat.names.map { DateFormatReader(format: $0.format, zone: nil) }
    let seeds = [
      "15:59 JST, November 17, 2024", "2024-11-17T15:59:07.25+09:00", "1731826740",
      "Sun, 17 Nov 2024 06:59:00 +0900 (JST)", "11/17/2024 3:59 p.m. ET",
    ]
    for _ in 0..<3000 {
      var bytes = Array(seeds.randomElement(using: &random)!.utf8)
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
      bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
      for reader in readers {
        _ = bytes.withUnsafeBufferPointer { reader.read($0) }
      }
    }
  }
}

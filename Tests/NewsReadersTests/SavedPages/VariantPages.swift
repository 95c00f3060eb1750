// Pages of invented towns, one for each way in which a page may differ.

import Foundation

@testable import NewsReaders

private let tokyo = SavedPageSettings(
  source: "The Harbour Post", zone: TimeZone(identifier: "Asia/Tokyo"))
private let chicago = SavedPageSettings(
  source: "The Prairie Bee", zone: TimeZone(identifier: "America/Chicago"))
private let dayMonthYear = DateFormat.numbered(
  NumberedDate(separator: "/", isDayFirst: true, yearDigits: 4))

let variantPages: [PageCase] = [
  PageCase(
    "everything", fullPage,
    """
    title: Harbour Town’s Mayor, Ferry Line Agree on Night Service
    section: Local
    caption: The ferry Kamome at the east pier
    published: 2024-11-17T15:59:00+09:00
    places: HARBOUR TOWN
    agency: Jiji Press
    text: The mayor and the ferry line on Saturday agreed on a night service.
    text: “We waited for this,” the mayor said. It costs ¥3 bil. a year & starts in May.
    list: POPULAR ARTICLE / Local (line 7, unknown)
    1: Old Pier Closes for Repairs
    2: Festival of Lanterns Moves Indoors
    list: JN ACCESS RANKING (line 12, unknown)
    1: Rents Rise Near the Station
    2: Bakery’s Melon Bread Sells Out by Nine
    """),
  PageCase(
    "headline and story only",
    """
    Bridge Reopens
    The bridge reopened on Monday.
    """,
    """
    title: Bridge Reopens
    text: The bridge reopened on Monday.
    noted 1: page-undated
    """),
  PageCase(
    "blank lines before the headline and between paragraphs",
    """


      Bridge Reopens\u{20}

    November 17, 2024

    The bridge reopened.

    Cars queued.
    """,
    """
    title: Bridge Reopens
    published: 2024-11-17
    text: The bridge reopened.
    text: Cars queued.
    """),
  PageCase(
    "an address under the headline",
    """
    Bridge Reopens
    URL: https://post.example/news/bridge?id=7
    November 17, 2024 15:59 JST
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    id: https://post.example/news/bridge?id=7
    url: https://post.example/news/bridge?id=7
    published: 2024-11-17T15:59:00+09:00
    text: The bridge reopened.
    """),
  PageCase(
    "labels of publication and change on two lines",
    """
    Bridge Reopens
    Published: 2024-11-17 15:59 JST
    Last updated: 2024-11-18 08:30 JST
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    published: 2024-11-17T15:59:00+09:00
    updated: 2024-11-18T08:30:00+09:00
    text: The bridge reopened.
    """),
  PageCase(
    "publication and change on one line",
    """
    Bridge Reopens
    Published Nov. 17, 2024, 3:59 p.m. ET | Updated Nov. 17, 2024, 6 December
    Posted November 17, 2024 3:59 p.m. ET | Updated November 18, 2024 12:05 a.m. ET
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    caption: Published Nov. 17, 2024, 3:59 p.m. ET | Updated Nov. 17, 2024, 6 December
    published: 2024-11-17T15:59:00-05:00
    updated: 2024-11-18T00:05:00-05:00
    text: The bridge reopened.
    """),
  PageCase(
    "a time of change alone",
    """
    Bridge Reopens
    Updated: November 18, 2024
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    updated: 2024-11-18
    text: The bridge reopened.
    noted 1: page-undated
    """),
  PageCase(
    "a byline with a staff role",
    """
    Bridge Reopens
    By Jane Doe / Yomiuri Shimbun Staff Writer
    15:59 JST, November 17, 2024
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    author: Jane Doe
    published: 2024-11-17T15:59:00+09:00
    agency: Yomiuri Shimbun
    text: The bridge reopened.
    """),
  PageCase(
    "a credit line above the time stamp, a role below it",
    """
    Bridge Reopens
    The Yomiuri Shimbun
    The bridge at dawn
    15:59 JST, November 17, 2024
    By Jane Doe and John Roe
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    caption: The bridge at dawn
    author: Jane Doe and John Roe
    published: 2024-11-17T15:59:00+09:00
    agency: The Yomiuri Shimbun
    text: The bridge reopened.
    """),
  PageCase(
    "an agency as byline is no author",
    """
    Bridge Reopens
    By The Associated Press
    November 17, 2024
    SPRINGFIELD, Ill. (AP) — The bridge reopened.
    """,
    """
    title: Bridge Reopens
    published: 2024-11-17
    places: SPRINGFIELD, Ill.
    agency: AP
    text: The bridge reopened.
    """),
  PageCase(
    "a dateline without agency takes the agency of the credit line",
    """
    Bridge Reopens
    November 17, 2024
    Jiji Press
    MILLTOWN — The bridge reopened.
    """,
    """
    title: Bridge Reopens
    published: 2024-11-17
    places: MILLTOWN
    agency: Jiji Press
    text: The bridge reopened.
    """),
  PageCase(
    "text with a final stop above the time stamp is body",
    """
    Bridge Reopens
    The mayor cut the ribbon.
    The bridge at dawn
    November 17, 2024
    MILLTOWN (Kyodo) -- The bridge reopened.
    """,
    """
    title: Bridge Reopens
    caption: The bridge at dawn
    published: 2024-11-17
    places: MILLTOWN
    agency: Kyodo
    text: The mayor cut the ribbon.
    text: The bridge reopened.
    noted 2: page-text-before-date
    """),
  PageCase(
    "two captions",
    """
    Bridge Reopens
    The bridge at dawn
    The old ferry (file photo)
    November 17, 2024
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    caption: The bridge at dawn
    The old ferry (file photo)
    published: 2024-11-17
    text: The bridge reopened.
    """),
  PageCase(
    "an ambiguous zone and no zone of the source",
    """
    Bridge Reopens
    15:59 CST, July 17, 2024
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    text: The bridge reopened.
    noted 1: page-undated
    noted 2: time-zone-ambiguous
    """),
  PageCase(
    "an ambiguous zone that the source's zone decides",
    """
    Bridge Reopens
    15:59 CST, November 17, 2024
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    published: 2024-11-17T15:59:00-06:00
    text: The bridge reopened.
    """, settings: chicago),
  PageCase(
    "no zone in the stamp, one in the job",
    """
    Bridge Reopens
    2024-11-17 15:59
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    published: 2024-11-17T15:59:00+09:00
    text: The bridge reopened.
    """, settings: tokyo),
  PageCase(
    "no zone anywhere",
    """
    Bridge Reopens
    2024-11-17 15:59
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    published: 2024-11-17T15:59:00Z
    text: The bridge reopened.
    noted 2: time-zone-assumed
    """),
  PageCase(
    "a day that does not exist",
    """
    Bridge Reopens
    February 30, 2024
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    text: The bridge reopened.
    noted 1: page-undated
    noted 2: date-refused
    """),
  PageCase(
    "a day or a month first, unsaid",
    """
    Bridge Reopens
    11/12/2024 15:59 JST
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    text: The bridge reopened.
    noted 1: page-undated
    noted 2: date-refused
    """),
  PageCase(
    "a day first, as the job says",
    """
    Bridge Reopens
    11/12/2024 15:59 JST
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    published: 2024-12-11T15:59:00+09:00
    text: The bridge reopened.
    """, settings: SavedPageSettings(source: "x", dateFormat: dayMonthYear)),
  PageCase(
    "numbers in a caption are no date",
    """
    Bridge Reopens
    3-1 win puts Milltown in 2026 final
    November 17, 2024
    The bridge reopened.
    """,
    """
    title: Bridge Reopens
    caption: 3-1 win puts Milltown in 2026 final
    published: 2024-11-17
    text: The bridge reopened.
    """),
  PageCase(
    "a date line in the story stays there",
    """
    Bridge Reopens
    November 17, 2024
    The bridge reopened.
    May 3, 1999
    It had closed on that day.
    """,
    """
    title: Bridge Reopens
    published: 2024-11-17
    text: The bridge reopened.
    text: May 3, 1999
    text: It had closed on that day.
    """),
  PageCase(
    "a time stamp below the twelfth line is text",
    "Bridge Reopens\n" + String(repeating: "\n", count: 11) + "November 17, 2024\nIt reopened.",
    """
    title: Bridge Reopens
    text: November 17, 2024
    text: It reopened.
    noted 1: page-undated
    """),
  PageCase(
    "numbered items, an address line, curly quotation marks in the heading",
    """
    Bridge Reopens
    November 17, 2024
    The bridge reopened.
    “Sports”  POPULAR ARTICLE
    1. Gulls Win Again
    2. Marathon Route Drawn
    3) Coach Leaves
    """,
    """
    title: Bridge Reopens
    section: Sports
    published: 2024-11-17
    text: The bridge reopened.
    list: POPULAR ARTICLE / Sports (line 4, unknown)
    1: Gulls Win Again
    2: Marathon Route Drawn
    3: Coach Leaves
    """),
  PageCase(
    "an empty slot, a repeated headline and text after the list",
    """
    Bridge Reopens
    November 17, 2024
    The bridge reopened.
    JN ACCESS RANKING
    -
    -
    Gulls Win Again
    - Coach Leaves
    -
    Gulls  Win Again

    Copyright The Harbour Post
    All rights reserved
    """,
    """
    title: Bridge Reopens
    published: 2024-11-17
    text: The bridge reopened.
    list: JN ACCESS RANKING (line 4, unknown)
    2: Gulls Win Again
    3: Coach Leaves
    noted 5: ranking-item-empty
    noted 10: ranking-item-repeated
    noted 12: text-after-ranking
    """),
  PageCase(
    "a heading without items, then the same heading with some, twice",
    """
    Bridge Reopens
    November 17, 2024
    The bridge reopened.
    "Local" POPULAR ARTICLE
    JN ACCESS RANKING
    • Gulls Win Again
    JN ACCESS RANKING
    • Coach Leaves
    """,
    """
    title: Bridge Reopens
    section: Local
    published: 2024-11-17
    text: The bridge reopened.
    list: JN ACCESS RANKING (line 5, unknown)
    1: Gulls Win Again
    rejected 4: ranking-empty
    rejected 7: ranking-list-repeated
    """),
  PageCase(
    "two sections",
    """
    Bridge Reopens
    November 17, 2024
    The bridge reopened.
    "Local" POPULAR ARTICLE
    - Gulls Win Again
    "World" POPULAR ARTICLE
    - Coach Leaves
    """,
    """
    title: Bridge Reopens
    section: Local
    published: 2024-11-17
    text: The bridge reopened.
    list: POPULAR ARTICLE / Local (line 4, unknown)
    1: Gulls Win Again
    list: POPULAR ARTICLE / World (line 6, unknown)
    1: Coach Leaves
    noted 6: page-sections-differ
    """),
  PageCase(
    "a headline and lists, no story",
    """
    Bridge Reopens
    November 17, 2024
    JN ACCESS RANKING
    * Gulls Win Again
    """,
    """
    list: JN ACCESS RANKING (line 3, unknown)
    1: Gulls Win Again
    rejected 1: page-without-body
    """),
  PageCase(
    "lists only",
    """
    JN ACCESS RANKING
    1
    Gulls Win Again
    2
    Coach Leaves
    """,
    """
    list: JN ACCESS RANKING (line 1, unknown)
    1: Gulls Win Again
    2: Coach Leaves
    noted 1: page-without-headline
    """),
  PageCase(
    "headings of the job",
    """
    Bridge Reopens
    November 17, 2024
    JN ACCESS RANKING
    Most read in Health
    - Gulls Win Again
    """,
    """
    title: Bridge Reopens
    section: Health
    published: 2024-11-17
    text: JN ACCESS RANKING
    list: Most read in / Health (line 4, unknown)
    1: Gulls Win Again
    """,
    settings: SavedPageSettings(
      source: "x", headings: [try! BlockHeading(pattern: "Most read in {section}")])),
  PageCase(
    "character references",
    """
    Bridge &amp; Ferry &#8216;Reopen&rsquo;
    November 17, 2024
    MILLTOWN &mdash; The bridge &#x2014; it&#146;s old &mdash; reopened, A&T said &foo; &amp;lt;.
    JN ACCESS RANKING
    - Gulls &quot;Win&quot;
    """,
    """
    title: Bridge & Ferry ‘Reopen’
    published: 2024-11-17
    places: MILLTOWN
    text: The bridge — it’s old — reopened, A&T said &foo; &lt;.
    list: JN ACCESS RANKING (line 4, unknown)
    1: Gulls "Win"
    noted 3: html-entity-left
    """),
  PageCase("an empty page", "", "rejected 0: page-empty"),
  PageCase("a blank page", " \n\t\n\n", "rejected 0: page-empty"),
]

// A job: what is read, with which lists, and what is printed. This is the file as its author meant
// it, defaults filled in; which files there are today is the plan's matter (`JobPlan`).
//
// The form is YAML. jobs/example.yaml has every key with a comment; a test holds the two together.
// Relative paths are taken from `root`, which is taken from the job file's own folder, so that a
// job means the same wherever cron starts it.

import Foundation
import NewsModel
import NewsReaders
import NewsReports
import NewsText
import NewsTrends

/// A job file, version 1.
package struct JobFile: Sendable {
  /// As it was named on the command line.
  package var path: String
  /// The folder of relative paths, as the file system takes it.
  package var root: String
  /// Names the job in reports and locks; by default the file's name without extension.
  package var name: String
  /// The reporting zone: days, weeks and months are taken in it. UTC where the job names none.
  package var zone = TimeZone.gmt
  /// The store's path as written; `nil`: facts are kept in memory and forgotten.
  package var store: String?
  package var sources: [SourceSettings] = []
  /// A topic dictionary's path as written; `nil`: no topics.
  package var topics: String?
  package var entities = JobEntities()
  package var text = JobText()
  /// Near-equal articles count as one story; `false`: only equal texts do.
  package var joinsNearStories = true
  package var pairs = JobPairs()
  package var rankings = JobRankings()
  package var trends = JobTrends()
  package var report = JobReport()
  /// First and last day of articles and lists that are counted; `nil`: no limit.
  package var since: CivilDay?
  package var until: CivilDay?
  /// Number of workers; `nil`: one for each core.
  package var workers: Int?

  /// Every key that a job may have (`sources[].zone`), and those that this file has.
  package var knownKeys: Set<String> = []
  package var usedKeys: Set<String> = []

  package init(path: String, root: String, name: String) {
    self.path = path
    self.root = root
    self.name = name
  }

  /// A path of the job as the file system takes it.
  package func resolve(_ path: String) -> String { joinedPath(root, path) }
}

extension JobFile {
  /// Whether a file is one that the job's runs write: a part of its report, or of its store.
  func writes(_ file: InputFile) -> Bool {
    func place(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    let location = place(file.location)
    if let store = store.map({ place(resolve($0)) }),
      ["", "-wal", "-shm", "-journal", ".lock"].contains(where: { location == store + $0 })
    {
      return true
    }
    let folder = place(resolve(report.folder)) + "/"
    return location.hasPrefix(folder)
      && ReportFolder.isWritten(String(location.dropFirst(folder.count)))
  }
}

extension TimeZone {
  /// As jobs and reports name it: `UTC` for what Foundation calls GMT.
  var name: String { identifier == "GMT" ? "UTC" : identifier }
}

/// How text is cut into words.
package struct JobText: Hashable, Sendable {
  /// Text in scripts without spaces is cut by dictionaries.
  package var dictionaryWords = true
  /// Letters are put together and soft hyphens left out.
  package var composes = true

  package init() {}

  var settings: TextSettings { TextSettings(dictionaryWords: dictionaryWords, composes: composes) }
}

/// The lists and rules by which entities are found. Paths are as written.
package struct JobEntities: Hashable, Sendable {
  /// Gazetteers: CSV files with the columns `name,entity,type`. Empty: only the recogniser.
  package var lists: [String] = []
  package var aliases: String?
  /// Titles before names.
  package var titles: String?
  /// Names that are never entities.
  package var stop: String?
  /// Words that are never surnames by themselves.
  package var neverSurnames: String?
  /// Given names of people, which the recogniser looks at.
  package var givenNames: String?
  /// Family names of people, which the recogniser looks at.
  package var familyNames: String?
  /// Only the exact names of the lists: no recogniser, no titles, no surnames.
  package var gazetteerOnly = false
  /// Weights of the trained recogniser; `nil`: off.
  package var recogniser: String?
  /// 0…1: higher finds fewer and surer names. 0.5 is where precision and recall are balanced.
  package var precision = 0.5

  package init() {}
}

/// Which pairs of entities are printed.
package struct JobPairs: Hashable, Sendable {
  /// Where two entities must meet.
  package var levels: [PairLevel] = [.article]
  /// Fewest articles of a period in which both meet.
  package var minimum = 3
  /// Most rows per period and level, by articles; `nil`: all.
  package var top: Int?
  /// Names of articles that one period and level keeps in memory while its pairs are counted, in MB;
  /// beyond them pairs wait on disk. Changes no number.
  package var memory = 256

  package init() {}
}

/// Computed and observed rankings.
package struct JobRankings: Hashable, Sendable {
  /// Length of computed lists: the top topics, entities and pairs of each period.
  package var top = 20
  /// The same headline cut short or edited is one item.
  package var joinsHeadlines = true
  /// Every snapshot of a list is compared with every other, not only with its neighbour.
  package var matrix = false

  package init() {}
}

/// Trends of topics, entities and words.
package struct JobTrends: Hashable, Sendable {
  /// Weeks of the past that the expected level is taken from.
  package var baselineWeeks = 8
  /// Weight of the top in rank-biased overlap, 0…1; `nil`: by the length of the lists.
  package var p: Double?
  /// Largest q-value that counts as notable.
  package var significance = 0.05
  /// Fewest articles of a period with a word or phrase.
  package var minimumKeywordArticles = 3
  /// Keywords per period.
  package var keywords = 50

  package init() {}
}

/// What is printed, and where.
package struct JobReport: Hashable, Sendable {
  /// Which part of the data a report is about.
  package enum Span: Hashable, Sendable {
    /// Every period of the data.
    case everything
    /// The latest period of this grain that has articles and is over.
    case latest(Grain)
    case period(Period)
  }

  /// CSV for programs, or for spreadsheets.
  package enum Dialect: String, CaseIterable, Sendable { case data, sheet }

  /// Folder of the reports, as written; by default `reports/` and the job's name.
  package var folder: String
  package var span = Span.everything
  package var grains: [Grain] = [.day, .week, .month]
  /// Names of the tables to write; `nil`: all that have rows.
  package var tables: [String]?
  package var dialect = Dialect.data

  package init(folder: String = "reports") { self.folder = folder }

  /// What `tables` can name.
  package static let tableNames = ReportTables.descriptions.map(\.name)
}

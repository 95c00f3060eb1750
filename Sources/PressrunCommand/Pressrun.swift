// The program's name, its subcommands and what its help says; each subcommand has its own file.

import ArgumentParser

/// The program: its subcommands and what help says of it.
package struct Pressrun: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "pressrun",
    abstract: "Topic counts, entity co-occurrence and ranking trends out of news corpora.",
    discussion: """
      The nightly batch, and the weekly report on Monday:
        pressrun run jobs/nightly.yaml
        pressrun report weekly --period 2024-W46
      A table for a spreadsheet:
        pressrun export topics --period 2024-W46 --dialect sheet --output topics.csv
      A ranking list over a month, and two lists side by side:
        pressrun compare "JN ACCESS RANKING" --from 2024-11-01 --to 2024-11-30
        pressrun compare monday.csv tuesday.csv
      Where a number comes from, and how a file was read:
        pressrun explain topic politics --period 2024-W46
        pressrun inspect page.txt

      Results go to standard output or files, messages to standard error. Exit codes: 0 done; \
      2 done, with rejected records; 1 not done; 64 wrong usage; 65 unusable job file; 75 another \
      run holds the lock.
      """,
    subcommands: [
      RunCommand.self, CheckCommand.self, InspectCommand.self, ReportCommand.self,
      ExportCommand.self, CompareCommand.self, ExplainCommand.self, VerifyCommand.self,
      TagCommand.self, TrainCommand.self,
    ])

  package init() {}
}

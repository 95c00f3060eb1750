// The program's name, its subcommands and what its help says; each subcommand has its own file.

import ArgumentParser

package struct Pressrun: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "pressrun",
    abstract: "Topic counts, entity co-occurrence and ranking trends out of news corpora.",
    discussion: """
      The nightly batch:
        pressrun run jobs/nightly.yaml
      What a job file means, and what is wrong with it:
        pressrun check jobs/nightly.yaml
      Two lists side by side:
        pressrun compare monday.csv tuesday.csv

      Results go to standard output or files, messages to standard error. Exit codes: 0 done; \
      2 done, with rejected records; 1 not done; 64 wrong usage; 65 unusable job file; 75 another \
      run holds the lock.
      """,
    subcommands: [RunCommand.self, CheckCommand.self, CompareCommand.self])

  package init() {}
}

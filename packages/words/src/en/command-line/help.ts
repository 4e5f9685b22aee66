/** What each command says about itself with --help. */
export const help = {
  backup: `plumbline backup OUT [--data DIR]

Copies the database, as it is at one moment, and all files into the new directory OUT. The server may be running.
Keep it closed: it holds addresses, sessions and the secret from which links are made.`,
  calc: `bin/plumbline calc CASES.json
bin/plumbline calc --list [--json]

Computes statistics by hand. CASES.json holds a JSON array of { "id", "method", "input" }; "-" reads standard input. Prints
a JSON array of { "id", "output" } in the same order. A case that is refused has { "error", "message" } as its output, and
the others go on. --list prints the methods, each with a sentence and its source.

A plain name reproduces published systems. Where this product differs, NAME.corrected is what it uses.

Exit code 0: done. 1: the file is not a list of cases. 2: wrong use.`,
  check: `plumbline check [--data DIR] [--json]

Is what is stored whole? Hashes every entry of the log and every stored file, and compares heads, tables, grants and
addresses with what the log says. Prints every chain, table, column and file that differs, with the first place where it
does, and what cannot be known without a head of the log that somebody holds elsewhere. Nothing is changed. The server may
be running or stopped.

Exit code 0: nothing differs. 1: something does.`,
  demo: `plumbline demo [--data DIR] [--port N]

Runs the server with a demonstration: what "npm start" does. Prints its address and one sign-in link for each role.
Everything is kept in .plumbline/ in the repository, or in DIR.`,
  inspect: `bin/plumbline inspect FILE... [--as KIND] [--manifest FILE] [--contests FILE] [--participants FILE] [--each] [--json]

Says what is in an election file, and everything that is wrong with it. The kind is told from the content, or taken
from --as. Several files are one upload (the parts of an ES&S or Hart export); with --each every file is one by itself.
Files ending in .gz are opened.

  --as KIND            {{kinds}},
                       {{moreKinds}},
                       {{lastKinds}}
  --manifest FILE      ballot manifest to compare batches and counts with
  --contests FILE      contests: a JSON array as in audit.json, or a standardized contests CSV
  --participants FILE  participating jurisdictions, for a standardized contests file
  --each               every file is an upload of its own
  --json               print JSON

Exit code 0: accepted. 1: a file is not accepted. 2: wrong use.`,
  print: `bin/plumbline print FOLDER OUT [--jurisdiction NAME] [--only KIND] [--at TIME] [--paper letter|a4]
       [--labels NAME] [--json]
bin/plumbline print --forms OUT [--election NAME] [--jurisdiction NAME] [--only KIND] [--at TIME] [--json]

Repeats the audit that FOLDER/audit.json tells and writes every document that it prints into the folder OUT, as PDF:
<jurisdiction>-<kind>.pdf. Of a county that FOLDER/county.json tells it writes every form of the ballot room to write on, the
forms that the figures of the county fill in, and the labels of its containers and batches. With --forms it writes the
forms alone, without any folder. With the same --at the same folder gives the same bytes.

  --only KIND  {{kinds}};
               of a county F-01 to F-27, container-labels, batch-labels
  --jurisdiction NAME
               of an audit: the documents of this jurisdiction, and those of the audit as a whole
  --at TIME    the time of printing, such as 2026-11-03T20:00:00Z; without it, now
  --paper P    letter or a4, for the documents of an audit; without it, letter
  --labels N   labels by the number on their package, such as 5160, 5163 or L7160; without it, those usual with the paper
  --json       print JSON

Exit code 0: written. 1: the audit cannot be repeated, or the county cannot be read. 2: wrong use.`,
  rebuild: `plumbline rebuild [--data DIR] [--check] [--json]

Checks that the log is unbroken, recomputes from it everything else that is stored about audits, and reports every
difference. What differs is put right, unless --check is given. The server may be running.

Exit code 0: nothing differed. 1: something did, or the log is broken.`,
  reconcile: `bin/plumbline reconcile COUNTY.json [--json]

Reads the figures of a county: precincts, early voting, mail, provisional ballots, contests, and the batches of its manifest. Says
where ballots and voters, stock, envelopes, votes and batches do not come to the same, what explains it and what is left,
and whether an audit may take the manifest. It reckons as the ballot rooms of the server do. docs/formats.md has the fields.

What is left out is not counted; it is never taken for 0. COUNTY.json may be - for what is piped in.

Exit code 0: reconciled, whatever it came to. 1: the file cannot be used. 2: wrong use.`,
  replay: `bin/plumbline replay FOLDER [--json]

Repeats the audit that FOLDER/audit.json tells: reads its files, draws each round's sample, compares it with the recorded
results and measures the risk. Exit code 1 when a file is refused or a sampled unit has no result.`,
  restore: `plumbline restore IN [--data DIR]

Loads the backup in the directory IN into an installation that nothing was started on yet, and checks every table, every
file and every chain of the log against what was saved.`,
  serve: `plumbline serve --data DIR [--port N] [--web | --worker]

Runs the server for an election office. Everything else is set in the environment (docs/deployment.md).
It never prints sign-in links, and loads no demonstration.

--web      answers requests and runs no jobs; --worker runs jobs and answers nobody. As many of each as needed, on one
           PostgreSQL and one data directory. Without either, this process does both.`,
  simulate: `bin/plumbline simulate --method METHOD [--audits 20000] [--seed TEXT] [--outcome wrong|right] [--json]
       bin/plumbline simulate --contract [--trials 2000] [--situation TEXT] [--seed TEXT] [--json]

Runs many seeded audits of made elections and prints how often the method confirmed the reported outcome, with the
Monte-Carlo error, and how many cards or batches were drawn.

  --method METHOD    {{methods}}
                     or all: every method as this product uses it. A name with .published repeats another system's
                     behaviour that is known to be unsound
  --audits N         audits of each situation, 2000 unless said otherwise
  --seed TEXT        fixes every card; the same seed gives the same figures
  --outcome wrong    the reported winner really ties (this is what is simulated unless said otherwise): a valid method
                     confirms it at most as often as its risk limit
  --outcome right    the report is right: how soon do audits confirm it?
  --json             print JSON

  --contract         plays whole audits instead: plan, files, seed, rounds, people's entries and measurements. Every outcome
                     is wrong, and somebody who knows every card and every draw wants it confirmed
  --trials N         trials of each situation, 2000 unless said otherwise; ten times as many in the three worst of each type
  --situation TEXT   only the situations that have TEXT in their name

Exit code 0: done. 1: a wrong outcome was confirmed too often. 2: wrong use.`,
  verify: `bin/plumbline verify ARCHIVE.zip [--sha256 FINGERPRINT] [--json]

Checks a certification packet or an answer to a records request, as an office gave it out, without a server: every file
against its fingerprint in MANIFEST.sha256 and in index.csv, and the archive byte by byte against one written from the same
files. A changed byte is found wherever it is. That nobody made another archive in its place, with a list that fits, only
the fingerprint of the whole can tell: the office has it in its log.

  --sha256 FINGERPRINT  what the office says is the fingerprint of the whole
  --json                print JSON

Exit code 0: it holds. 1: it does not. 2: wrong use.`,
} as const;

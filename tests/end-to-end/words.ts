import { printed } from '../../packages/words/src/en/documents/printed.ts';
import { drawn } from '../../packages/words/src/en/drawn.ts';
import { account } from '../../packages/words/src/en/screens/account.ts';
import { advisor } from '../../packages/words/src/en/screens/advisor.ts';
import { audit } from '../../packages/words/src/en/screens/audit.ts';
import { auditPage } from '../../packages/words/src/en/screens/audit-page.ts';
import { ballotApplication } from '../../packages/words/src/en/screens/ballot-application.ts';
import { ballotBoxes } from '../../packages/words/src/en/screens/ballot-boxes.ts';
import { ballotCustody } from '../../packages/words/src/en/screens/ballot-custody.ts';
import { ballotDevices } from '../../packages/words/src/en/screens/ballot-devices.ts';
import { ballotDuplication } from '../../packages/words/src/en/screens/ballot-duplication.ts';
import { ballotForms } from '../../packages/words/src/en/screens/ballot-forms.ts';
import { ballotImports } from '../../packages/words/src/en/screens/ballot-imports.ts';
import { ballotKit } from '../../packages/words/src/en/screens/ballot-kit.ts';
import { ballotPlan } from '../../packages/words/src/en/screens/ballot-plan.ts';
import { ballotProcedures } from '../../packages/words/src/en/screens/ballot-procedures.ts';
import { ballotRecords } from '../../packages/words/src/en/screens/ballot-records.ts';
import { ballotRecounts } from '../../packages/words/src/en/screens/ballot-recounts.ts';
import { ballotRoom } from '../../packages/words/src/en/screens/ballot-room.ts';
import { ballotSignatures } from '../../packages/words/src/en/screens/ballot-signatures.ts';
import { ballotStandard } from '../../packages/words/src/en/screens/ballot-standard.ts';
import { ballotVotes } from '../../packages/words/src/en/screens/ballot-votes.ts';
import { board } from '../../packages/words/src/en/screens/board.ts';
import { cases } from '../../packages/words/src/en/screens/cases.ts';
import { checkFile } from '../../packages/words/src/en/screens/check-file.ts';
import { contestsTable } from '../../packages/words/src/en/screens/contests-table.ts';
import { drawings } from '../../packages/words/src/en/screens/drawings.ts';
import { everywhere } from '../../packages/words/src/en/screens/everywhere.ts';
import { extra } from '../../packages/words/src/en/screens/extra.ts';
import { fileHelp } from '../../packages/words/src/en/screens/file-help.ts';
import { files } from '../../packages/words/src/en/screens/files.ts';
import { help } from '../../packages/words/src/en/screens/help.ts';
import { helpContactPage } from '../../packages/words/src/en/screens/help-contact.ts';
import { home } from '../../packages/words/src/en/screens/home.ts';
import { manifest } from '../../packages/words/src/en/screens/manifest.ts';
import { observers } from '../../packages/words/src/en/screens/observers.ts';
import { office } from '../../packages/words/src/en/screens/office.ts';
import { officeMapPage } from '../../packages/words/src/en/screens/office-map.ts';
import { ownWordsPage } from '../../packages/words/src/en/screens/own-words.ts';
import { planner } from '../../packages/words/src/en/screens/planner.ts';
import { records } from '../../packages/words/src/en/screens/records.ts';
import { roomPlan } from '../../packages/words/src/en/screens/room-plan.ts';
import { rounds } from '../../packages/words/src/en/screens/rounds.ts';
import { rules } from '../../packages/words/src/en/screens/rules.ts';
import { setup } from '../../packages/words/src/en/screens/setup.ts';
import { support } from '../../packages/words/src/en/screens/support.ts';
import { tallyEntry } from '../../packages/words/src/en/screens/tally-entry.ts';
import { twoPersons } from '../../packages/words/src/en/screens/two-persons.ts';
import { workload } from '../../packages/words/src/en/screens/workload.ts';
import { details } from '../../packages/words/src/en/server/details.ts';

/*
 * The journeys find buttons and fields by what people read. The sentences come from the catalogue of the web app, so that
 * an improved sentence needs no change here; what a journey expects to happen is written in the journey.
 */
export const WORDS = {
  account,
  advisor,
  audit,
  auditPage,
  ballotApplication,
  ballotRecords,
  ballotBoxes,
  ballotCustody,
  ballotDevices,
  ballotDuplication,
  ballotSignatures,
  ballotForms,
  ballotKit,
  ballotPlan,
  ballotProcedures,
  ballotImports,
  ballotVotes,
  ballotRecounts,
  ballotRoom,
  ballotStandard,
  board,
  cases,
  checkFile,
  contestsTable,
  details,
  drawings,
  drawn,
  everywhere,
  extra,
  fileHelp,
  files,
  help,
  helpContactPage,
  officeMapPage,
  home,
  manifest,
  observers,
  ownWordsPage,
  office,
  planner,
  printed,
  records,
  roomPlan,
  rounds,
  rules,
  setup,
  support,
  tallyEntry,
  twoPersons,
  workload,
} as const;

/** The sentence with its blanks `{{name}}` or `{{count, number}}` filled. */
export function fill(sentence: string, blanks: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)(?:,\s*number)?\}\}/g, (blank, name: string) => String(blanks[name] ?? blank));
}

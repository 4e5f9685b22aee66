import {
  BALLOT_KINDS,
  type KindListed,
  type Plan,
  participatingJurisdictions,
  type RegisteredFile,
  statementOf,
} from '@plumbline/audit';
import type { CsvValue } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportContext } from './report-context.ts';
import type { ReportSection } from './report-section.ts';

const say = reportWords('en');

/**
 * Where the numbers of the manifests come from: a row for each jurisdiction. No section where nobody said anything of a manifest or of an
 * expected number, so that such a report is as it always was.
 */
export function manifestStatementSections({ audit, textOf }: ReportContext): readonly ReportSection[] {
  const { plan, files } = audit;
  const saysSource = plan.jurisdictions.some(({ expectedFrom }) => expectedFrom !== undefined);
  if (plan.manifestStatements === undefined && !saysSource) return [];
  const header = [
    say('jurisdictionName'),
    say('ballotsInManifest'),
    say('expectedBallots'),
    say('expectedFrom'),
    say('manifestChecked'),
    say('manifestCheckedBy'),
    say('manifestCheckedOn'),
    ...BALLOT_KINDS.map((kind) => say('manifestLists', { kind: say(`manifest.kinds.${kind}`) })),
  ];
  const rows = participatingJurisdictions(plan).map((jurisdiction): readonly CsvValue[] => {
    const statement = statementOf(plan, jurisdiction);
    const said =
      statement === undefined
        ? [say('manifestNotStated'), '', '', ...BALLOT_KINDS.map(() => '')]
        : [
            say(`manifest.ways.${statement.verified}`),
            textOf(statement.by),
            statement.on,
            ...BALLOT_KINDS.map((kind) => listedText(statement.ballots[kind])),
          ];
    return [jurisdiction, ballotsListed(files, jurisdiction), ...expectedCells(plan, jurisdiction), ...said];
  });
  return [{ name: 'manifestStatements', rows: [header, ...rows] }];
}

function ballotsListed(files: readonly RegisteredFile[], jurisdiction: string): CsvValue {
  const figures = files.find((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction)?.figures;
  return figures?.kind === 'manifest' ? figures.ballots : '';
}

function expectedCells({ jurisdictions }: Plan, name: string): readonly CsvValue[] {
  const { expectedBallots = null, expectedFrom } = jurisdictions.find((one) => one.name === name) ?? {};
  return [expectedBallots ?? '', expectedFrom === undefined ? '' : say(`expectedSources.${expectedFrom}`)];
}

function listedText(said: KindListed): string {
  return said.listed === 'not-yet-counted'
    ? say('manifest.listed.not-yet-counted', { cards: said.cards })
    : say(`manifest.listed.${said.listed}`);
}

import type { FileIssue, Inspection } from '@plumbline/election-files';
import { commandLineWords } from '@plumbline/words/command-line-words';

const say = commandLineWords('en');

const SEVERITY_IN_WORDS: Record<FileIssue['severity'], string> = {
  ERROR: say('stopsTheFile'),
  CONFIRM: say('toBeConfirmed'),
  WARNING: say('toBeAwareOf'),
};

/** An inspection as lines for a person. */
export function printInspection(name: string, inspection: Inspection): string {
  return [`${name}: ${inWords(inspection)}`, ...figureLines(inspection.figures), ...issueLines(inspection), ''].join(
    '\n',
  );
}

function inWords({ kind, format, encoding, accepted, needsConfirmation }: Inspection): string {
  const what = format === null || format === kind ? kind : `${kind}, ${format}`;
  const read = encoding === null || encoding === 'utf-8' ? '' : `, ${encoding}`;
  if (!accepted) return `${what}${read} — not accepted`;
  return `${what}${read} — ${needsConfirmation ? 'accepted once confirmed' : 'accepted'}`;
}

function figureLines(figures: Inspection['figures']): string[] {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(figures)) {
    if (typeof value === 'number') lines.push(`  ${name.padEnd(16)} ${value.toLocaleString('en-US').padStart(13)}`);
    else if (name === 'totals' && isRecord(value)) lines.push('  totals', ...totalLines(value));
    else if (name === 'contests' && Array.isArray(value)) lines.push(...value.flatMap(contestLines));
  }
  return lines;
}

function totalLines(totals: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(totals).map(([header, total]) => `    ${counted(total)}  ${header}`);
}

function contestLines(contest: unknown): string[] {
  if (!isRecord(contest)) return [];
  const { name, votesAllowed, ranked, cards, blank, overvoted, undervotes, choices, jurisdictions } = contest;
  const standardized = cards === undefined;
  if (standardized) {
    const where = Array.isArray(jurisdictions) ? jurisdictions.join('; ') : String(jurisdictions);
    const named = Array.isArray(choices) ? `: ${choices.join('; ')}` : '';
    return [`  ${String(name)} (${where})${named}`];
  }
  const allowed = ranked === true ? 'ranked' : `vote for ${votesAllowed ?? '?'}`;
  const lines = [
    `  ${String(name)} (${allowed})`,
    `    ${counted(cards)}  cards: ${String(blank)} blank, ${String(overvoted)} overvoted; ${String(undervotes)} undervotes`,
  ];
  for (const choice of Array.isArray(choices) ? choices : []) {
    if (isRecord(choice)) lines.push(`    ${counted(choice.votes)}  ${String(choice.name)}`);
  }
  return lines;
}

function issueLines({ issues, issueCount }: Inspection): string[] {
  const shown = issues.reduce((sum, { count }) => sum + count, 0);
  const lines = issues.flatMap((issue) => [
    `  ${SEVERITY_IN_WORDS[issue.severity]} [${issue.code}] ${issue.message}`,
    `    ${issue.advice}`,
  ]);
  return issueCount > shown ? [...lines, `  … and ${issueCount - shown} more.`] : lines;
}

function counted(value: unknown): string {
  return (typeof value === 'number' ? value.toLocaleString('en-US') : String(value)).padStart(13);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Verdict } from './try-mutants.ts';

/** Was the breakage noticed? One that never ends is: whoever waits notices. */
export function isNoticed({ outcome }: Verdict): boolean {
  return outcome === 'noticed' || outcome === 'timed-out';
}

/** The report of a run: the share that was noticed, by part and by file, and every breakage that was not. */
export function renderReport(verdicts: readonly Verdict[]): string {
  const noticed = verdicts.filter(isNoticed);
  const elsewhere = verdicts.filter((one) => one.outcome === 'noticed' && one.by === 'others').length;
  const timedOut = verdicts.filter((one) => one.outcome === 'timed-out').length;
  const [low, high] = wilsonInterval(noticed.length, verdicts.length);
  const survivors = verdicts
    .filter((one) => !isNoticed(one))
    .toSorted((a, b) =>
      a.mutant.file === b.mutant.file ? a.mutant.line - b.mutant.line : a.mutant.file < b.mutant.file ? -1 : 1,
    );
  return [
    ...survivors.flatMap(lineOfSurvivor),
    '',
    'Noticed, of tried, by file:',
    ...table(verdicts, (one) => one.mutant.file),
    '',
    'By part:',
    ...table(verdicts, (one) => one.scope),
    '',
    'By kind of breakage:',
    ...table(verdicts, (one) => one.mutant.mutator),
    '',
    `Noticed: ${noticed.length} of ${verdicts.length}, ${percent(noticed.length / verdicts.length)} ` +
      `(95 % interval of Wilson ${percent(low)} to ${percent(high)}).`,
    `Of these ${elsewhere} only by tests of other packages, and ${timedOut} because the tests did not end.`,
    '',
  ].join('\n');
}

/** One breakage that nothing noticed, in three lines. */
export function lineOfSurvivor({ mutant, ...rest }: Verdict): readonly string[] {
  const why = rest.outcome === 'not-run' ? 'no test runs it' : 'every test passed';
  return [
    `${mutant.file}:${mutant.line}:${mutant.column}  ${mutant.mutator}, ${why}`,
    `  - ${oneLine(mutant.original)}`,
    `  + ${oneLine(mutant.replacement)}`,
  ];
}

/**
 * The interval in which the true share lies with 95 % confidence, seen `noticed` of `tried`.
 *
 * Source  Wilson, “Probable inference, the law of succession, and statistical inference” (1927).
 */
export function wilsonInterval(noticed: number, tried: number): readonly [number, number] {
  if (tried === 0) return [0, 1];
  const z = 1.959963984540054;
  const share = noticed / tried;
  const middle = share + z ** 2 / (2 * tried);
  const reach = z * Math.sqrt((share * (1 - share)) / tried + z ** 2 / (4 * tried ** 2));
  const whole = 1 + z ** 2 / tried;
  return [(middle - reach) / whole, (middle + reach) / whole];
}

function table(verdicts: readonly Verdict[], keyOf: (verdict: Verdict) => string): readonly string[] {
  return [...Map.groupBy(verdicts, keyOf)].toSorted().map(([key, own]) => {
    const noticed = own.filter(isNoticed).length;
    return `  ${`${noticed} of ${own.length}`.padStart(12)}  ${percent(noticed / own.length).padStart(7)}  ${key}`;
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 160 ? line : `${line.slice(0, 160)}…`;
}

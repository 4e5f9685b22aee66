import { riskLimitOf } from '@plumbline/audit';
import { ballotsInManifest } from '@plumbline/election';
import type { Replay } from '@plumbline/record';

/** A replayed audit as people read it: files, then each round, then what it comes to. */
export function replayInWords(replayed: Replay): string {
  return [...filesInWords(replayed), '', ...roundsInWords(replayed), ...endInWords(replayed)].join('\n');
}

function filesInWords({ audit, inputs, confirmations, warnings }: Replay): readonly string[] {
  let batches = 0;
  let ballots = 0;
  for (const manifest of inputs.manifests.values()) {
    batches += manifest.batches.length;
    ballots += ballotsInManifest(manifest);
  }
  const { plan } = audit;
  const settings = plan.settings === null ? '' : `, risk limit ${riskLimitOf(plan.settings) * 100} %`;
  return [
    plan.name,
    `${words(plan.type)} by ${plan.method.toUpperCase()}${settings}${plan.compatibility ? ', compatibility on' : ''}`,
    `${grouped(plan.jurisdictions.length)} jurisdictions, ${grouped(batches)} batches, ${grouped(ballots)} ballots`,
    ...confirmations.map((issue) => `Taken as confirmed: ${issue.file}: ${issue.message}`),
    ...(warnings.length > 0 ? [`${grouped(warnings.length)} warnings about the files, none in the way`] : []),
  ];
}

function roundsInWords({ rounds, audit }: Replay): readonly string[] {
  const limit = audit.plan.settings === null ? 0 : riskLimitOf(audit.plan.settings);
  return rounds.flatMap((round) => [
    `Round ${round.round}`,
    ...round.measurements.flatMap((measurement) => {
      const { contest, sampleSize, draws, distinct, discrepancies, pValue, riskLimitMet, corrected } = measurement;
      return [
        `  ${contest}`,
        `    sample size ${sampleSize ?? '–'}, draws so far ${draws}, distinct ${distinct}, with discrepancies ${discrepancies}`,
        `    p-value ${pValue.toFixed(9)} (limit ${limit}): ${riskLimitMet ? 'limit met' : 'limit not met'}`,
        ...(corrected === null ? [] : [`    corrected p-value ${corrected.pValue.toFixed(9)}: ${corrected.why}`]),
      ];
    }),
    '',
  ]);
}

function endInWords({ extra, unaudited, audit }: Replay): readonly string[] {
  const extraLine = extra > 0 ? [`${grouped(extra)} results were not drawn: extra, counted, never in the risk.`] : [];
  if (unaudited.length === 0) return [...extraLine, conclusion(audit.phase)];
  return [
    ...extraLine,
    `${grouped(unaudited.length)} sampled units have no result, so the round cannot close:`,
    ...unaudited.map((unit) => {
      const place = [unit.jurisdiction, unit.tabulator, unit.batch].filter((name) => name !== null).join(', ');
      return unit.position === null ? `  ${place}` : `  ${place}, ballot ${unit.position}`;
    }),
  ];
}

function conclusion(phase: string): string {
  return phase === 'concluded' ? 'The audit confirms the reported outcome.' : 'The audit is not finished.';
}

function words(type: string): string {
  const text = type.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

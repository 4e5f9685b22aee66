import { decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { saltText } from '../../stores/salt-text.ts';
import { defineAuditCommand } from './define-audit-command.ts';

/** The office of a jurisdiction says where the numbers of the manifest that is in use come from, and what it does not list yet. */
export const stateManifest = defineAuditCommand({
  name: 'state-manifest',
  permission: 'manifest.state',
  scope: jurisdictionScope,

  async run({ history, at }, { jurisdiction, manifest, verified, by, on, ballots }) {
    if (on > latestDay(at)) return refuse('day-not-come', detail('dayNotCome', { day: on }));
    const salted = saltText(by);
    const decided = decide(history.audit, {
      type: 'state-manifest',
      jurisdiction,
      manifest,
      verified,
      by: salted,
      on,
      ballots,
    });
    return decided.ok ? ok({ events: decided.value, output: {}, texts: [{ ...salted, jurisdiction }] }) : decided;
  },
});

const HOURS_AHEAD_MAX = 14;

/** The day that it is where the day begins first. */
function latestDay(at: Date): string {
  return new Date(at.getTime() + HOURS_AHEAD_MAX * 3_600_000).toISOString().slice(0, 10);
}

import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { participatingJurisdictions } from '../state/audit-view.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText } from '../state/free-text.ts';
import { cardsNotYetCounted, statementOf } from '../state/manifest-statement.ts';
import type { Planned } from '../state/plan.ts';
import type { StatementFinding } from '../state/plan-finding.ts';

/** It is said of the manifest that is in use: whoever looked at another one says it again. */
export function decideStatement({ plan, files }: BegunAudit, command: CommandOf<'state-manifest'>): Decision {
  const { jurisdiction, manifest, verified, by, on, ballots } = command;
  if (!plan.jurisdictions.some((known) => known.name === jurisdiction)) {
    return err({ code: 'unknown-jurisdiction', jurisdiction });
  }
  const inUse = files.find((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction);
  if (inUse === undefined) return err({ code: 'manifest-needed-first', jurisdiction });
  if (inUse.sha256 !== manifest) return err({ code: 'manifest-replaced', jurisdiction });
  const digest = 'digest' in by ? by.digest : digestOfText(by);
  const statement = { manifest, verified, by: { digest }, on, ballots };
  return ok([{ type: 'manifest-stated', jurisdiction, statement }]);
}

/** What was said of manifests and has to be confirmed before the inputs are committed, in the order of the plan. */
export function statementFindings({ plan }: Planned): readonly StatementFinding[] {
  const participating = participatingJurisdictions(plan);
  const alone = participating.filter((name) => statementOf(plan, name)?.verified === 'tabulator-alone');
  const waiting = participating.flatMap((jurisdiction) => {
    const cards = cardsNotYetCounted(plan, jurisdiction);
    return cards === 0 ? [] : [{ jurisdiction, cards }];
  });
  return [
    ...(alone.length === 0 ? [] : [{ finding: 'tabulator-alone', jurisdictions: alone } as const]),
    ...(waiting.length === 0 ? [] : [{ finding: 'not-yet-counted', waiting } as const]),
  ];
}

/** Jurisdictions with a manifest of which nobody has said where its numbers come from. */
export function manifestsUnstated({ plan, files }: Planned): readonly string[] {
  const withManifest = new Set(files.flatMap((file) => (file.kind === 'manifest' ? (file.jurisdiction ?? []) : [])));
  return participatingJurisdictions(plan).filter(
    (name) => withManifest.has(name) && statementOf(plan, name) === undefined,
  );
}

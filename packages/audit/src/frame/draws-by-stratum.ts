import type { Contest } from '@plumbline/election';
import { kindOf } from '../kinds/kinds.ts';
import { stratumOf } from '../kinds/stratum-of.ts';
import { distinctUnits } from '../sampling/draw.ts';
import type { ByStratum, Stratum } from '../sampling/stratum.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';

/** Draws of one stratum that a contest's figure rests on, those of phantoms included, and the different cards among them. */
export type DrawsOfStratum = { readonly draws: number; readonly distinct: number };

/** What a contest's figure rests on in each stratum, up to a round; undefined where all cards are one population. */
export function drawsByStratum(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly round: number },
): ByStratum<DrawsOfStratum> | undefined {
  const kind = kindOf(audit.plan);
  if (kind.strata === undefined) return undefined;
  const upTo = { ...audit, rounds: audit.rounds.slice(0, of.round) };
  const { draws, phantomDraws } = kind.counted(upTo, contest, of.inputs);
  const inStratum = (stratum: Stratum, phantoms: number): DrawsOfStratum => {
    const own = draws.filter((draw) => stratumOf(of.inputs, draw) === stratum);
    return { draws: own.length + phantoms, distinct: distinctUnits(own).length };
  };
  return { cvr: inStratum('cvr', 0), noCvr: inStratum('noCvr', phantomDraws) };
}

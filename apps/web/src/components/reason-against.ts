import type { Ability } from '@plumbline/api';

/** Why a button cannot be pressed; undefined where it can, or where the server did not say. */
export function reasonAgainst(ability: Ability | undefined): string | undefined {
  return ability?.allowed === false ? ability.reason : undefined;
}

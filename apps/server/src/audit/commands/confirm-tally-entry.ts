import { assert, err, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { tellOfTallyEntries } from '../../sign-in/end-own-tally-entry.ts';
import { digitsOf, WRONG_NUMBERS_MAX } from '../../sign-in/tally-entry-rules.ts';
import { digestOfNames } from '../../stores/tally-names.ts';
import { tallyNumber } from '../../stores/token.ts';
import { heldTallyEntry, TALLY_REQUEST_OVER } from './held-tally-entry.ts';

/** Lets those enter tallies whose computer shows this number. Wrong numbers are counted, and too many end the request. */
export const confirmTallyEntry = defineCommand({
  name: 'confirm-tally-entry',
  permission: 'tally-entry.let-in',
  scope: jurisdictionScope,

  async run({ services, tx, at }, { number, ...asked }) {
    const held = await heldTallyEntry(tx, { ...asked, at });
    if (!held.ok) return held;
    const { entry, stand, chain } = held.value;
    if (stand !== 'waiting') return TALLY_REQUEST_OVER;
    const { auditId, jurisdiction, round, entryId, wrongNumbers, people, salt } = entry;
    const place = { auditId, jurisdiction, round, entryId };
    await tellOfTallyEntries(tx, entry);
    if (digitsOf(number) === tallyNumber(services.secret, entryId)) {
      assert(salt !== null, 'the names of people who wait are kept', entryId);
      assert(digestOfNames({ people, salt }) === entry.peopleDigest, 'they are the names that people typed', entryId);
      const confirmed: OrganizationEvent = { type: 'tally-entry-confirmed', ...place, people: [...people], salt };
      return ok({ additions: [{ chain, events: [confirmed] }], answer: ok({}) });
    }
    const left = WRONG_NUMBERS_MAX - wrongNumbers - 1;
    const events: readonly OrganizationEvent[] = [
      { type: 'tally-number-refused', ...place },
      ...(left > 0 ? [] : [{ type: 'tally-entry-rejected', ...place } as const]),
    ];
    const said = left > 0 ? detail('tallyNumberWrong', { left }) : detail('tallyNumbersUsedUp');
    return ok({ additions: [{ chain, events }], answer: err(refuse('tally-number-wrong', said).error) });
  },
});

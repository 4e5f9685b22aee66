import {
  COMPARED_CONTESTS,
  COMPARED_MANIFEST,
  clearBallotCvrs,
  dominionCvrs,
} from '../../../apps/server/src/testing/compared-counties.ts';
import { HYBRID_CONTESTS, HYBRID_MANIFEST, HYBRID_NAMES } from '../../../apps/server/src/testing/hybrid-counties.ts';
import { after, auditPage, BATCHES, button, deskPage, inAudit, press } from '../pages.mjs';
import { ask, auditNamed, send, useFile } from '../people.mjs';

const COMPARED = /^Two counties with records/;
const HYBRID = /^Some counties with records/;
const PARTICIPANTS = 'Jurisdiction,Admin Email\nJ1,manager@plumbline.example\nJ2,manager@plumbline.example\n';

/** Creates an audit of two counties, with its contests and settings. */
async function create(ada, name, auditType, contests) {
  const { organizations } = await ask(ada, 'home', {});
  const { organizationId } = organizations[0];
  const method = auditType === 'hybrid' ? 'suite' : 'super-simple';
  const kind = { auditType, method, compatibility: true, twoPersons: false };
  const { auditId } = await send(ada, 'create-audit', { organizationId, name, ...kind });
  await useFile(ada, { auditId, kind: 'participants' }, PARTICIPANTS);
  await send(ada, 'define-contests', { auditId, contests });
  const settings = { electionName: 'General election', state: 'CA', riskLimitPercent: 10, dataEntry: 'online' };
  await send(ada, 'change-settings', { auditId, settings });
  return auditId;
}

/** Audits that compare ballots with their records, of one kind and of two. */
export const COMPARISON = [
  [
    'manager-records-wait',
    after(
      ({ ada }) => create(ada, 'Two counties with records', 'ballot-comparison', COMPARED_CONTESTS),
      deskPage(COMPARED, 'J1'),
    ),
  ],
  [
    'manager-records',
    after(
      async ({ miguel }) => {
        const auditId = await auditNamed(miguel, COMPARED);
        await useFile(miguel, { auditId, kind: 'manifest', jurisdiction: 'J1' }, COMPARED_MANIFEST);
        await useFile(miguel, { auditId, kind: 'cvrs', jurisdiction: 'J1' }, dominionCvrs());
        await useFile(miguel, { auditId, kind: 'manifest', jurisdiction: 'J2' }, COMPARED_MANIFEST);
        await useFile(miguel, { auditId, kind: 'cvrs', jurisdiction: 'J2' }, clearBallotCvrs());
      },
      deskPage(COMPARED, 'J1'),
    ),
  ],
  ['administrator-contests-in-records', auditPage(COMPARED, 'contests')],
  ['administrator-names', auditPage(COMPARED, 'names')],
  [
    'administrator-launch-hybrid',
    after(
      async ({ ada }) => {
        const auditId = await create(ada, 'Some counties with records', 'hybrid', HYBRID_CONTESTS);
        for (const [jurisdiction, cvrs] of [
          ['J1', dominionCvrs()],
          ['J2', clearBallotCvrs()],
        ]) {
          await useFile(ada, { auditId, kind: 'manifest', jurisdiction }, HYBRID_MANIFEST);
          await useFile(ada, { auditId, kind: 'cvrs', jurisdiction }, cvrs);
        }
        await send(ada, 'match-names', { auditId, jurisdiction: 'J2', ...HYBRID_NAMES });
        await inAudit(HYBRID, [
          ['commit-inputs', {}],
          ['set-seed', { seed: '1234567890' }],
        ])({ ada });
      },
      async (windows) => {
        const page = await auditPage(HYBRID, 'launch')(windows);
        await page.getByRole('row').nth(1).waitFor();
        return page;
      },
    ),
  ],
  ['administrator-cases', auditPage(BATCHES, 'cases')],
  [
    'administrator-case',
    async ({ ada }) => {
      await press(ada.getByRole('main').getByRole('row').nth(1).getByRole('link').first());
      await button(ada, /./).waitFor();
      return ada;
    },
  ],
];

import { ask, auditNamed, electionWithRooms, send } from './people.mjs';

/* How the page of a picture is reached. A tour is a list of `[name, show]`: `show` is given the windows and answers the page to look at. */

export const STATEWIDE = /Primary/;
export const POLLING = /^Practice: ballot polling/;
export const BATCHES = /^Practice: batch comparison/;
export const UNDER_WAY = /^Practice: a round under way/;
export const DIGITS = '31415926535897932384';
export const CONTEST = 'Contest 1';

/** A page of an audit at its address. */
export function auditPage(audit, name, search = '') {
  return async ({ ada }) => {
    await ada.goto(`/audits/${await auditNamed(ada, audit)}/${name}${search}`);
    return ada;
  };
}

/** A page of a jurisdiction manager in an audit. */
export function deskPage(audit, jurisdiction, rest = '') {
  return async ({ miguel }) => {
    const auditId = await auditNamed(miguel, audit);
    await miguel.goto(`/audits/${auditId}/office/${encodeURIComponent(jurisdiction)}${rest}`);
    return miguel;
  };
}

/** A page of the ballot room of a county, as its director sees it. */
export function roomPage(jurisdiction, name) {
  return async ({ ada }) => {
    const room = `/elections/${await electionWithRooms(ada)}/ballots/${encodeURIComponent(jurisdiction)}`;
    return goTo(ada, name === 'overview' ? room : `${room}/${name}`);
  };
}

/** First does something, then shows what the next page looks like. */
export function after(prepare, show) {
  return async (windows) => {
    await prepare(windows);
    return show(windows);
  };
}

export function inAudit(audit, commands) {
  return async ({ ada }) => {
    const auditId = await auditNamed(ada, audit);
    for (const [name, input] of commands)
      await send(ada, name, { auditId, ...(await confirmations(ada, name, auditId)), ...input });
  };
}

/** What an administrator confirms together with the commitment. */
export async function confirmations(page, name, auditId) {
  if (name !== 'commit-inputs') return {};
  const { findings } = await ask(page, 'commitment', { auditId });
  return { confirmed: findings };
}

export const button = (page, name) => page.getByRole('button', { name }).first();
/** Half a second after something was replaced in place: what is pressed sooner counts for nothing. */
export async function press(target) {
  await target.waitFor();
  await target.page().locator('[data-fresh]').first().waitFor({ state: 'detached' });
  await target.click();
}
export const chooseFile = (page, text) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'manifest.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

export async function goTo(page, address) {
  await page.goto(address);
  return page;
}

/** Starts the next round and waits until its sample is drawn. */
export async function launch({ ada }, audit, size) {
  const auditId = await auditNamed(ada, audit);
  await send(ada, 'launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: size } });
  await ada.goto(`/audits/${auditId}/launch`);
  await ada.getByText('Round 1 is open').waitFor();
}

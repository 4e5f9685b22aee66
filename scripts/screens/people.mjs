import { randomUUID } from 'node:crypto';
import { uploadAddress } from '@plumbline/api';

/* What the person signed in at a window does without pressing anything. */

/** A query, answered. */
export async function ask(page, name, input) {
  const query = new URLSearchParams(input);
  return answerOf(await page.request.get(`/api/queries/${name}?${query}`), name);
}

/** A command, done. */
export async function send(page, name, input) {
  const headers = { 'command-id': randomUUID(), 'x-plumbline': '1' };
  return (await answerOf(await page.request.post(`/api/commands/${name}`, { headers, data: input }), name)).output;
}

/** Uploads a file and registers it, with whatever is to be confirmed about it. */
export async function useFile(page, { auditId, kind, jurisdiction = null }, text) {
  const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
  const address = uploadAddress({ auditId, kind, jurisdiction, name: `${kind}.csv` });
  const response = await page.request.post(address, { headers, data: Buffer.from(text) });
  const { accepted, uploadId, needsConfirmation, issues } = await answerOf(response, kind);
  if (!accepted) throw new Error(`${kind} of ${jurisdiction} was refused: ${JSON.stringify(issues)}`);
  await send(page, 'register-file', { auditId, kind, jurisdiction, uploadId, confirmed: needsConfirmation });
}

async function answerOf(response, name) {
  if (!response.ok()) throw new Error(`${name} was refused: ${await response.text()}`);
  return response.json();
}

/** Signs somebody in at a window with the code that was mailed to them. */
export async function signInWithCode(page, email) {
  await send(page, 'request-sign-in-code', { email });
  const { messages } = await ask(page, 'outbox', {});
  const code = /\b[0-9A-Z]{4}[ -][0-9A-Z]{4}\b/.exec(messages.find(({ to }) => to === email)?.text ?? '')?.[0];
  await send(page, 'sign-in-with-code', { email, code });
}

/** The identifier of the audit whose name is like this. */
export async function auditNamed(page, name) {
  const { organizations, jurisdictions } = await ask(page, 'home', {});
  const audits = [...organizations.flatMap((one) => one.audits), ...jurisdictions.map((one) => one.audit)];
  const found = audits.find((audit) => name.test(audit.name));
  if (found === undefined) throw new Error(`The demonstration has no audit like ${name}.`);
  return found.auditId;
}

/** The election whose counties keep their ballots in the demonstration. */
export async function electionWithRooms(page) {
  const { election } = await ask(page, 'plan', { auditId: await auditNamed(page, /^Practice: one county reconciled/) });
  return election.electionId;
}

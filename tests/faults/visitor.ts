import { randomUUID } from 'node:crypto';
import { type Client, createClient, type Fetch, uploadAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';

/** Somebody at a browser of their own. */
export type Visitor = {
  readonly client: Client;
  readonly fetch: Fetch;
  readonly cookie: () => string;
  readonly upload: (
    slot: {
      readonly auditId: string;
      readonly kind: 'manifest' | 'participants';
      readonly jurisdiction: string | null;
    },
    text: string,
  ) => Promise<string>;
};

/** Keeps its cookies, and waits for no answer longer than `patienceMs`. */
export function visitorAt(origin: string, { patienceMs }: { readonly patienceMs: number }): Visitor {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies.values()].join('; ');
  const fetchWithCookie: Fetch = async (address, request) => {
    const headers = new Headers(request.headers);
    if (cookies.size > 0) headers.set('cookie', cookie());
    const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs), ...request, headers });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.split('=')[0] ?? '', pair);
    }
    return response;
  };
  return {
    client: createClient(fetchWithCookie, origin),
    fetch: fetchWithCookie,
    cookie,
    async upload(slot, text) {
      const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
      const address = `${origin}${uploadAddress({ ...slot, name: `${slot.kind}.csv` })}`;
      const response = await fetchWithCookie(address, { method: 'POST', headers, body: text });
      // The answer's schema is checked by the test of the route.
      const report = (await response.json()) as { readonly uploadId: string };
      assert(response.ok, 'the upload is taken', report);
      return report.uploadId;
    },
  };
}

/** An audit with as many jurisdictions as wanted, all managed by one person or each by its own. */
export async function planLargeAudit(
  office: { readonly organizationId: string },
  ada: Visitor,
  wanted: {
    readonly name: string;
    readonly jurisdictions: readonly string[];
    readonly manager: string | ((jurisdiction: string) => string);
    readonly auditType?: 'ballot-comparison';
  },
): Promise<string> {
  const kind =
    wanted.auditType === undefined
      ? ({ auditType: 'ballot-polling', method: 'bravo' } as const)
      : ({ auditType: wanted.auditType, method: 'super-simple' } as const);
  const plan = { ...kind, compatibility: false, twoPersons: false } as const;
  const created = await ada.client.send(
    'create-audit',
    { organizationId: office.organizationId, name: wanted.name, ...plan },
    randomUUID(),
  );
  assert(created.ok, 'the audit is created', created);
  const { auditId } = created.value;
  const { manager } = wanted;
  const managerOf = typeof manager === 'string' ? () => manager : manager;
  const lines = wanted.jurisdictions.map((name) => `${name},${managerOf(name)}`);
  const slot = { auditId, kind: 'participants', jurisdiction: null } as const;
  const uploadId = await ada.upload(slot, `Jurisdiction,Admin Email\n${lines.join('\n')}\n`);
  const used = await ada.client.send('register-file', { ...slot, uploadId, confirmed: true }, randomUUID());
  assert(used.ok, 'the participants are registered', used);
  return auditId;
}

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** An account at the provider of a test. */
export type TestAccount = { readonly email: string; readonly isVerified: boolean };

/** An identity provider on this computer: a real one, whose people press one button to say who they are. */
export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Lets it send browsers back to this address. */
  readonly allow: (redirect: string) => void;
  /** Who it is that presses the button from now on. */
  readonly be: (account: TestAccount) => void;
  readonly close: () => Promise<void>;
};

const CLIENT_ID = 'plumbline';

/** Starts it on a free port. */
export async function openIdentityProvider(): Promise<IdentityProvider> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const clientSecret = randomBytes(24).toString('hex');
  const redirects: string[] = ['http://127.0.0.1/not-yet'];
  let account: TestAccount = { email: 'nobody@nowhere.example', isVerified: false };
  const client = () => ({
    client_id: CLIENT_ID,
    client_secret: clientSecret,
    redirect_uris: [...redirects],
    token_endpoint_auth_method: 'client_secret_post' as const,
  });
  let handle = make();
  function make() {
    const provider = new Provider(issuer, {
      clients: [client()],
      cookies: { keys: [clientSecret] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      pkce: { required: () => true },
      findAccount: (_context: unknown, id: string) => {
        const { email, isVerified } = JSON.parse(Buffer.from(id, 'base64url').toString()) as TestAccount;
        return { accountId: id, claims: async () => ({ sub: id, email, email_verified: isVerified }) };
      },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context: unknown, { uid }: { readonly uid: string }) => `/say/${uid}` },
    });
    const callback = provider.callback();
    return async (request: Parameters<typeof callback>[0], response: Parameters<typeof callback>[1]) => {
      const url = request.url ?? '';
      if (!url.startsWith('/say/')) return callback(request, response);
      if (request.method === 'GET') {
        response.setHeader('content-type', 'text/html');
        response.end('<form method="post"><button>Sign me in</button></form>');
        return undefined;
      }
      const details = await provider.interactionDetails(request, response);
      const { prompt, params, session } = details;
      const accountId = session?.accountId ?? Buffer.from(JSON.stringify(account)).toString('base64url');
      if (prompt.name === 'login') {
        const id = Buffer.from(JSON.stringify(account)).toString('base64url');
        return provider.interactionFinished(request, response, { login: { accountId: id } });
      }
      const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
      grant.addOIDCScope('openid email');
      const grantId = await grant.save();
      return provider.interactionFinished(
        request,
        response,
        { consent: { grantId } },
        { mergeWithLastSubmission: true },
      );
    };
  }
  http.on('request', (request, response) => void handle(request, response));
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret,
    allow(redirect) {
      redirects.push(redirect);
      handle = make();
    },
    be(next) {
      account = next;
    },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

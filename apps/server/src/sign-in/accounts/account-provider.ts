import type { Configuration } from 'openid-client';

/** The identity provider of an office, as its operator sets it: OpenID Connect. */
export type AccountSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call the account. */
  readonly name: string;
};

/** What has to fit when the provider answers. */
export type AccountQuestion = {
  readonly state: string;
  readonly nonce: string;
  /** Of the code, RFC 7636: whoever reads the answer on its way cannot use it. */
  readonly verifier: string;
  /** Where the provider sends the browser back to. */
  readonly redirect: string;
};

/** Who gave the account, as far as the provider vouches for it. */
export type AccountHolder = { readonly email: string | undefined; readonly isVerified: boolean };

/** The office's identity provider. */
export type AccountProvider = {
  readonly name: string;
  /** A fresh question, and the address at which the person answers it. Fails where the provider cannot be reached. */
  readonly ask: (redirect: string) => Promise<{ readonly address: string; readonly question: AccountQuestion }>;
  /** Reads the answer. Undefined where the provider refused, or what it said cannot be trusted. */
  readonly read: (
    answer: string,
    asked: { readonly question: AccountQuestion; readonly since: Date },
  ) => Promise<AccountHolder | undefined>;
};

const SECONDS_MAX = 10;
/** How far the clock of the provider may be behind ours. */
const CLOCKS_MS = 60_000;

/** Talks to the provider by openid-client, which is read from disk, and asks what the provider can, when somebody first signs in so. */
export function openAccountProvider(settings: AccountSettings): AccountProvider {
  let known: Promise<Configuration> | undefined;
  const discover = async () => {
    known ??= discovered(settings);
    try {
      return await known;
    } catch (error) {
      // The next one tries again.
      known = undefined;
      throw error;
    }
  };
  return {
    name: settings.name,
    async ask(redirect) {
      const client = await import('openid-client');
      const configuration = await discover();
      const verifier = client.randomPKCECodeVerifier();
      const question = { state: client.randomState(), nonce: client.randomNonce(), verifier, redirect };
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: 'openid email',
        state: question.state,
        nonce: question.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // The account is given now, and not by whoever sat at this computer before.
        max_age: '0',
      });
      return { address: address.href, question };
    },
    async read(answer, { question, since }) {
      const client = await import('openid-client');
      const configuration = await discover();
      const address = new URL(`${question.redirect}?${answer}`);
      try {
        const tokens = await client.authorizationCodeGrant(configuration, address, {
          expectedState: question.state,
          expectedNonce: question.nonce,
          pkceCodeVerifier: question.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        const givenAt = claims?.auth_time;
        // Whoever asked for it anew is told when: an older sign-in at the provider was somebody's, perhaps another's.
        if (claims === undefined || typeof givenAt !== 'number') return undefined;
        if (givenAt * 1000 < since.getTime() - CLOCKS_MS) return undefined;
        const isSaid = claims.email !== undefined;
        const said = isSaid ? claims : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
        const { email, email_verified: verified } = said;
        return { email: typeof email === 'string' ? email : undefined, isVerified: verified === true };
      } catch {
        return undefined;
      }
    },
  };
}

async function discovered({ issuer, clientId, clientSecret }: AccountSettings): Promise<Configuration> {
  const client = await import('openid-client');
  const url = new URL(issuer);
  // Only on this computer may it be plain http: the settings refuse anything else.
  const execute = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  return client.discovery(url, clientId, clientSecret, undefined, { execute, timeout: SECONDS_MAX });
}

-- Sign-ins with an account that have begun: what the answer of the identity provider has to fit.
create table account_sign_in (
  state_sha256   text collate "C" primary key,
  -- Of the secret of the page that began it: the answer comes back to that page, and to no other.
  browser_sha256 text collate "C" not null,
  -- The verifier of the code (PKCE), the nonce and the address to come back to; encrypted.
  sealed         bytea not null,
  made_at        timestamptz not null
);

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AddedFactor, FactorAnswer, FactorOffer } from '@plumbline/api';

type NewPasskey = Extract<AddedFactor, { readonly kind: 'passkey' }>['passkey'];
type PasskeyAnswer = Extract<FactorAnswer, { readonly kind: 'passkey' }>['passkey'];
type CreationOptions = Extract<FactorOffer, { readonly kind: 'new-passkey' }>['options'];
type RequestOptions = Extract<FactorOffer, { readonly kind: 'passkey' }>['options'];

/** A passkey in software, as a browser would hand its answers on: WebAuthn level 3, ES256, attestation “none”. */
export type SoftwarePasskey = {
  readonly create: (options: CreationOptions, origin: string) => NewPasskey;
  readonly answer: (options: Pick<RequestOptions, 'challenge' | 'rpId'>, origin: string) => PasskeyAnswer;
};

const PRESENT = 0x01;
const HAS_KEY = 0x40;

export function softwarePasskey(): SoftwarePasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(32);
  const id = credential.toString('base64url');
  let uses = 0;
  const authenticatorData = (host: string, flags: number, attached: Buffer) => {
    uses += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(uses);
    return Buffer.concat([sha256(Buffer.from(host)), Buffer.from([flags]), counter, attached]);
  };
  return {
    create(options, origin) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credential.length);
      const attached = Buffer.concat([Buffer.alloc(16), length, credential, coseKey(publicKey)]);
      const data = authenticatorData(options.rp.id, PRESENT | HAS_KEY, attached);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        Buffer.from([0xa0]),
        cborText('authData'),
        cborBytes(data),
      ]);
      const response = {
        clientDataJSON: clientData('webauthn.create', options.challenge, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      };
      return { id, rawId: id, type: 'public-key', response };
    },
    answer(options, origin) {
      const data = authenticatorData(options.rpId, PRESENT, Buffer.alloc(0));
      const said = clientData('webauthn.get', options.challenge, origin);
      const signature = sign('sha256', Buffer.concat([data, sha256(said)]), privateKey);
      const response = {
        clientDataJSON: said.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      };
      return { id, rawId: id, type: 'public-key', response };
    },
  };
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** RFC 9053: EC2 key, ES256, P-256, x and y. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ]);
}

function cborText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([cborHead(0x60, bytes.length), bytes]);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(0x40, bytes.length), bytes]);
}

/** RFC 8949, section 3: the kind, and a length below 65,536. */
function cborHead(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([kind | length]);
  return length < 256 ? Buffer.from([kind | 24, length]) : Buffer.from([kind | 25, length >> 8, length & 0xff]);
}

import { createHash, createPublicKey, verify } from 'node:crypto';
import type { DeviceSeal } from '@plumbline/ballot-management';
import { Sha256Schema } from '@plumbline/election';
import { canonicalJson } from '@plumbline/record';

/**
 * How what a device signed is read: canonical JSON (RFC 8785), its SHA-256, and a signature by ECDSA with SHA-256 on P-256 as WebCrypto writes it,
 * both numbers in 64 bytes (IEEE P1363). A key that is no point of the curve has signed nothing.
 */
export const DEVICE_SEAL: DeviceSeal = {
  hashOf: (content) => Sha256Schema.parse(createHash('sha256').update(canonicalJson(content)).digest('hex')),
  isSigned(key, content, signature) {
    try {
      const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
      const signed = Buffer.from(canonicalJson(content));
      return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'));
    } catch {
      return false;
    }
  },
};

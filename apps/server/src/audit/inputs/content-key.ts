import type { RegisteredFile } from '@plumbline/audit';
import { canonicalJson } from '@plumbline/record';

/** What the content of a manifest depends on: its bytes, and what a person has said of its headers. */
export function contentKey({ sha256, headers }: Pick<RegisteredFile, 'sha256' | 'headers'>): string {
  return headers === undefined ? sha256 : `${sha256} ${canonicalJson(headers)}`;
}

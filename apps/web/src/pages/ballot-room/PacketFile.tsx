import type { ApplicationAnswer } from './ApplicationPage.tsx';

/** A packet by its name, with its whole fingerprint. */
export function PacketFile({ file }: { readonly file: NonNullable<ApplicationAnswer['packet']> }) {
  return (
    <>
      {file.name} <code className="seal-hash">{file.sha256}</code>
    </>
  );
}

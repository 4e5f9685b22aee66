import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';

const SHOWN = 10;

/** Anything on the record: its short hash, a button that copies the whole, and the way to check it. */
export function Seal(props: {
  readonly hash: string;
  readonly whole?: boolean;
  readonly copyLabel: string;
  readonly copyWord: string;
  readonly copiedWord: string;
  /** A link to where it can be checked. */
  readonly check: ReactNode;
}) {
  return (
    <span className="seal">
      <code className="seal-hash" title={props.hash}>
        {props.whole ? props.hash : props.hash.slice(0, SHOWN)}
      </code>
      <CopyButton text={props.hash} label={props.copyLabel} copyWord={props.copyWord} copiedWord={props.copiedWord} />
      {props.check}
    </span>
  );
}

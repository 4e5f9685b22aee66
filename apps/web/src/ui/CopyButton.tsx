import { useState } from 'react';

/** Copies a text, and says that it did. */
export function CopyButton(props: {
  readonly text: string;
  readonly label: string;
  readonly copyWord: string;
  readonly copiedWord: string;
}) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(props.text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button type="button" className="link-button" aria-label={props.label} onClick={() => void copy()}>
      <span aria-live="polite">{copied ? props.copiedWord : props.copyWord}</span>
    </button>
  );
}

async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  // A plain http address has no clipboard of its own; the old way still works there.
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

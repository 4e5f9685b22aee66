/** A text as it was typed: parts between blank lines, each with its first line as a heading where that is no sentence. */
export function ProcedureText({ text }: { readonly text: string }) {
  return (
    <div className="procedure-text">
      {partsOf(text).map(({ heading, rest }, at) => (
        // Parts may be the same twice; they never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: the text of one version does not change
        <div key={at} className="message-text">
          {heading !== null && <p className="strong">{heading}</p>}
          {rest !== '' && <p>{rest}</p>}
        </div>
      ))}
    </div>
  );
}

type Part = { readonly heading: string | null; readonly rest: string };

function partsOf(text: string): readonly Part[] {
  return text.split(/\n\s*\n/).map((part) => {
    const [first = '', ...others] = part.split('\n');
    const isHeading = !/[.:!?;,)]$/.test(first.trim()) && !/^[-\d\s]/.test(first);
    return isHeading ? { heading: first, rest: others.join('\n') } : { heading: null, rest: part };
  });
}

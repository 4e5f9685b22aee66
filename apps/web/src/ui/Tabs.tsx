import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

/** One of several sheets at a time. Arrow keys go from tab to tab. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly string[];
  readonly shown: number;
  readonly onShow: (place: number) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { tabs, shown, onShow } = props;
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (shown + step + tabs.length) % tabs.length;
    onShow(next);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div>
      <div className="tabs" role="tablist" aria-label={props.label} tabIndex={-1} ref={list} onKeyDown={move}>
        {tabs.map((tab, place) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: tabs are told apart by their place; names may repeat while typed
            key={place}
            type="button"
            role="tab"
            id={`${id}-tab-${place}`}
            aria-selected={place === shown}
            aria-controls={`${id}-panel`}
            tabIndex={place === shown ? 0 : -1}
            onClick={() => onShow(place)}
          >
            {tab}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${shown}`}>
        {props.children}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';

/** The part of a button's words that is heard but not seen: which of many things it is for. */
export function hidden(words: ReactNode): ReactNode {
  return <span className="visually-hidden">{words}</span>;
}

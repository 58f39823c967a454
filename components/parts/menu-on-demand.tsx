'use client';
import { type ButtonHTMLAttributes, type ComponentType, useState } from 'react';

type Props<P extends object> = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** Fetches the menu's own file. */
  load: () => Promise<ComponentType<P & { defaultOpen: boolean }>>;
  /** What the menu is given. */
  menu: P;
  /** Called when the menu opens for the first time. */
  onFirstOpen?: () => void;
};

/**
 * The button of a menu that comes in its own file when it is first wanted, and then stands in the button's place. Where the
 * file does not come the button stays as it was: the next press tries again.
 */
export function MenuOnDemand<P extends object>(props: Props<P>) {
  const { load, menu, onFirstOpen, children, ...button } = props;
  const [Menu, setMenu] = useState<ComponentType<P & { defaultOpen: boolean }> | null>(null);
  if (Menu) return <Menu {...menu} defaultOpen />;

  const fetchAhead = () => void load().catch(() => {});
  const open = () =>
    void load().then(
      (found) => {
        setMenu(() => found);
        onFirstOpen?.();
      },
      () => {},
    );
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onClick={open}
      {...button}
    >
      {children}
    </button>
  );
}

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './icon-button.module.css';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  label: string;
  outlined?: boolean;
  children: ReactNode;
};

/** A square button that shows an icon; its label is its name and its tooltip. */
export function IconButton({ label, outlined = false, children, className, ...rest }: Props) {
  const classes = [styles.button, outlined ? styles.outlined : '', className ?? ''].join(' ').trim();
  return (
    <button type="button" aria-label={label} title={label} className={classes} {...rest}>
      {children}
    </button>
  );
}

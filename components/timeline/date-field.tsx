import { useEffect, useRef } from 'react';
import { isDay } from '#lib/time.ts';
import styles from './timeline-bar.module.css';

type DateFieldProps = {
  label: string;
  /** ISO day, "" = none. */
  value: string;
  min: string;
  max: string;
  onCommit: (day: string) => void;
};

/** A day to type or to pick; what is typed counts once it is left or Enter is pressed. */
export function DateField({ label, value, min, max, onCommit }: DateFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // While it is typed into, the field keeps what is being typed.
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = value;
  }, [value]);
  const isNew = (day: string) => (isDay(day) || day === '') && day !== value;
  return (
    <input
      ref={field}
      type="date"
      aria-label={label}
      className={styles.date}
      defaultValue={value}
      min={min}
      max={max}
      onBlur={({ target }) => {
        if (isNew(target.value)) onCommit(target.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isNew(event.currentTarget.value)) onCommit(event.currentTarget.value);
        event.stopPropagation();
      }}
    />
  );
}

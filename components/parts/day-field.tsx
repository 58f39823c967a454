'use client';
import { Calendar } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { addDays } from '#lib/time.ts';
import { parseDay } from '#lib/view/parse-day.ts';
import styles from './day-field.module.css';

type Props = {
  /** What the day is; where a label of the page names the field, its id is given instead. */
  label?: string;
  id?: string;
  /** ISO day, "" = none. */
  value: string;
  /** First and last day that the calendar offers. */
  min?: string;
  max?: string;
  isRequired?: boolean;
  className?: string | undefined;
  /** A day, or "" where the field was emptied; told once, when it is left, Enter is pressed or a day is picked. */
  onCommit: (day: string) => void;
  /** True keeps Enter in the field, so that no form around it is sent. */
  keepsEnter?: boolean;
};

/** A key that steps a day, and which way. */
const STEPS: Record<string, 1 | -1> = { ArrowUp: 1, ArrowDown: -1 };

/**
 * A day as ISO writes it, whatever the browser's language, to type or to pick: the browser's own date field shows the
 * order of its own language, in which 05/06 may be either day. Up and down step by a day.
 */
export function DayField(props: Props) {
  const { label, id, value, min, max, isRequired, className, onCommit, keepsEnter } = props;
  const { say } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [isWrong, setWrong] = useState(false);
  // While it is typed into, the field keeps what is being typed.
  useEffect(() => {
    if (!field.current || field.current === document.activeElement) return;
    field.current.value = value;
    field.current.setCustomValidity('');
    setWrong(false);
  }, [value]);

  function commit(text: string): void {
    const day = text.trim() === '' ? '' : parseDay(text);
    setWrong(day === null);
    // A form around the field is not sent while it holds no day.
    field.current?.setCustomValidity(day === null ? say('time.field.wrong') : '');
    if (day === null) return;
    if (field.current) field.current.value = day;
    if (day !== value) onCommit(day);
  }
  function hearKey(event: KeyboardEvent<HTMLInputElement>): void {
    const { key, currentTarget } = event;
    event.stopPropagation();
    const step = STEPS[key];
    if (step !== undefined) {
      event.preventDefault();
      const from = parseDay(currentTarget.value) ?? (value || min);
      if (from) currentTarget.value = addDays(from, step);
    }
    if (key === 'Escape') commit(value);
    if (key !== 'Enter') return;
    if (keepsEnter) event.preventDefault();
    commit(currentTarget.value);
  }
  return (
    <span className={styles.day}>
      <input
        ref={field}
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isWrong || undefined}
        required={isRequired}
        title={isWrong ? say('time.field.wrong') : undefined}
        placeholder={say('time.field.form')}
        className={className}
        defaultValue={value}
        maxLength={12}
        onBlur={({ target }) => commit(target.value)}
        onKeyDown={hearKey}
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={say('time.field.pick', { label: label ?? '' }).trim()}
        onClick={() => picker.current?.showPicker()}
      >
        <Calendar size="0.8125rem" aria-hidden="true" />
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        min={min}
        max={max}
        onChange={({ target }) => commit(target.value)}
      />
      {isWrong && (
        <span className={styles.wrong} role="alert">
          {say('time.field.wrong')}
        </span>
      )}
    </span>
  );
}

'use client';
import { Dialog } from '@base-ui/react/dialog';
import { type FormEvent, useId, useState } from 'react';
import { postRuling, undoRuling } from '#components/data/rulings-api.ts';
import { OtherPicker } from '#components/panel/other-picker.tsx';
import { DialogFrame } from '#components/parts/dialog-frame.tsx';
import { useWords } from '#components/words/use-words.ts';
import { GRADES, type GradeLevel, type Incident, type MemberRef } from '#lib/schema.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import type { IncidentDetail, RulingAnswer, RulingRecord, RulingRequest } from '#lib/wire.ts';
import styles from './ruling-dialog.module.css';

export type RulingMode = { kind: 'compare' | 'split' | 'grade' } | { kind: 'undo'; ruling: RulingRecord };
export type Ruled = { answer: RulingAnswer; done: RulingRequest['kind'] | 'undo' };

type Props = {
  mode: RulingMode;
  incident: Incident;
  detail: IncidentDetail;
  version: string;
  /** A reason in the reader's words. */
  spell: (reason: string) => string;
  onClose: () => void;
  onDone: (ruled: Ruled) => void;
};

/** Remembers the analyst's name in this browser. */
const NAME_KEY = 'dateline-analyst';
const NO_GRADE = 'none';

/** What is decided so far; null where something is still to be chosen. */
type Draft = Exclude<RulingRequest, { by: never }> | null;

function SplitChoice({
  detail,
  incident,
  onDraft,
}: Pick<Props, 'detail' | 'incident'> & { onDraft: (draft: Draft) => void }) {
  const { say, language } = useWords();
  const [out, setOut] = useState<readonly MemberRef[]>([]);
  const toggle = (member: MemberRef, isOn: boolean) => {
    const next = out.filter((each) => each.article !== member.article || each.mention !== member.mention);
    const chosen = isOn ? [...next, member] : next;
    setOut(chosen);
    const isSplit = chosen.length > 0 && chosen.length < detail.reports.length;
    onDraft(isSplit ? { kind: 'split', incident: incident.id, members: [...chosen] } : null);
  };
  return (
    <fieldset>
      <legend>{say('rulings.whichOut')}</legend>
      {detail.reports.map(({ article, mention }) => (
        <label key={`${article.id}/${mention.id}`} className={styles.choice}>
          <input
            type="checkbox"
            onChange={(event) =>
              toggle({ article: article.id, mention: mention.id }, event.currentTarget.checked)
            }
          />
          <span>
            {article.title ?? article.publisher ?? say('rulings.untitled')}{' '}
            <small>
              {article.published.value === null ? '' : formatShortDay(article.published.value, language)}
              {mention.evidence[0] && ` · “${mention.evidence[0].quote.slice(0, 90)}”`}
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function GradeChoice({ incident, onDraft }: Pick<Props, 'incident'> & { onDraft: (draft: Draft) => void }) {
  const { say } = useWords();
  return (
    <fieldset>
      <legend>{say('rulings.whichGrade')}</legend>
      {[...GRADES, NO_GRADE].map((level) => (
        <label key={level} className={styles.choice}>
          <input
            type="radio"
            name="level"
            onChange={() => {
              const given = level === NO_GRADE ? null : (level as GradeLevel);
              onDraft({ kind: 'grade', incident: incident.id, level: given });
            }}
          />
          <span>
            {level === NO_GRADE ? say('rulings.machineGrades') : say(`codes.grade.${level as GradeLevel}`)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Asks what an analyst decides, who and why, says what will happen, and does it only when that is confirmed. */
export function RulingDialog({ mode, incident, detail, version, spell, onClose, onDone }: Props) {
  const words = useWords();
  const { say } = words;
  const ids = { name: useId(), note: useId() };
  const [draft, setDraft] = useState<Draft>(null);
  const [name, setName] = useState(() => window.localStorage.getItem(NAME_KEY) ?? '');
  const [note, setNote] = useState('');
  const [state, setState] = useState<{ isBusy: boolean; problem: string | null }>({
    isBusy: false,
    problem: null,
  });
  const isUndo = mode.kind === 'undo';
  const isReady = isUndo || draft !== null;

  async function confirm(event: FormEvent) {
    event.preventDefault();
    if (state.isBusy || !isReady) return;
    setState({ isBusy: true, problem: null });
    const by = name.trim() === '' ? undefined : name.trim();
    if (by !== undefined) window.localStorage.setItem(NAME_KEY, by);
    const said = {
      ...(by === undefined ? {} : { by }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    try {
      if (mode.kind === 'undo') onDone({ answer: await undoRuling(mode.ruling.id, by), done: 'undo' });
      else if (draft !== null) onDone({ answer: await postRuling({ ...draft, ...said }), done: draft.kind });
    } catch (cause) {
      setState({ isBusy: false, problem: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  const what = isUndo ? 'undo' : (draft?.kind ?? mode.kind);
  return (
    <DialogFrame
      title={say(`rulings.ask.${mode.kind}`)}
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={styles.popup}
    >
      <form onSubmit={confirm}>
        <p className={styles.subject}>{incidentTitle(incident, words)}</p>
        {mode.kind === 'compare' && (
          <OtherPicker
            incident={incident}
            detail={detail}
            version={version}
            spell={spell}
            onDraft={setDraft}
          />
        )}
        {mode.kind === 'split' && <SplitChoice incident={incident} detail={detail} onDraft={setDraft} />}
        {mode.kind === 'grade' && <GradeChoice incident={incident} onDraft={setDraft} />}
        {!isUndo && (
          <label className={styles.field} htmlFor={ids.note}>
            <span>{say('rulings.note')}</span>
            <textarea
              id={ids.note}
              rows={2}
              maxLength={2000}
              value={note}
              onChange={(e) => setNote(e.target.value)}
            />
          </label>
        )}
        <label className={styles.field} htmlFor={ids.name}>
          <span>{say('rulings.name')}</span>
          <input
            id={ids.name}
            maxLength={100}
            value={name}
            autoComplete="name"
            onChange={(e) => setName(e.target.value)}
          />
        </label>
        <p className={styles.effect}>{say(`rulings.effect.${what}`)}</p>
        {state.problem !== null && (
          <p role="alert" className={styles.problem}>
            {say('rulings.failed', { why: state.problem })}
          </p>
        )}
        <div className={styles.buttons}>
          <Dialog.Close>{say('rulings.cancel')}</Dialog.Close>
          <button type="submit" className={styles.primary} disabled={!isReady || state.isBusy}>
            {say(`rulings.confirm.${what}`)}
          </button>
        </div>
      </form>
    </DialogFrame>
  );
}

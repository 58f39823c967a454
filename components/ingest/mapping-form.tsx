'use client';
import { useId } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { LOAD_FIELDS, type LoadField, type Mapping } from '#lib/view/load-fields.ts';
import styles from './mapping-preview.module.css';

type Props = {
  columns: readonly string[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
};

/** What most files have; the other fields fold away unless the file has a column for them. */
const MAIN: readonly LoadField[] = [
  'start',
  'type',
  'lat',
  'lng',
  'place',
  'country',
  'killed',
  'injured',
  'title',
  'source',
];

function without(mapping: Mapping, field: LoadField): Mapping {
  const { [field]: _, ...rest } = mapping;
  return rest;
}

function FieldSelect({ field, columns, mapping, onChange }: Props & { field: LoadField }) {
  const id = useId();
  const { say } = useWords();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{say(`ingest.mapping.field.${field}`)}</label>
      <select
        id={id}
        value={mapping[field] ?? ''}
        onChange={({ target }) =>
          onChange(target.value === '' ? without(mapping, field) : { ...mapping, [field]: target.value })
        }
      >
        <option value="">{say('ingest.mapping.none')}</option>
        {columns.map((column) => (
          <option key={column} value={column}>
            {column}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Which column holds which field. */
export function MappingForm(props: Props) {
  const { say } = useWords();
  const columns = [...new Set(props.columns)].filter((column) => column !== '');
  const others = LOAD_FIELDS.filter((field) => !MAIN.includes(field));
  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">{say('ingest.mapping.fields')}</legend>
      <div className={styles.grid}>
        {MAIN.map((field) => (
          <FieldSelect key={field} field={field} {...props} columns={columns} />
        ))}
      </div>
      <details>
        <summary>{say('ingest.mapping.more')}</summary>
        <div className={styles.grid}>
          {others.map((field) => (
            <FieldSelect key={field} field={field} {...props} columns={columns} />
          ))}
        </div>
      </details>
    </fieldset>
  );
}

import type { Metadata } from 'next';
import { PageHeader } from '#components/header/page-header.tsx';
import { listOperations, type ShownOperation } from '#lib/server/openapi/list-operations.ts';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { PageWords } from '../page-words.tsx';
import styles from './api.module.css';

export const metadata: Metadata = { title: 'The API of Dateline' };

/** Addresses that can be opened as they are; others need a value or a program. */
function canOpen({ method, path }: ShownOperation): boolean {
  return method === 'GET' && !path.includes('{') && !/places|search|changes|tiles$/.test(path);
}

function Operation({ operation }: { operation: ShownOperation }) {
  const { method, path, summary, parameters, bodies, answers } = operation;
  return (
    <details className={styles.operation}>
      <summary>
        <code>
          {method} {path}
        </code>
        <span>{summary}</span>
      </summary>
      {canOpen(operation) && (
        <p>
          <a href={path}>Open it</a>
        </p>
      )}
      {parameters.length > 0 && (
        <div className={styles.scroller}>
          <table>
            <thead>
              <tr>
                <th scope="col">Parameter</th>
                <th scope="col">What it is</th>
              </tr>
            </thead>
            <tbody>
              {parameters.map((parameter) => (
                <tr key={parameter.name}>
                  <th scope="row">
                    <code>{parameter.in === 'path' ? `{${parameter.name}}` : parameter.name}</code>
                    {parameter.required && parameter.in !== 'path' ? ' (needed)' : ''}
                  </th>
                  <td>{parameter.about}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {bodies.length > 0 && <p>Body: {bodies.join(' or ')}</p>}
      <ul>
        {answers.map(({ status, about, types }) => (
          <li key={status}>
            <b>{status}</b> {about} <small>{types.join(', ')}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The API for readers: every operation with what it takes and what it answers. */
export default function ApiPage() {
  const parts = [...listOperations()];
  return (
    <PageWords rooms={ROOMS.told}>
      <div className="framed">
        <PageHeader page="other" query="" />
        <main className={styles.page} lang="en">
          <h1>The API of Dateline</h1>
          <p className={styles.lead}>
            Everything that the page shows can be had by programs, from the same addresses. The whole is
            described by <a href="/api/openapi.json">OpenAPI 3.1</a>.
          </p>
          <ul>
            <li>
              QGIS, GDAL and other GIS read <a href="/api/ogc">OGC API – Features</a> at <code>/api/ogc</code>
              : <code>ogrinfo OAPIF:http://localhost:3000/api/ogc</code>.
            </li>
            <li>
              Files of any selection: <code>/api/export/geojson</code>, <code>csv</code>, <code>kml</code>,{' '}
              <code>xlsx</code>, <code>acled.csv</code>, <code>ucdp.csv</code>.
            </li>
            <li>
              A parameter that is unknown or wrong is answered with 400 and its name (RFC 9457). Data carries
              an ETag: ask again with <code>If-None-Match</code>.
            </li>
            <li>
              Writing is for pages of this server and for programs; where <code>DATELINE_TOKEN</code> is set
              it needs <code>Authorization: Bearer …</code>; a browser signs in at <a href="/login">/login</a>
              .
            </li>
          </ul>
          {parts.map(([part, operations]) => (
            <section key={part} aria-label={part}>
              <h2>{part}</h2>
              {operations.map((operation) => (
                <Operation key={`${operation.method} ${operation.path}`} operation={operation} />
              ))}
            </section>
          ))}
        </main>
      </div>
    </PageWords>
  );
}

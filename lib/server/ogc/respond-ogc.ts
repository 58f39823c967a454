/** How the routes of OGC API – Features answer. */
import 'server-only';
import { homeOf } from '../export/home-of.ts';
import { isStorable, respondData, respondProblem } from '../respond.ts';
import type { Store } from '../store/open-store.ts';
import { findRedirect } from '../store/read-incident.ts';
import {
  COLLECTION,
  describeCollection,
  describeCollections,
  describeConformance,
  describeLanding,
  describeSchema,
  GEOJSON_TYPE,
  HTML_TYPE,
  JSON_TYPE,
} from './documents.ts';
import { type Form, negotiateForm } from './negotiate.ts';
import { pageOfDocument, pageOfItem, pageOfItems, wrapPage } from './pages.ts';
import { readExtent } from './read-extent.ts';
import { readItem, readItems } from './read-items.ts';
import { readItemsQuery } from './read-items-query.ts';

const base = (request: Request) => `${homeOf(request)}/api/ogc`;

/** Runs `answer` with the form that is wanted; 400 for an `f` that is none, or another parameter besides. */
async function inForm(
  request: Request,
  answer: (form: Form) => Response | Promise<Response>,
  takesMore = false,
): Promise<Response> {
  const other = [...new URL(request.url).searchParams.keys()].find((key) => key !== 'f');
  if (other !== undefined && !takesMore)
    return respondProblem(400, `${other}: is no parameter here; there is f`);
  const form = negotiateForm(request);
  return form === null ? respondProblem(400, 'f: must be json or html') : answer(form);
}

/** `headers` carry the ETag of the data version: it stands for the JSON form alone. */
function send(
  form: Form,
  document: object,
  page: () => string,
  type = JSON_TYPE,
  headers: Record<string, string> = {},
): Response {
  const body = form === 'html' ? page() : `${JSON.stringify(document)}\n`;
  const own = {
    'Content-Type': form === 'html' ? `${HTML_TYPE}; charset=utf-8` : type,
    'Cache-Control': 'no-cache',
    Vary: 'Accept',
  };
  return new Response(body, { headers: form === 'json' ? { ...headers, ...own } : own });
}

/** GET /api/ogc: where everything is. */
export function respondLanding(request: Request): Promise<Response> {
  const landing = describeLanding(base(request));
  return inForm(request, (form) => send(form, landing, () => pageOfDocument(landing, 'Dateline')));
}

/** GET /api/ogc/conformance. */
export function respondConformance(request: Request): Promise<Response> {
  const conformance = describeConformance();
  const page = () =>
    wrapPage('Conformance', `<ul>${conformance.conformsTo.map((c) => `<li>${c}</li>`).join('')}</ul>`);
  return inForm(request, (form) => send(form, conformance, page));
}

/** GET /api/ogc/collections. */
export function respondCollections(request: Request): Promise<Response> {
  return inForm(request, (form) =>
    respondData(request, async (store, headers) => {
      const listed = describeCollections(base(request), await readExtent(store));
      const links = [...listed.links, ...listed.collections.flatMap(({ links }) => links)];
      return send(form, listed, () => pageOfDocument({ links }, 'Collections'), JSON_TYPE, headers);
    }),
  );
}

const noCollection = () => respondProblem(404, `there is no such collection; there is ${COLLECTION}`);

/** GET /api/ogc/collections/{collection}; 404 for another name. */
export async function respondCollection(request: Request, name: string): Promise<Response> {
  if (name !== COLLECTION) return noCollection();
  return inForm(request, (form) =>
    respondData(request, async (store, headers) => {
      const collection = describeCollection(base(request), await readExtent(store));
      return send(form, collection, () => pageOfDocument(collection, collection.title), JSON_TYPE, headers);
    }),
  );
}

/** GET /api/ogc/collections/{collection}/schema: JSON Schema of a feature’s properties; 404 for another name. */
export function respondSchema(request: Request, name: string): Response {
  if (name !== COLLECTION) return noCollection();
  return send('json', describeSchema(base(request)), () => '', 'application/schema+json');
}

/** GET /api/ogc/collections/{collection}/items: a page of features; 400 for a query that cannot be read, 404 for another name. */
export async function respondItems(request: Request, name: string): Promise<Response> {
  if (name !== COLLECTION) return noCollection();
  const url = new URL(request.url);
  const query = readItemsQuery(url.searchParams);
  if (!query.ok) return respondProblem(400, query.problem.message);
  const address = new URL(`${url.pathname}${url.search}`, homeOf(request));
  return inForm(
    request,
    (form) =>
      respondData(request, async (store, headers) => {
        const page = await readItems(store, query.value, address);
        return send(form, page, () => pageOfItems(page, address.pathname), GEOJSON_TYPE, headers);
      }),
    true,
  );
}

/** GET /api/ogc/collections/{collection}/items/{id}: one feature; 308 from an id that was merged away, 404 for none. */
export async function respondItem(request: Request, name: string, id: string): Promise<Response> {
  if (name !== COLLECTION) return noCollection();
  if (!isStorable(id)) return respondProblem(404, 'there is no such incident');
  const address = new URL(new URL(request.url).pathname, homeOf(request));
  return inForm(request, (form) =>
    respondData(request, async (store, headers) => {
      const item = await readItem(store, id, address);
      if (item !== null) return send(form, item, () => pageOfItem(item), GEOJSON_TYPE, headers);
      return (await leadOn(store, id)) ?? respondProblem(404, `there is no incident ${id}`);
    }),
  );
}

/** 308 to what an incident was merged into. */
async function leadOn(store: Store, id: string): Promise<Response | null> {
  const next = await findRedirect(store, id);
  if (next === null) return null;
  const location = `/api/ogc/collections/${COLLECTION}/items/${encodeURIComponent(next)}`;
  return new Response(null, { status: 308, headers: { Location: location, 'Cache-Control': 'no-cache' } });
}

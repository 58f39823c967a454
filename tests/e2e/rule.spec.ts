import type { APIRequestContext, Page } from '@playwright/test';
import { expect, open, origin, test } from './page.ts';

test.use({ hasMap: false });

/** Decisions change what every reader of this server sees: one after the other, and each is undone. */
test.describe.configure({ mode: 'serial' });

type Found = { id: string; title: string };
type Detail = {
  incident: Found;
  apart: { incident: string; title: string }[];
  reports: unknown[];
  wave: Found | null;
};

/** The first incident of the sample reports that passes a test, by its detail. */
async function findIncident(request: APIRequestContext, what: 'apart' | 'reports' | 'wave'): Promise<Detail> {
  const get = async (path: string) => (await request.get(`${origin()}${path}`)).json();
  for (const { id } of (await get('/api/incidents?limit=500')).incidents) {
    const detail: Detail = await get(`/api/incidents/${id}`);
    const near = detail.apart[0];
    const isLike = near !== undefined && near.title !== detail.incident.title;
    if ({ apart: isLike, reports: detail.reports.length > 2, wave: detail.wave !== null }[what])
      return detail;
  }
  throw new Error(`no sample incident with ${what}`);
}

const panelOf = (page: Page) => page.getByRole('article', { name: 'Incident', exact: true });
const titleOf = (page: Page) => panelOf(page).getByRole('heading', { level: 2 });

test('two attacks are joined, the link of the one that went leads on, and undoing brings both back', async ({
  app,
  request,
}) => {
  const { incident, apart } = await findIncident(request, 'apart');
  const other = apart[0]!;
  await open(app, `/?incident=${incident.id}`);
  const panel = panelOf(app);
  await panel.getByRole('button', { name: 'Same attack as …' }).click();

  const dialog = app.getByRole('dialog', { name: 'Is it the same attack as another?' });
  await expect(dialog.getByRole('button', { name: 'Record' })).toBeDisabled();
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('radio', { name: 'The same attack' }).check();
  await dialog.getByRole('textbox', { name: /^Why/ }).fill('one salvo');
  await dialog.getByRole('textbox', { name: /^Your name/ }).fill('Ada');
  await expect(dialog).toContainText('links to the other lead on to it');
  await dialog.getByRole('button', { name: 'They are one attack' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel).toContainText('One attack, told by different reports');
  await expect(panel).toContainText('“one salvo”');
  await expect(panel).toContainText('Ada,');

  const gone = await app.evaluate(
    async ([a, b]) => {
      const answer = await fetch(`/api/incidents/${a}`);
      return answer.url.endsWith(a!) ? b! : a!;
    },
    [incident.id, other.incident],
  );
  await app.goto(`${origin()}/?incident=${gone}`);
  await expect(app.getByText('The attack of this link was joined to this one.')).toBeVisible();
  await expect(app).not.toHaveURL(new RegExp(`incident=${gone}`));

  await panelOf(app).getByRole('button', { name: 'Undo', exact: true }).click();
  const undo = app.getByRole('dialog', { name: 'Undo this decision?' });
  await expect(undo.getByRole('textbox', { name: /^Your name/ })).toHaveValue('Ada');
  await undo.getByRole('button', { name: 'Undo' }).click();
  await expect(undo).toHaveCount(0);
  await expect(panelOf(app)).toContainText('undone by Ada');
  await app.goto(`${origin()}/?incident=${gone}`);
  const back = gone === incident.id ? incident.title : other.title;
  await expect(titleOf(app)).toHaveText(back);
});

test('a report is split out and is an attack of its own, until that is undone', async ({ app, request }) => {
  const { incident, reports } = await findIncident(request, 'reports');
  await open(app, `/?incident=${incident.id}`);
  const panel = panelOf(app);
  await panel.getByRole('button', { name: 'Split reports out …' }).click();
  const dialog = app.getByRole('dialog', { name: 'Which reports tell of another attack?' });
  const boxes = dialog.getByRole('checkbox');
  await expect(boxes).toHaveCount(reports.length);
  for (const box of await boxes.all()) await box.check();
  await expect(dialog.getByRole('button', { name: 'Split them out' })).toBeDisabled();
  for (const box of (await boxes.all()).slice(0, -1)) await box.uncheck();
  await dialog.getByRole('button', { name: 'Split them out' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel).toContainText('Reports split out: another attack');
  await expect(panel.getByText(/an analyst told them apart/).first()).toBeVisible();

  await panel.getByRole('button', { name: 'Undo', exact: true }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await expect(panel).toContainText('undone by');
  const now = await app.evaluate(async (id) => (await fetch(`/api/incidents/${id}`)).json(), incident.id);
  expect((now as Detail).reports).toHaveLength(reports.length);
});

test('a grade wins over the machine’s, with its name; what is refused changes nothing and says why', async ({
  app,
  request,
}) => {
  const { incident } = await findIncident(request, 'reports');
  await open(app, `/?incident=${incident.id}`);
  const panel = panelOf(app);
  const giveGrade = async () => {
    await panel.getByRole('button', { name: 'Grade …' }).click();
    const dialog = app.getByRole('dialog', { name: 'What is this incident worth?' });
    await dialog.getByRole('radio', { name: 'Confirmed' }).check();
    await dialog.getByRole('button', { name: 'Give this grade' }).click();
    return dialog;
  };
  await app.route('**/api/rulings', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 401,
          json: {
            type: 'about:blank',
            title: 'Login needed',
            status: 401,
            detail: 'Writing needs the token',
          },
        })
      : route.continue(),
  );
  const refused = await giveGrade();
  await expect(refused.getByRole('alert')).toHaveText('Nothing was changed. Writing needs the token');
  await refused.getByRole('button', { name: 'Cancel' }).click();
  await app.unroute('**/api/rulings');

  await expect(await giveGrade()).toHaveCount(0);
  await expect(panel.getByText(/graded it so on/)).toBeVisible();
  await panel.getByRole('button', { name: 'Undo', exact: true }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText(/graded it so on/)).toHaveCount(0);
});

test('an attack of a wave shows the wave: its other attacks as links, its numbers as stated', async ({
  app,
  request,
}) => {
  const { incident, wave } = await findIncident(request, 'wave');
  await open(app, `/?incident=${incident.id}`);
  const section = panelOf(app).getByRole('region', { name: 'Wave' });
  await expect(section).toContainText(wave!.title);
  await expect(section).toContainText('nothing is added up');
  const members = section.getByRole('listitem');
  expect(await members.count()).toBeGreaterThan(1);
  const link = members.getByRole('button').first();
  const title = await link.textContent();
  await link.click();
  await expect(titleOf(app)).toHaveText(title!);
  await expect(panelOf(app).getByRole('region', { name: 'Wave' })).toContainText(wave!.title);
});

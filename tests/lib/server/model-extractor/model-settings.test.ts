import { describe, expect, it } from 'vitest';
import { readModelSettings } from '#lib/server/model-extractor/model-settings.ts';

const BASE = { DATELINE_MODEL_URL: 'http://127.0.0.1:9/v1', DATELINE_MODEL: 'small' };

describe('readModelSettings', () => {
  it('is off without an address', () => {
    expect(readModelSettings({})).toEqual({ ok: true, value: null });
    expect(readModelSettings({ DATELINE_MODEL: 'small', DATELINE_MODEL_URL: ' ' })).toEqual({
      ok: true,
      value: null,
    });
  });

  it('reads address, name, key and time-out', () => {
    expect(readModelSettings(BASE)).toEqual({
      ok: true,
      value: { baseUrl: BASE.DATELINE_MODEL_URL, model: 'small', key: null, timeoutMs: 60_000 },
    });
    const more = readModelSettings({ ...BASE, DATELINE_MODEL_KEY: 'k', DATELINE_MODEL_TIMEOUT_S: '2.5' });
    expect(more).toMatchObject({ ok: true, value: { key: 'k', timeoutMs: 2500 } });
  });

  it.for([
    [{ DATELINE_MODEL_URL: 'file:///etc/passwd' }, 'DATELINE_MODEL_URL'],
    [{ DATELINE_MODEL_URL: 'localhost' }, 'DATELINE_MODEL_URL'],
    [{ DATELINE_MODEL: '' }, 'DATELINE_MODEL'],
    [{ DATELINE_MODEL_TIMEOUT_S: '-1' }, 'DATELINE_MODEL_TIMEOUT_S'],
    [{ DATELINE_MODEL_TIMEOUT_S: 'soon' }, 'DATELINE_MODEL_TIMEOUT_S'],
    [{ DATELINE_MODEL_TIMEOUT_S: '1e9' }, 'DATELINE_MODEL_TIMEOUT_S'],
  ] as const)('refuses %j by the name of the variable', ([wrong, name]) => {
    const settings = readModelSettings({ ...BASE, ...wrong, DATELINE_MODEL_KEY: 'secret' });
    expect(settings).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
    if (!settings.ok) {
      expect(settings.problem.message).toContain(name);
      expect(settings.problem.message).not.toContain('secret');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { messagesOfRooms } from '#lib/server/words/messages.ts';
import { codeLabel } from '#lib/view/attack-labels.ts';
import { describePrecision, describeToll, tollLine } from '#lib/view/describe-incident.ts';
import {
  describeWhen,
  formatDay,
  formatDayRange,
  formatShortDay,
  shortWhen,
} from '#lib/view/describe-time.ts';
import { axisTicks } from '#lib/view/timeline-axis.ts';
import type { Say } from '#lib/view/words.ts';
import { makeIncident } from '../../../fixtures/make-incident.ts';
import { EN, UK } from '../../../fixtures/words.ts';

const exactly = (count: number) => ({ min: count, max: count });

describe('words of the server', () => {
  it('counts in Ukrainian with its forms', () => {
    const say = (count: number) => UK.say('common.attacks', { count });
    expect([1, 2, 5, 11, 21, 104, 1000].map(say).map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      '1 атака',
      '2 атаки',
      '5 атак',
      '11 атак',
      '21 атака',
      '104 атаки',
      '1 000 атак',
    ]);
    expect(EN.say('common.attacks', { count: 1000 })).toBe('1,000 attacks');
  });

  it('declines the toll by its last figure', () => {
    const toll = (killed: number, injured: { min: number; max: number | null }) =>
      tollLine({ killed: exactly(killed), injured }, UK);
    expect(toll(21, exactly(3))).toBe('21 загиблий · 3 поранені');
    expect(toll(2, { min: 107, max: 111 })).toBe('2 загиблі · 107–111 поранених');
    expect(toll(5, { min: 3, max: null })).toBe('5 загиблих · щонайменше 3 поранені');
    expect(describeToll({ killed: null, injured: null }, UK)).toEqual([['Втрати невідомі', '']]);
  });

  it('writes days without the mark of the year, on a 24-hour clock', () => {
    expect(formatDay('2022-11-15', 'uk')).toBe('15 листопада 2022');
    expect(formatShortDay('2022-11-15', 'uk')).toBe('15 лист. 2022');
    expect(formatDayRange('2022-11-14', '2022-11-16', 'uk')).toBe('14–16 листопада 2022');
    expect(formatDayRange('2022-09-30', '2022-10-02', 'uk')).toBe('30 вересня – 2 жовтня 2022');
    expect(formatDayRange('2022-12-30', '2023-01-02', 'uk')).toBe('30 грудня 2022 – 2 січня 2023');
    expect(formatDayRange('2022-10-01', '2022-10-31', 'uk')).toBe('жовтень 2022');
    const { time } = makeIncident({ id: 'a', start: '2022-11-15', end: '2022-11-15' });
    expect(describeWhen(time, UK).day).toBe('вівторок, 15 листопада 2022');
    expect(shortWhen(time, UK)).toBe('15 лист.');
    const ticks = axisTicks(19311, 19312, 700, 'uk').map(({ label }) => label);
    expect(ticks.some((label) => /^\d\d:00$/.test(label))).toBe(true);
  });

  it('names what has a message and spells any other code', () => {
    expect(codeLabel(UK, 'weapon', 'guided_bomb')).toBe('керована авіабомба');
    expect(codeLabel(EN, 'weapon', 'guided_bomb')).toBe('guided bomb');
    expect(codeLabel(UK, 'target', 'space_station')).toBe('space station');
    expect(codeLabel(UK, 'target', '__proto__')).toBe('  proto  ');
    expect(describePrecision({ precision: 'exact', radiusKm: 0.2, lng: 30 }, UK)).toBe(
      'Точне місце, у межах 0,2 км',
    );
  });

  it('refuses a key that does not exist', () => {
    expect(() => EN.say('panel.nonsense' as Parameters<Say>[0])).toThrow(
      'there is no message panel.nonsense',
    );
    expect(() => EN.say('panel' as Parameters<Say>[0])).toThrow('there is no message panel');
  });

  it('gives a page the rooms that it asks for, compiled', () => {
    const messages = messagesOfRooms('uk', ['page', 'common']);
    expect(Object.keys(messages)).toEqual(['page', 'common']);
    // Only plain objects can be handed to the browser's components.
    const isPlain = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      ((Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) &&
        Object.values(value).every(isPlain));
    expect(isPlain(messages)).toBe(true);
    expect(messages.page).toMatchObject({ title: 'Dateline', failedWhy: [['reason'], expect.any(String)] });
  });
});

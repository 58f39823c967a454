import { describe, expect, it } from 'vitest';
import { dayNumber } from '#lib/time.ts';
import {
  describeKind,
  describePrecision,
  describeRange,
  placeLine,
  tollLine,
} from '#lib/view/describe-incident.ts';
import {
  cardHours,
  datedWhen,
  describeWhen,
  formatDayRange,
  hourWords,
  shortWhen,
} from '#lib/view/describe-time.ts';
import { commandOf } from '#lib/view/key-commands.ts';
import { axisTicks, countTicks } from '#lib/view/timeline-axis.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';
import { EN } from '../../fixtures/words.ts';

const timed = (start: string | null, end = start, more: Partial<Parameters<typeof makeIncident>[0]> = {}) =>
  makeIncident({ id: 'a', start, end, ...more }).time;

describe('times in words', () => {
  it.each([
    ['2022-11-15', '2022-11-15', '15 November 2022', '15 Nov'],
    ['2022-11-14', '2022-11-16', '14–16 November 2022', '14–16 Nov'],
    ['2022-09-30', '2022-10-02', '30 September – 2 October 2022', '30 Sept – 2 Oct'],
    ['2022-10-01', '2022-10-31', 'October 2022', 'Oct 2022'],
    ['2022-01-01', '2022-12-31', '2022', '2022'],
    ['2022-12-30', '2023-01-02', '30 December 2022 – 2 January 2023', '30 Dec – 2 Jan'],
  ])('says %s to %s as "%s", short "%s"', (start, end, long, short) => {
    expect(formatDayRange(start, end, 'en')).toBe(long);
    expect(shortWhen(timed(start, end), EN)).toBe(short);
  });

  it('says that the hour is not stated instead of showing midnight', () => {
    expect(describeWhen(timed('2022-11-15'), EN)).toEqual({
      day: 'Tuesday 15 November 2022',
      hour: 'hour not stated',
    });
    const clock = { from: '22:50', to: '22:50' };
    expect(describeWhen(timed('2022-11-15', '2022-11-15', { clock }), EN).hour).toBe('22:50 local time');
  });

  it('says the hour in the zone that is asked for beside the local one, with the day where it is another', () => {
    const place = { lng: 30.2, lat: 46, precision: 'settlement' };
    const at = (name: 'utc' | 'yours', zone: string) => ({
      place,
      reading: { name, zone, zoneAt: () => 'Europe/Kyiv' },
    });
    const night = { clock: { from: '01:00', to: '01:00' } };
    const time = timed('2022-07-01', '2022-07-01', night);
    expect(hourWords(time, EN, at('utc', 'UTC'))).toBe('22:00 on 30 Jun UTC (01:00 local time)');
    expect(describeWhen(time, EN, at('yours', 'Asia/Tokyo'))).toEqual({
      day: 'Friday 1 July 2022',
      hour: '07:00 your time, Asia/Tokyo (01:00 local time)',
    });
    expect(hourWords(time, EN, { place: null, reading: at('utc', 'UTC').reading })).toBe('01:00 local time');
    expect(hourWords(timed('2022-07-01'), EN, at('utc', 'UTC'))).toBeNull();
    expect(cardHours(time, EN)).toBe('01:00');
    expect(cardHours(time, EN, at('utc', 'UTC'))).toBe('22:00 UTC, 30 Jun');
    expect(cardHours(timed('2022-07-01'), EN)).toBeNull();
  });

  it('keeps the words of an undated attack and what limits it', () => {
    const time = { ...timed(null), surface: 'on Thursday', bounds: { weekday: 4, latest: '2022-04-30' } };
    expect(describeWhen(time, EN)).toEqual({
      day: 'Undated: “on Thursday”',
      hour: 'a Thursday, not after 30 April 2022',
    });
    expect(datedWhen(time, EN)).toBe('undated, “on Thursday”');
  });
});

describe('tolls in words', () => {
  it.each([
    [null, null],
    [{ min: 0, max: 0 }, '0'],
    [{ min: 59, max: 59 }, '59'],
    [{ min: 45, max: 46 }, '45–46'],
    [{ min: 3, max: null }, 'at least 3'],
    [{ min: 0, max: null }, 'number unknown'],
  ])('says %j as %j', (range, words) => {
    expect(describeRange(range, EN)).toBe(words);
  });

  it('never turns an unknown toll into 0', () => {
    expect(tollLine({ killed: null, injured: null }, EN)).toBe('Toll unknown');
    expect(tollLine({ killed: null, injured: { min: 3, max: null } }, EN)).toBe(
      'Toll unknown · at least 3 injured',
    );
    expect(tollLine({ killed: { min: 0, max: 0 }, injured: null }, EN)).toBe('0 killed');
  });
});

describe('places in words', () => {
  it('says the region once', () => {
    expect(placeLine({ name: 'Pecherskyi District', admin1: 'Kyiv' }, EN)).toBe('Pecherskyi District, Kyiv');
    expect(placeLine({ name: 'Kyiv', admin1: 'Kyiv' }, EN)).toBe('Kyiv');
    expect(placeLine(null, EN)).toBe('Place not named');
  });

  it('says how far the place is known, and that it was not found', () => {
    expect(describePrecision({ precision: 'exact', radiusKm: 0.2, lng: 1 }, EN)).toBe(
      'Exact place, within 0.2 km',
    );
    expect(describePrecision({ precision: 'settlement', radiusKm: null, lng: null }, EN)).toContain(
      'not found',
    );
  });

  it('names kind, weapon and targets', () => {
    const incident = {
      ...makeIncident({ id: 'a', start: null }),
      targets: ['residential_building', 'energy'],
    };
    expect(describeKind(incident, EN)).toBe('Missile strike · residential building, energy');
  });
});

describe('the axis', () => {
  it('always says a year', () => {
    const ticks = axisTicks(dayNumber('2022-11-01'), dayNumber('2022-11-30'), 900, 'en');
    expect(ticks.some((tick) => tick.label.includes('2022'))).toBe(true);
    expect(ticks.length).toBeGreaterThan(3);
  });

  it('counts in whole attacks', () => {
    expect(countTicks(1)).toEqual([1]);
    expect(countTicks(12).every(Number.isInteger)).toBe(true);
  });
});

describe('commandOf', () => {
  const key = (name: string, more = {}) => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });
  it('leaves every key but ⌘K to a field that is typed in', () => {
    expect(commandOf(key('/'), 'typing')).toBeNull();
    expect(commandOf(key('k', { metaKey: true }), 'typing')).toBe('search');
  });
  it('leaves Space to a button and plays elsewhere', () => {
    expect(commandOf(key(' '), 'control')).toBeNull();
    expect(commandOf(key(' '), 'page')).toBe('play');
  });
  it('means nothing by unknown keys', () => {
    expect(commandOf(key('x'), 'page')).toBeNull();
    expect(commandOf(key('constructor'), 'page')).toBeNull();
  });
});

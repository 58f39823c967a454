import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/time.ts';
import { clockInZone, type ZoneReading } from '#lib/view/clock-in-zone.ts';

const inUtc = (zoneAt: string | null): ZoneReading => ({ name: 'utc', zone: 'UTC', zoneAt: () => zoneAt });
const at = (day: string, from: string, to = from, end = day) => ({ start: day, end, clock: { from, to } });
const POINT = { lng: 30.5, lat: 50.4, precision: 'settlement' };

describe('clockInZone', () => {
  it.each([
    [
      'winter in Kyiv is two hours ahead',
      at('2022-11-15', '16:05'),
      'Europe/Kyiv',
      '14:05',
      '2022-11-15',
      false,
    ],
    ['summer in Kyiv is three', at('2022-07-14', '10:50'), 'Europe/Kyiv', '07:50', '2022-07-14', false],
    [
      'after midnight it is the day before in UTC',
      at('2023-01-14', '01:30'),
      'Europe/Kyiv',
      '23:30',
      '2023-01-13',
      true,
    ],
    [
      'late in New York it is the next day',
      at('2022-05-14', '22:15'),
      'America/New_York',
      '02:15',
      '2022-05-15',
      true,
    ],
    ['quarters of an hour count', at('2015-04-25', '11:56'), 'Asia/Kathmandu', '06:11', '2015-04-25', false],
    [
      'zones of the year count, not those of today',
      at('2012-06-01', '12:00'),
      'Europe/Moscow',
      '08:00',
      '2012-06-01',
      false,
    ],
    ['a leap day', at('2024-03-01', '00:10'), 'Europe/Kyiv', '22:10', '2024-02-29', true],
  ])('%s', (_, time, zone, clock, day, isShifted) => {
    expect(clockInZone(time, POINT, inUtc(zone))).toEqual({
      from: { clock, day },
      to: { clock, day },
      isShifted,
    });
  });

  it('reads a night that ends on the next morning from one day to the other', () => {
    expect(clockInZone(at('2022-12-05', '23:00', '04:30'), POINT, inUtc('Europe/Kyiv'))).toEqual({
      from: { clock: '21:00', day: '2022-12-05' },
      to: { clock: '02:30', day: '2022-12-06' },
      isShifted: false,
    });
  });

  it('reads the two ends of several days each on its own day, over a change of clocks', () => {
    const time = at('2023-03-25', '12:00', '12:00', '2023-03-26');
    expect(clockInZone(time, POINT, inUtc('Europe/Kyiv'))).toMatchObject({
      from: { clock: '10:00' },
      to: { clock: '09:00', day: '2023-03-26' },
    });
  });

  it('takes an hour that comes twice for the first, and one that is left out by the offset before it', () => {
    expect(clockInZone(at('2022-10-30', '03:30'), POINT, inUtc('Europe/Kyiv'))?.from.clock).toBe('00:30');
    expect(clockInZone(at('2022-03-27', '03:30'), POINT, inUtc('Europe/Kyiv'))?.from.clock).toBe('01:30');
  });

  it.each([
    ['no hour is stated', { ...at('2022-11-15', '10:00'), clock: null }, POINT, inUtc('Europe/Kyiv')],
    [
      'no day is known',
      { start: null, end: null, clock: { from: '10:00', to: '10:00' } },
      POINT,
      inUtc('Europe/Kyiv'),
    ],
    ['the place has no point', at('2022-11-15', '10:00'), { ...POINT, lng: null }, inUtc('Europe/Kyiv')],
    ['there is no place', at('2022-11-15', '10:00'), null, inUtc('Europe/Kyiv')],
    [
      'the place is a whole country',
      at('2022-11-15', '10:00'),
      { ...POINT, precision: 'country' },
      inUtc('Europe/Kyiv'),
    ],
    ['the zone of the point is unknown', at('2022-11-15', '10:00'), POINT, inUtc(null)],
    ['the engine does not know the zone', at('2022-11-15', '10:00'), POINT, inUtc('Mars/Olympus')],
    ['the clock is no time of day', at('2022-11-15', '25:00'), POINT, inUtc('Europe/Kyiv')],
    ['clocks are to be read as the place has them', at('2022-11-15', '10:00'), POINT, null],
  ])('says nothing where %s', (_, time, place, reading) => {
    expect(clockInZone(time, place, reading)).toBeNull();
  });

  it('read in the zone of the place itself, a clock that exists is what was stated', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1971-01-01', days));
    const hour = fc.integer({ min: 4, max: 23 });
    const zone = fc.constantFrom('Europe/Kyiv', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC');
    fc.assert(
      fc.property(day, hour, fc.integer({ min: 0, max: 59 }), zone, (start, hours, minutes, name) => {
        // Samoa left out the 30th of December 2011.
        fc.pre(start !== '2011-12-30');
        const clock = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const own: ZoneReading = { name: 'yours', zone: name, zoneAt: () => name };
        expect(clockInZone(at(start, clock), POINT, own)?.from).toEqual({ clock, day: start });
      }),
      { numRuns: 300 },
    );
  });
});

'use client';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ZoneName, ZoneReading } from '#lib/view/clock-in-zone.ts';

type ZoneAt = ZoneReading['zoneAt'];

const ClockZone = createContext<ZoneReading | null>(null);
const NO_TABLE: ZoneAt = () => null;
let table: Promise<ZoneAt> | null = null;

/** The table of time zones by point comes in its own file, when clocks are first read in another zone. */
function loadTable(): Promise<ZoneAt> {
  table ??= import('@photostructure/tz-lookup').then(
    ({ default: lookUp }) =>
      (lng, lat) => {
        try {
          return lookUp(lat, lng);
        } catch {
          return null;
        }
      },
    () => {
      table = null;
      return NO_TABLE;
    },
  );
  return table;
}

const noChange = () => () => {};

/** The IANA name of the reader's own zone; null while the page is not awake. */
export function useOwnZone(): string | null {
  return useSyncExternalStore<string | null>(
    noChange,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
}

/** Gives the zone that hours are read in to all that shows them. */
export function ClockZoneProvider({ zone, children }: { zone: ZoneName; children: ReactNode }) {
  const own = useOwnZone();
  const [zoneAt, setZoneAt] = useState<ZoneAt | null>(null);
  useEffect(() => {
    if (zone !== 'place') void loadTable().then((found) => setZoneAt(() => found));
  }, [zone]);
  const reading = useMemo(() => {
    if (zone === 'place' || zoneAt === null) return null;
    return { name: zone, zone: zone === 'utc' ? 'UTC' : (own ?? 'UTC'), zoneAt };
  }, [zone, zoneAt, own]);
  return <ClockZone value={reading}>{children}</ClockZone>;
}

/** In which zone hours are read; null = as the clocks of each place showed them. */
export function useClockZone(): ZoneReading | null {
  return useContext(ClockZone);
}

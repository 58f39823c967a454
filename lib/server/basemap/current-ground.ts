/** The ground that this server's page draws: decided by the start command, else (development) at first use. */
import { type OpenedGround, openGround } from './open-ground.ts';

/** Where the start command leaves its decision for the web server's process, as JSON. */
export const GROUND_VARIABLE = 'DATELINE_GROUND';

let opened: { key: string; ground: Promise<OpenedGround> } | null = null;

/** The same answer for as long as the settings are the same. */
export function currentGround(): Promise<OpenedGround> {
  const decided = process.env[GROUND_VARIABLE] ?? '';
  const setting = process.env.DATELINE_BASEMAP;
  const key = `${decided}\n${setting ?? ''}`;
  if (opened?.key !== key) {
    const ground =
      decided === ''
        ? openGround(setting, /* turbopackIgnore: true */ process.cwd())
        : Promise.resolve(JSON.parse(decided) as OpenedGround);
    opened = { key, ground };
  }
  return opened.ground;
}

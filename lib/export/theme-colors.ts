/** The colours of app/tokens.css that pictures and handouts use; a test keeps both in step. */
import type { AttackType } from '#lib/schema.ts';

export type ThemeColors = {
  map: string;
  surface: string;
  text: string;
  text2: string;
  line: string;
  halo: string;
  ink: string;
  accent: string;
  control: string;
  types: Record<AttackType, string>;
};

const grey = (color: string) => ({ interception: color, air_raid_alert: color, campaign: color });

export const THEME_COLORS: Record<'light' | 'dark', ThemeColors> = {
  light: {
    map: '#f2f2ed',
    surface: '#ffffff',
    text: '#161a21',
    text2: '#454d5a',
    line: '#e0e0da',
    halo: '#ffffff',
    ink: '#161a21',
    accent: '#1d57b0',
    control: '#7f8793',
    types: {
      missile_strike: '#a2440c',
      drone_strike: '#1f66b3',
      air_strike: '#6527c9',
      shelling: '#978709',
      bombing: '#249663',
      explosion: '#861555',
      shooting: '#6e5138',
      ground_assault: '#51661f',
      attack_unspecified: '#5a6372',
      ...grey('#5f6876'),
    },
  },
  dark: {
    map: '#1b2130',
    surface: '#141924',
    text: '#e9ecf2',
    text2: '#b4bcca',
    line: '#283040',
    halo: '#10151f',
    ink: '#f5f7fb',
    accent: '#8db8ff',
    control: '#667186',
    types: {
      missile_strike: '#de8a42',
      drone_strike: '#78b4ea',
      air_strike: '#a37bf2',
      shelling: '#efdc6a',
      bombing: '#86e5ce',
      explosion: '#ec6596',
      shooting: '#cdb49c',
      ground_assault: '#9db266',
      attack_unspecified: '#a7b0c0',
      ...grey('#8f99ab'),
    },
  },
};

/** Colours of the map by theme; land, sea and halo are the house's own tokens. */
export const MAP_THEMES = ['light', 'dark', 'print'] as const;
export type MapTheme = (typeof MAP_THEMES)[number];

export type MapPalette = {
  land: string;
  sea: string;
  lake: string;
  river: string;
  countryBorder: string;
  countryCasing: string;
  regionBorder: string;
  watchedRegionBorder: string;
  districtBorder: string;
  dot: string;
  /** Label colours; every one has a contrast of 4.5 or more against its halo. */
  labels: {
    city: string;
    town: string;
    neighbourhood: string;
    region: string;
    country: string;
    water: string;
  };
  /** Halo of labels on land. */
  halo: string;
  /** Halo of labels on water. */
  waterHalo: string;
};

export const MAP_PALETTES: Record<MapTheme, MapPalette> = {
  dark: {
    land: '#1B2130',
    sea: '#0D131D',
    lake: '#0F2436',
    river: '#1F4868',
    countryBorder: '#8C9DB8',
    countryCasing: '#0B0F17',
    regionBorder: '#3D495E',
    watchedRegionBorder: '#566780',
    districtBorder: '#414D63',
    dot: '#93A0B5',
    labels: {
      city: '#DDE3EC',
      town: '#A3AFC1',
      neighbourhood: '#8C9AB2',
      region: '#8290A8',
      country: '#94A2B9',
      water: '#6D97BD',
    },
    halo: '#141A26',
    waterHalo: '#0D141F',
  },
  light: {
    land: '#F2F2ED',
    sea: '#C7DBEA',
    lake: '#BBD5E7',
    river: '#9CC3DC',
    countryBorder: '#77738C',
    countryCasing: '#FFFFFF',
    regionBorder: '#C9C6D0',
    watchedRegionBorder: '#ABA6B9',
    districtBorder: '#C6C2CF',
    dot: '#59616E',
    labels: {
      city: '#20252E',
      town: '#4E5765',
      neighbourhood: '#6A6580',
      region: '#716B88',
      country: '#605A77',
      water: '#2B6186',
    },
    halo: '#FAFAF7',
    waterHalo: '#D3E3EF',
  },
  print: {
    land: '#FFFFFF',
    sea: '#E4ECF2',
    lake: '#DAE6EE',
    river: '#B4CBDA',
    countryBorder: '#4A4A4A',
    countryCasing: '#FFFFFF',
    regionBorder: '#C4C4C4',
    watchedRegionBorder: '#9B9B9B',
    districtBorder: '#D5D5D5',
    dot: '#333333',
    labels: {
      city: '#111111',
      town: '#333333',
      neighbourhood: '#5C5C5C',
      region: '#666666',
      country: '#4D4D4D',
      water: '#3F6076',
    },
    halo: '#FFFFFF',
    waterHalo: '#EAF1F6',
  },
};

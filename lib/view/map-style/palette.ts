/** Colours of the map by theme; land, sea and halo are the house's own tokens. */
export const MAP_THEMES = ['light', 'dark', 'print'] as const;
export type MapTheme = (typeof MAP_THEMES)[number];

export type MapPalette = {
  land: string;
  /** Built-up land, faint. */
  urban: string;
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
    /** Under 10,000 people, or nobody knows how many. */
    village: string;
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
    urban: '#2D3853',
    sea: '#0D131D',
    lake: '#113150',
    river: '#26567D',
    countryBorder: '#8C9DB8',
    countryCasing: '#0B0F17',
    regionBorder: '#3F4B61',
    watchedRegionBorder: '#687A96',
    districtBorder: '#4A5770',
    dot: '#93A0B5',
    labels: {
      city: '#DDE3EC',
      town: '#B3BECE',
      village: '#8C99AE',
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
    urban: '#E0D9CB',
    sea: '#C7DBEA',
    lake: '#BBD5E7',
    river: '#9CC3DC',
    countryBorder: '#77738C',
    countryCasing: '#FFFFFF',
    regionBorder: '#C9C6D0',
    watchedRegionBorder: '#9690A8',
    districtBorder: '#BDB8C8',
    dot: '#59616E',
    labels: {
      city: '#20252E',
      town: '#434B58',
      village: '#656D79',
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
    urban: '#ECEAE5',
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
      village: '#555555',
      neighbourhood: '#5C5C5C',
      region: '#666666',
      country: '#4D4D4D',
      water: '#3F6076',
    },
    halo: '#FFFFFF',
    waterHalo: '#EAF1F6',
  },
};

/** The face of whatever is written on the map. */
export const MAP_FONT = '"IBM Plex Sans", system-ui, sans-serif';

/** Which part of the world a picture of the map shows, and which tiles it needs. */

export const TILE_PX = 512;

export type MapFrame = {
  width: number;
  height: number;
  lng: number;
  lat: number;
  /** In tiles of 512 px. */
  zoom: number;
  /** What is left of this is under the words: the middle of the map is that of the rest. */
  left: number;
};

export type TileAddress = { z: number; x: number; y: number };

const MAX_LAT = 85.0511;

/** Web Mercator, 0…1 to the east and to the south. */
export function toMercator(lng: number, lat: number): [number, number] {
  const phi = (Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180;
  return [(lng + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
}

/** Puts a point of the world into the frame, in px; of its copies around the world the one nearest to the middle. */
export function projectInto(frame: MapFrame): (lng: number, lat: number) => [x: number, y: number] {
  const world = TILE_PX * 2 ** frame.zoom;
  const [middleX, middleY] = toMercator(frame.lng, frame.lat);
  return (lng, lat) => {
    const [x, y] = toMercator(lng, lat);
    const east = x - middleX - Math.round(x - middleX);
    return [
      frame.left + (frame.width - frame.left) / 2 + east * world,
      frame.height / 2 + (y - middleY) * world,
    ];
  };
}

/** Where a tile's upper left corner lies in the frame, and how many px its side has; `x` may lie outside 0…2^z. */
export function placeTile(
  frame: MapFrame,
  { z, x, y }: TileAddress,
): { left: number; top: number; side: number } {
  const world = TILE_PX * 2 ** frame.zoom;
  const [middleX, middleY] = toMercator(frame.lng, frame.lat);
  const side = world / 2 ** z;
  return {
    left: frame.left + (frame.width - frame.left) / 2 + (x / 2 ** z - middleX) * world,
    top: frame.height / 2 + (y / 2 ** z - middleY) * world,
    side,
  };
}

/** The tiles that a frame needs, none deeper than `maxZoom`; columns beyond the world's edge are its copies. */
export function tilesOf(frame: MapFrame, maxZoom: number): TileAddress[] {
  const z = Math.max(0, Math.min(maxZoom, Math.floor(frame.zoom)));
  const count = 2 ** z;
  const { left, top, side } = placeTile(frame, { z, x: 0, y: 0 });
  const tiles: TileAddress[] = [];
  for (let y = Math.max(0, Math.floor(-top / side)); y < count && top + y * side < frame.height; y += 1) {
    for (let x = Math.floor(-left / side); left + x * side < frame.width; x += 1) tiles.push({ z, x, y });
  }
  return tiles;
}

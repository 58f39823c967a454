/** What every draw call of the marks is told. */

/** Colours as numbers 0–1; `colors` holds three for each attack type. */
export type GpuPalette = { colors: Float32Array; halo: Float32Array; land: Float32Array; text: Float32Array };
/** px of the frame in CSS units, and how many device pixels one is. */
export type GpuFrame = { width: number; height: number; worldPx: number; ratio: number };

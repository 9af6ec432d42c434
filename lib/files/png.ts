import "server-only";
import sharp from "sharp";

/** Twice as fine as it is drawn, so that it prints well. */
const DENSITY = 144;

/** An SVG as PNG. Its letters are drawn with the fonts of this server: without a Chinese one they are empty boxes. */
export const pngOf = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: DENSITY }).png({ compressionLevel: 9, palette: true }).toBuffer();

import "server-only";
import sharp from "sharp";

/** Pixels on the longer side: enough to read a photographed page of A4, and a third of what a phone sends. */
const LONGEST = 2560;
const THUMB = 320;
/** 8000 × 8000. A picture that unpacks to more is refused before it is unpacked (decompression bombs). */
const MOST_PIXELS = 64_000_000;
const PATIENCE_SECONDS = 30;

sharp.cache(false);
sharp.concurrency(1);

/** Unpacked it would be larger than anybody looks at. */
export type TooLarge = "TOO_LARGE";
export type Picture = { readonly kind: "JPEG" | "PNG"; readonly content: Buffer; readonly thumb: Buffer };

/**
 * Writes a picture anew from its pixels: turned upright, made smaller where it is huge, in sRGB, and without anything
 * else the camera wrote (place, time, device). Whatever was hidden in or behind the file does not come along. Of moving
 * pictures the first one stays. Null when it cannot be read or is damaged; TOO_LARGE when it unpacks to too much.
 */
export const redraw = (file: string): Promise<Picture | TooLarge | null> => inTurn(() => redrawn(file));

async function redrawn(file: string): Promise<Picture | TooLarge | null> {
  const source = () =>
    sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1, sequentialRead: true });
  try {
    const { hasAlpha, format } = await source().metadata();
    const upright = source()
      .autoOrient()
      .resize(LONGEST, LONGEST, { fit: "inside", withoutEnlargement: true })
      .timeout({ seconds: PATIENCE_SECONDS });
    const content = hasAlpha
      ? await upright.png({ compressionLevel: 9 }).toBuffer()
      : await upright
          // Screenshots and scans keep their letters sharp.
          .jpeg({ quality: 82, mozjpeg: true, chromaSubsampling: format === "jpeg" ? "4:2:0" : "4:4:4" })
          .toBuffer();
    const thumb = await sharp(content)
      .resize(THUMB, THUMB, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 70 })
      .toBuffer();
    return { kind: hasAlpha ? "PNG" : "JPEG", content, thumb };
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? "TOO_LARGE" : null;
  }
}

/** One picture at a time in a process: a large one takes some 200 MB while it is worked on. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

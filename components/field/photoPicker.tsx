import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { MOST_PHOTOS } from "#lib/domain/files/fileLimits.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Photo = { readonly id: string; readonly bytes: ArrayBuffer };

/** Longest side in pixels, and how much of a JPEG is kept: a defect in a stairwell stays readable at a fifth of a megabyte. */
const SIDE = 1600;
const QUALITY = 0.8;

/** Made smaller on the device, before anything is kept or sent; what the camera wrote about place and time stays behind. Null: no picture. */
async function shrunk(file: File): Promise<ArrayBuffer | null> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return blob ? blob.arrayBuffer() : null;
}

type PickerProps = { photos: readonly Photo[]; change: (photos: readonly Photo[]) => void; lang: Lang };

export function PhotoPicker({ photos, change, lang }: PickerProps) {
  const words = say(messages, lang);
  const [refused, setRefused] = useState<string | null>(null);
  async function choose(files: readonly File[]) {
    setRefused(null);
    const fresh: Photo[] = [];
    for (const file of files.slice(0, MOST_PHOTOS - photos.length)) {
      const bytes = await shrunk(file);
      if (bytes) fresh.push({ id: crypto.randomUUID(), bytes });
      else setRefused(`${file.name} ${words.noPicture}`);
    }
    change([...photos, ...fresh]);
  }
  return (
    <fieldset className="grid gap-3">
      <legend className="font-medium">{words.photos}</legend>
      <ul className="flex flex-wrap gap-3">
        {photos.map((photo, at) => (
          <li key={photo.id} className="grid gap-1">
            <Thumb bytes={photo.bytes} alt={words.photo(at + 1)} />
            <Button tone="quiet" onClick={() => change(photos.filter(({ id }) => id !== photo.id))}>
              {words.removePhoto}
            </Button>
          </li>
        ))}
      </ul>
      {photos.length < MOST_PHOTOS && (
        <label className="inline-flex min-h-(--target) w-fit cursor-pointer items-center rounded-md border border-line-strong bg-paper-strong px-5 py-2 font-medium focus-within:outline-3 focus-within:outline-celadon">
          {photos.length > 0 ? words.morePhotos : words.takePhoto}
          <input
            type="file"
            accept="image/*"
            multiple
            className="sr-only"
            onChange={(event) => {
              void choose([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        </label>
      )}
      <p role="status" className="font-medium text-vermilion">
        {refused}
      </p>
    </fieldset>
  );
}

function Thumb({ bytes, alt }: { bytes: ArrayBuffer; alt: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  // biome-ignore lint/performance/noImgElement: there is no server to make it smaller
  return <img src={address} alt={alt} className="size-24 rounded-md object-cover" />;
}

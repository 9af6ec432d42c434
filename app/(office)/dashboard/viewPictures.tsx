import type { PictureId, ViewId } from "#components/dashboard/picture.ts";
import { PicturePanel } from "#components/dashboard/picturePanel.tsx";
import { type AskedView, type View, viewHref } from "./views.ts";

/** These of the view's pictures, each with the address of its files. */
export function ViewPictures({
  view,
  ids,
  pictures,
  asked,
}: {
  view: ViewId;
  ids: readonly PictureId[];
  pictures: View["pictures"];
  asked: AskedView;
}) {
  return pictures
    .filter(({ id }) => ids.includes(id))
    .map((picture) => (
      <PicturePanel
        key={picture.id}
        picture={picture}
        shown={asked.shown}
        fileHref={(as) => viewHref("/dashboard/file", asked, { view, picture: picture.id, as })}
      />
    ));
}

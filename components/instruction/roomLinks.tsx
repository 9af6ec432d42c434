import { directRooms } from "#components/layout/navigation.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { say } from "#lib/domain/labels.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

const HREF = {
  instructions: "/instructions",
  digests: "/digests",
  board: "/board",
  orders: "/board/orders",
} as const;
type Room = keyof typeof HREF;
type RoomLinksProps = { posts: Staff["posts"]; here: Room; lang: Lang };

/** From one of the rooms where an office directs to the others, as far as somebody has something to do there. */
export function RoomLinks({ posts, here, lang }: RoomLinksProps) {
  const words = say(messages, lang);
  const names = {
    instructions: words.title,
    digests: words.digests,
    board: words.board,
    orders: words.orders,
  };
  return directRooms(posts)
    .filter((room) => room !== here)
    .map((room) => (
      <LinkButton key={room} href={HREF[room]} tone="quiet">
        {names[room]}
      </LinkButton>
    ));
}

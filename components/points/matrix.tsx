import { LinkButton } from "#components/ui/button.tsx";
import { Hidden, RadioGroup, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Page, Section } from "#components/ui/page.tsx";
import { PlacePath } from "#components/ui/placePath.tsx";
import { Table } from "#components/ui/table.tsx";
import { label, say } from "#lib/domain/labels.ts";
import type { Point } from "#lib/domain/points/points.ts";
import { CONTACT_PLACE_KINDS, type Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { pointHref } from "./points.tsx";

type Place = { readonly id: string; readonly name: string };
type MatrixProps = {
  path: readonly Place[];
  places: readonly (Place & { readonly points: number; readonly bare: number })[];
  points: readonly (Point & {
    readonly paired: readonly { readonly personId: string; readonly who: string }[];
  })[];
  bare: boolean;
  placeId: string;
  add: FormAction;
  lang: Lang;
};
const href = (place: string, bare: boolean) =>
  `/points/matrix?${new URLSearchParams({ place, ...(bare && { bare: "1" }) })}`;

/** Which contact points have whom; gaps first in the eye, and no count of any person. */
export function Matrix({ path, places, points, bare, placeId, add, lang }: MatrixProps) {
  const words = say(messages, lang);
  const here = path.at(-1)?.id ?? "";
  const communities = points.filter((point) => point.placeId === null);
  return (
    <Page
      title={words.matrixTitle}
      lead={words.matrixLead}
      actions={
        <LinkButton href="/points" tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      <PlacePath label={words.here} steps={path} href={(id) => href(id, bare)} />
      {places.length > 0 && (
        <Section title={words.places}>
          <Table
            caption={words.places}
            captionHidden
            head={[words.place, { label: words.points, numeric: true }, { label: words.bare, numeric: true }]}
            rows={places.map((place) => ({
              key: place.id,
              cells: [
                <Link key="name" href={href(place.id, false)} className="underline">
                  {place.name}
                </Link>,
                place.points,
                place.bare === 0 ? (
                  "0"
                ) : (
                  <Link key="bare" href={href(place.id, true)} className="font-medium text-amber underline">
                    {place.bare}
                    <span className="sr-only"> {place.name}</span>
                  </Link>
                ),
              ],
            }))}
          />
        </Section>
      )}
      {(points.length > 0 || bare) && (
        <Section title={bare ? words.bare : words.points}>
          <p>
            <Link href={href(here, !bare)} className="inline-flex min-h-(--target) items-center underline">
              {bare ? words.all : words.onlyBare}
            </Link>
          </p>
          {points.length === 0 ? (
            <EmptyState title={words.allPaired} />
          ) : (
            <Table
              caption={words.points}
              captionHidden
              head={[words.point, words.placeKind, words.paired]}
              rows={points.map((point) => ({
                key: `${point.unitId} ${point.placeId}`,
                cells: [
                  <Link key="point" href={pointHref(point)} className="underline">
                    {point.name}
                  </Link>,
                  label("contactKind", point.kind, lang),
                  point.paired.length > 0 ? (
                    <span key="who" className="flex flex-wrap gap-x-4">
                      {point.paired.map(({ personId, who }) => (
                        <span key={personId}>{who}</span>
                      ))}
                    </span>
                  ) : (
                    <strong key="nobody" className="font-medium text-amber">
                      {words.nobody}
                    </strong>
                  ),
                ],
              }))}
            />
          )}
        </Section>
      )}
      {communities.length > 0 && !bare && (
        <ActionForm
          action={add}
          lang={lang}
          name="place"
          submit={words.add}
          fold={{ summary: words.newPlace }}
        >
          <Hidden name="placeId" value={placeId} />
          <Select
            name="unitId"
            label={words.within}
            required
            options={communities.map(({ unitId, name }) => ({ value: unitId, label: name }))}
          />
          <RadioGroup
            name="kind"
            label={words.placeKind}
            required
            inline
            options={CONTACT_PLACE_KINDS.map((value) => ({
              value,
              label: label("contactKind", value, lang),
            }))}
          />
          <TextField
            name="name"
            label={words.placeName}
            hint={words.placeNameHint}
            required
            autoComplete="off"
          />
        </ActionForm>
      )}
    </Page>
  );
}

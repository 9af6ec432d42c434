import type { CircleMarker, Map as LeafletMap } from "leaflet";

const ZOOM = { first: 14, most: 19 } as const;

/** A map that is fetched when it is opened; a press on it, or on the button for its middle, marks the spot. */
export function map(box: HTMLElement): void {
  const find = <E extends HTMLElement>(what: string) => box.querySelector<E>(what) as E;
  const [open, room, ground] = [find("[data-open]"), find("[data-ground]"), find("[data-map]")];
  const field = find<HTMLInputElement>("input[type=hidden]");
  const { tiles = "", credit = "", centre = "", words = "{}" } = box.dataset;
  let shown: Promise<{ map: LeafletMap; mark: CircleMarker }> | undefined;

  function say(): void {
    for (const part of box.querySelectorAll<HTMLElement>("[data-marked]")) part.hidden = !field.value;
  }
  async function show(): Promise<{ map: LeafletMap; mark: CircleMarker }> {
    const [leaflet, { default: css }] = await Promise.all([
      import("leaflet"),
      import("leaflet/dist/leaflet.css"),
    ]);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css.replace(/url\([^)]*\)/g, "none")); // pictures of controls that are not used
    document.adoptedStyleSheets.push(sheet);
    const told = JSON.parse(words) as { in: string; out: string };
    const map = leaflet.map(ground, {
      center: pointOf(field.value || centre),
      zoom: ZOOM.first,
      zoomControl: false,
    });
    map.attributionControl.setPrefix(false).addAttribution(escaped(credit));
    leaflet.control.zoom({ zoomInTitle: told.in, zoomOutTitle: told.out }).addTo(map);
    leaflet.tileLayer(tiles, { maxZoom: ZOOM.most }).addTo(map);
    const mark = leaflet.circleMarker(map.getCenter(), { radius: 10, color: "#b3261e", weight: 4 });
    if (field.value) mark.addTo(map);
    map.on("click", ({ latlng }) => put(latlng.lat, latlng.lng));
    return { map, mark };
  }
  function put(lat: number, lng: number): void {
    field.value = `${lat.toFixed(5)},${lng.toFixed(5)}`;
    void shown?.then(({ map, mark }) => mark.setLatLng([lat, lng]).addTo(map));
    say();
  }
  open.addEventListener("click", () => {
    room.hidden = !room.hidden;
    open.ariaExpanded = String(!room.hidden);
    if (room.hidden) return;
    shown ??= show();
    void shown.then(({ map }) => map.invalidateSize());
  });
  find("[data-here]").addEventListener("click", () => {
    void shown?.then(({ map }) => {
      const { lat, lng } = map.getCenter();
      put(lat, lng);
    });
  });
  find("[data-away]").addEventListener("click", () => {
    field.value = "";
    void shown?.then(({ mark }) => mark.remove());
    say();
    open.focus();
  });
}

const pointOf = (text: string): [number, number] => text.split(",").map(Number) as [number, number];

/** Whose map it is was written by whoever set it up, as text. */
function escaped(text: string): string {
  const holder = document.createElement("p");
  holder.textContent = text;
  return holder.innerHTML;
}

/** A style sheet as text (deploy/enhancements.ts). */
declare module "leaflet/dist/leaflet.css" {
  const css: string;
  export default css;
}

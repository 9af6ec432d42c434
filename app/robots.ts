import type { MetadataRoute } from "next";
import { OPEN_PAGES } from "#lib/domain/open/openPages.ts";
import { siteAddress } from "#lib/site.ts";

/** The address of the house is a setting, not a matter of the build. */
export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      // "/$" is the home page alone.
      allow: [...OPEN_PAGES.map((path) => (path === "/" ? "/$" : path)), "/_next/static/", "/sitemap.xml"],
      disallow: "/",
    },
    sitemap: siteAddress("/sitemap.xml"),
  };
}

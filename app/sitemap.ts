import type { MetadataRoute } from "next";
import { LISTED_PAGES } from "#lib/domain/open/openPages.ts";
import { readSitemap } from "#lib/queries/open/sitemap.ts";
import { siteAddress } from "#lib/site.ts";

export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { offices, notices } = await readSitemap();
  return [
    ...LISTED_PAGES.map((path) => ({ url: siteAddress(path) })),
    ...notices.map(({ id, publishedAt }) => ({
      url: siteAddress(`/notices/${id}`),
      ...(publishedAt && { lastModified: publishedAt }),
    })),
    ...offices.map((id) => ({ url: siteAddress(`/offices/${id}`) })),
  ];
}

import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false, // deploy/web.ts does, after it has made residents' pages lighter
  htmlLimitedBots: /.*/, // the title comes with the page, not after it: also without script
  experimental: { serverActions: { bodySizeLimit: "1mb" } }, // proxy.ts refuses the same size before it is read
  serverExternalPackages: ["@node-rs/argon2", "@node-rs/jieba", "pg", "pg-boss", "@prisma/adapter-pg"],
  typescript: { ignoreBuildErrors: true }, // `npm run check` runs tsc over the whole project, once
};

export default config;

